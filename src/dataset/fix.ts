/** The fixers: each mends what one check finds, and leaves all else as it was written by hand. */
import { applyEdits, findNodeAtLocation, type JSONPath, modify, parseTree } from "jsonc-parser";
import { compile } from "./compile";
import type { DatasetFile, Finding, Fix, Path } from "./files";

/** Files as they are to be, and what was mended. */
export interface Fixed {
  readonly files: readonly DatasetFile[];
  readonly findings: readonly Finding[];
}

/** One mending may lead to the next; what is not done after so many is not mended by more. */
const MAX_ROUNDS = 100;
const FORMAT = { insertSpaces: true, tabSize: 2, eol: "\n" };

/** Mends what has a fixer, one finding per file and round, so that no place in a file moves under the next. */
export function fixDataset(dataset: readonly DatasetFile[], day?: string): Fixed {
  const files = new Map(dataset.map((file) => [file.path, file]));
  const findings: Finding[] = [];
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const touched = new Set<string>();
    for (const finding of compile([...files.values()], day).findings) {
      const file = files.get(finding.file);
      if (!file || !finding.fix || touched.has(file.path)) {
        continue;
      }
      const mended = mend(file, finding.fix);
      if (mended && mended.path !== file.path && files.has(mended.path)) {
        continue;
      }
      files.delete(file.path);
      touched.add(file.path);
      if (mended) {
        files.set(mended.path, mended);
        touched.add(mended.path);
      }
      findings.push(finding);
    }
    if (touched.size === 0) {
      break;
    }
  }
  return { files: [...files.values()], findings };
}

/** The file, mended; undefined where it is to go. */
function mend({ path, text }: DatasetFile, fix: Fix): DatasetFile | undefined {
  if ("remove" in fix) {
    return undefined;
  }
  if ("move" in fix) {
    return { path: fix.move, text };
  }
  return { path, text: "drop" in fix ? drop(text, fix.drop) : set(text, fix.set, fix.to) };
}

/** Sets a value; a new one comes first in its object. */
function set(text: string, path: Path, value: unknown): string {
  return applyEdits(text, modify(text, [...path] as JSONPath, value, { formattingOptions: FORMAT, getInsertionIndex: () => 0 }));
}

/** Takes an item or a property out, with the comma and white space on one side of it. */
function drop(text: string, path: Path): string {
  const tree = parseTree(text);
  const value = tree && findNodeAtLocation(tree, [...path] as JSONPath);
  const item = value?.parent?.type === "property" ? value.parent : value;
  const siblings = item?.parent?.children;
  if (!item || !siblings) {
    return text;
  }
  const index = siblings.indexOf(item);
  const before = siblings[index - 1];
  const from = before ? before.offset + before.length : item.offset;
  const to = before ? item.offset + item.length : (siblings[1]?.offset ?? item.offset + item.length);
  return text.slice(0, from) + text.slice(to);
}
