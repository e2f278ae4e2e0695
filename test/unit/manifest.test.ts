import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { assert } from "chai";
import manifest from "../../package.json";
import texts from "../../package.nls.json";

const ROOT = join(__dirname, "../..");
const PREFIX = "spaceSecurity.";

const { contributes } = manifest;
const commands = contributes.commands.map(({ command }) => command);
const views = Object.values(contributes.views).flatMap((list) => list.map(({ id }) => id));
const properties = Object.keys(contributes.configuration.properties);

/** All TypeScript of the extension that runs in the host, as one text. */
const source = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => readFileSync(join(ROOT, "src", path), "utf8"))
  .join("\n");

/** The distinct first groups of a pattern in a text, sorted. */
function found(pattern: RegExp, text: string): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, group = ""]) => group))].sort();
}

describe("the manifest", () => {
  it("names each command once", () => {
    assert.sameMembers([...new Set(commands)], commands);
  });

  it("has a text for each key, and a key for each text", () => {
    assert.deepEqual(found(/"%([^%"]+)%"/g, JSON.stringify(manifest)), Object.keys(texts).sort());
  });

  it("declares each setting that the code reads, and the code reads each that is declared", () => {
    const read = found(/\b(?:get|together)\("([\w.]+)",/g, readFileSync(join(ROOT, "src/workbench/settings.ts"), "utf8"));
    assert.deepEqual(read.map((name) => PREFIX + name).sort(), properties.sort());
  });

  it("declares each command that menus, keys, welcome texts and the code name", () => {
    const menus = Object.values(contributes.menus).flatMap((items) => items.map(({ command }) => command));
    const keys = contributes.keybindings.map(({ command }) => command);
    const links = Object.values(texts).flatMap((text) => found(/\(command:(spaceSecurity\.\w+)/g, text));
    const named = found(/(?:command: |executeCommand\(|registerCommand\()"(spaceSecurity\.\w+)"/g, source);
    for (const command of [...menus, ...keys, ...links, ...named]) {
      assert.include(commands, command);
    }
  });

  it("gives each command in a title bar or beside an item an icon", () => {
    const inline = [
      ...contributes.menus["view/title"],
      ...contributes.menus["editor/title"],
      ...contributes.menus["view/item/context"].filter(({ group }) => group.startsWith("inline")),
    ];
    const icons = new Map(contributes.commands.map((command) => [command.command, "icon" in command ? command.icon : undefined]));
    for (const { command } of inline) {
      assert.match(icons.get(command) ?? "", /^\$\([\w-]+\)$/, command);
    }
  });

  it("has a welcome text for each view", () => {
    assert.sameMembers([...new Set(contributes.viewsWelcome.map(({ view }) => view))], views);
  });

  it("reads only context keys that the code sets", () => {
    const clauses = [
      ...Object.values(contributes.menus).flat(),
      ...contributes.keybindings,
      ...contributes.viewsWelcome,
      ...contributes.commands,
    ]
      .map((item) => [("when" in item && item.when) || "", ("enablement" in item && item.enablement) || ""].join(" "))
      // A pattern and the name of a view or page are no keys.
      .map((clause) => clause.replace(/\/[^/]*\/|== ?'?spaceSecurity\.\w+'?/g, ""));
    for (const key of found(/\bspaceSecurity\.(\w+)/g, clauses.join(" "))) {
      assert.match(source, new RegExp(`setContext\\("${key}"|"setContext", "${PREFIX}${key}"`), key);
    }
  });

  it("takes no key that types a letter somewhere, and none of a desktop", () => {
    for (const binding of contributes.keybindings) {
      // Ctrl+Alt is AltGr on Windows; Alt with a function key belongs to windows on Linux.
      assert.notMatch(binding.key, /ctrl\+alt|alt\+f\d/);
      if (binding.key.includes("ctrl")) {
        assert.equal("mac" in binding && binding.mac, binding.key.replaceAll("ctrl", "cmd"));
      }
    }
  });

  it("ships its icons", () => {
    const png = readFileSync(join(ROOT, manifest.icon));
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [128, 128]);
    for (const { icon } of contributes.viewsContainers.activitybar) {
      assert.include(readFileSync(join(ROOT, icon), "utf8"), 'viewBox="0 0 24 24"');
    }
  });
});
