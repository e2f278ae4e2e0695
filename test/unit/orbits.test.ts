import { assert } from "chai";
import fc from "fast-check";
import { altitudeOfPeriod, EARTH_RADIUS, eccentricity, period, radiusAt, regime, semiMajorAxis, speed } from "../../src/reference/orbits";

describe("orbits", () => {
  it("agree with published values of the geostationary orbit", () => {
    // Radius 42,164.17 km, speed 3.0747 km/s, one sidereal day of 86,164.0905 s (Soop, Handbook of Geostationary Orbits, 1994).
    assert.approximately(altitudeOfPeriod(86_164.0905) + EARTH_RADIUS, 42_164.17, 0.05);
    assert.approximately(period(42_164.17), 86_164.09, 0.1);
    assert.approximately(speed(42_164.17 - EARTH_RADIUS, 42_164.17), 3.0747, 0.0001);
  });

  it("agree with published values of GPS: 26,559.7 km, half a sidereal day", () => {
    // SPS Performance Standard, 5th edition (2020), table 3.2-1: reference semi-major axis 26,559,710 m.
    assert.approximately(period(26_559.71), 86_164.0905 / 2, 5);
  });

  it("agree with the first satellite: 215 by 939 km, 96.2 minutes", () => {
    // NSSDCA Master Catalog, 1957-001B.
    assert.approximately(period(semiMajorAxis(215, 939)) / 60, 96.2, 0.15);
  });

  it("keep Kepler's second law and the ellipse between perigee and apogee", () => {
    fc.assert(
      fc.property(fc.double({ min: 100, max: 50_000, noNaN: true }), fc.double({ min: 0, max: 50_000, noNaN: true }), (perigee, more) => {
        const apogee = perigee + more;
        const axis = semiMajorAxis(perigee, apogee);
        const [near, far] = [EARTH_RADIUS + perigee, EARTH_RADIUS + apogee];
        assert.approximately((near * speed(perigee, axis)) / (far * speed(apogee, axis)), 1, 1e-9);
        assert.approximately(radiusAt(perigee, apogee, 0), near, 1e-6);
        assert.approximately(radiusAt(perigee, apogee, Math.PI), far, 1e-6);
        assert.approximately(altitudeOfPeriod(period(axis)), axis - EARTH_RADIUS, 1e-6);
      }),
    );
  });

  it("lie in their regions", () => {
    assert.equal(eccentricity(500, 500), 0);
    const regions: [number, number, string][] = [
      [418, 422, "leo"],
      [20_180, 20_200, "meo"],
      [35_772, 35_801, "geo"],
      [34_924, 36_649, "geo"],
      [36_256, 36_281, "graveyard"],
      [1_687, 38_671, "heo"],
      [300, 35_786, "heo"],
      [1_500, 2_500, "other"],
    ];
    for (const [perigee, apogee, expected] of regions) {
      assert.equal(regime(perigee, apogee), expected, `${perigee} × ${apogee}`);
    }
  });
});
