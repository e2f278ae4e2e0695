/** Nodes of the trie are numbers; this one is the beginning. */
export const ROOT = 0;
/** What `step` answers where no term goes on. */
export const NOWHERE = -1;

/**
 * A trie of folded code units in typed arrays. The first child of a node is mostly the node made next, so that most of a
 * term lies in a row in memory; only the other edges are in an open-addressing hash table. Building is quick (no pass
 * to freeze it), and a step costs one look at the row or one probe, however many terms there are.
 */
export class Trie {
  #nodes = 1;
  /** By node: the unit that leads to the node made next, or 0. */
  #row = new Uint16Array(1 << 12);
  /** By node: 1 where edges lead elsewhere too. */
  #branches = new Uint8Array(1 << 12);
  #edges = 0;
  #mask = (1 << 12) - 1;
  #from = new Int32Array(1 << 12).fill(NOWHERE);
  #unit = new Uint16Array(1 << 12);
  #to = new Int32Array(1 << 12);
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
    if (this.#row[node] === unit) {
      return node + 1;
    }
    return this.#branches[node] === 0 ? NOWHERE : this.#probe(node, unit);
  }

  /** The node that `unit` leads to from `node`, made where there is none. */
  grow(node: number, unit: number): number {
    const known = this.step(node, unit);
    if (known !== NOWHERE) {
      return known;
    }
    const grown = this.#nodes++;
    if (grown >= this.#row.length) {
      this.#lengthen();
    }
    if (node === ROOT) {
      this.#first[unit] = grown;
    } else if (grown === node + 1 && unit !== 0) {
      this.#row[node] = unit;
    } else {
      if (this.#edges * 2 > this.#mask) {
        this.#enlarge();
      }
      this.#edges++;
      this.#branches[node] = 1;
      this.#put(node, unit, grown);
    }
    return grown;
  }

  #probe(node: number, unit: number): number {
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

  #put(node: number, unit: number, to: number): void {
    let slot = hash(node, unit) & this.#mask;
    while (this.#from[slot] !== NOWHERE) {
      slot = (slot + 1) & this.#mask;
    }
    this.#from[slot] = node;
    this.#unit[slot] = unit;
    this.#to[slot] = to;
  }

  #lengthen(): void {
    const [row, branches] = [this.#row, this.#branches];
    this.#row = new Uint16Array(row.length * 2);
    this.#row.set(row);
    this.#branches = new Uint8Array(branches.length * 2);
    this.#branches.set(branches);
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
