import { readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { assert } from "chai";
import { pack } from "../../scripts/package";
import { builtEntries, packageBudget } from "../../scripts/sizes";
import { sharedServer } from "../../scripts/vscode/session";
import { openWorkbench } from "../ui/workbench";

/** What a package may hold. */
const ALLOWED = [
  /^package(\.nls(\.[a-z-]+)?)?\.json$/,
  /^(README|readme)\.md$/,
  /^(CHANGELOG|changelog)\.md$/,
  /^LICENSE(\.txt)?$/,
  /^dist\/extension\.js$/,
  /^dist\/details\/(page|timeline|compare)\.(js|css)$/,
  /^dist\/details\/shared-[A-Z0-9]+\.js$/,
  /^dist\/dataset\.jsonl$/,
  /^dist\/styles\.json$/,
  /^docs\/checks\.md$/,
  /^l10n\/bundle\.l10n(\.[a-z-]+)?\.json$/,
  /^media\/.+\.(svg|png|css|md)$/,
  /^src\/dataset\/schema\.json$/,
  // Written by VS Code as it installs.
  /^\.vsixmanifest$/,
];

/** Without these it is not whole. */
const NEEDED = [
  "package.json",
  "package.nls.json",
  "dist/extension.js",
  "dist/dataset.jsonl",
  "dist/styles.json",
  "docs/checks.md",
  "src/dataset/schema.json",
];

describe("the package", () => {
  let vsix = "";
  before(async () => {
    vsix = await pack();
  });

  it("keeps to its budget", () => {
    assert.isBelow(statSync(vsix).size, packageBudget(builtEntries()));
  });

  it("installs, and holds what it needs and nothing else", async () => {
    const { extensions } = await sharedServer({ vsix });
    const [folder = ""] = readdirSync(extensions, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const root = join(extensions, typeof folder === "string" ? folder : folder.name);
    const files = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
    assert.deepEqual(
      files.filter((file) => !ALLOWED.some((pattern) => pattern.test(file))),
      [],
    );
    assert.includeMembers(files, NEEDED);
  });

  it("shows a card once it is installed", async () => {
    const workbench = await openWorkbench({
      vsix,
      extension: null,
      file: "note.md",
      files: { "note.md": "The satellite stays in geostationary orbit.\n" },
    });
    try {
      const card = await workbench.hover("geostationary orbit");
      assert.include((await card.text()).toLowerCase(), "geostationary orbit");
    } finally {
      await workbench.close();
    }
  });
});
