/** VS Code's language identifiers by file extension; all else is plain text. */
const LANGUAGES: Readonly<Record<string, string>> = {
  md: "markdown",
  markdown: "markdown",
  tex: "latex",
  adoc: "asciidoc",
  asciidoc: "asciidoc",
  rst: "restructuredtext",
  html: "html",
  htm: "html",
};

/** Larger files are not read. */
export const MAX_BYTES = 50_000_000;
/** Where a file is binary, a zero byte stands early. */
const SNIFFED_BYTES = 8_000;

/** The language of a file's markup, by its name. */
export function languageOf(file: string): string {
  const name = file.split(/[\\/]/).at(-1) ?? "";
  if (name === "COMMIT_EDITMSG") {
    return "git-commit";
  }
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(LANGUAGES, extension) ? (LANGUAGES[extension] as string) : "plaintext";
}

/**
 * The text of a file: UTF-8, or UTF-16 where the byte-order mark says so, as Windows shells write it.
 * @throws Error where the file is binary.
 */
export function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return new TextDecoder("utf-16le").decode(bytes);
  }
  if (bytes.subarray(0, SNIFFED_BYTES).includes(0)) {
    throw new Error("is a binary file");
  }
  return new TextDecoder().decode(bytes);
}
