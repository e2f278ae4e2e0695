/** The context words of a paragraph, by their numbers, and where each stands: the end of its first place and the beginning of its last. */
export class Cues {
  /** How many context words there are in all. */
  count = 0;
  #firstEnd = new Int32Array(1 << 8);
  #lastStart = new Int32Array(1 << 8);
  /** By number: the paragraph in which it was seen last. */
  #seen = new Int32Array(1 << 8);
  #paragraph = 0;
  #list: number[] = [];

  /** Makes room for one more, and answers its number. */
  add(): number {
    if (this.count === this.#seen.length) {
      this.#firstEnd = doubled(this.#firstEnd);
      this.#lastStart = doubled(this.#lastStart);
      this.#seen = doubled(this.#seen);
    }
    return this.count++;
  }

  /** Begins another paragraph. */
  clear(): void {
    this.#paragraph++;
    this.#list = [];
  }

  /** Takes in a place; that places come in order of their beginnings is assumed. */
  note(cue: number, from: number, to: number): void {
    if (this.#seen[cue] !== this.#paragraph) {
      this.#seen[cue] = this.#paragraph;
      this.#list.push(cue);
      this.#firstEnd[cue] = to;
    } else if (to < (this.#firstEnd[cue] as number)) {
      this.#firstEnd[cue] = to;
    }
    this.#lastStart[cue] = from;
  }

  /** Whether one of these stands beside a stretch of the paragraph, not only within it. */
  stand(cues: readonly number[], from: number, to: number): boolean {
    for (const cue of cues) {
      if (this.#seen[cue] === this.#paragraph && ((this.#firstEnd[cue] as number) <= from || (this.#lastStart[cue] as number) >= to)) {
        return true;
      }
    }
    return false;
  }

  /** Those of the paragraph. */
  list(): readonly number[] {
    return this.#list;
  }
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
