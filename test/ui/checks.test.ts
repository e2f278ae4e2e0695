import { assert } from "chai";
import { openWorkbench, type Workbench } from "./workbench";

const DRAFT = `# Briefing: allies in orbit

Operation Olympic Defender is a coalition of four nations led by U.S. Space
Command. In 2020 Olympic Defender counted fewer.

Lt. Gen. Douglas Schiess, commander of U.S. Space Forces–Space, announced that
rendezvous and proximity operations (RPO) would go on. Project Kuiper has
more satellites than its rivals.

The Soviet satellite Cosmos 2553 tumbles; SJ-21 and SJ 21 rest in orbit.
SJ-21 towed a dead satellite to the graveyard.
`;

describe("the checks", () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({
      file: "draft.md",
      files: { "draft.md": DRAFT },
      settings: { "spaceSecurity.checks.acronym": "information", "spaceSecurity.checks.variant": "information" },
      size: { width: 1280, height: 900 },
    });
  });
  after(() => workbench?.close());

  const squiggles = () => workbench.editor.locator(".squiggly-info");
  const lines = () => workbench.editor.locator(".view-lines").innerText();
  const text = async () => (await lines()).replaceAll("\u00a0", " ");

  it("mark what a writer should look at", async () => {
    await squiggles().nth(5).waitFor();
    await workbench.run("Problems: Focus on Problems View");
    await workbench.page.locator(".markers-panel").getByText("7 nations").first().waitFor();
    await workbench.photograph("checks-draft");
    await workbench.run("View: Toggle Panel Visibility");
  });

  it("say what holds now, since when, and who says so", async () => {
    const card = await workbench.hover("four nations");
    await card.root.getByText("7 nations").waitFor();
    await card.root.getByText("fact.superseded").waitFor();
    await workbench.photograph("checks-hover");
    await workbench.dismissHover();
  });

  it("mend a figure by a quick fix", async () => {
    await workbench.quickFixes.open("four nations");
    await workbench.quickFixes.menu.getByText("Update to “seven”").waitFor();
    await workbench.quickFixes.menu.getByText("Ignore the Check fact.superseded…").waitFor();
    await workbench.photograph("checks-quick-fix");
    await workbench.quickFixes.take("Update to “seven”");
    await workbench.editor.locator(".view-line", { hasText: /coalition\sof\sseven\snations/ }).waitFor();
  });

  it("name the present commander", async () => {
    await workbench.quickFixes.open("commander of");
    await workbench.quickFixes.take("Replace by “Lt. Gen. Dennis Bythewood”");
    await workbench.editor.locator(".view-line", { hasText: /Lt\.\sGen\.\sDennis\sBythewood,\scommander/ }).waitFor();
  });

  it("leave a check alone in the document, and tell how much is ignored", async () => {
    await workbench.quickFixes.open("Soviet");
    await workbench.quickFixes.menu.getByText("Ignore the Check name.soviet…").click();
    await workbench.quickPick.choose("In this document, by a comment at its end");
    await workbench.editor.locator(".view-line", { hasText: /ignore-check\sname\.soviet/ }).waitFor();
    await workbench.photograph("checks-ignored");
    await workbench.run("Space Security: Show What Is Ignored…");
    await workbench.quickPick.row("name.soviet").waitFor();
    await workbench.photograph("checks-manage-ignored");
    await workbench.quickPick.row("name.soviet").click();
    await workbench.page.keyboard.press("Enter");
    await workbench.editor.locator(".view-line", { hasText: /ignore-check/ }).waitFor({ state: "detached" });
  });

  it("insert a glossary, and write it anew", async () => {
    for (const times of [1, 2]) {
      await workbench.goTo(1, 1);
      await workbench.run("Space Security: Insert or Update Briefing Glossary");
      if (times === 1) {
        await workbench.photograph("checks-glossary-kinds");
        await workbench.quickPick.choose("Glossary");
      }
      await workbench.editor.locator(".view-line", { hasText: /space-security:\sbegin\sglossary/ }).waitFor();
      await workbench.page.keyboard.press("ControlOrMeta+End");
      await workbench.editor.locator(".view-line", { hasText: /space-security:\send\sglossary/ }).waitFor();
    }
    await workbench.photograph("checks-glossary");
    await workbench.page.keyboard.press("ControlOrMeta+Home");
    await workbench.photograph("checks-mended");
    assert.include(await text(), "coalition of seven nations");
  });

  it("explain a code on a page", async () => {
    await workbench.run("Space Security: Explain the Checks");
    await workbench.webview().getByRole("heading", { name: "fact.superseded" }).waitFor();
    await workbench.photograph("checks-page");
  });
});

describe("terms that are ignored", () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({
      file: "note.md",
      files: {
        "note.md": "The satellite stays in geostationary orbit.\n",
        ".vscode/settings.json": '{ "spaceSecurity.ignoredTerms": ["zulu", "alpha"] }\n',
      },
    });
  });
  after(() => workbench?.close());

  it("are kept in the list of the folder, in order, and taken back from there", async () => {
    await workbench.click("geostationary orbit");
    await workbench.run("Space Security: Ignore This Term");
    await workbench.quickPick.choose("In this workspace");
    await workbench.openFile(".vscode/settings.json");
    await workbench.editor.locator(".view-line", { hasText: /"geostationary\sorbit"/ }).waitFor();
    const text = (await workbench.editor.locator(".view-lines").innerText()).replaceAll("\u00a0", " ");
    assert.match(text, /alpha.*geostationary orbit.*zulu/s);
    await workbench.openFile("note.md");
    await workbench.page.getByRole("button", { name: "Editor Language Status" }).hover();
    await workbench.page.getByText("Space Security; ignored here: 3").waitFor();
    await workbench.photograph("checks-status");
    await workbench.run("Space Security: Show What Is Ignored…");
    await workbench.quickPick.row("geostationary orbit").click();
    await workbench.page.keyboard.press("Enter");
    await workbench.openFile(".vscode/settings.json");
    await workbench.editor.locator(".view-line", { hasText: /"geostationary\sorbit"/ }).waitFor({ state: "detached" });
  });
});
