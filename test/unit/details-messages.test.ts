import { assert } from "chai";
import { History } from "../../src/details/history";
import { html } from "../../src/details/html";
import { isHostMessage, isPageMessage, isSavedHistory, isWebAddress, MAX_VISITS } from "../../src/details/messages";

const PLACE = { scroll: 10, focus: "title", open: ["past"] };

describe("the messages of the details page", () => {
  it("are taken from the page where they are well formed", () => {
    for (const message of [
      { type: "ready" },
      { type: "back" },
      { type: "forward" },
      { type: "navigate", entryId: "skynet-5a" },
      { type: "copy" },
      { type: "copy", factId: "launched" },
      { type: "place", index: 3, entryId: "skynet-5a", place: PLACE },
    ]) {
      assert.isTrue(isPageMessage(message), JSON.stringify(message));
    }
  });

  it("are refused where they are not", () => {
    for (const message of [
      undefined,
      null,
      "ready",
      [],
      {},
      { type: "quit" },
      { type: "ready", more: 1 },
      { type: "navigate" },
      { type: "navigate", entryId: "../secret" },
      { type: "navigate", entryId: "a".repeat(81) },
      { type: "navigate", entryId: ["skynet-5a"] },
      { type: "copy", factId: 7 },
      { type: "place", index: -1, entryId: "a", place: PLACE },
      { type: "place", index: 0, entryId: "a", place: { ...PLACE, scroll: Number.NaN } },
      { type: "place", index: 0, entryId: "a", place: { ...PLACE, focus: "x".repeat(5_000) } },
      { type: "place", index: 0, entryId: "a", place: { ...PLACE, open: Array(101).fill("x") } },
      JSON.parse('{"type":"ready","__proto__":{"a":1}}'),
    ]) {
      assert.isFalse(isPageMessage(message), JSON.stringify(message));
    }
  });

  it("are refused by the page where they are not of the host", () => {
    for (const message of [undefined, {}, { type: "show" }, { type: "copied", factId: 1 }, { type: "show", words: {}, history: {} }]) {
      assert.isFalse(isHostMessage(message), JSON.stringify(message));
    }
    assert.isTrue(isHostMessage({ type: "copied" }));
  });

  it("hold only web addresses as links", () => {
    assert.isTrue(isWebAddress("https://example.org/a?b#c"));
    for (const address of ["javascript:alert(1)", " https://example.org", "https://a b", "vscode://x", "//example.org", "https://"]) {
      assert.isFalse(isWebAddress(address), address);
    }
  });
});

describe("what a details panel has shown", () => {
  const names = (history: History) => history.save().visits.map(({ entryId }) => entryId);

  it("goes back and forward, and forgets what lay ahead of a new visit", () => {
    const history = new History();
    assert.equal(history.current, undefined);
    for (const id of ["a", "b", "b", "c"]) {
      history.visit(id);
    }
    assert.deepEqual(names(history), ["a", "b", "c"]);
    history.back();
    history.back();
    history.back();
    assert.deepEqual([history.current?.entryId, history.canGoBack, history.canGoForward], ["a", false, true]);
    history.visit("d");
    history.forward();
    assert.deepEqual([names(history), history.current?.entryId, history.canGoForward], [["a", "d"], "d", false]);
  });

  it("keeps the reader's place on each, unless the report comes too late", () => {
    const history = new History();
    history.visit("a");
    history.visit("b");
    history.remember(0, "a", PLACE);
    history.remember(1, "elsewhere", PLACE);
    history.remember(7, "a", PLACE);
    assert.equal(history.current?.place.scroll, 0);
    history.back();
    assert.deepEqual(history.current?.place, PLACE);
  });

  it("is bounded", () => {
    const history = new History();
    for (let i = 0; i < MAX_VISITS + 10; i++) {
      history.visit(`e-${i}`);
    }
    assert.lengthOf(names(history), MAX_VISITS);
    assert.equal(history.current?.entryId, `e-${MAX_VISITS + 9}`);
    assert.isTrue(isSavedHistory(history.save()));
  });

  it("survives being saved; what nobody saved so is refused", () => {
    const history = new History();
    history.visit("a");
    history.visit("b");
    history.back();
    const saved: unknown = JSON.parse(JSON.stringify(history.save()));
    assert.isTrue(isSavedHistory(saved));
    assert.deepEqual(isSavedHistory(saved) && new History(saved).save(), history.save());
    for (const stale of [
      undefined,
      null,
      {},
      { index: 0, visits: [] },
      { index: 2, visits: [{ entryId: "a", place: PLACE }] },
      { entryId: "a" },
    ]) {
      assert.isFalse(isSavedHistory(stale), JSON.stringify(stale));
    }
  });
});

describe("the empty details page", () => {
  const parts = { script: "https://w/page.js", styles: ["https://w/page.css"], cspSource: "https://w", language: "en", title: '<b>&"' };

  it("lets nothing run or load but our script and style", () => {
    const text = html(parts).replaceAll("&#39;", "'");
    assert.match(
      text,
      /content="default-src 'none'; style-src https:\/\/w; script-src 'nonce-([0-9a-f]{32})';[^"]*img-src blob:; connect-src 'none'/,
    );
    assert.notMatch(text, /unsafe|style=|<style/);
    assert.lengthOf(text.match(/<script/g) ?? [], 1);
    assert.include(text, "<title>&#60;b&#62;&#38;&#34;</title>");
  });

  it("brings its first content and the style of it, and lets no other style in", () => {
    const text = html(parts, { body: "<h1>First</h1>", style: "h1{color:red}" }).replaceAll("&#39;", "'");
    const nonce = /style-src 'nonce-([0-9a-f]{32})'; script-src/.exec(text)?.[1];
    assert.include(text, `<style nonce="${nonce}">h1{color:red}</style>`);
    assert.include(text, '<div id="root"><h1>First</h1></div>');
    assert.notMatch(text, /unsafe|<link/);
  });

  it("has a new nonce each time", () => {
    assert.notEqual(html(parts), html(parts));
  });
});
