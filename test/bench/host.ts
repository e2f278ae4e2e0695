/**
 * What is measured inside an extension host, on Node and in a web worker: the start, and our own time in documents of 1 kB to 10 MB. The
 * doors are called as VS Code calls them, but directly, so that the way to them and back is not counted.
 */
import * as vscode from "vscode";
import manifest from "../../package.json";
import { NameCompletion } from "../../src/editor/completion";
import { TermHover } from "../../src/editor/hover";
import { Checker } from "../../src/reference/checks/checker";
import { CHECKS, type Check } from "../../src/reference/checks/finding";
import { today } from "../../src/reference/dates";
import { SLICE_MS } from "../../src/reference/load";
import { DocumentIndex } from "../../src/reference/recogniser/document";
import { Reference } from "../../src/reference/reference";
import { readBundled } from "../../src/workbench/bundled";
import { Documents } from "../../src/workbench/documents";
import { pause } from "../../src/workbench/pause";
import { prose, random, summaryWords } from "./corpus";
import type { DocumentFigures, HostFigures, Sliced, Spread, StartFigures } from "./figures";
import { quantile } from "./measure";

/** Set when it is bundled: sizes of the documents, in characters. */
declare const SIZES: readonly number[];

const HOVERS = 1_000;
const WAYS = 50;
const KEYSTROKES = 100;
const SCANS = 3;
const ALL_CHECKS: ReadonlySet<Check> = new Set(Object.keys(CHECKS) as Check[]);
const TERMS_PER_THOUSAND_WORDS = 25;

const token: vscode.CancellationToken = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose() {} }) };

const ASKED_AGAIN: vscode.CompletionContext = {
  triggerKind: vscode.CompletionTriggerKind.TriggerForIncompleteCompletions,
  triggerCharacter: undefined,
};

/** Measures and logs the figures in one line. */
export async function run(): Promise<void> {
  const { extension, ...start } = await measureStart();
  const figures: HostFigures = { ...start, ...(await measureDocuments(extension)) };
  console.log(`[bench] ${JSON.stringify(figures)}`);
}

/** Measures the start alone and logs it in one line. */
export async function runStart(): Promise<void> {
  const { load, activate, firstHover } = await measureStart();
  console.log(`[bench] ${JSON.stringify({ load, activate, firstHover } satisfies StartFigures)}`);
}

async function measureStart(): Promise<StartFigures & { readonly extension: vscode.Uri }> {
  const id = `${manifest.publisher}.${manifest.name}`;
  const extension = vscode.extensions.getExtension(id);
  if (!extension) {
    throw new Error("the extension is not there");
  }
  await extension.activate();
  const took = (what: string) => markOf(`did${what}/${id}`) - markOf(`will${what}/${id}`);
  const [load, activate] = [took("LoadExtensionCode"), took("ActivateExtension")];
  const hover = async (language: string) => {
    const { uri } = await vscode.workspace.openTextDocument({ language, content: "The satellite SKYNET 5A.\n" });
    const began = performance.now();
    await vscode.commands.executeCommand("vscode.executeHoverProvider", uri, new vscode.Position(0, 16));
    return performance.now() - began;
  };
  // The way there and back, until VS Code has settled; then ours, not in Markdown, where VS Code's own extension would answer too.
  const ways: number[] = [];
  for (let i = 0; i < WAYS; i++) {
    ways.push(await hover("bat"));
  }
  const firstHover = (await hover("plaintext")) - quantile(ways, 0.5);
  return { extension: extension.extensionUri, load, activate, firstHover };
}

/** What VS Code keeps of its own start. */
interface Marks {
  getMarks(): readonly { readonly name: string; readonly startTime: number }[];
}

/** When the host itself says that something was, in whole milliseconds. */
function markOf(name: string): number {
  const { MonacoPerformanceMarks: marks } = globalThis as unknown as { readonly MonacoPerformanceMarks: Marks };
  const mark = marks.getMarks().find((candidate) => candidate.name === `code/extHost/${name}`);
  if (!mark) {
    throw new Error(`the host made no mark "${name}"`);
  }
  return mark.startTime;
}

/** Lets others run, and keeps for how long we did not. */
class Stretches {
  #began = performance.now();
  #longest = 0;

  readonly pause = async (): Promise<void> => {
    this.#end();
    await pause();
    this.#began = performance.now();
  };

  /** What some work took at most in one stretch, in milliseconds, and in all. */
  async of(work: () => Promise<unknown>): Promise<Sliced> {
    this.#longest = 0;
    const began = performance.now();
    this.#began = began;
    await work();
    this.#end();
    return { longest: this.#longest, whole: performance.now() - began };
  }

  #end(): void {
    this.#longest = Math.max(this.#longest, performance.now() - this.#began);
  }
}

/**
 * The steps of some work that is done several times: what others do on the machine, and the collector of garbage, only add to a step, so
 * that the shortest time of each is ours.
 */
class Steps {
  readonly #times: number[] = [];
  #whole = Number.POSITIVE_INFINITY;

  /** Does the work once more, in slices. */
  async take(work: Iterator<void, unknown>): Promise<void> {
    let [whole, slice] = [0, performance.now()];
    for (let i = 0, done: boolean | undefined = false; !done; i++) {
      const began = performance.now();
      done = work.next().done;
      const time = performance.now() - began;
      whole += time;
      this.#times[i] = Math.min(this.#times[i] ?? Number.POSITIVE_INFINITY, time);
      if (performance.now() - slice > SLICE_MS) {
        await pause();
        slice = performance.now();
      }
    }
    this.#whole = Math.min(this.#whole, whole);
  }

  get least(): Sliced {
    return { longest: this.#times.reduce((a, b) => Math.max(a, b), 0), whole: this.#whole };
  }
}

async function measureDocuments(extension: vscode.Uri): Promise<Pick<HostFigures, "read" | "loaded" | "built" | "documents">> {
  const stretches = new Stretches();
  const dataset = vscode.Uri.joinPath(extension, "dist", "dataset.jsonl");
  const began = performance.now();
  const file = await readBundled(dataset);
  const read = performance.now() - began;
  const reference = new Reference(async () => file, stretches.pause);
  const documents = new Documents(reference, stretches.pause);
  const loaded = await stretches.of(() => reference.library());
  const built = await stretches.of(() => reference.recogniser());
  const [library, recogniser] = [await reference.library(), await reference.recogniser()];
  const terms = [...library.terms()].map(({ surface }) => surface);
  const [hover, completion] = [new TermHover(reference, documents), new NameCompletion(reference, documents)];
  const checker = new Checker(library, today());
  const open = (content: string) => vscode.workspace.openTextDocument({ language: "markdown", content });
  const next = random(5);
  const rows: DocumentFigures[] = [];
  await reference.completions();
  for (const size of SIZES) {
    const content = prose({ words: summaryWords(library), terms, termsPerThousandWords: TERMS_PER_THOUSAND_WORDS, bytes: size });
    const document = await open(content);
    const lines = { lineCount: document.lineCount, line: (i: number) => document.lineAt(i).text };
    const [scan, firstCheck] = [new Steps(), new Steps()];
    for (let i = 0; i < SCANS; i++) {
      const index = new DocumentIndex(recogniser, lines, document.languageId);
      await scan.take(index.catchUp());
      await firstCheck.take(new Checker(library, today()).check(index, ALL_CHECKS));
    }
    const check = () => documents.work(document, (index) => checker.check(index, ALL_CHECKS));
    await check();
    const places = await placesIn(document, documents, next);
    const hovers = await timesOf(places, (place) => hover.provideHover(document, place, token));
    const [edits, completions, checks, longest]: [number[], number[], number[], number[]] = [[], [], [], []];
    for (let i = 0; i < KEYSTROKES; i++) {
      const typed = await type(document, Math.floor(next() * document.lineCount), i);
      edits.push((await timesOf([typed], (place) => documents.at(document, place)))[0] ?? 0);
      completions.push((await timesOf([typed], (place) => completion.provideCompletionItems(document, place, token, ASKED_AGAIN)))[0] ?? 0);
      const checked = await stretches.of(check);
      checks.push(checked.whole);
      longest.push(checked.longest);
    }
    const spreads = { hover: spread(hovers), edit: spread(edits), completion: spread(completions), check: spread(checks) };
    rows.push({ size, scan: scan.least, firstCheck: firstCheck.least, ...spreads, checkStretch: spread(longest) });
    console.log(`[bench] progress ${size}`);
  }
  documents.dispose();
  return { read, loaded, built, documents: rows };
}

/** Half of them over terms, half anywhere. */
async function placesIn(document: vscode.TextDocument, documents: Documents, next: () => number): Promise<vscode.Position[]> {
  const occurrences = (await documents.occurrences(document)) ?? [];
  return Array.from({ length: HOVERS }, (_, i) => {
    const found = i % 2 === 0 ? occurrences[Math.floor(next() * occurrences.length)] : undefined;
    return found
      ? new vscode.Position(found.startLine, found.startCharacter)
      : document.positionAt(Math.floor(next() * document.getText().length));
  });
}

/** Types one letter more of a name at the end of a line, and says where the cursor is then. */
async function type(document: vscode.TextDocument, line: number, count: number): Promise<vscode.Position> {
  const end = document.lineAt(line).range.end;
  const text = ` ${"SKYNET".slice(0, 2 + (count % 4))}`;
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, end, text);
  await vscode.workspace.applyEdit(edit);
  return end.translate(0, text.length);
}

async function timesOf<T>(items: readonly T[], run: (item: T) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (const item of items) {
    const began = performance.now();
    await run(item);
    times.push(performance.now() - began);
  }
  return times;
}

function spread(times: readonly number[]): Spread {
  return { median: quantile(times, 0.5), p99: quantile(times, 0.99) };
}
