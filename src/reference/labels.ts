import type { Fact, Kind, Relation, Source } from "../dataset/schema";
import { formatWhen } from "./dates";
import { inEnglish, type Translate } from "./translate";

const KINDS: Readonly<Record<Kind, readonly [one: string, several: string]>> = {
  mission: ["Mission", "Missions"],
  operation: ["Operation", "Operations"],
  exercise: ["Exercise", "Exercises"],
  organization: ["Organization", "Organizations"],
  coalition: ["Coalition", "Coalitions"],
  person: ["Person", "People"],
  satellite: ["Spacecraft", "Spacecraft"],
  system: ["System", "Systems"],
  weapon: ["Weapon", "Weapons"],
  event: ["Event", "Events"],
  concept: ["Concept", "Concepts"],
  orbit: ["Orbit", "Orbits"],
  treaty: ["Treaty or resolution", "Treaties and resolutions"],
  doctrine: ["Doctrine or strategy", "Doctrines and strategies"],
  report: ["Report or data", "Reports and data"],
  place: ["Place", "Places"],
};

/** What an entry is: "Mission". */
export function kindLabel(kind: Kind, translate: Translate = inEnglish): string {
  return translate(KINDS[kind][0]);
}

/** The heading of a list of entries: "Missions". */
export function kindsLabel(kind: Kind, translate: Translate = inEnglish): string {
  return translate(KINDS[kind][1]);
}

/** What a fact is about: "Launch site" for `launch-site`. */
export function attributeLabel(attribute: string, translate: Translate = inEnglish): string {
  const words = attribute.replaceAll("-", " ");
  return translate(words.charAt(0).toUpperCase() + words.slice(1));
}

/** Both ends of each relation, as headings of the entries at the other end. */
const RELATIONS: Readonly<Record<Relation["type"], readonly [label: string, inverse: string]>> = {
  participant: ["Participants", "Took part in"],
  spacecraft: ["Spacecraft involved", "Used in"],
  target: ["Target", "Target of"],
  weapon: ["Weapon", "Used in"],
  location: ["Location", "Location of"],
  operator: ["Operated by", "Operates"],
  "built-by": ["Built by", "Built"],
  orbit: ["Orbit", "In this orbit"],
  "member-of": ["Member of", "Members"],
  "part-of": ["Part of", "Comprises"],
  "commanded-by": ["Commanded by", "Commands"],
  "successor-of": ["Successor of", "Succeeded by"],
  demonstrated: ["Demonstrated", "Demonstrated by"],
  "published-by": ["Published by", "Published"],
  "see-also": ["See also", "See also"],
};

/** The heading of the entries to which an entry has a relation, or which have it to the entry: "Operated by", "Operates". */
export function relationLabel(type: Relation["type"], inverse: boolean, translate: Translate = inEnglish): string {
  return translate(RELATIONS[type][inverse ? 1 : 0]);
}

const CONFIDENCES: Readonly<Record<Fact["confidence"], string>> = { official: "Official", reported: "Reported", disputed: "Disputed" };

export function confidenceLabel(confidence: Fact["confidence"], translate: Translate = inEnglish): string {
  return translate(CONFIDENCES[confidence]);
}

const GRADES: Readonly<Record<Source["custom"]["grade"], string>> = {
  official: "Official",
  specialist: "Specialist",
  press: "Press",
  reference: "Encyclopaedia",
  aggregator: "Aggregator",
};

/** What sort of source it is. */
export function gradeLabel(grade: Source["custom"]["grade"], translate: Translate = inEnglish): string {
  return translate(GRADES[grade]);
}

/** The value of a fact as people write it: "more than 1,189 satellites", "53.2°", "18 September 2025"; empty where it has none. */
export function formatValue({ attribute, value, unit, qualifier }: Fact, translate: Translate = inEnglish): string {
  if (value === undefined) {
    return "";
  }
  const figure = typeof value === "number" ? formatQuantity(value, unit, attribute, translate) : formatWhen(value, translate);
  return qualifier ? `${translate(qualifier)} ${figure}` : figure;
}

function formatQuantity(value: number, unit: string | undefined, attribute: string, translate: Translate): string {
  // A bare figure may be a year or a number in a series, which take no thousands separator.
  const format = (number: number) =>
    number.toLocaleString("en", { maximumFractionDigits: 12, useGrouping: unit !== undefined || Math.abs(number) >= 10_000 });
  switch (unit) {
    case undefined:
      return format(value);
    case "percent":
      return `${format(value)}%`;
    case "m2":
      return `${format(value)} m²`;
    case "deg":
      return attribute === "longitude" && value !== 0 ? `${format(Math.abs(value))}° ${value > 0 ? "E" : "W"}` : `${format(value)}°`;
    default:
      if (/^[A-Z]{3}$/.test(unit)) {
        return `${unit} ${format(value)}`;
      }
      return `${format(value)} ${translate(value === 1 ? singular(unit) : unit)}`;
  }
}

/** A unit on its own, as the heading of figures: "satellites", "%". */
export function unitLabel(unit: string, translate: Translate = inEnglish): string {
  const sign = new Map([
    ["percent", "%"],
    ["m2", "m²"],
    ["deg", "°"],
  ]).get(unit);
  return sign ?? (/^[A-Z]{3}$/.test(unit) ? unit : translate(unit));
}

/** "company" of "companies", "launch" of "launches", "flight" of "flights"; "km/s" as it is. */
function singular(unit: string): string {
  return unit
    .replace(/ies$/, "y")
    .replace(/(?<=ch|sh|ss|x)es$/, "")
    .replace(/(?<=[a-z]{3})s$/, "");
}
