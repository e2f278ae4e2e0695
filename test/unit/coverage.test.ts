import { assert } from "chai";
import { type Reader, rank, readArticles, readLookAlikes, readQueries, reference } from "../../scripts/coverage";
import { scanText } from "../../src/reference/recogniser/document";

/** What the best answers to queries must reach: first, and among the first five. */
const FIRST = 0.9;
const AMONG_FIVE = 0.98;

describe("coverage of what people read and type", () => {
  let reader: Reader;

  before(async function () {
    this.timeout(30_000);
    reader = await reference();
  });

  it("rests on enough articles, sentences and queries", () => {
    const articles = readArticles();
    for (const half of ["A", "B", "C", "D", "E"]) {
      assert.isAtLeast(articles.filter((article) => article.half === half).length, 60);
    }
    assert.isAtLeast(readLookAlikes().length, 300);
    assert.isAtLeast(readQueries().length, 150);
  });

  it("has no article twice", () => {
    const addresses = readArticles().map(({ url }) => url);
    assert.lengthOf(new Set(addresses), addresses.length);
  });

  it("asks for entries that exist", () => {
    const unknown = readQueries().filter(({ entry }) => reader.library.entry(entry) === undefined);
    assert.deepEqual(unknown, []);
  });

  it("finds nothing in prose that only looks like ours", () => {
    const hits = readLookAlikes().flatMap((sentence) => {
      const found = scanText(reader.recogniser, sentence, "plaintext").map(({ surface }) => surface);
      return found.length > 0 ? [`${found.join(", ")}: ${sentence}`] : [];
    });
    assert.deepEqual(hits, []);
  });

  it("answers what people type", function () {
    this.timeout(30_000);
    const ranks = readQueries().map((query) => rank(reader.lookUp, query));
    assert.isAtLeast(ranks.filter((place) => place === 1).length / ranks.length, FIRST);
    assert.isAtLeast(ranks.filter((place) => place !== undefined).length / ranks.length, AMONG_FIVE);
  });
});
