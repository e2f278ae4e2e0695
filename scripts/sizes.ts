/** `npm run sizes`: builds what ships, and fails where a part of the package or the whole has grown past its budget. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import type { Header } from "../src/reference/load";
import type { Part } from "../test/bench/figures";
import { ROOT, run } from "./vscode/install";

const KB = 1024;
const DATASET = "dist/dataset.jsonl";

/** What the zip has besides the files themselves: two files of its own, and names and places of all, in bytes. */
const ZIP = 4 * KB;

/** What each part may weigh as the package holds it, zipped, in KB. The dataset's part grows with it: see below. */
const BUDGETS: readonly (readonly [part: string, files: RegExp, kilobytes: number])[] = [
  ["extension.js", /^dist\/extension\.js$/, 150],
  ["pages: scripts", /^dist\/details\/.+\.js$/, 60],
  ["pages: styles", /^dist\/details\/.+\.css$/, 8],
  ["citation styles", /^dist\/styles\.json$/, 18],
  ["manifest, words", /^(package(\.nls.*)?\.json|l10n\/.+)$/, 22],
  ["pictures", /^media\//, 55],
  ["documents", /^(README\.md|CHANGELOG\.md|LICENSE|dist\/ThirdPartyNotices\.txt|docs\/checks\.md|src\/dataset\/schema\.json)$/, 24],
];

/**
 * What an entry with its facts and sources may weigh on average, in bytes: some 40 of them are names apart from the rest, so that it can be left
 * unread, and 50 say with which words terms begin, so that nobody need learn it at the start.
 */
const BYTES_PER_ENTRY = 585;

/** What the whole package may weigh, in bytes. The megabyte of the design was set for 1,000 entries; beyond 1,500 there is five eighths more. */
export function packageBudget(entries: number): number {
  return (entries > 1_500 ? 1_664 : 1_024) * KB;
}

/** How many entries the built dataset has. */
export function builtEntries(): number {
  const text = readFileSync(join(ROOT, DATASET), "utf8");
  return (JSON.parse(text.slice(0, text.indexOf("\n"))) as Header).rows.entries;
}

function zipped(file: string): number {
  return deflateRawSync(readFileSync(join(ROOT, file))).length;
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(ROOT.length + 1)
        .replaceAll("\\", "/"),
    );
}

/** Weighs the built package, part by part; the whole comes last. */
export function weigh(): Part[] {
  const files = [...readdirSync(ROOT), ...["dist", "docs", "l10n", "media", "src/dataset"].flatMap(filesBelow)];
  const parts: Part[] = BUDGETS.map(([part, pattern, kilobytes]) => {
    const bytes = files.filter((file) => pattern.test(file)).reduce((sum, file) => sum + zipped(file), 0);
    return { part, bytes, budget: kilobytes * KB };
  });
  const entries = builtEntries();
  parts.push({ part: "dataset", bytes: zipped(DATASET), budget: BYTES_PER_ENTRY * entries, entries });
  const whole = parts.reduce((sum, { bytes }) => sum + bytes, ZIP);
  return [...parts, { part: "package", bytes: whole, budget: packageBudget(entries), entries }];
}

function lineOf({ part, bytes, budget, entries }: Part): string {
  const perEntry = part === "dataset" && entries ? `, ${Math.round(bytes / entries)} bytes an entry of ${BYTES_PER_ENTRY}` : "";
  const verdict = bytes > budget ? "  TOO LARGE" : "";
  const [weight, limit] = [bytes, budget].map((value) => Math.ceil(value / KB).toString());
  return `  ${part.padEnd(16)}${weight?.padStart(5)} KB of ${limit}${perEntry}${verdict}`;
}

async function main(): Promise<void> {
  await run(process.execPath, ["esbuild.js", "--production"], { cwd: ROOT });
  const parts = weigh();
  console.log(`Sizes, zipped:\n${parts.map(lineOf).join("\n")}`);
  if (parts.some(({ bytes, budget }) => bytes > budget)) {
    console.error("The package has grown past its budget: make it smaller, or say in scripts/sizes.ts why it may grow.");
    process.exitCode = 1;
  }
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
