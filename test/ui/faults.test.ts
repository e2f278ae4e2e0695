import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../scripts/vscode/install";
import { extensionWith, openWorkbench, type Workbench } from "./workbench";

const SATELLITE = "SKYNET 5A";
const TREATY = "Outer Space Treaty";
const TEXT = `# Note\n\nOf ${SATELLITE} and the ${TREATY}.\n`;
const SIZE = { width: 1400, height: 1000 };

async function shows(workbench: Workbench, name: string): Promise<void> {
  await workbench.webview().getByRole("heading", { level: 1, name, exact: true }).waitFor();
}

/** Waits for a message. Under a driver VS Code keeps messages in their list. */
async function tells(workbench: Workbench, words: RegExp): Promise<void> {
  await workbench.run("Notifications: Show Notifications");
  await workbench.page.locator(".notification-list-item", { hasText: words }).first().waitFor();
  await workbench.run("Notifications: Clear All Notifications");
}

describe("a dataset that is cut short", () => {
  let workbench: Workbench;
  let file: string;
  const whole = readFileSync(join(ROOT, "dist/dataset.jsonl"));

  before(async () => {
    const extensionFolder = extensionWith(whole.subarray(0, whole.length / 2));
    file = join(extensionFolder, "dist/dataset.jsonl");
    workbench = await openWorkbench({ extensionFolder, file: "note.md", files: { "note.md": TEXT }, size: SIZE });
  });
  after(() => workbench?.close());

  it("is told in words by views, commands and pages, and leaves the text alone", async () => {
    await workbench.openView("Reference");
    await workbench.page.getByText("The reference cannot be read.").first().waitFor();
    await workbench.run("Space Security: Show Missions…");
    await tells(workbench, /dataset: .*cut short/);
    // Cards and completion have nothing to say, and keep it to themselves.
    await workbench.goTo(3, 5);
    await workbench.page.keyboard.press("ControlOrMeta+K");
    await workbench.page.keyboard.press("ControlOrMeta+I");
    await workbench.goTo(1, 7);
    await workbench.page.keyboard.type(" on SKYNET ");
    await workbench.editor.locator(".view-line", { hasText: /Note\son\sSKYNET/ }).waitFor();
    await workbench.run("Space Security: Show Timeline of Missions and Events");
    await shows(workbench, "The reference cannot be read");
    await workbench.photograph("faults-dataset");
    await workbench.run("View: Close Editor");
  });

  it("is read as soon as it is whole", async () => {
    writeFileSync(file, whole);
    await workbench.page.getByRole("button", { name: "Try Again" }).first().click();
    await workbench
      .tree("Reference")
      .item(/^Orbits/)
      .waitFor();
    await workbench.hover(SATELLITE);
    await workbench.dismissHover();
  });
});

/** Ends every attempt to keep something in the browser, as one without room does. */
const NO_STORAGE = `
  const refuse = () => { throw new DOMException("no room", "QuotaExceededError"); };
  IDBObjectStore.prototype.put = refuse;
  IDBObjectStore.prototype.add = refuse;
`;

describe("storage that cannot be written", () => {
  let workbench: Workbench;

  before(async () => {
    // In the place of the folder with the settings there is a file.
    const files = { "note.md": TEXT, ".vscode": "not a folder\n" };
    workbench = await openWorkbench({ file: "note.md", files, script: NO_STORAGE, size: SIZE });
  });
  after(() => workbench?.close());

  it("is told where something is to be kept", async () => {
    await workbench.click(SATELLITE);
    await workbench.run("Space Security: Ignore This Term");
    await workbench.quickPick.row("In this workspace").click();
    await tells(workbench, /Space Security Reference: Unable to write/);
  });

  it("hinders nothing else", async () => {
    await workbench.lookUp(TREATY);
    await workbench.lookUp(SATELLITE);
    await workbench.webview().getByRole("button", { name: "Back" }).click();
    await shows(workbench, TREATY);
    await workbench.page.locator(".tab", { hasText: "note.md" }).click();
    await workbench.shows("note.md");
    await workbench.hover(SATELLITE);
    await workbench.dismissHover();
    await workbench.openView("In This Document");
    await workbench.run("Space Security: Sort by Name");
    await workbench.tree("In This Document").item(new RegExp(SATELLITE)).waitFor();
  });
});

describe("what a window shows", () => {
  let workbench: Workbench;

  before(async () => {
    // A file that is opened at the start would be all that is opened after the reload.
    workbench = await openWorkbench({ files: { "note.md": TEXT }, size: SIZE });
    await workbench.openFile("note.md");
    await workbench.extensionIsActive();
  });
  after(() => workbench?.close());

  it("stays when the language of its text changes", async () => {
    const places = workbench.webview().getByRole("heading", { name: "In note.md" });
    await workbench.lookUp(SATELLITE);
    await places.waitFor();
    await workbench.page.getByRole("button", { name: "Markdown", exact: true }).click();
    await workbench.quickPick.take("Plain Text", "plaintext");
    await workbench.page.getByRole("button", { name: "Plain Text", exact: true }).waitFor();
    await workbench.lookUp(TREATY);
    await places.waitFor();
  });

  it("is there again after a reload: filter, tree and the way back", async () => {
    await workbench.openView("Reference");
    await workbench.run("Space Security: Filter…");
    await workbench.page.getByPlaceholder("Show only entries like …").fill("skynet");
    await workbench
      .tree("Reference")
      .item(/^SKYNET 5A/)
      .waitFor();
    await workbench.page.keyboard.press("Enter");
    await workbench.run("Developer: Reload Window");
    await workbench.page.locator(".monaco-workbench").waitFor({ state: "detached" });
    await workbench
      .tree("Reference")
      .item(/^SKYNET 5A/)
      .waitFor();
    await workbench.page.locator(".pane-header", { hasText: "Reference" }).getByText("“skynet”").waitFor();
    await shows(workbench, TREATY);
    await workbench.webview().getByRole("button", { name: "Back" }).click();
    await shows(workbench, SATELLITE);
    await workbench.photograph("faults-reload");
    await workbench.run("Space Security: Clear Filter");
    await workbench
      .tree("Reference")
      .item(/^Orbits/)
      .waitFor();
  });
});
