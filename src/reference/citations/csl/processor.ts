import type { CslDate, PersonName } from "../../../dataset/schema";
import type { Item } from "../item";
import { inCase } from "./cases";
import { formatDate, sortableDate } from "./dates";
import { formatNames, nameAttributes, sortableNames } from "./names";
import { CLOSE, formatted, joined, mapText, OPEN, plain, type Quotes, type Runs, settled, textOf } from "./output";
import type { Locale, Node, Style } from "./style";
import { Words } from "./words";

/** What an element made: a group whose variables are all empty makes nothing. */
interface Made {
  readonly runs: Runs;
  readonly asked: boolean;
  readonly found: boolean;
}

const NOTHING: Made = { runs: [], asked: false, found: false };

/** How deep macros may call one another. */
const MAX_DEPTH = 60;

/**
 * Writes sources as a style says. It knows what can matter to sources of this kind: each citation stands by itself, without page,
 * abbreviation or disambiguation. `test/unit/csl.test.ts` holds it to citeproc-js, source by source.
 */
export class Processor {
  readonly #words: Words;
  readonly #quotes: Quotes;

  constructor(
    readonly style: Style,
    locale: Locale,
  ) {
    this.#words = new Words(style, locale);
    const term = (name: string) => this.#words.term(name);
    this.#quotes = {
      outer: [term("open-quote"), term("close-quote")],
      inner: [term("open-inner-quote"), term("close-inner-quote")],
      holdPunctuation: this.#words.option("punctuation-in-quote"),
    };
  }

  /** Items as they are cited together, in a note or in the text. */
  citation(items: readonly Item[], number?: number): Runs {
    const { citation } = this.style;
    const layout = layoutOf(citation);
    const cites = items.map((item) => new Rendering(this.style, this.#words, citation, item, number).all(layout.children).runs);
    return this.#finish(joined(cites, layout.attributes.delimiter ?? ""), layout);
  }

  /** Items in the order of the bibliography. */
  sorted(items: readonly Item[]): Item[] {
    const part = this.style.bibliography ?? this.style.citation;
    const keys = part.children.find(({ name }) => name === "sort")?.children ?? [];
    const valued = items.map((item) => ({
      item,
      values: keys.map((key) => new Rendering(this.style, this.#words, part, item).sortKey(key)),
    }));
    const collator = new Intl.Collator(this.#words.base.language, { ignorePunctuation: true });
    return valued
      .sort((a, b) => {
        for (const [i, key] of keys.entries()) {
          const [x = "", y = ""] = [a.values[i], b.values[i]];
          // What lacks the key comes last.
          const order =
            x === "" || y === ""
              ? Number(x === "") - Number(y === "")
              : collator.compare(x, y) * (key.attributes.sort === "descending" ? -1 : 1);
          if (order !== 0) {
            return order;
          }
        }
        return 0;
      })
      .map(({ item }) => item);
  }

  /** The item in a bibliography, numbered where it has a number and the style numbers; of a style that has none, as it is cited. */
  reference(item: Item, number?: number): Runs {
    const { bibliography } = this.style;
    if (!bibliography) {
      return this.citation([item], number);
    }
    const layout = layoutOf(bibliography);
    const rendering = new Rendering(this.style, this.#words, bibliography, item, number);
    const aligned = bibliography.attributes["second-field-align"] !== undefined && number !== undefined;
    const parts = layout.children.map((node) => rendering.one(node).runs);
    const runs = aligned && parts[0] ? [...parts[0], ...plain(" "), ...parts.slice(1).flat()] : parts.flat();
    return runs.length > 0 ? this.#finish(runs, layout) : this.citation([item], number);
  }

  #finish(runs: Runs, { attributes: { prefix = "", suffix = "" } }: Node): Runs {
    return settled([...plain(prefix), ...runs, ...plain(suffix)], this.#quotes);
  }
}

function layoutOf(part: Node): Node {
  return part.children.find(({ name }) => name === "layout") ?? { name: "layout", attributes: {}, children: [] };
}

/** One item as it is written. */
class Rendering {
  /** Variables that stand in place of names, and so are not written again. */
  readonly #spent = new Set<string>();
  #watched: Set<string> | undefined;
  #depth = 0;

  constructor(
    private readonly style: Style,
    private readonly words: Words,
    private readonly part: Node,
    private readonly item: Item,
    private readonly number?: number,
  ) {}

  all(nodes: readonly Node[], delimiter = ""): Made {
    const made = nodes.map((node) => this.one(node, delimiter));
    return {
      runs: joined(
        made.map(({ runs }) => runs),
        delimiter,
      ),
      asked: made.some(({ asked }) => asked),
      found: made.some(({ found }) => found),
    };
  }

  /** @param delimiter of the group in which it stands: a choice is not there, but what it chooses is */
  one(node: Node, delimiter = ""): Made {
    switch (node.name) {
      case "text":
        return this.#text(node);
      case "number":
        return this.#variable(node, this.#value(node.attributes.variable ?? ""));
      case "date":
        return this.#date(node);
      case "names":
        return this.#names(node);
      case "label":
        return this.#label(node);
      case "group": {
        const made = this.all(node.children, node.attributes.delimiter);
        return made.asked && !made.found ? { ...NOTHING, asked: true } : whole({ ...made, runs: this.#dressed(node, made.runs) });
      }
      case "choose": {
        const branch = node.children.find(({ name, attributes }) => name === "else" || this.#holds(attributes));
        return branch ? this.all(branch.children, delimiter) : NOTHING;
      }
      case "empty":
        return { ...NOTHING, asked: true };
      default:
        return NOTHING;
    }
  }

  /** What the item is sorted by under a key. */
  sortKey({ attributes: { variable, macro } }: Node): string {
    if (macro !== undefined) {
      return textOf(this.all(this.style.macros[macro] ?? []).runs)
        .replaceAll(OPEN, "")
        .replaceAll(CLOSE, "")
        .toLowerCase();
    }
    return variable === "author"
      ? sortableNames(this.item.author ?? [], this.words)
      : variable === "issued" || variable === "accessed"
        ? sortableDate(this.item[variable])
        : this.#value(variable ?? "").toLowerCase();
  }

  #text(node: Node): Made {
    const { attributes } = node;
    if (attributes.macro !== undefined) {
      if (this.#depth >= MAX_DEPTH) {
        return NOTHING;
      }
      this.#depth++;
      const made = this.all(this.style.macros[attributes.macro] ?? []);
      this.#depth--;
      return whole({ ...made, runs: this.#dressed(node, made.runs) });
    }
    if (attributes.variable !== undefined) {
      return this.#variable(node, this.#value(attributes.variable));
    }
    const text =
      attributes.term === undefined
        ? (attributes.value ?? "")
        : this.words.term(attributes.term, attributes.form, attributes.plural === "true");
    return { ...NOTHING, runs: this.#dressed(node, plain(typographic(text))) };
  }

  #variable(node: Node, value: string): Made {
    this.#watch(node.attributes.variable ?? "", value);
    const text = node.attributes.variable === "URL" ? value : typographic(value);
    return { runs: this.#dressed(node, plain(text)), asked: true, found: value !== "" };
  }

  #date(node: Node): Made {
    const { variable = "" } = node.attributes;
    const date = this.#spent.has(variable) ? undefined : this.#dateOf(variable);
    this.#watch(variable, date ? "date" : "");
    return { runs: date ? this.#dressed(node, formatDate(date, node, this.words)) : [], asked: true, found: date !== undefined };
  }

  #names(node: Node): Made {
    const child = (name: string) => node.children.find((each) => each.name === name);
    const names = this.#namesOf(node.attributes.variable ?? "");
    if (names.length > 0) {
      this.#watch("author", "names");
      const name = child("name");
      const attributes = nameAttributes(this.style.attributes, this.part.attributes, name?.attributes ?? {});
      return {
        runs: this.#dressed(node, formatNames(names, attributes, this.words, child("et-al")?.attributes)),
        asked: true,
        found: true,
      };
    }
    for (const instead of child("substitute")?.children ?? []) {
      const outer = this.#watched;
      this.#watched = new Set();
      // Names that stand in for others look like them.
      const made = this.one(
        instead.name === "names" && instead.children.length === 0
          ? { ...instead, children: node.children.filter(({ name }) => name !== "substitute") }
          : instead,
      );
      const used = this.#watched;
      this.#watched = outer;
      if (made.runs.length > 0) {
        for (const variable of used) {
          this.#spent.add(variable);
        }
        return { runs: this.#dressed(node, made.runs), asked: true, found: true };
      }
    }
    return { ...NOTHING, asked: true };
  }

  #label(node: Node): Made {
    const value = this.#value(node.attributes.variable ?? "");
    const several = node.attributes.plural === "always";
    const term = value === "" ? "" : this.words.term(node.attributes.variable ?? "", node.attributes.form, several);
    return { ...NOTHING, runs: this.#dressed(node, plain(term)) };
  }

  #watch(variable: string, value: string): void {
    if (value !== "") {
      this.#watched?.add(variable);
    }
  }

  #value(variable: string): string {
    return this.#spent.has(variable) ? "" : this.#stated(variable);
  }

  /** Its value, whether or not it was written already. */
  #stated(variable: string): string {
    switch (variable) {
      case "citation-number":
        return this.number === undefined ? "" : String(this.number);
      case "title":
      case "container-title":
      case "publisher":
      case "URL":
      case "DOI":
      case "number":
        return this.item[variable] ?? "";
      default:
        return "";
    }
  }

  #namesOf(variables: string): readonly PersonName[] {
    return variables.split(/\s+/).includes("author") && !this.#spent.has("author") ? (this.item.author ?? []) : [];
  }

  #dateOf(variable: string): CslDate | undefined {
    return variable === "issued" || variable === "accessed" ? this.item[variable] : undefined;
  }

  #holds({ match = "all", ...tests }: Readonly<Record<string, string>>): boolean {
    const results = Object.entries(tests).flatMap(([test, values]) => values.split(/\s+/).map((value) => this.#test(test, value)));
    return match === "any" ? results.includes(true) : match === "none" ? !results.includes(true) : !results.includes(false);
  }

  #test(test: string, value: string): boolean {
    switch (test) {
      case "type":
        return this.item.type === value;
      case "variable":
        return value === "author"
          ? this.#namesOf(value).length > 0
          : value === "issued" || value === "accessed"
            ? this.#dateOf(value) !== undefined
            : this.#stated(value) !== "";
      case "is-numeric":
        return /^\p{L}?\d+\p{L}?$/u.test(this.#stated(value));
      default:
        return false;
    }
  }

  /** The runs of an element with its case, its font, its quotation marks and what stands around it. */
  #dressed({ attributes }: Node, runs: Runs): Runs {
    if (runs.length === 0 || textOf(runs) === "") {
      return [];
    }
    const { prefix = "", suffix = "", quotes, "text-case": textCase, "strip-periods": strip } = attributes;
    const { language } = this.item;
    const isEnglish = language === undefined ? this.words.isEnglish : language.startsWith("en");
    const cased = mapText(runs, (text) => inCase(strip === "true" ? text.replaceAll(".", "") : text, textCase, isEnglish));
    const set = formatted(cased, { italic: attributes["font-style"] === "italic", bold: attributes["font-weight"] === "bold" });
    const quoted = quotes === "true" ? [...plain(OPEN), ...set, ...plain(CLOSE)] : set;
    return [...plain(prefix), ...quoted, ...plain(suffix)];
  }
}

/** What a group or macro of words alone says, counts as said. */
function whole(made: Made): Made {
  return { ...made, found: made.found || (!made.asked && made.runs.length > 0) };
}

/** Quotation marks of a title as marks that know where they stand, and apostrophes as a printer sets them. */
function typographic(text: string): string {
  return text
    .replace(/[“«]\s?|(?<![\p{L}\p{N}])"(?=\S)/gu, OPEN)
    .replace(/\s?[”»]|"(?![\p{L}\p{N}])/gu, CLOSE)
    .replace(/(?<![\p{L}\p{N}])['‘]([^'’‘]+)['’](?![\p{L}\p{N}])/gu, `${OPEN}$1${CLOSE}`)
    .replaceAll("'", "’");
}
