/**
 * Part of `npm run check`: no regular expression of ours may take more than linear time on a text that somebody made for it.
 * Asks recheck about every literal in src, and fails on each that it finds vulnerable and that BOUNDED does not explain.
 */
import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { tokenizer } from "acorn";
import { transformSync } from "esbuild";
import { check } from "recheck";

const SOURCES = join(__dirname, "../src");

/** A pattern that is not settled within this time counts as safe. */
const TIMEOUT_MS = 2_000;

/** What is slow only on longer texts than it is ever given, by file and the beginning of the pattern, and what bounds these texts. */
const BOUNDED: Readonly<Record<string, string>> = {
  "dataset/suggest.ts \\b(?:\\p{Lu}": "reads a summary or a statement, at build time",
  "reference/recogniser/syntax/latex.ts ^(?:[a-z]*cite": "reads the name of one command, of 60 letters",
};

interface Literal {
  readonly file: string;
  readonly pattern: string;
  readonly flags: string;
}

async function main(): Promise<void> {
  const literals = readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts"))
    .flatMap((file) => literalsOf(file.replaceAll("\\", "/")));
  const queue = literals.values();
  await Promise.all(Array.from({ length: availableParallelism() }, () => checkAll(queue)));
  console.log(`${literals.length} regular expressions checked`);
}

async function checkAll(literals: Iterable<Literal>): Promise<void> {
  for (const { file, pattern, flags } of literals) {
    const result = await check(pattern, flags, { checker: "automaton", timeout: TIMEOUT_MS });
    const place = `${file} ${pattern}`;
    if (result.status === "vulnerable" && !Object.keys(BOUNDED).some((beginning) => place.startsWith(beginning))) {
      console.error(`src/${file}: error: /${pattern}/${flags} takes ${result.complexity.summary} time, as on ${result.attack.pattern}`);
      process.exitCode = 1;
    }
  }
}
function literalsOf(file: string): Literal[] {
  const { code } = transformSync(readFileSync(join(SOURCES, file), "utf8"), {
    loader: file.endsWith("x") ? "tsx" : "ts",
    jsx: "automatic",
  });
  return [...tokenizer(code, { ecmaVersion: "latest", sourceType: "module" })]
    .filter(({ type }) => type.label === "regexp")
    .map((token) => ({ file, ...(token as unknown as { readonly value: Omit<Literal, "file"> }).value }));
}

void main();
