/** docs/performance.md: the bench writes its tables between marks and leaves the rest alone. */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import manifest from "../../package.json";

/** The bench is bundled into out/. */
export const ROOT = join(__dirname, "..");
const FILE = join(ROOT, "docs/performance.md");
const README = join(ROOT, "README.md");

/** A measured part of the page. */
export interface Section {
  readonly id: string;
  readonly text: string;
  /** What else was part of it, with versions. */
  readonly versions?: readonly string[];
  /** Rows of the README's table: what was measured, the figure, and what it is to be compared with. */
  readonly summary?: readonly (readonly [what: string, figure: string, beside: string])[];
}

/** A table in Markdown; all columns but the first are numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? "---" : "--:"))), ...rows.map(line)].join("\n");
}

/** Packages with their versions. */
export function packages(...names: readonly (keyof typeof manifest.devDependencies)[]): string[] {
  return names.map((name) => `${name} ${manifest.devDependencies[name]}`);
}

/** Writes the sections to their places, with the machine, versions and the day. */
export function write(sections: readonly Section[]): void {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? "?"}, Node ${process.versions.node} (V8 ${process.versions.v8})`;
  const day = new Date().toISOString().slice(0, 10);
  let page = readFileSync(FILE, "utf8");
  for (const { id, text, versions = [] } of sections) {
    const [begin, end] = [`<!-- bench: ${id} -->`, "<!-- end -->"];
    const from = page.indexOf(begin);
    const to = page.indexOf(end, from);
    if (from < 0 || to < 0) {
      throw new Error(`docs/performance.md has no place for "${id}"`);
    }
    page = `${page.slice(0, from + begin.length)}\n${text}\n\n*${[day, machine, ...versions].join(", ")}.*\n${page.slice(to)}`;
  }
  writeFileSync(FILE, page);
  writeFileSync(README, sections.flatMap(({ summary = [] }) => summary).reduce(withRow, readFileSync(README, "utf8")));
}

/** A page whose row that begins with the same cell is replaced. */
function withRow(page: string, cells: readonly string[]): string {
  const begin = `\n| ${cells[0]} |`;
  const from = page.indexOf(begin);
  if (from < 0) {
    throw new Error(`README.md has no row "${cells[0]}"`);
  }
  return `${page.slice(0, from)}\n| ${cells.join(" | ")} |${page.slice(page.indexOf("\n", from + 1))}`;
}
