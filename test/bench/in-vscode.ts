/** What is measured in a real VS Code, as tables. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { VSCODE } from "../../scripts/vscode/provision";
import type { DocumentFigures, HostFigures, Spread, WorkbenchFigures } from "./figures";
import { ROOT, type Section, table } from "./report";

const FIGURES = join(ROOT, "out/workbench.json");

/** Measures in a process of its own: a browser beside it would disturb the others. */
export function benchInVsCode(sizes: readonly number[]): Section[] {
  const script = join(ROOT, "test/bench/workbench.ts");
  execFileSync(process.execPath, ["--import", "tsx", script, FIGURES, ...sizes.map(String)], { cwd: ROOT, stdio: "inherit" });
  const figures = JSON.parse(readFileSync(FIGURES, "utf8")) as WorkbenchFigures;
  const sections = [
    documents("hover", figures, HOVER),
    documents("edit", figures, EDIT),
    documents("checks", figures, CHECK),
    { ...start(figures), summary: summaryOf(figures) },
    sizesOf(figures),
  ];
  return sections.map((section) => ({ ...section, versions: [`VS Code ${VSCODE}`] }));
}

/** The largest document's figures, of both hosts, and the start. */
function summaryOf({ node, web, paint, parts }: WorkbenchFigures): NonNullable<Section["summary"]> {
  const both = (show: (host: HostFigures) => string) => `${show(node)}, ${show(web)} ms`;
  const ofLargest = (show: (row: DocumentFigures) => string) => both(({ documents }) => show(documents.at(-1) as DocumentFigures));
  const whole = parts.at(-1);
  return [
    [
      "a hover in 10 MB, Node and web worker",
      ofLargest(({ hover }) => ms(hover.median)),
      "goal 1 ms; VS Code’s way there and back about 15 ms",
    ],
    ["a keystroke in 10 MB: index up to date", ofLargest(({ edit }) => ms(edit.median)), "goal 5 ms"],
    ["longest step of reading 10 MB", ofLargest(({ scan }) => ms(scan.longest)), "goal 8 ms: a slice ends after 8 ms and its last step"],
    ["`activate()`", both(({ activate }) => ms(activate)), "goal 10 ms"],
    ["first hover with nothing loaded", both(({ firstHover }) => ms(firstHover)), "goal 60 ms"],
    ["first paint of a details page", `${ms(paint.painted)} ms`, `of it VS Code’s empty webview ${ms(paint.began)} ms`],
    [
      "the package",
      `${Math.ceil((whole?.bytes ?? 0) / 1024).toLocaleString("en")} KB`,
      `${whole?.entries?.toLocaleString("en") ?? "?"} entries`,
    ],
  ];
}

/** A column: what it shows of a document in one host. */
type Columns = Readonly<Record<string, (row: DocumentFigures) => string>>;

const HOVER: Columns = { hover: ({ hover }) => pair(hover) };
const EDIT: Columns = {
  keystroke: ({ edit }) => pair(edit),
  completion: ({ completion }) => pair(completion),
  "full scan": ({ scan }) => ms(scan.whole),
  "its longest step": ({ scan }) => ms(scan.longest),
};
const CHECK: Columns = {
  "first check": ({ firstCheck }) => ms(firstCheck.whole),
  "its longest step": ({ firstCheck }) => ms(firstCheck.longest),
  "after a keystroke": ({ check }) => pair(check),
  "longest stretch": ({ checkStretch }) => pair(checkStretch),
};

function documents(id: string, { node, web }: WorkbenchFigures, columns: Columns): Section {
  const hosts: readonly (readonly [string, HostFigures])[] = [
    ["Node", node],
    ["web worker", web],
  ];
  const rows = node.documents.flatMap(({ size }, i) =>
    hosts.map(([name, host], h) => [
      h === 0 ? sizeText(size) : "",
      name,
      ...Object.values(columns).map((show) => show(host.documents[i] as DocumentFigures)),
    ]),
  );
  return { id, text: table(["document", "host", ...Object.keys(columns)], rows) };
}

function start({ node, web, paint }: WorkbenchFigures): Section {
  const row = (name: string, show: (host: HostFigures) => string) => [name, show(node), show(web)];
  const rows = [
    row("VS Code reads the script, ms", ({ load }) => ms(load)),
    row("`activate()`, ms", ({ activate }) => ms(activate)),
    row("the first hover, cold, ms", ({ firstHover }) => ms(firstHover)),
    row("once VS Code has settled: the file of the dataset is read, ms", ({ read }) => ms(read)),
    row("the library is made of it, ms (longest stretch)", ({ loaded }) => `${ms(loaded.whole)} (${ms(loaded.longest)})`),
    row("the recogniser is built, ms (longest stretch)", ({ built }) => `${ms(built.whole)} (${ms(built.longest)})`),
    ["first paint of a details page after the command, ms", ms(paint.painted), ""],
    ["of these VS Code’s empty webview, ms", ms(paint.began), ""],
  ];
  return { id: "start", text: table(["", "Node", "web worker"], rows) };
}

function sizesOf({ parts }: WorkbenchFigures): Section {
  const kilobytes = (bytes: number) => Math.ceil(bytes / 1024).toLocaleString("en");
  return {
    id: "sizes",
    text: table(
      ["zipped, KB", "weighs", "may weigh"],
      parts.map(({ part, bytes, budget }) => [part, kilobytes(bytes), kilobytes(budget)]),
    ),
  };
}

/** Median and 99th percentile. */
function pair({ median, p99 }: Spread): string {
  return `${ms(median)} (${ms(p99)})`;
}

function ms(time: number): string {
  return time < 10 ? time.toFixed(2) : time.toFixed(0);
}

function sizeText(characters: number): string {
  return characters < 1_000_000 ? `${characters / 1_000} kB` : `${characters / 1_000_000} MB`;
}
