/** The context words of a paragraph, by their numbers, and where each stands: the end of its first place and the beginning of its last. */
export class Cues {
  readonly #firstEnd: Int32Array;
  readonly #lastStart: Int32Array;
  /** By number: the paragraph in which it was seen last. */
  readonly #seen: Int32Array;
  #paragraph = 0;
  #list: number[] = [];

  /** @param count how many context words there are in all; their numbers count from 0 */
  constructor(readonly count: number) {
    this.#firstEnd = new Int32Array(count);
    this.#lastStart = new Int32Array(count);
    this.#seen = new Int32Array(count);
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
