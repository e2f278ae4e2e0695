/** The context words of one paragraph by their numbers, with the end of the first place of each and the beginning of the last. */
export class Cues {
  #all: number[] = [];
  /** 0 where a word does not stand in the paragraph. */
  #firstEnd = new Int32Array(0);
  #lastStart = new Int32Array(0);

  /** In the order of their first places. */
  get all(): readonly number[] {
    return this.#all;
  }

  /** Begins anew, for so many numbers. */
  clear(size: number): void {
    if (this.#firstEnd.length < size) {
      this.#firstEnd = new Int32Array(size);
      this.#lastStart = new Int32Array(size);
    }
    for (const cue of this.#all) {
      this.#firstEnd[cue] = 0;
    }
    this.#all = [];
  }

  /** Notes a place; they come in order of their beginnings. */
  add(cue: number, from: number, to: number): void {
    const end = this.#firstEnd[cue] as number;
    if (end === 0) {
      this.#all.push(cue);
    }
    this.#firstEnd[cue] = end === 0 ? to : Math.min(end, to);
    this.#lastStart[cue] = from;
  }

  /** Whether one of these words stands beside a stretch of the paragraph, not only within it. */
  stand(cues: readonly number[], from: number, to: number): boolean {
    for (const cue of cues) {
      const end = this.#firstEnd[cue] as number;
      if (end !== 0 && (end <= from || (this.#lastStart[cue] as number) >= to)) {
        return true;
      }
    }
    return false;
  }
}
