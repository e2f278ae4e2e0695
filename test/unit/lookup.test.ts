import { assert } from "chai";
import fc from "fast-check";
import { compileDataset } from "../../scripts/dataset";
import type { Entry } from "../../src/dataset/schema";
import { Library } from "../../src/reference/library";
import { LookUp } from "../../src/reference/lookup";

/** What people type, and the entry that they mean. */
const QUERIES: Record<string, [query: string, id: string][]> = {
  exact: [
    ["CDE", "french-space-command"],
    ["CSpO", "combined-space-operations-initiative"],
    ["S4S", "us-space-forces-space"],
    ["1189", "chinese-satellite-fleet"],
    ["+900%", "chinese-satellite-fleet"],
    ["900 %", "chinese-satellite-fleet"],
    ["usa324", "usa-324"],
    ["dn3", "dn-3"],
    ["tjs3", "tjs-3"],
    ["delta-v", "delta-v"],
    ["sj 17", "shijian-17"],
    ["skynet5a", "skynet-5a"],
    ["SKYNET-5A", "skynet-5a"],
    ["Skynet 5a", "skynet-5a"],
    ["30794", "skynet-5a"],
    ["NORAD 30794", "skynet-5a"],
    ["2007-007B", "skynet-5a"],
    ["cospar 2007-007b", "skynet-5a"],
    ["MNF-OOD", "olympic-defender"],
    ["mnf ood", "olympic-defender"],
    ["RPO", "rendezvous-and-proximity-operations"],
    ["GSSAP", "gssap"],
    ["ASAT", "anti-satellite-weapon"],
    ["TLE", "two-line-element-set"],
    ["PAROS", "arms-race-in-outer-space"],
    ["NATO", "nato"],
    ["X37B", "x-37b"],
    ["x 37 b", "x-37b"],
    ["sj21", "shijian-21"],
    ["SJ-21", "shijian-21"],
    ["PNT", "positioning-navigation-timing"],
    ["ISR", "intelligence-surveillance-reconnaissance"],
    ["SSA", "space-situational-awareness"],
    ["USSF", "us-space-force"],
    ["pentagon", "us-department-of-defense"],
    ["spacecom", "us-space-command"],
    ["mev1", "mev-1"],
    ["ka-sat", "ka-sat"],
    ["geostationary-orbit", "geostationary-orbit"],
  ],
  "words in any order": [
    ["2007 china asat", "chinese-asat-test-2007"],
    ["china asat 2007", "chinese-asat-test-2007"],
    ["asat china", "chinese-asat-test-2007"],
    ["olympic defendr", "olympic-defender"],
    ["schies", "douglas-schiess"],
    ["schiess", "douglas-schiess"],
    ["guerre 2007 antisatellite chine", "chinese-asat-test-2007"],
    ["essai antisatellite chinois 2007", "chinese-asat-test-2007"],
    ["test antisatellite russe 2021", "russian-asat-test-2021"],
    ["russia asat test 2021", "russian-asat-test-2021"],
  ],
  misspelt: [
    ["golden dom", "golden-dome"],
    ["german space comand", "german-space-command"],
    ["olimpic defender", "olympic-defender"],
    ["geostationnary", "geostationary-orbit"],
    ["geostationary orbt", "geostationary-orbit"],
    ["rendevous proximity", "rendezvous-and-proximity-operations"],
    ["kesler syndrom", "kessler-syndrome"],
    ["starlnik", "starlink"],
    ["baidou", "beidou"],
    ["viasatt", "viasat"],
    ["whitting", "stephen-whiting"],
    ["salzman", "chance-saltzman"],
    ["anti sattelite weapon", "anti-satellite-weapon"],
    ["antisatellite weapon", "anti-satellite-weapon"],
    ["direct assent asat", "direct-ascent-asat"],
    ["ephemerides", "ephemeris"],
    ["burnt frots", "operation-burnt-frost"],
    ["starfsh prime", "starfish-prime"],
    ["meadowland", "meadowlands"],
    ["perasvet", "peresvet"],
    ["schreiver wargame", "schriever-wargame"],
    ["gnss spoofin", "gnss-spoofing"],
    ["outter space treaty", "outer-space-treaty"],
    ["artemis acord", "artemis-accords"],
  ],
  "half typed": [
    ["skyn", "skynet"],
    ["starl", "starlink"],
    ["olympi", "olympic-defender"],
    ["geosta", "geostationary-orbit"],
    ["olympic def", "olympic-defender"],
    ["outer space tr", "outer-space-treaty"],
    ["kessl", "kessler-syndrome"],
    ["starfish", "starfish-prime"],
    ["golden do", "golden-dome"],
    ["victus ha", "victus-haze"],
    ["silent b", "silent-barker"],
    ["hague code", "hague-code-of-conduct"],
    ["liability", "liability-convention"],
    ["moon agr", "moon-agreement"],
    ["cosmos 14", "cosmos-1408"],
    ["whiting", "stephen-whiting"],
    ["fengyun", "fengyun"],
  ],
  reordered: [
    ["defender olympic", "olympic-defender"],
    ["treaty outer space", "outer-space-treaty"],
    ["command space french", "french-space-command"],
    ["syndrome kessler", "kessler-syndrome"],
    ["debris space", "space-debris"],
    ["shakti mission", "mission-shakti"],
    ["1408 cosmos", "cosmos-1408"],
    ["frost burnt", "operation-burnt-frost"],
    ["command space us", "us-space-command"],
    ["uk us rpo 2025", "us-uk-rpo-2025"],
    ["france us rpo 2024", "us-france-rpo-2024"],
    ["us france second operation 2025", "us-france-rpo-2025"],
  ],
  French: [
    ["brouillage gps", "gnss-jamming"],
    ["force spatiale", "us-space-force"],
    ["otan", "nato"],
    ["allemagne", "germany"],
    ["nouvelle zelande", "new-zealand"],
    ["guerre electronique", "electronic-warfare"],
    ["orbite basse", "low-earth-orbit"],
    ["orbite cimetiere", "graveyard-orbit"],
    ["stratégie spatiale 2025", "french-space-strategy-2025"],
    ["inde antisatellite", "mission-shakti"],
    ["russie arme nucleaire espace", "russian-nuclear-asat"],
    ["orbite géostationnaire", "geostationary-orbit"],
    ["orbite geostationnaire", "geostationary-orbit"],
    ["commandement de l'espace", "french-space-command"],
    ["commandement espace", "french-space-command"],
    ["débris spatiaux", "space-debris"],
    ["debris spatiaux", "space-debris"],
    ["arme antisatellite", "anti-satellite-weapon"],
    ["traité de l'espace", "outer-space-treaty"],
    ["traite espace 1967", "outer-space-treaty"],
    ["royaume uni", "united-kingdom"],
    ["états-unis", "united-states"],
    ["etats unis", "united-states"],
    ["chine", "china"],
    ["opération de rendez-vous", "rendezvous-and-proximity-operations"],
    ["syndrome de kessler", "kessler-syndrome"],
    ["brouillage gnss", "gnss-jamming"],
    ["défense collective", "collective-defence"],
    ["stratégie spatiale de défense", "french-space-strategy-2019"],
  ],
  "nicknames, numbers and other ways to ask": [
    ["satellite inspection", "on-orbit-inspection"],
    ["general saltzman", "chance-saltzman"],
    ["gen. whiting", "stephen-whiting"],
    ["jamming gps", "gnss-jamming"],
    ["nuclear test ban", "partial-test-ban-treaty"],
    ["disarmament conference", "conference-on-disarmament"],
    ["aster x", "asterx"],
    ["norad id", "satellite-catalogue-number"],
    ["deltav", "delta-v"],
    ["Δv", "delta-v"],
    ["article 5", "nato-article-5-space"],
    ["refueling in orbit", "on-orbit-refuelling"],
    ["rpo france 2025", "us-france-rpo-2025"],
    ["september 2025 us uk", "us-uk-rpo-2025"],
    ["x37", "x-37b"],
    ["a-235", "nudol"],
    ["burnt frost 2008", "operation-burnt-frost"],
    ["usa 193", "usa-193"],
    ["solwind", "solwind-intercept-1985"],
    ["laser", "laser-dazzling"],
    ["conjunction data", "conjunction-data-message"],
    ["weltraumkommando", "german-space-command"],
    ["space force", "us-space-force"],
    ["neighborhood watch", "gssap"],
    ["killer satellites", "killer-satellite"],
    ["dogfight", "satellite-dogfighting"],
    ["nasa", "nasa"],
    ["us spaceplane", "x-37b"],
    ["chinese spaceplane", "chinese-reusable-spaceplane"],
    ["grave yard orbit", "graveyard-orbit"],
    ["ariane5", "ariane-5"],
    ["falcon9", "falcon-9"],
    ["secure world", "secure-world-foundation"],
    ["starlink 11-20", "starlink-11-20"],
    ["starlink1120", "starlink-11-20"],
    ["1189 satellites", "chinese-satellite-fleet"],
    ["un resolution 77/41", "unga-resolution-77-41"],
    ["77/41", "unga-resolution-77-41"],
    ["spd5", "space-policy-directive-5"],
    ["cosmos1408", "cosmos-1408"],
    ["kosmos 1408", "cosmos-1408"],
    ["luch olymp", "luch-1"],
    ["russian nuclear weapon space", "russian-nuclear-asat"],
    ["ukraine satellite modem cyberattack", "viasat-ka-sat-attack"],
    ["lieutenant general schiess", "douglas-schiess"],
    ["36,000 km", "geostationary-orbit"],
    ["36000 km", "geostationary-orbit"],
    ["sj-25 refueling", "sj-21-sj-25-refuelling-2025"],
    ["who is schiess", "douglas-schiess"],
    ["what is rpo", "rendezvous-and-proximity-operations"],
    ["athena fidus luch", "athena-fidus-luch-approach-2017"],
    ["indian asat", "mission-shakti"],
    ["burevestnik", "burevestnik-asat"],
    ["iris2", "iris2"],
    ["IRIS²", "iris2"],
    ["Космос-1408", "cosmos-1408"],
  ],
};

describe("look-up", () => {
  const { entries, sources } = compileDataset().dataset;
  const library = new Library(entries, sources);
  const lookUp = new LookUp(library);
  const ids = (query: string, limit?: number) => lookUp.search(query, limit).map((match) => match.entry.id);

  for (const [group, queries] of Object.entries(QUERIES)) {
    describe(group, () => {
      for (const [query, id] of queries) {
        it(`"${query}" finds ${id}`, () => assert.equal(ids(query)[0], id));
      }
    });
  }

  describe("of every entry", function () {
    this.timeout(20_000);
    /** Some 400, which make the share exact: a search of all takes minutes. */
    const sample = entries.filter((_, i) => i % Math.ceil(entries.length / 400) === 0);
    /** Demands that queries made of the entries' names find their entries among the first, but for one in fifty. */
    const demand = (first: number, makeQuery: (name: string) => string | undefined) => {
      const missed = sample.flatMap((entry) => {
        const query = makeQuery(entry.name);
        return query === undefined || ids(query, first).includes(entry.id) ? [] : [`${query} (${entry.id})`];
      });
      assert.isAtMost(missed.length, sample.length / 50, missed.join("; "));
    };
    const misspell =
      (change: (word: string, middle: number) => string, shortest = 7) =>
      (name: string) => {
        const longest = name.split(" ").reduce((a, b) => (b.length > a.length ? b : a));
        return longest.length >= shortest && /^\p{L}+$/u.test(longest)
          ? name.replace(longest, change(longest, longest.length >> 1))
          : undefined;
      };

    it("the id and the name are exact", () => {
      for (const entry of sample) {
        assert.deepEqual(lookUp.search(entry.id)[0], { entry, score: 1 });
      }
      for (const entry of entries) {
        assert.include(lookUp.exact(entry.name), entry);
      }
    });
    it("every term and number is exact, in any case and with any separator", () => {
      for (const entry of entries) {
        const terms = entry.terms.map((term) => (typeof term === "string" ? term : term.surface));
        for (const term of [...terms, ...Object.values(entry.identifiers ?? {}).map(String)]) {
          for (const query of [term, term.toUpperCase(), term.replaceAll(" ", "-"), ` ${term} `]) {
            assert.include(lookUp.exact(query), entry, query);
          }
        }
      }
    });
    it("a missing letter is borne", () =>
      demand(
        1,
        misspell((word, i) => word.slice(0, i) + word.slice(i + 1)),
      ));
    it("a doubled letter is borne", () =>
      demand(
        1,
        misspell((word, i) => word.slice(0, i) + word.slice(i - 1)),
      ));
    const swap = (word: string, i: number) => word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2);
    it("swapped letters are borne", () => demand(1, misspell(swap)));
    it("swapped letters are borne in short words too, among ten", () => demand(10, misspell(swap, 5)));
    it("the words may come in reverse", () => demand(1, (name) => name.split(" ").reverse().join(" ")));
    // Not always the first: "Cosmos 25" is most of several names, and "U.S. Space Force" of "U.S. Space Forces – Space".
    it("most of the name will do", () => demand(10, (name) => name.slice(0, Math.max(6, name.length * 0.7))));
  });

  it("puts what is named exactly first, and says so by the score", () => {
    const [first, second] = lookUp.search("skynet-5a");
    assert.equal(first?.score, 1);
    assert.isAtMost(second?.score ?? 0, 0.95);
  });
  it("finds nothing in nothing", () => {
    for (const query of ["", " ", "\n\t", "!?", "\u0000", "-"]) {
      assert.deepEqual(lookUp.search(query), [], JSON.stringify(query));
    }
    assert.deepEqual(new LookUp(new Library([], [])).search("orbit"), []);
  });
  it("knows no number that is only nearly right", () => {
    assert.deepEqual(lookUp.exact("30795"), []);
    assert.notInclude(ids("30795"), "skynet-5a");
  });
  it("keeps to the limit", () => {
    assert.lengthOf(ids("space"), 20);
    assert.lengthOf(ids("space", 3), 3);
    assert.deepEqual(ids("space", 0), []);
    assert.deepEqual(ids("space", -1), []);
  });
  it("reads no more of a query than 200 characters", () => {
    const query = "orbit ".repeat(40);
    assert.deepEqual(ids(query + "kessler".repeat(10_000)), ids(query));
  });
  it("answers the same however it was built", async () => {
    const built = await LookUp.build(library, async () => {});
    assert.deepEqual(built.search("geostationnary orbit"), lookUp.search("geostationnary orbit"));
  });
  it("shows first what more is known of, among equals", () => {
    const make = (id: string, facts: number): Entry => ({
      id,
      kind: "concept",
      name: id,
      summary: "Same.",
      terms: ["Same Name"],
      facts: Array.from({ length: facts }, (_, i) => ({
        id: `f${i}`,
        attribute: "note",
        statement: "Same.",
        asOf: "2025",
        confidence: "reported",
        sources: ["s"],
      })),
    });
    const tiny = new LookUp(new Library([make("a", 1), make("b", 3), make("c", 2)], []));
    assert.deepEqual(
      tiny.search("same name").map((match) => match.entry.id),
      ["b", "c", "a"],
    );
  });

  describe("whatever is typed", function () {
    this.timeout(20_000);
    const sane = (query: string) => {
      const matches = lookUp.search(query);
      const found = matches.map((match) => match.entry.id);
      assert.equal(new Set(found).size, found.length, "no entry twice");
      matches.forEach((match, i) => {
        assert.isAbove(match.score, 0);
        assert.isAtMost(match.score, 1);
        assert.isAtMost(match.score, matches[i - 1]?.score ?? 1, "sorted");
      });
    };
    it("any string", () => fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), sane), { numRuns: 200 }));
    it("words of the dataset, cut, mixed and joined", () => {
      const titles = entries.flatMap((entry) => [entry.id, entry.name, entry.summary, ...Object.values(entry.names ?? {})]);
      const piece = fc
        .tuple(fc.constantFrom(...titles), fc.nat(60), fc.integer({ min: 1, max: 12 }))
        .map(([title, from, length]) => title.slice(from, from + length));
      const query = fc
        .tuple(fc.array(piece, { maxLength: 8 }), fc.constantFrom(" ", "", "-", "'", ", "))
        .map(([pieces, by]) => pieces.join(by));
      fc.assert(fc.property(query, sane), { numRuns: 200 });
    });
  });
});
