import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { assert } from "chai";
import type { FrameLocator, Locator } from "playwright-core";
import { serialise } from "../../src/dataset/compile";
import type { Entry, Source } from "../../src/dataset/schema";
import { extensionWith, openWorkbench, type Workbench } from "./workbench";

/** Opens the sidebar's neighbour, the panel, where a command is run that nobody enabled. */
const COMMAND = "command:workbench.action.togglePanel";

/** What a field of a dataset that is not ours may hold: it names itself by what follows it. */
const HOSTILE = [
  `<img src="x" onerror="document.title='ran'"><script>document.title='ran'</script>`,
  `[click](${COMMAND}) ![x](http://127.0.0.1:9/x.png) <a href="${COMMAND}">click</a>`,
  `[click](javascript:alert(1)) <https://evil.example/> $(zap) **bold** | \`code\``,
].join(" ");

const NAME = `Hostile ${HOSTILE}`;
const OTHER = "Harmless thing";

/** An entry with the text in every field, and one to go to. */
function hostileDataset(): string {
  const source = (id: string, URL: string): Source => ({
    ...{ id, type: "webpage", title: HOSTILE, publisher: HOSTILE, note: HOSTILE, author: [{ literal: HOSTILE }], URL },
    ...{ "container-title": HOSTILE, number: HOSTILE, accessed: { "date-parts": [[2026, 6, 1]] }, custom: { grade: "official" } },
  });
  const addresses = [COMMAND, "javascript:document.title='ran'", "data:text/html,<script>parent.document.title='ran'</script>"];
  const sources = ["https://example.org/", ...addresses].map((address, i) => source(`s-${i}`, address));
  const fact = {
    attribute: "status",
    statement: HOSTILE,
    asOf: "2025",
    confidence: "reported" as const,
    sources: sources.map(({ id }) => id),
  };
  const entry = (id: string, name: string, rest: Partial<Entry>): Entry => ({
    ...{ id, kind: "concept", name, summary: `${HOSTILE}.`, terms: [`${id.replaceAll("-", " ")}`] },
    facts: [
      { ...fact, id: "one", attribute: HOSTILE, value: HOSTILE },
      { ...fact, id: "two", value: 7, unit: HOSTILE, confidence: "disputed" },
      { ...fact, id: "three", value: 8, unit: HOSTILE, supersedes: ["two"] },
    ],
    milestones: [{ date: "2024-05-01", event: HOSTILE, sources: ["s-0", "s-1"] }],
    ...rest,
  });
  const entries = [
    entry("hostile-thing", NAME, {
      names: { fr: HOSTILE },
      identifiers: { norad: 1, cospar: HOSTILE, wikidata: HOSTILE },
      relations: [{ type: "see-also", entry: "harmless-thing", note: HOSTILE }],
    }),
    entry("harmless-thing", OTHER, {}),
  ];
  return serialise({ entries, sources, redirects: {} });
}

/** Keeps for the test what a page speaks to the extension with. */
const EAVESDROP = `
  let acquire;
  Object.defineProperty(globalThis, "acquireVsCodeApi", {
    configurable: true,
    get: () => acquire,
    set: (real) => { acquire = () => (globalThis.vscodeApi ??= real()); },
  });
`;

/** What no page of ours says, as text. */
const LIES = [
  `null, 1, "ready", [], {}, { type: "ready", more: 1 }, { type: "constructor" }, { type: "__proto__" }`,
  `{ type: "command", command: "workbench.action.togglePanel" }, { type: "open", href: "command:workbench.action.togglePanel" }`,
  `{ type: "navigate", entryId: "../../etc/passwd" }, { type: "navigate", entryId: ["a"] }, { type: "navigate", entryId: "a".repeat(1e6) }`,
  `{ type: "navigate", entryId: "constructor" }, { type: "further", entryId: "constructor" }, { type: "compareWithout", entryId: "constructor" }`,
  `{ type: "reveal", line: -1, character: 0 }, { type: "reveal", line: 0.5, character: 0 }, { type: "reveal", line: 9e15, character: 9e15 }`,
  `{ type: "copy", factId: "constructor" }, { type: "copy", factId: {} }, { type: "copyPicture", pictureId: "x", svg: "<script>" }`,
  `{ type: "savePicture", name: "../../x", svg: "<svg/>" }, { type: "savePicture", name: "x", png: new Uint8Array(9) }`,
  `{ type: "place", index: 9e9, entryId: "a", place: { scroll: 0, focus: "", open: [] } }`,
  `{ type: "place", index: 0, entryId: "a", place: { scroll: -1, focus: "", open: Array(1e5).fill("x") } }`,
];

/** What an intruder in a page would try, as text, because tsx gives inner functions a helper that the page has not. Each has its directive. */
const ATTEMPTS: readonly (readonly [directive: string, script: string])[] = [
  ["script-src-elem", `add("script", { textContent: "ran('inline script')" })`],
  ["script-src-elem", `add("script", { src: remote + "/script.js" })`],
  ["script-src-elem", `add("script", { type: "module", src: remote + "/module.js" })`],
  ["script-src-elem", `add("script", { src: "data:text/javascript,ran('data script')" })`],
  ["script-src-attr", `add("div", { innerHTML: '<img src="x" onerror="ran(1)">' })`],
  ["script-src-attr", `add("div", { innerHTML: '<button onclick="ran(2)"></button>' }).firstChild.click()`],
  ["script-src", `eval("ran('eval')")`],
  ["script-src", `new Function("ran('new Function')")()`],
  ["script-src", `setTimeout("ran('timer')")`],
  ["worker-src", `new Worker(URL.createObjectURL(new Blob(["0"])))`],
  ["img-src", `add("img", { src: remote + "/image.png" })`],
  ["style-src-elem", `add("link", { rel: "stylesheet", href: remote + "/style.css" })`],
  ["style-src-elem", `add("style", { textContent: "@import '" + remote + "/import.css'" })`],
  ["connect-src", `fetch(remote + "/fetch")`],
  ["connect-src", `(() => { const request = new XMLHttpRequest(); request.open("GET", remote + "/xhr"); request.send(); })()`],
  ["connect-src", `new WebSocket(remote.replace("http", "ws") + "/socket")`],
  ["connect-src", `new EventSource(remote + "/events")`],
  ["connect-src", `navigator.sendBeacon(remote + "/beacon", "x")`],
  ["frame-src", `add("iframe", { src: remote + "/frame" })`],
  ["object-src", `add("object", { data: remote + "/object" })`],
  ["media-src", `add("audio", { src: remote + "/audio" })`],
  ["font-src", `new FontFace("x", "url(" + remote + "/font.woff)").load()`],
  ["base-uri", `add("base", { href: remote })`],
];

/** Tries one thing in a task of the page's own, since what the driver runs itself may do what a page may not; resolves when it was refused. */
const TRY = (script: string) => `(_, { remote, directive }) => new Promise((refused) => {
  globalThis.ran = (what) => { document.body.dataset.ran = (document.body.dataset.ran ?? "") + what + "; "; };
  const add = (name, properties) => document.body.appendChild(Object.assign(document.createElement(name), properties));
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => effectiveDirective === directive && refused());
  setTimeout(async () => { try { await ${script}; } catch {} });
})`;

describe("an entry that is hostile in every field", () => {
  let workbench: Workbench;
  let page: FrameLocator;
  let server: Server;
  let remote: string;
  const asked: (string | undefined)[] = [];

  before(async () => {
    server = createServer(({ url }, response) => {
      asked.push(url);
      response.end();
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    remote = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    workbench = await openWorkbench({
      extensionFolder: extensionWith(Buffer.from(hostileDataset())),
      script: EAVESDROP,
      file: "note.md",
      files: { "note.md": "Of a hostile thing and a harmless thing.\n" },
      size: { width: 1400, height: 1000 },
    });
    page = workbench.webview();
  });
  after(async () => {
    server?.close();
    await workbench?.close();
  });

  /** That nothing in a part of the screen is more than text, save links of these addresses. */
  async function isText(part: Locator, addresses: RegExp): Promise<void> {
    assert.equal(await part.locator("script, iframe, object, img:not(.codicon)").count(), 0);
    const links = await part
      .locator("a")
      .evaluateAll((all) => all.map((link) => link.getAttribute("data-href") ?? link.getAttribute("href") ?? ""));
    for (const link of links) {
      assert.match(link, addresses);
    }
    assert.include((await part.innerText()).replaceAll("\u00a0", " "), `[click](${COMMAND})`);
  }

  it("is text in its card, which runs no command but ours", async () => {
    const card = await workbench.hover("hostile thing");
    await isText(card.root, /^(command:spaceSecurity\.|https:\/\/example\.org\/|#?$)/);
    await workbench.photograph("hostile-card");
    await workbench.dismissHover();
  });

  it("is text in the tree and what this tells", async () => {
    const tree = await workbench.openView("Reference");
    await tree.item(/^Concepts/).click();
    const item = tree.item(/^Hostile/);
    await isText(item, /^$/);
    await workbench.photograph("hostile-tree");
    await item.click();
    await page.getByRole("heading", { level: 1, name: "Hostile" }).waitFor();
  });

  it("is text on its page, with links to the web alone", async () => {
    await page.getByRole("heading", { name: "Sources" }).waitFor();
    await isText(page.locator("main"), /^(https:\/\/example\.org\/|#.*)?$/);
    await workbench.photograph("hostile-page");
  });

  for (const [directive, script] of ATTEMPTS) {
    it(`cannot do on its page, by ${directive}: ${script}`, async () => {
      await page.locator("body").evaluate(new Function(`return ${TRY(script)}`)(), { remote, directive });
    });
  }

  it("sends no form, and runs nothing by a link", async () => {
    await page.locator("body").evaluate(
      (body, { address, links }) => {
        body.appendChild(Object.assign(document.createElement("form"), { action: `${address}/form`, method: "post" })).submit();
        const bar = body.appendChild(document.createElement("nav"));
        bar.style.cssText = "position: fixed; inset: 0 0 auto 0; z-index: 9";
        for (const [i, href] of links.entries()) {
          bar.appendChild(Object.assign(document.createElement("a"), { href, textContent: `Link ${i}` }));
        }
      },
      { address: remote, links: [COMMAND, "javascript:ran('a link')"] },
    );
    await page.getByRole("link", { name: "Link 0" }).click();
    await page.getByRole("link", { name: "Link 1" }).click();
  });

  it("is not believed when its page lies", async () => {
    const { page: window } = workbench;
    await window.evaluate(() => navigator.clipboard.writeText("untouched"));
    for (const lies of LIES) {
      await page.locator("body").evaluate(new Function(`for (const lie of [${lies}]) vscodeApi.postMessage(lie);`) as () => void);
    }
    await page
      .locator("body")
      .evaluate(new Function(`vscodeApi.postMessage({ type: "navigate", entryId: "hostile-thing" })`) as () => void);
    await page.getByRole("heading", { level: 1, name: "Hostile" }).waitFor();
    assert.equal(await workbench.clipboard(), "untouched");
    assert.equal(await window.locator(".notification-toast, .monaco-dialog-box, .quick-input-widget:visible").count(), 0);
    assert.equal(await window.locator(".tab").count(), 2);
  });

  it("has run nothing, and asked nobody", async () => {
    // The window has heard of the links by the time that it has heard of what follows them.
    await page.getByRole("link", { name: OTHER }).first().click();
    await page.getByRole("heading", { level: 1, name: OTHER, exact: true }).waitFor();
    assert.isFalse(await workbench.page.locator(".part.panel").isVisible());
    assert.isNull(await page.locator("body").getAttribute("data-ran"));
    assert.isEmpty(asked);
  });
});
