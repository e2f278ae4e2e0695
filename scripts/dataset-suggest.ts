/**
 * `npm run dataset:suggest`: relations and entries that the dataset's own prose asks for, the commonest first.
 *   tsx scripts/dataset-suggest.ts [NUMBER_OF_LINES]
 */
import { suggest } from "../src/dataset/suggest";
import { compileDataset } from "./dataset";

async function main(): Promise<void> {
  const most = Number(process.argv[2] ?? 100);
  const { links, terms } = await suggest(compileDataset().dataset);
  print(
    "named, but not linked by a relation",
    links.map(({ entry, other, times }) => `${times} × ${entry.id} → ${other.id}`),
    most,
  );
  print(
    "look like names, but are no term",
    terms.map(({ words, entries }) => `${entries.length} × ${words} (${entries.slice(0, 5).join(", ")})`),
    most,
  );
}

function print(title: string, lines: readonly string[], most: number): void {
  console.log(`${lines.length} ${title}${lines.length > most ? `, of which the first ${most}` : ""}:`);
  console.log(
    lines
      .slice(0, most)
      .map((line) => `  ${line}`)
      .join("\n"),
  );
}

void main();
