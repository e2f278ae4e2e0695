/** What the picture of orbits shows of an entry: only what facts say, each with its sources, and what follows from them by calculation. */
import type { Entry, Fact } from "../dataset/schema";
import { formatWhen } from "../reference/dates";
import { attributeLabel, formatValue } from "../reference/labels";
import { hasEnded, holds, type Library, supersederOf } from "../reference/library";
import { eccentricity, period, regime, semiMajorAxis, speed } from "../reference/orbits";
import type { Translate } from "../reference/translate";
import type { CitedText, OrbitBelt, OrbitCraft, OrbitEnd, OrbitHeight, OrbitView } from "./messages";

/** What the model needs to know beside the entry. */
export interface Context {
  readonly library: Library;
  /** YYYY-MM-DD */
  readonly today: string;
  readonly translate: Translate;
  /** The numbers in the page's bibliography of what facts cite. */
  readonly numbers: (...facts: readonly Fact[]) => readonly number[];
}

/** More spacecraft than this are not told apart in a picture. */
const MAX_CRAFT = 60;
/** Degrees of longitude, and how many, within which others in the geostationary belt are neighbours. */
const NEAR = 25;
const MAX_NEIGHBOURS = 12;
/** Below this eccentricity perigee and apogee are not worth telling apart. */
const ROUND = 0.02;
/** The entries that are drawn as regions. */
const BELTS: ReadonlySet<string> = new Set(["low-earth-orbit", "medium-earth-orbit", "geostationary-orbit", "graveyard-orbit"]);
/** The geostationary belt matters to what comes as high as this, in km. */
const HIGH = 10_000;

/** An attribute of an entry as a number, with the fact that says so. */
interface Reading {
  readonly value: number;
  readonly fact: Fact;
}

interface Orbit {
  readonly entry: Entry;
  readonly perigee: Reading;
  readonly apogee: Reading;
  readonly longitude?: Reading;
  readonly inclination?: Reading;
}

/** The picture of an entry's orbits; undefined where no fact says how high anything flies. */
export function orbitOf(entry: Entry, context: Context): OrbitView | undefined {
  const { library, translate } = context;
  const orbits = [...new Set([entry, ...spacecraftOf(entry, library)])]
    .flatMap((one) => orbitFacts(one, context) ?? [])
    .slice(0, MAX_CRAFT);
  const subjects = orbits.map((orbit) => craft(orbit, true, context));
  const others = neighboursOf(orbits, context);
  const neighbours = others.map((orbit) => craft(orbit, false, context));
  const heights = heightsOf(entry, orbits, context);
  const tops = [...subjects.map(({ apogee }) => apogee), ...heights.map(({ altitude }) => altitude)];
  // Before the belts, whose sources would else be cited by a page that does not draw them.
  if (tops.length === 0 && !BELTS.has(entry.id)) {
    return undefined;
  }
  const belts = beltsFor(entry, subjects, Math.max(0, ...tops), context);
  if (tops.length === 0 && belts.length === 0) {
    return undefined;
  }
  const fromPole = subjects.some(({ longitude }) => longitude !== undefined);
  const dates = [...orbits, ...others].map(({ longitude, perigee }) => (longitude ?? perigee).fact.asOf).sort();
  const [first = "", last = ""] = [dates[0], dates.at(-1)].map((when) => when && formatWhen(when, translate));
  return {
    says: [
      fromPole
        ? translate("The Earth and the geostationary belt from above the North Pole, with the longitudes at which satellites stand.")
        : translate(
            "The Earth and orbits round it, each in its own plane with its lowest point to the left; how the planes lie is not shown.",
          ),
      ...(dates.length === 0
        ? []
        : [first === last ? translate("Positions as of {0}.", first) : translate("Positions as of {0} to {1}.", first, last)]),
    ].join(" "),
    belts,
    heights,
    craft: [...subjects, ...neighbours],
    table: {
      columns: [translate("Orbit"), translate("About"), translate("Value"), translate("As of")],
      rows: [
        ...orbits.flatMap((orbit) => orbitRows(orbit, context)),
        ...neighbours.flatMap(({ name, details }) => details.map(({ text, sources }) => ({ cells: [name, "", text, ""], sources }))),
        ...heights.map(({ label, text, sources }) => ({ cells: [entry.name, label, text, ""], sources })),
        ...belts.map(({ label, text, sources }) => ({ cells: [label, "", text, ""], sources })),
      ],
    },
  };
}

/** The spacecraft by which an entry is in orbit: of an operation those involved, of a system its members, of an orbit those in it. */
function spacecraftOf(entry: Entry, library: Library): Entry[] {
  const links = library.links(entry).filter((link) => link.entry.kind === "satellite");
  const related = (type: string, inverse: boolean) =>
    links.filter((link) => link.type === type && link.inverse === inverse).map((link) => link.entry);
  switch (entry.kind) {
    case "mission":
    case "operation":
    case "event":
      return [...related("spacecraft", false), ...related("target", false)];
    case "system":
      return related("part-of", true);
    case "orbit":
      return related("orbit", true);
    default:
      return [];
  }
}

/** What an entry says of itself in numbers: what holds or, of what is gone, what it said last. */
function read(entry: Entry, attribute: string, unit: string, today: string): Reading | undefined {
  const facts = entry.facts.filter(
    (fact) => fact.attribute === attribute && fact.unit === unit && typeof fact.value === "number" && Number.isFinite(fact.value),
  );
  const fact = facts.find((candidate) => holds(entry, candidate, today)) ?? facts.find((candidate) => !supersederOf(entry, candidate));
  return fact && { value: Number(fact.value), fact };
}

function orbitFacts(entry: Entry, { library, today }: Context): Orbit | undefined {
  if (entry.kind === "orbit") {
    return undefined;
  }
  const longitude = read(entry, "longitude", "deg", today);
  // What stands at a longitude is as high as the belt, whatever else is known of it.
  const belt = () => longitude && altitudeOf("geostationary-orbit", library, today);
  const perigee = read(entry, "perigee", "km", today) ?? belt();
  const apogee = read(entry, "apogee", "km", today) ?? belt();
  if (!perigee || !apogee || perigee.value > apogee.value) {
    return undefined;
  }
  const inclination = read(entry, "inclination", "deg", today);
  const stands = longitude && regime(perigee.value, apogee.value) === "geo";
  return { entry, perigee, apogee, ...(stands && { longitude }), ...(inclination && { inclination }) };
}

/** The satellites of other entries that stand near those of this one, the nearest first. */
function neighboursOf(orbits: readonly Orbit[], context: Context): Orbit[] {
  const places = orbits.flatMap(({ longitude }) => longitude?.value ?? []);
  const own = new Set(orbits.map(({ entry }) => entry));
  if (places.length === 0 || places.length > 3) {
    return [];
  }
  return context.library.entries
    .filter((entry) => entry.kind === "satellite" && !own.has(entry) && entry.facts.some(({ attribute }) => attribute === "longitude"))
    .flatMap((entry) => orbitFacts(entry, context) ?? [])
    .filter(({ perigee, longitude }) => ![perigee, longitude].some((reading) => reading && hasEnded(reading.fact, context.today)))
    .flatMap((orbit) => {
      const { longitude } = orbit;
      const distance = longitude ? Math.min(...places.map((place) => degreesBetween(place, longitude.value))) : NEAR;
      return distance < NEAR ? [{ orbit, distance }] : [];
    })
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MAX_NEIGHBOURS)
    .map(({ orbit }) => orbit);
}

function degreesBetween(a: number, b: number): number {
  const turn = Math.abs(a - b) % 360;
  return Math.min(turn, 360 - turn);
}

function craft(orbit: Orbit, subject: boolean, { today, translate, numbers }: Context): OrbitCraft {
  const { entry, perigee, apogee, longitude, inclination } = orbit;
  const past = hasEnded(perigee.fact, today);
  const cited = (text: string, ...facts: Fact[]): CitedText => ({ text, sources: numbers(...facts) });
  const derived = (text: string): CitedText => ({ text, sources: [], calculated: true });
  const axis = semiMajorAxis(perigee.value, apogee.value);
  const isRound = eccentricity(perigee.value, apogee.value) < ROUND;
  const end = ({ value, fact }: Reading): OrbitEnd => ({
    label: attributeLabel(fact.attribute, translate),
    details: [cited(formatValue(fact, translate), fact), derived(kmPerSecond(speed(value, axis)))],
  });
  const place = longitude ? [cited(formatValue(longitude.fact, translate), longitude.fact)] : [];
  return {
    entryId: entry.id,
    name: entry.name,
    subject,
    past,
    perigee: perigee.value,
    apogee: apogee.value,
    ...(longitude && { longitude: longitude.value }),
    details: subject
      ? [
          ...place,
          ...(isRound ? [cited(span(orbit), perigee.fact, apogee.fact)] : []),
          ...(inclination
            ? [cited(`${attributeLabel("inclination", translate)} ${formatValue(inclination.fact, translate)}`, inclination.fact)]
            : []),
          ...(past ? [cited(translate("Ended {0}", formatWhen(perigee.fact.validUntil ?? "", translate)), perigee.fact)] : []),
          derived(isRound ? calculated(orbit, translate).join(" · ") : duration(period(axis))),
        ]
      : place,
    ...(subject && !isRound && { ends: { perigee: end(perigee), apogee: end(apogee) } }),
  };
}

/** "35,772 × 35,801 km" */
function span({ perigee, apogee }: Orbit): string {
  const [low, high] = [perigee.value.toLocaleString("en"), apogee.value.toLocaleString("en")];
  return low === high ? `${low} km` : `${low} × ${high} km`;
}

/** The period and the speed or, on an ellipse, the speeds that follow from perigee and apogee. */
function calculated({ perigee, apogee }: Orbit, translate: Translate): string[] {
  const axis = semiMajorAxis(perigee.value, apogee.value);
  const speedAt = (altitude: number) => kmPerSecond(speed(altitude, axis));
  const speeds =
    eccentricity(perigee.value, apogee.value) < ROUND
      ? [speedAt((perigee.value + apogee.value) / 2)]
      : [translate("{0} at perigee", speedAt(perigee.value)), translate("{0} at apogee", speedAt(apogee.value))];
  return [duration(period(axis)), ...speeds];
}

function kmPerSecond(value: number): string {
  return `${value.toFixed(2)} km/s`;
}

/** "94.1 min", "23 h 56 min" */
function duration(seconds: number): string {
  const minutes = seconds / 60;
  return minutes < 180 ? `${minutes.toFixed(1)} min` : `${Math.floor(Math.round(minutes) / 60)} h ${Math.round(minutes) % 60} min`;
}

function orbitRows(orbit: Orbit, { translate, numbers }: Context) {
  const { entry, perigee, apogee, longitude, inclination } = orbit;
  const readings = [...(longitude ? [longitude] : []), perigee, apogee, ...(inclination ? [inclination] : [])];
  return [
    ...readings.map(({ fact }) => ({
      cells: [entry.name, attributeLabel(fact.attribute, translate), formatValue(fact, translate), formatWhen(fact.asOf, translate)],
      sources: numbers(fact),
    })),
    { cells: [entry.name, translate("Calculated"), calculated(orbit, translate).join(" · "), ""], sources: [] },
  ];
}

/** Heights of which the entry speaks itself: where something was hit, how high a fleet flies. */
function heightsOf(entry: Entry, orbits: readonly Orbit[], { today, translate, numbers }: Context): OrbitHeight[] {
  if (entry.kind === "orbit" || orbits.some((orbit) => orbit.entry === entry)) {
    return [];
  }
  return entry.facts
    .filter((fact) => fact.attribute === "altitude" && fact.unit === "km" && typeof fact.value === "number" && holds(entry, fact, today))
    .filter((fact) => Number(fact.value) >= 80)
    .map((fact) => ({
      label: attributeLabel("altitude", translate),
      altitude: Number(fact.value),
      text: formatValue(fact, translate),
      statement: fact.statement,
      sources: numbers(fact),
    }));
}

function altitudeOf(id: string, library: Library, today: string): Reading | undefined {
  const entry = library.entry(id);
  return entry && read(entry, "altitude", "km", today);
}

/** The regions that what is drawn lies in or passes, as far as the entries of these say where they are. */
function beltsFor(
  entry: Entry,
  subjects: readonly OrbitCraft[],
  top: number,
  { library, today, translate, numbers }: Context,
): OrbitBelt[] {
  const low = altitudeOf("low-earth-orbit", library, today);
  const stationary = altitudeOf("geostationary-orbit", library, today);
  const above = altitudeOf("graveyard-orbit", library, today);
  const regimes = new Set(subjects.map(({ perigee, apogee }) => regime(perigee, apogee)));
  const is = (...ids: string[]) => ids.includes(entry.id);
  const belt = (id: string, from: number, to: number, text: string, ...readings: Reading[]): OrbitBelt => ({
    label: library.entry(id)?.name ?? id,
    entryId: id,
    subject: entry.id === id,
    from,
    to,
    text,
    sources: numbers(...readings.map(({ fact }) => fact)),
  });
  const km = (value: number) => `${value.toLocaleString("en")} km`;
  const belts: OrbitBelt[] = [];
  if (low) {
    belts.push(belt("low-earth-orbit", 0, low.value, formatValue(low.fact, translate), low));
  }
  const middle = is("medium-earth-orbit", "highly-elliptical-orbit") || regimes.has("meo") || regimes.has("heo") || regimes.has("other");
  if (low && stationary && (middle || (top > low.value && top < stationary.value))) {
    const text = `${low.value.toLocaleString("en")} – ${km(stationary.value)}`;
    belts.push(belt("medium-earth-orbit", low.value, stationary.value, text, low, stationary));
  }
  const synchronous = is("geostationary-orbit", "geosynchronous-orbit", "graveyard-orbit", "medium-earth-orbit");
  if (stationary && (top > HIGH || synchronous)) {
    belts.push(belt("geostationary-orbit", stationary.value, stationary.value, formatValue(stationary.fact, translate), stationary));
  }
  if (stationary && above && (regimes.has("graveyard") || is("geostationary-orbit", "graveyard-orbit"))) {
    const altitude = stationary.value + above.value;
    belts.push(belt("graveyard-orbit", altitude, altitude, translate("{0} above the belt", formatValue(above.fact, translate)), above));
  }
  return belts;
}
