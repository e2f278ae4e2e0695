/** The hand-written files of the dataset, read and checked against the schema, with the place of whatever is found in them. */
import Ajv, { type ErrorObject, type ValidateFunction } from "ajv";
import { findNodeAtLocation, getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import schema from "./schema.json";

export interface DatasetFile {
  /** Path with forward slashes, relative to the repository. */
  readonly path: string;
  readonly text: string;
}

export type Path = readonly (string | number)[];

/** How a finding is mended: by setting or leaving out a value of the file, by moving the file, or by removing it. */
export type Fix =
  | { readonly set: Path; readonly to: unknown }
  | { readonly drop: Path }
  | { readonly move: string }
  | { readonly remove: true };

/** What is wrong, and where: file, JSON pointer, and line and column from 1. An error fails the build; a warning does not. */
export interface Finding {
  readonly file: string;
  readonly pointer: string;
  readonly line: number;
  readonly column: number;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly fix?: Fix;
}

type Report = (path: Path, message: string, fix?: Fix) => void;

/** A file that keeps to the schema. */
export interface Parsed<T> {
  readonly file: string;
  readonly value: T;
  readonly report: Report;
  readonly warn: Report;
}

const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false });
ajv.addSchema(schema, "dataset");

/** What tells whether a value is what the schema defines under a name. */
export function definition<T>(name: string): ValidateFunction<T> {
  const validate = ajv.getSchema<T>(`dataset#/definitions/${name}`);
  if (!validate) {
    throw new Error(`schema.json has no definition "${name}"`);
  }
  return validate as ValidateFunction<T>;
}

/** The value of a file; undefined, with findings, where it is not JSON or does not keep to the schema. */
export function parse<T>(file: DatasetFile, validate: ValidateFunction<T>, findings: Finding[]): Parsed<T> | undefined {
  const errors: ParseError[] = [];
  const tree = parseTree(file.text, errors, { disallowComments: true });
  const find = (severity: Finding["severity"], offset: number, path: Path, message: string, fix?: Fix) => {
    const before = file.text.slice(0, offset).split("\n");
    const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1];
    findings.push({ file: file.path, pointer: pointerOf(path), line, column, severity, message, ...(fix && { fix }) });
  };
  const syntax = errors[0];
  if (!tree || syntax) {
    find("error", syntax?.offset ?? 0, [], `not JSON: ${syntax ? printParseErrorCode(syntax.error) : "empty file"}`);
    return undefined;
  }
  const place = (path: Path) => (nodeAt(tree, path) ?? tree).offset;
  const report: Report = (path, message, fix) => find("error", place(path), path, message, fix);
  const warn: Report = (path, message, fix) => find("warning", place(path), path, message, fix);
  const twice = repeatedKeys(tree);
  for (const { offset, key, path } of twice) {
    find("error", offset, path, `"${key}" stands twice in this object: only the last counts`);
  }
  const value: unknown = getNodeValue(tree);
  if (validate(value)) {
    return twice.length > 0 ? undefined : { file: file.path, value, report, warn };
  }
  for (const [pointer, messages] of describe(validate.errors ?? [])) {
    report(pathOf(pointer), [...messages].join("; "));
  }
  return undefined;
}

/** The node of a path, or of the nearest part of it that is there. */
function nodeAt(tree: Node, path: Path): Node | undefined {
  return [...path.keys(), path.length]
    .reverse()
    .map((length) => findNodeAtLocation(tree, [...path.slice(0, length)]))
    .find(Boolean);
}

function repeatedKeys(node: Node, path: Path = []): { offset: number; key: string; path: Path }[] {
  const keys = new Set<string>();
  return (node.children ?? []).flatMap((child, i) => {
    const [name, value] = child.type === "property" ? (child.children ?? []) : [undefined, child];
    const key: string | undefined = name?.value;
    const found = value ? repeatedKeys(value, [...path, key ?? i]) : [];
    if (key !== undefined && keys.has(key)) {
      found.unshift({ offset: child.offset, key, path: [...path, key] });
    } else if (key !== undefined) {
      keys.add(key);
    }
    return found;
  });
}

/** Messages by pointer. Of a choice only what tells most is left: not that no branch fits, nor the types that other branches want. */
function describe(errors: readonly ErrorObject[]): Map<string, Set<string>> {
  const tells = errors.filter(({ keyword }) => keyword !== "anyOf");
  const specific = tells.filter(({ keyword }) => keyword !== "type");
  const messages = new Map<string, Set<string>>();
  for (const { instancePath, keyword, schemaPath, message = "invalid", params } of tells) {
    if (keyword === "type" && schemaPath.includes("/anyOf/") && specific.some((other) => other.instancePath.startsWith(instancePath))) {
      continue;
    }
    const extra = params.additionalProperty ?? params.missingProperty ?? params.allowedValues?.join(", ") ?? "";
    const list = messages.get(instancePath) ?? new Set();
    messages.set(instancePath, list.add(`${message}${extra ? ` (${extra})` : ""}`));
  }
  return messages;
}

function pathOf(pointer: string): Path {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replace(/~1/g, "/").replace(/~0/g, "~"))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function pointerOf(path: Path): string {
  return path.map((part) => `/${String(part).replace(/~/g, "~0").replace(/\//g, "~1")}`).join("");
}
