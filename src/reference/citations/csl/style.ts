/**
 * A style of citation: what a file in the Citation Style Language (CSL 1.0.2, https://docs.citationstyles.org) says, as far as it can
 * matter to the sources of this reference.
 */
import { parseXml, XmlElement, XmlText } from "@rgrove/parse-xml";
import type { Source } from "../../../dataset/schema";

/** An element of a style: name, attributes, children, and the text of a term. */
export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
  readonly text?: string;
}

/** Words and dates of a language, or what a style says in place of them. */
export interface Locale {
  /** Of the language, such as "fr"; empty where a style says it for all. */
  readonly language: string;
  readonly options: Readonly<Record<string, string>>;
  /** By name and form, "month-01|short": for one and for several. */
  readonly terms: Readonly<Record<string, readonly [one: string, several: string]>>;
  /** By form, "text" or "numeric". */
  readonly dates: Readonly<Record<string, Node>>;
}

export interface Style {
  readonly title: string;
  /** Whether citations go into notes or into the text. */
  readonly inNotes: boolean;
  readonly attributes: Readonly<Record<string, string>>;
  readonly macros: Readonly<Record<string, readonly Node[]>>;
  readonly citation: Node;
  readonly bibliography?: Node;
  readonly locales: readonly Locale[];
}

/** What an item of ours may have; all other variables are always empty. */
const VARIABLES: ReadonlySet<string> = new Set([
  "author",
  "title",
  "container-title",
  "publisher",
  "issued",
  "accessed",
  "URL",
  "DOI",
  "number",
  "citation-number",
]);

const TYPES: Readonly<Record<Source["type"], true>> = {
  article: true,
  "article-journal": true,
  "article-magazine": true,
  "article-newspaper": true,
  bill: true,
  book: true,
  broadcast: true,
  chapter: true,
  dataset: true,
  document: true,
  hearing: true,
  legislation: true,
  pamphlet: true,
  "paper-conference": true,
  post: true,
  "post-weblog": true,
  regulation: true,
  report: true,
  speech: true,
  standard: true,
  treaty: true,
  webpage: true,
};

/**
 * Reads a style.
 * @throws Error where the text is no XML, or no independent style.
 */
export function parseStyle(xml: string): Style {
  const root = parse(xml, "style");
  const child = (name: string) => root.children.find((node) => node.name === name);
  const citation = child("citation");
  if (!citation) {
    throw new Error("the style has no citations of its own: it depends on another");
  }
  const macros = Object.fromEntries(
    root.children.filter(({ name }) => name === "macro").map(({ attributes, children }) => [attributes.name ?? "", children]),
  );
  const bibliography = child("bibliography");
  return shake({
    title: child("info")?.children.find(({ name }) => name === "title")?.text ?? "",
    inNotes: root.attributes.class === "note",
    attributes: root.attributes,
    macros,
    citation,
    ...(bibliography && { bibliography }),
    locales: root.children.filter(({ name }) => name === "locale").map(localeOf),
  });
}

/** Reads the words of a language. @throws Error where the text is no such file. */
export function parseLocale(xml: string): Locale {
  return localeOf(parse(xml, "locale"));
}

function parse(xml: string, name: string): Node {
  const { root } = parseXml(xml);
  if (root?.name !== name) {
    throw new Error(`there is no <${name}> in it`);
  }
  return nodeOf(root);
}

function nodeOf(element: XmlElement): Node {
  const children = element.children.filter((child) => child instanceof XmlElement).map(nodeOf);
  const text = element.children
    .filter((child) => child instanceof XmlText)
    .map((child) => child.text)
    .join("");
  return { name: element.name, attributes: { ...element.attributes }, children, ...(children.length === 0 && text.trim() && { text }) };
}

function localeOf({ attributes, children }: Node): Locale {
  const terms = children.filter(({ name }) => name === "terms").flatMap((node) => node.children);
  return {
    language: (attributes["xml:lang"] ?? "").slice(0, 2),
    options: children.find(({ name }) => name === "style-options")?.attributes ?? {},
    terms: Object.fromEntries(
      // The first of several genders is the neutral one.
      terms.reverse().map((term) => {
        const one = term.children.find(({ name }) => name === "single")?.text ?? term.text ?? "";
        const several = term.children.find(({ name }) => name === "multiple")?.text ?? term.text ?? one;
        return [`${term.attributes.name}|${term.attributes.form ?? "long"}`, [one, several]];
      }),
    ),
    dates: Object.fromEntries(children.filter(({ name }) => name === "date").map((date) => [date.attributes.form ?? "", date])),
  };
}

/** Stands where a variable is asked for that is always empty: a group must know that it was. */
const EMPTY: Node = { name: "empty", attributes: {}, children: [] };

/** Leaves out what never happens to our sources: of the great styles, four fifths. */
function shake(style: Style): Style {
  const macros = new Map<string, readonly Node[]>();
  const ofMacro = (name: string): readonly Node[] => {
    let nodes = macros.get(name);
    if (!nodes) {
      // A macro that names itself is empty.
      macros.set(name, []);
      nodes = all(style.macros[name] ?? []);
      macros.set(name, nodes);
    }
    return nodes;
  };
  const all = (nodes: readonly Node[]): readonly Node[] => {
    const shaken = nodes.flatMap(one);
    return shaken.filter((node, i) => node !== EMPTY || shaken.indexOf(EMPTY) === i);
  };
  const one = (node: Node): readonly Node[] => {
    const { name, attributes } = node;
    switch (name) {
      case "text": {
        if (attributes.macro !== undefined) {
          const inner = ofMacro(attributes.macro);
          return inner.some((child) => child !== EMPTY) ? [node] : inner;
        }
        return attributes.variable === undefined ? [node] : variable(node);
      }
      case "number":
      case "date":
      case "label":
        return variable(node);
      case "names":
        return names(node);
      case "group": {
        const children = all(node.children);
        const others = children.filter((child) => child !== EMPTY);
        // Its words come only where one of its variables does.
        const isVain = others.length === 0 || (others.length < children.length && others.every(isWord));
        return !isVain ? [{ ...node, children }] : others.length < children.length ? [EMPTY] : [];
      }
      case "choose":
        return choose(node);
      default:
        return [node];
    }
  };
  const names = (node: Node): readonly Node[] => {
    const known = (node.attributes.variable ?? "").split(/\s+/).filter((each) => VARIABLES.has(each));
    const children = node.children.flatMap((child) => {
      if (child.name !== "substitute") {
        return [child];
      }
      const instead = all(child.children).filter((each) => each !== EMPTY);
      return instead.length > 0 ? [{ ...child, children: instead }] : [];
    });
    return known.length > 0 || children.some(({ name }) => name === "substitute")
      ? [{ ...node, attributes: { ...node.attributes, variable: known.join(" ") }, children }]
      : [EMPTY];
  };
  const choose = (node: Node): readonly Node[] => {
    const branches: Node[] = [];
    for (const branch of node.children) {
      const test = branch.name === "else" || decide(branch.attributes);
      if (test !== false) {
        const children = all(branch.children);
        branches.push(test === true ? { name: "else", attributes: {}, children } : { name: "if", attributes: test, children });
      }
      if (test === true) {
        break;
      }
    }
    const [first] = branches;
    return first?.name === "else"
      ? first.children
      : branches.some(({ children }) => children.length > 0)
        ? [{ ...node, children: branches }]
        : [];
  };
  const part = (node: Node): Node => ({
    ...node,
    children: node.children.map((child) => {
      for (const { attributes } of child.name === "sort" ? child.children : []) {
        ofMacro(attributes.macro ?? "");
      }
      return child.name === "layout" ? { ...child, children: all(child.children) } : child;
    }),
  });
  const citation = part(style.citation);
  const bibliography = style.bibliography && part(style.bibliography);
  return {
    ...style,
    citation,
    ...(bibliography && { bibliography }),
    macros: Object.fromEntries([...macros].filter(([, nodes]) => nodes.some((node) => node !== EMPTY))),
    locales: style.locales.filter(({ language }) => language === "" || language === "en" || language === "fr"),
  };
}

function variable(node: Node): readonly Node[] {
  const { variable: name = "" } = node.attributes;
  // The letter that tells two works of a year apart is no variable of the source.
  return VARIABLES.has(name) ? [node] : name === "year-suffix" ? [] : [EMPTY];
}

/** Whether an element is a word of the style, whatever the source. */
function isWord({ name, attributes }: Node): boolean {
  return name === "text" && attributes.macro === undefined && attributes.variable === undefined;
}

/** What is left of a condition to be decided for each item; true or false where that is certain. */
function decide(attributes: Readonly<Record<string, string>>): Record<string, string> | boolean {
  const { match = "all", ...tests } = attributes;
  const open: Record<string, string> = {};
  let [someTrue, someFalse] = [false, false];
  for (const [name, values] of Object.entries(tests)) {
    const kept: string[] = [];
    for (const value of values.split(/\s+/).filter(Boolean)) {
      const certain = certainty(name, value);
      if (certain === undefined) {
        kept.push(value);
      } else if (certain) {
        someTrue = true;
      } else {
        someFalse = true;
      }
    }
    if (kept.length > 0) {
      open[name] = kept.join(" ");
    }
  }
  const isOpen = Object.keys(open).length > 0;
  if (match === "any") {
    return someTrue || (isOpen && { ...open, match });
  }
  if (match === "none") {
    return !someTrue && (!isOpen || { ...open, match });
  }
  return !someFalse && (!isOpen || { ...open, match });
}

function certainty(test: string, value: string): boolean | undefined {
  switch (test) {
    case "type":
      return Object.hasOwn(TYPES, value) ? undefined : false;
    case "variable":
      return VARIABLES.has(value) ? (value === "title" ? true : undefined) : false;
    case "is-numeric":
      return value === "number" ? undefined : false;
    case "position":
      // Each citation stands by itself.
      return value === "first";
    default:
      return false;
  }
}
