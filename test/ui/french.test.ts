import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assert } from "chai";
import { ROOT } from "../../scripts/vscode/install";
import { openWorkbench } from "./workbench";

const BRIEFING = "briefing.fr.md";

describe("a French window", () => {
  it("shows our words in French", async () => {
    const workbench = await openWorkbench({
      language: "fr",
      files: { [BRIEFING]: readFileSync(join(ROOT, "samples", BRIEFING), "utf8") },
      file: BRIEFING,
    });
    const card = await workbench.hover("SKYNET 5A");
    await workbench.photograph("french");
    assert.include(await card.text(), "Copier la citation");
    const reference = await workbench.openView("Référence");
    await reference.item("Exercices").waitFor();
    await workbench.tree("Dans ce document").item("SKYNET 5A").waitFor();
    await workbench.photograph("french-sidebar");
    await workbench.close();
  });
});
