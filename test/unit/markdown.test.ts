import { assert } from "chai";
import { escapeText } from "../../src/workbench/markdown";

describe("text in Markdown", () => {
  it("stays text", () => {
    assert.equal(escapeText("[x](command:a) <b>"), "\\[x\\]\\(command\\:a\\) \\<b\\>");
  });

  it("has no icon of its own: its sign keeps a backslash when the Markdown has been read", () => {
    assert.equal(escapeText("$(zap) and $(sync~spin)"), "\\\\\\$\\(zap\\) and \\\\\\$\\(sync\\~spin\\)");
    assert.equal(escapeText("$(5 million)"), "\\$\\(5 million\\)");
  });
});
