import { assert } from "chai";
import { openWorkbench, type Workbench } from "./workbench";

const TEXT = `# Note

The satellite stays in geostationary orbit, above one meridian.

地球静止轨道
`;

describe("the card over a term", () => {
  let workbench: Workbench | undefined;
  before(async () => {
    workbench = await openWorkbench({ file: "note.md", files: { "note.md": TEXT } });
  });
  after(() => workbench?.close());

  it("appears where the pointer rests", async () => {
    const card = await workbench?.hover("geostationary orbit");
    assert.include(await card?.text(), "Geostationary orbit");
    await workbench?.photograph("hover");
  });

  it("appears by keyboard", async () => {
    await workbench?.goTo(3, 25);
    const card = await workbench?.showHover();
    assert.include(await card?.text(), "Geostationary orbit");
    await card?.photograph("hover-card");
  });

  it("follows the theme", async () => {
    await workbench?.wear("dark");
    await workbench?.hover("geostationary orbit");
    await workbench?.photograph("hover-dark");
  });
});
