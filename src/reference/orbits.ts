/**
 * Orbits of two bodies round the Earth: kilometres, seconds, kilometres per second. Heights are above the equator's radius, as
 * catalogues give perigee and apogee. Formulas: Bate, Mueller and White, Fundamentals of Astrodynamics (1971), chapter 1.
 */

/** The Earth's gravitational constant with its atmosphere, km³/s²: WGS 84 (NIMA TR8350.2, 3rd edition, table 3.1). */
const EARTH_MU = 398_600.4418;

/** The Earth's radius at the equator, km: WGS 84 (NIMA TR8350.2, 3rd edition, table 3.1). */
export const EARTH_RADIUS = 6_378.137;

/** Half the long axis, in km, of an orbit between two heights in km. */
export function semiMajorAxis(perigee: number, apogee: number): number {
  return EARTH_RADIUS + (perigee + apogee) / 2;
}

/** How far from a circle: 0 for one, below 1 for every ellipse. */
export function eccentricity(perigee: number, apogee: number): number {
  return (apogee - perigee) / (2 * semiMajorAxis(perigee, apogee));
}

/** How long one turn takes, in s: Kepler's third law, T = 2π √(a³/μ). */
export function period(axis: number): number {
  return 2 * Math.PI * Math.sqrt(axis ** 3 / EARTH_MU);
}

/** The height in km of the circular orbit with a period in s, from Kepler's third law. */
export function altitudeOfPeriod(seconds: number): number {
  return Math.cbrt(EARTH_MU * (seconds / (2 * Math.PI)) ** 2) - EARTH_RADIUS;
}

/** The speed in km/s at a height in km on an orbit with half a long axis in km: the vis-viva equation, v² = μ (2/r − 1/a). */
export function speed(altitude: number, axis: number): number {
  return Math.sqrt(EARTH_MU * (2 / (EARTH_RADIUS + altitude) - 1 / axis));
}

/** The distance in km from the Earth's centre at an angle in radians from perigee: r = a (1 − e²) / (1 + e cos ν). */
export function radiusAt(perigee: number, apogee: number, angle: number): number {
  const e = eccentricity(perigee, apogee);
  return (semiMajorAxis(perigee, apogee) * (1 - e * e)) / (1 + e * Math.cos(angle));
}

export type Regime = "leo" | "meo" | "geo" | "graveyard" | "heo" | "other";

/** Below this, in km: IADC Space Debris Mitigation Guidelines (2020), 3.3.2, region A. */
const LEO_TOP = 2_000;
/** Of a satellite that turns with the Earth, in km: the GEO altitude of the IADC guidelines, 3.3.2. */
const GEO_ALTITUDE = 35_786;
/** Half the height of the protected region around it, in km: IADC guidelines, 3.3.2, region B. */
const GEO_MARGIN = 200;
/** The least by which a satellite is to be raised out of it, in km, without the term for sunlight: IADC guidelines, 5.3.1. */
const GRAVEYARD_MARGIN = 235;
/** An orbit that departs further from a circle counts as elliptical, unless it stays low. */
const ROUND = 0.25;

/** The region in which an orbit between two heights in km lies. */
export function regime(perigee: number, apogee: number): Regime {
  if (apogee <= LEO_TOP) {
    return "leo";
  }
  if (eccentricity(perigee, apogee) > ROUND) {
    return "heo";
  }
  const mean = (perigee + apogee) / 2;
  if (Math.abs(mean - GEO_ALTITUDE) <= GEO_MARGIN) {
    return "geo";
  }
  if (perigee >= GEO_ALTITUDE + GRAVEYARD_MARGIN) {
    return "graveyard";
  }
  return perigee > LEO_TOP && apogee < GEO_ALTITUDE - GEO_MARGIN ? "meo" : "other";
}
