import { comment, mayBeOurs, NAME } from "./comments";
import { foldSurface } from "./recogniser/fold";

/** Something that a text asks us to leave alone in it: a term, by its surface, or a check, by its code or the name of all its codes. */
export interface Ignored {
  readonly kind: "term" | "check";
  readonly value: string;
}

const REQUEST =
  /^\s{0,40}(?:<!--|\.\.|[#%;/*"'-]{1,9})\s{0,9}space-security:\s{0,9}ignore-(term|check)\s{1,9}(\S.{0,199}?)\s{0,40}(?:-->|\*\/)?\s{0,40}$/;

/** The request that a line makes, if any: "<!-- space-security: ignore-term SKYNET 5A -->". */
export function requestIn(line: string): Ignored | undefined {
  const [, kind, value] = (mayBeOurs(line) && REQUEST.exec(line)) || [];
  return kind !== undefined && value !== undefined ? { kind: kind as Ignored["kind"], value } : undefined;
}

/** The request as a line in the comments of a language. */
export function requestLine({ kind, value }: Ignored, language: string): string {
  return comment(`${NAME} ignore-${kind} ${value.replace(/\s+/g, " ").replace(/-{2,}|\*\//g, "-")}`, language);
}

/** The key under which requests for the same are one. */
export function keyOf({ kind, value }: Ignored): string {
  return `${kind}:${kind === "term" ? foldSurface(value) : value}`;
}
