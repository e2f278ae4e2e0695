/**
 * Drives a real VS Code as a person does: by keyboard and pointer, looking at what the screen shows.
 * Every wait is for something that shows; nothing waits for time.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { BrowserContext, FrameLocator, Locator, Page } from "playwright-core";
import texts from "../../package.nls.json";
import { hearFaults } from "../../scripts/vscode/faults";
import { ROOT } from "../../scripts/vscode/install";
import { EXTENSION, type Host, type Server, type ServerOptions, type Settings } from "../../scripts/vscode/server";
import { sharedBrowser, sharedServer } from "../../scripts/vscode/session";

const PHOTOGRAPHS = join(ROOT, "out/screenshots");

/** What has not shown by then, in milliseconds, will not. */
const PATIENCE = 30_000;

/** Colour themes by what they are for, and the base by which the workbench shows that it wears them. */
const THEMES = {
  light: { id: "Light 2026", base: "vs" },
  dark: { id: "Dark 2026", base: "vs-dark" },
  "high-contrast": { id: "Default High Contrast", base: "hc-black" },
  "high-contrast-light": { id: "Default High Contrast Light", base: "hc-light" },
} as const;

export type Theme = keyof typeof THEMES;

export interface WorkbenchOptions extends ServerOptions {
  /** Files of a folder made for the occasion: path and text. */
  readonly files?: Readonly<Record<string, string>>;
  /** A folder that is there, instead of one made for the occasion. */
  readonly folder?: string;
  /** Opened at the start; the extension is then active before anything else happens. */
  readonly file?: string;
  readonly settings?: Settings;
  readonly theme?: Theme;
  readonly size?: { readonly width: number; readonly height: number };
  /** Display language, where it is not English. */
  readonly language?: string;
  /** Where the extension of this checkout runs; null runs none, or only an installed one. */
  readonly extension?: Host | null;
  /** Runs in every frame before all else, as text. */
  readonly script?: string;
  /** A copy of it with other data, from `extensionWith`. */
  readonly extensionFolder?: string;
}

/** A checkout goes by its identifier, an installed extension by its name. */
const RUNNING = new RegExp(`${EXTENSION}|${texts.displayName}`);

const open = new Set<Workbench>();

/** Makes a copy of the built extension that has another dataset; it is removed at the end. */
export function extensionWith(dataset: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), "extension-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  for (const part of ["package.json", "package.nls.json", "l10n", "media", "docs/checks.md", "dist"]) {
    cpSync(join(ROOT, part), join(folder, part), { recursive: true, filter: (path) => !path.endsWith("dataset.jsonl") });
  }
  writeFileSync(join(folder, "dist/dataset.jsonl"), dataset);
  return folder;
}

/** Opens a workbench of its own: no state is left from another. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const {
    files = {},
    folder,
    file,
    settings,
    theme = "light",
    size = { width: 1280, height: 800 },
    extension = "node",
    extensionFolder,
    script,
    language = "en",
    ...serverOptions
  } = options;
  const server = await sharedServer(serverOptions);
  const temporary = folder ? undefined : makeFolder(files);
  const place = folder ?? temporary ?? "";
  const permissions = ["clipboard-read", "clipboard-write"];
  const context = await (await sharedBrowser()).newContext({ viewport: size, permissions });
  if (language !== "en") {
    // No language pack is at hand: the workbench's own words stay English, but it counts as being in this language.
    const getter = `{ get: () => ${JSON.stringify(language)}, set: () => {} }`;
    await context.addInitScript(`Object.defineProperty(globalThis, "_VSCODE_NLS_LANGUAGE", ${getter});`);
  }
  if (script !== undefined) {
    await context.addInitScript(script);
  }
  const page = await context.newPage();
  const workbench = new Workbench(page, place, { context, server, temporary, faults: hearFaults(page) });
  open.add(workbench);
  page.setDefaultTimeout(PATIENCE);
  try {
    await page.goto(
      server.prepare({
        folder: place,
        settings: { "workbench.colorTheme": THEMES[theme].id, ...settings },
        ...(file && { file: join(place, file) }),
        ...(extension && { extension }),
        ...(extensionFolder && { extensionFolder }),
      }),
    );
    await workbench.wears(theme);
    if (file) {
      await workbench.shows(file);
      if (extension || serverOptions.vsix) {
        await workbench.extensionIsActive();
      }
    }
  } catch (error) {
    await workbench.photograph("failed-to-open");
    await workbench.close();
    throw error;
  }
  return workbench;
}

function makeFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "workspace-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

interface Belongings {
  readonly context: BrowserContext;
  readonly server: Server;
  readonly temporary: string | undefined;
  readonly faults: readonly string[];
}

export class Workbench {
  /** The active editor. */
  readonly editor: Locator;
  readonly quickPick: QuickPick;
  readonly quickFixes: QuickFixes;
  private readonly hoverRoot: Locator;

  constructor(
    readonly page: Page,
    readonly folder: string,
    private readonly belongings: Belongings,
  ) {
    this.editor = page.locator(".editor-group-container.active .monaco-editor").first();
    this.quickPick = new QuickPick(page);
    this.quickFixes = new QuickFixes(page, this.editor, (text) => this.click(text));
    this.hoverRoot = page.locator(".monaco-resizable-hover .monaco-hover:not(.hidden)");
  }

  /** Closes it and removes the folder that was made for it. @throws Error where something of ours went wrong in it that no test saw. */
  async close(): Promise<void> {
    const { context, temporary, faults } = this.belongings;
    open.delete(this);
    await context.close();
    if (temporary) {
      rmSync(temporary, { recursive: true, force: true });
    }
    if (faults.length > 0) {
      throw new Error(`in the log of the workbench: ${faults.join("\n")}`);
    }
  }

  /** Opens a file of the folder by its path or a part of it. */
  async openFile(path: string): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+P");
    await this.quickPick.find(path.split("/").at(-1) ?? path, path);
    await this.shows(path);
  }

  /** Waits until the tab of a file is in front and its text shows. */
  async shows(path: string): Promise<void> {
    await this.page.locator(".tab.active", { hasText: path.split("/").at(-1) ?? path }).waitFor();
    await this.editor.locator(".view-line").first().waitFor();
  }

  /** Puts the cursor at a line and column, both from 1, as the status bar counts them. */
  async goTo(line: number, column: number): Promise<void> {
    await this.page.keyboard.press("Control+G");
    await this.quickPick.input.fill(`:${line}:${column}`);
    await this.page.keyboard.press("Enter");
    await this.quickPick.input.waitFor({ state: "hidden" });
    await this.page.getByText(`Ln ${line}, Col ${column}`).waitFor();
  }

  /** Clicks into a text that shows in the editor, and waits until the cursor is there. */
  async click(text: string): Promise<void> {
    const { x, y } = await this.placeOf(text);
    await this.page.mouse.click(x, y);
    const cursor = this.editor.locator(".cursor").first();
    for (;;) {
      const box = await cursor.boundingBox();
      if (box && Math.abs(box.x - x) < box.height && box.y <= y && y <= box.y + box.height) {
        return;
      }
    }
  }

  /** Rests the pointer on a text that shows in the editor, and returns the card that appears. */
  async hover(text: string): Promise<Hover> {
    await this.dismissHover();
    const { x, y } = await this.placeOf(text);
    // From beside, because a hover follows a movement.
    await this.page.mouse.move(x - 1, y - 1);
    await this.page.mouse.move(x, y);
    return this.card();
  }

  /** Shows the card of the term at the cursor, by keyboard. */
  async showHover(): Promise<Hover> {
    await this.dismissHover();
    await this.page.keyboard.press("ControlOrMeta+K");
    await this.page.keyboard.press("ControlOrMeta+I");
    return this.card();
  }

  /** Takes the pointer away and waits until no card shows, so that none is taken for the next. */
  async dismissHover(): Promise<void> {
    await this.page.mouse.move(0, 0);
    if (await this.hoverRoot.isVisible()) {
      await this.page.keyboard.press("Escape");
    }
    await this.hoverRoot.waitFor({ state: "hidden" });
  }

  private async card(): Promise<Hover> {
    await this.hoverRoot.locator(".hover-row").first().waitFor();
    await this.hoverRoot.getByText("Loading...").waitFor({ state: "hidden" });
    return new Hover(this.hoverRoot, this);
  }

  /** The middle of a text that shows in the editor, once it rests there: a window that has just changed lays itself out again. */
  private async placeOf(text: string): Promise<{ x: number; y: number }> {
    let place = await this.middleOf(text);
    for (;;) {
      await this.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
      const next = await this.middleOf(text);
      if (next.x === place.x && next.y === place.y) {
        return place;
      }
      place = next;
    }
  }

  private async middleOf(text: string): Promise<{ x: number; y: number }> {
    const line = this.editor.locator(".view-line", { hasText: flexible(text) }).first();
    await line.waitFor();
    return line.evaluate((element, wanted) => {
      // The editor writes spaces as no-break spaces and cuts a line into coloured pieces.
      const pieces: { node: Node; start: number }[] = [];
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      let whole = "";
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        pieces.push({ node, start: whole.length });
        whole += (node.textContent ?? "").replaceAll("\u00a0", " ");
      }
      const middle = whole.indexOf(wanted) + Math.floor(wanted.length / 2);
      const piece = pieces.findLast(({ start }) => start <= middle);
      if (!piece || !whole.includes(wanted)) {
        throw new Error(`"${wanted}" does not show in "${whole}"`);
      }
      const range = document.createRange();
      range.setStart(piece.node, middle - piece.start);
      range.setEnd(piece.node, middle - piece.start + 1);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }, text);
  }

  /** Runs a command of the palette by its whole title, such as "View: Close Editor". */
  async run(title: string): Promise<void> {
    await this.page.keyboard.press("F1");
    await this.quickPick.find(title, `>${title}`);
  }

  /** Opens the page of an entry by its name. */
  async lookUp(name: string): Promise<void> {
    await this.run("Space Security: Look Up…");
    await this.quickPick.take(name, name);
    await this.webview().getByRole("heading", { level: 1, name, exact: true }).waitFor();
  }

  /** Saves under the path that the dialog of files proposes, which is expected to be this one. */
  async saveAs(path: string): Promise<void> {
    // Until it has found out what there is, the dialog proposes nothing.
    while ((await this.quickPick.input.inputValue()) !== path) {
      await this.page.evaluate("new Promise(requestAnimationFrame)");
    }
    await this.quickPick.input.press("Enter");
  }

  /** Opens a view by its name, as the palette's "View: Show ..." and "View: Open View" know it. */
  async openView(name: string): Promise<Tree> {
    await this.page.keyboard.press("F1");
    await this.quickPick.input.fill(`view ${name}`);
    await this.quickPick.choose(name);
    return this.tree(name);
  }

  /** The tree of the view with this name. */
  tree(name: string): Tree {
    return new Tree(this.page.getByRole("tree", { name }));
  }

  /** The document inside the webview that shows. */
  webview(): FrameLocator {
    return this.page.frameLocator("iframe.webview.ready:visible").frameLocator("iframe#active-frame");
  }

  /** Changes settings of the user. */
  configure(settings: Settings): void {
    this.belongings.server.configure(settings);
  }

  /** Changes the colour theme. */
  async wear(theme: Theme): Promise<void> {
    this.configure({ "workbench.colorTheme": THEMES[theme].id });
    await this.wears(theme);
  }

  /** Waits until a theme is on. */
  async wears(theme: Theme): Promise<void> {
    await this.page.locator(`.monaco-workbench.${THEMES[theme].base}`).waitFor();
  }

  /** Waits until the extension is active: a card that is asked for before is none, and a person would ask again. */
  async extensionIsActive(): Promise<void> {
    const size = this.page.viewportSize();
    // The list holds only the rows that show, and the quickest extensions come last.
    await this.page.setViewportSize({ width: 1280, height: 4000 });
    await this.run("Developer: Show Running Extensions");
    const row = this.page.locator(".runtime-extensions-editor .extension", { hasText: RUNNING });
    await row.getByText("Activation:").waitFor();
    await this.page.keyboard.press("Escape");
    await row.waitFor({ state: "detached" });
    if (size) {
      await this.page.setViewportSize(size);
    }
  }

  /** Waits until the clipboard holds a text that begins so. */
  async copies(beginning: string): Promise<void> {
    while (!(await this.clipboard()).startsWith(beginning)) {
      await this.page.evaluate("new Promise(requestAnimationFrame)");
    }
  }

  /** Ends the extension host, as a crash would. VS Code starts it again for installed extensions alone. */
  crashHost(): void {
    this.belongings.server.crashHosts();
  }

  /** What the clipboard holds. */
  clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** What a photograph would show of the state of things, for who has only the words of a run. */
  async inWords(): Promise<string> {
    const parts = { tab: ".tab.active", asked: ".quick-input-widget", told: ".notification-list-item-message", status: ".statusbar-item" };
    const shown = Object.entries(parts).map(async ([part, selector]) => {
      const texts = await this.page.locator(selector).locator("visible=true").allInnerTexts();
      return `${part}: ${texts
        .map((text) => text.replaceAll(/\s+/g, " ").trim())
        .filter(Boolean)
        .join(" | ")
        .slice(0, 400)}`;
    });
    const focus = await this.page.evaluate<string>("document.activeElement?.className ?? ''");
    return [...(await Promise.all(shown)), `focus: ${focus}`].join("; ");
  }

  /** Takes a photograph, of all or of a part, into out/screenshots; returns its path. */
  async photograph(name: string, part?: Locator): Promise<string> {
    const path = join(PHOTOGRAPHS, `${name}.png`);
    await (part ?? this.page).screenshot({ path, caret: "hide", animations: "disabled" });
    return path;
  }
}

/** The card that appears over a term. */
export class Hover {
  constructor(
    readonly root: Locator,
    private readonly workbench: Workbench,
  ) {}

  /** What it says. */
  text(): Promise<string> {
    return this.root.innerText();
  }

  /** A link in it, by its text. */
  link(name: string): Locator {
    return this.root.getByRole("link", { name });
  }

  photograph(name: string): Promise<string> {
    return this.workbench.photograph(name, this.root);
  }
}

/** The list that drops from the top: palette, files, look-up. */
export class QuickPick {
  readonly input: Locator;
  readonly rows: Locator;

  constructor(private readonly page: Page) {
    const widget = page.locator(".quick-input-widget:visible");
    this.input = widget.locator("input.input:visible");
    this.rows = widget.locator(".quick-input-list .monaco-list-row");
  }

  /** Replaces what is typed. */
  async type(text: string): Promise<void> {
    await this.input.fill(text);
  }

  /** The row with this label. */
  row(label: string): Locator {
    return this.rows.filter({ has: this.page.locator(".label-name", { hasText: new RegExp(`^${literally(label)}$`) }) });
  }

  /** The labels, in their order, as soon as the one that is expected is among them. */
  async labels(expected: string): Promise<string[]> {
    await this.row(expected).first().waitFor();
    return this.rows.locator(".label-name").allInnerTexts();
  }

  /** Types, and takes the first answer once it is the expected one; a click could meet a row that moves, as the list is sought anew. */
  async take(label: string, typed: string): Promise<void> {
    await this.type(typed);
    await this.rows.first().and(this.page.locator(".focused")).locator(".label-name").getByText(label, { exact: true }).waitFor();
    await this.input.press("Enter");
  }

  /** Types, and takes the row with this label by the keys: rows move while the list is sought anew, and a click could meet another. */
  async find(label: string, typed: string): Promise<void> {
    await this.type(typed);
    const row = this.row(label).first();
    await row.waitFor();
    const found = row.and(this.page.locator(".focused"));
    do {
      while (!(await found.isVisible())) {
        await this.input.press("ArrowDown");
      }
      await this.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
    } while (!(await found.isVisible()));
    await this.input.press("Enter");
    // What is typed next is for what comes next.
    await this.page.waitForFunction(
      (text) =>
        [...document.querySelectorAll<HTMLInputElement>(".quick-input-widget input.input")].every(
          (field) => field.offsetParent === null || field.value !== text,
        ),
      typed,
    );
  }

  /** Takes the row with this label of a list that stays as it is. */
  async choose(label: string): Promise<void> {
    await this.row(label).first().click();
  }
}

/** The menu of what can be mended at the cursor. */
export class QuickFixes {
  readonly menu: Locator;

  constructor(
    private readonly page: Page,
    private readonly editor: Locator,
    private readonly click: (text: string) => Promise<void>,
  ) {
    this.menu = page.locator(".action-widget:not(.action-list-submenu-panel)");
  }

  /** Opens the menu at a text that is marked. */
  async open(text: string): Promise<void> {
    await this.editor.locator(".squiggly-info").first().waitFor();
    await this.click(text);
    await this.bulb();
    await this.page.keyboard.press("ControlOrMeta+.");
    await this.menu.waitFor();
  }

  /** Takes a quick fix, and waits until the text is checked again: fresh findings close a menu. */
  async take(fix: string): Promise<void> {
    const problems = () => this.page.locator("[id='status.problems']").innerText();
    const before = await problems();
    await this.menu.getByText(fix).click();
    while ((await problems()) === before) {
      await this.page.evaluate("new Promise(requestAnimationFrame)");
    }
  }

  /** Waits until the editor has asked by itself what can be mended at the cursor: asking, it forgets a menu that is on its way. */
  private async bulb(): Promise<void> {
    const [bulb, cursor] = [this.editor.locator(".lightBulbWidget"), this.editor.locator(".cursor").first()];
    for (;;) {
      const [shown, line] = await Promise.all([bulb.boundingBox(), cursor.boundingBox()]);
      if (shown && line && Math.abs(shown.y - line.y) < 1.5 * line.height) {
        return;
      }
    }
  }
}

/** A tree view in a side bar. */
export class Tree {
  constructor(readonly root: Locator) {}

  /** The item with this label; a pattern where other text follows it. */
  item(label: string | RegExp): Locator {
    return this.root.getByRole("treeitem", { name: label }).first();
  }

  /** The labels of the items that show. */
  async labels(): Promise<string[]> {
    return this.root.getByRole("treeitem").locator(".label-name").allInnerTexts();
  }
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Matches a text whichever spaces the editor writes it with. */
function flexible(text: string): RegExp {
  return new RegExp(literally(text).replaceAll(" ", "\\s"));
}

// A failure is easier to understand with what showed when it happened. The bench drives a workbench without mocha.
globalThis.afterEach?.(async function () {
  if (this.currentTest?.state === "failed") {
    const name = this.currentTest
      .titlePath()
      .join(" ")
      .replaceAll(/[^\p{L}\p{N}]+/gu, "-");
    for (const workbench of open) {
      console.log(`      photograph: ${await workbench.photograph(`failed-${name}`)}`);
      console.log(`      what showed: ${await workbench.inWords()}`);
    }
  }
});
