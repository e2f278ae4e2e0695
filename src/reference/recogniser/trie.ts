/** Nodes of the trie are numbers; this one is the beginning. */
export const ROOT = 0;
/** What `step` answers where no term goes on. */
export const NOWHERE = -1;

/**
 * A trie of folded code units in typed arrays: its edges lie in one open-addressing hash table, so that building is
 * quick (no pass to freeze it) and a step costs one probe in most cases, however many terms there are.
 */
export class Trie {
  #nodes = 1;
  #edges = 0;
  #mask = (1 << 14) - 1;
  #from = new Int32Array(1 << 14).fill(NOWHERE);
  #unit = new Uint16Array(1 << 14);
  #to = new Int32Array(1 << 14);
  /** The first step of a walk is the commonest by far, and most often the last. */
  readonly #first = new Int32Array(0x10000).fill(NOWHERE);

  get size(): number {
    return this.#nodes;
  }

  /** The node that `unit` leads to from `node`, or NOWHERE. */
  step(node: number, unit: number): number {
    if (node === ROOT) {
      return this.#first[unit] as number;
    }
    for (let slot = hash(node, unit) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const from = this.#from[slot] as number;
      if (from === node && this.#unit[slot] === unit) {
        return this.#to[slot] as number;
      }
      if (from === NOWHERE) {
        return NOWHERE;
      }
    }
  }

  /** The node that `unit` leads to from `node`, made where there is none. */
  grow(node: number, unit: number): number {
    const known = this.step(node, unit);
    if (known !== NOWHERE) {
      return known;
    }
    const grown = this.#nodes++;
    if (node === ROOT) {
      this.#first[unit] = grown;
      return grown;
    }
    if (this.#edges * 2 > this.#mask) {
      this.#enlarge();
    }
    this.#edges++;
    this.#put(node, unit, grown);
    return grown;
  }

  #put(node: number, unit: number, to: number): void {
    let slot = hash(node, unit) & this.#mask;
    while (this.#from[slot] !== NOWHERE) {
      slot = (slot + 1) & this.#mask;
    }
    this.#from[slot] = node;
    this.#unit[slot] = unit;
    this.#to[slot] = to;
  }

  #enlarge(): void {
    const [from, unit, to] = [this.#from, this.#unit, this.#to];
    const slots = from.length * 2;
    this.#mask = slots - 1;
    this.#from = new Int32Array(slots).fill(NOWHERE);
    this.#unit = new Uint16Array(slots);
    this.#to = new Int32Array(slots);
    from.forEach((node, slot) => {
      if (node !== NOWHERE) {
        this.#put(node, unit[slot] as number, to[slot] as number);
      }
    });
  }
}

function hash(node: number, unit: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
