/** Fits words and blocks into the room of a picture. Pure: pixels come in, pixels go out. */

/** A text no wider than its room; what is cut off ends in an ellipsis. */
export function cut(text: string, room: number, measure: (text: string) => number): string {
  if (measure(text) <= room) {
    return text;
  }
  let [fits, tooLong] = [0, text.length];
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    [fits, tooLong] = measure(`${text.slice(0, middle).trimEnd()}…`) <= room ? [middle, tooLong] : [fits, middle];
  }
  return `${text.slice(0, fits).trimEnd()}…`;
}

/**
 * Moves blocks along a line as little as need be so that none overlaps the next; their order stays. Blocks that touch become one
 * group, which stands where its members' mean wish is (the pool-adjacent-violators algorithm: least squares, in one pass).
 * @param wishes where each block would begin, ascending
 * @param sizes how long each is
 */
export function separate(wishes: readonly number[], sizes: readonly number[]): number[] {
  const groups: { start: number; size: number; count: number }[] = [];
  wishes.forEach((wish, i) => {
    let group = { start: wish, size: sizes[i] ?? 0, count: 1 };
    for (let before = groups.at(-1); before && before.start + before.size > group.start; before = groups.at(-1)) {
      groups.pop();
      const count = before.count + group.count;
      // The later group would begin the earlier one's size sooner, were it alone.
      const start = (before.start * before.count + (group.start - before.size) * group.count) / count;
      group = { start, size: before.size + group.size, count };
    }
    groups.push(group);
  });
  const starts: number[] = [];
  for (const { start, count } of groups) {
    let at = start;
    for (let i = 0; i < count; i++) {
      const size = sizes[starts.length] ?? 0;
      starts.push(at);
      at += size;
    }
  }
  return starts;
}

/** A text in lines no wider than a width; where it needs more than so many, the last ends in an ellipsis. */
export function wrap(text: string, width: number, measure: (text: string) => number, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1) ?? ""} ${word}`.trim();
    if (lines.length > 0 && measure(longer) <= width) {
      lines[lines.length - 1] = longer;
    } else {
      lines.push(word);
    }
  }
  return lines.length > most ? [...lines.slice(0, most - 1), `${lines[most - 1]} …`] : lines;
}
