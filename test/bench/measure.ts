/** Measuring on machines that others use too: contestants take turns, and medians are compared. */

/** What each of several contestants took, in milliseconds: the median of its rounds, by name. */
export type Times = ReadonlyMap<string, number>;

/** Lets contestants take turns, once to warm up and then for so many rounds, and takes the median of each. */
export function compete(contestants: Readonly<Record<string, () => unknown>>, rounds: number): Times {
  const times = new Map<string, number[]>(Object.keys(contestants).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, run] of Object.entries(contestants)) {
      const start = performance.now();
      run();
      const time = performance.now() - start;
      if (round > 0) {
        times.get(name)?.push(time);
      }
    }
  }
  return new Map([...times].map(([name, list]) => [name, median(list)]));
}

/** What a contestant took. */
export function timeOf(times: Times, name: string): number {
  const time = times.get(name);
  if (time === undefined) {
    throw new Error(`"${name}" did not take part`);
  }
  return time;
}

function median(list: readonly number[]): number {
  return quantile(list, 0.5);
}

/** The value below which this share of the list lies. */
export function quantile(list: readonly number[], share: number): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
