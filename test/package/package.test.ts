import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { assert } from "chai";
import { bundledPackages, notices as noticesOf } from "../../scripts/notices";
import { pack } from "../../scripts/package";
import { builtEntries, packageBudget } from "../../scripts/sizes";
import { ROOT } from "../../scripts/vscode/install";
import { sharedServer } from "../../scripts/vscode/session";
import { openWorkbench } from "../ui/workbench";

/** What the package holds, and nothing else; pages have parts that they share, whose names change with what they hold. */
const FILES = [
  ...["package.json", "package.nls.json", "package.nls.fr.json", "README.md", "CHANGELOG.md", "LICENSE.txt"],
  ...["dist/extension.js", "dist/dataset.jsonl", "dist/styles.json", "dist/ThirdPartyNotices.txt"],
  ...["page", "timeline", "compare"].flatMap((page) => [`dist/details/${page}.js`, `dist/details/${page}.css`]),
  ...["docs/checks.md", "l10n/bundle.l10n.fr.json", "src/dataset/schema.json"],
  ...["activity-bar.svg", "details-dark.svg", "details-light.svg", "icon.png"].map((name) => `media/${name}`),
  ...["card", "details", "look-up", "sidebar"].map((name) => `media/walkthrough/${name}.png`),
  // Written by VS Code as it installs.
  ".vsixmanifest",
];
const SHARED = /^dist\/details\/shared-[A-Z0-9]+\.js$/;

/** What makes code of a text. */
const EVALUATES = /\beval\s*\(|\bnew\s+Function\b|\bFunction\s*\(\s*["'`]|\bset(?:Timeout|Interval)\s*\(\s*["'`]/;

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
    // VS Code has its own idea of the case of some names.
    const lower = (names: readonly string[]) => names.map((name) => name.toLowerCase()).sort();
    assert.deepEqual(lower(files.filter((file) => !SHARED.test(file))), lower(FILES));
    const shared = readdirSync(join(ROOT, "dist/details")).filter((name) => SHARED.test(`dist/details/${name}`));
    const pages = FILES.filter((file) => /^dist\/details\/.*\.js$/.test(file)).map((file) => readFileSync(join(root, file), "utf8"));
    assert.sameMembers(
      files.filter((file) => SHARED.test(file)),
      shared.map((name) => `dist/details/${name}`),
    );
    for (const name of shared) {
      assert.isTrue(
        pages.some((page) => page.includes(name)),
        name,
      );
    }
    const text = readFileSync(join(root, "package.json"), "utf8") + readFileSync(join(root, "dist/extension.js"), "utf8");
    for (const file of files.filter((name) => name.startsWith("media/"))) {
      assert.include(text, basename(file));
    }
  });

  it("makes no code of a text, and names the work of others that is in it, with licences that allow it", () => {
    const scripts = readdirSync(join(ROOT, "dist"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".js"));
    assert.isAtLeast(scripts.length, 5);
    for (const script of scripts) {
      assert.notMatch(readFileSync(join(ROOT, "dist", script), "utf8"), EVALUATES, script);
    }
    const notices = readFileSync(join(ROOT, "dist/ThirdPartyNotices.txt"), "utf8");
    for (const name of ["fuse.js", "preact", "@rgrove/parse-xml", "@vscode/codicons", "chicago.csl"]) {
      assert.include(notices, name);
    }
    const bundleOf = (file: string, bytesInOutput: number) => ({
      ...{ inputs: {} },
      outputs: { "x.js": { bytes: 1, imports: [], exports: [], inputs: { [`node_modules/${file}`]: { bytesInOutput } } } },
    });
    assert.deepEqual(bundledPackages([bundleOf("a/node_modules/@b/c/d.js", 1), bundleOf("e/f.js", 0)]), ["@b/c"]);
    assert.throws(() => noticesOf([bundleOf("citeproc/citeproc_commonjs.js", 1)]), /citeproc is in a bundle/);
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

  // How to find the host on Windows is not known to the tests.
  const unlessWindows = process.platform === "win32" ? it.skip : it;
  unlessWindows(
    "is there again after a crash of the extension host: cards, views, and the page that was open with its way back",
    async () => {
      const workbench = await openWorkbench({
        vsix,
        extension: null,
        file: "note.md",
        files: { "note.md": "In geostationary orbit.\n" },
      });
      const heading = (name: string) => workbench.webview().getByRole("heading", { level: 1, name, exact: true });
      try {
        await workbench.lookUp("Outer Space Treaty");
        await workbench.lookUp("SKYNET 5A");
        await workbench.openView("Reference");
        const abandoned = await workbench.page.locator("iframe.webview.ready").elementHandle();
        workbench.crashHost();
        await abandoned?.waitForElementState("hidden");
        await heading("SKYNET 5A").waitFor();
        await workbench
          .tree("Reference")
          .item(/^Orbits/)
          .waitFor();
        await workbench.page.locator(".statusbar-item", { hasText: "1 term" }).waitFor();
        await workbench.photograph("crash");
        await workbench.webview().getByRole("button", { name: "Back" }).click();
        await heading("Outer Space Treaty").waitFor();
        await workbench.page.locator(".tab", { hasText: "note.md" }).click();
        const card = await workbench.hover("geostationary orbit");
        assert.include((await card.text()).toLowerCase(), "geostationary orbit");
      } finally {
        await workbench.close();
      }
    },
  );
});
