/** Nodes of the trie are numbers; this one is the beginning. */
export const ROOT = 0;
/** What `step` answers where no term goes on. */
export const NOWHERE = -1;

/** A node has so many numbers: the unit that leads to the node made next, or 0, with a bit for edges that lead elsewhere; and its value. */
const NODE = 2;
const UNIT = 0xffff;
const BRANCHES = 0x10000;
/** An edge has so many: the node that it leads from, its unit, and the node that it leads to. */
const EDGE = 3;
/** Two to the power of it is the number of places for edges at first. */
const PLACE_BITS = 12;

/**
 * A trie of folded code units in typed arrays. The first child of a node is mostly the node made next, so that most of a
 * term lies in a row in memory; only the other edges are in an open-addressing hash table. Building is quick (no pass
 * to freeze it), and a step costs one look at the row or one probe, however many terms there are.
 */
export class Trie {
  #size = 1;
  #nodes = new Int32Array(NODE << 12);
  #count = 0;
  #edges = new Int32Array(EDGE << PLACE_BITS);
  #mask = (1 << PLACE_BITS) - 1;
  /** The first step of a walk is the commonest by far, and most often the last. */
  readonly #first = new Int32Array(0x10000).fill(NOWHERE);

  /** The number that was kept at a node; 0 where none was. */
  value(node: number): number {
    return this.#nodes[node * NODE + 1] as number;
  }

  /** Keeps a number at a node. */
  keep(node: number, value: number): void {
    this.#nodes[node * NODE + 1] = value;
  }

  /** The node that `unit`, which is not 0, leads to from `node`, or NOWHERE. */
  step(node: number, unit: number): number {
    if (node === ROOT) {
      return this.#first[unit] as number;
    }
    const next = this.#nodes[node * NODE] as number;
    if ((next & UNIT) === unit) {
      return node + 1;
    }
    return next < BRANCHES ? NOWHERE : this.#probe(node, unit);
  }

  /** The node that `unit`, which is not 0, leads to from `node`, made where there is none. */
  grow(node: number, unit: number): number {
    const known = this.step(node, unit);
    if (known !== NOWHERE) {
      return known;
    }
    const grown = this.#size++;
    if (grown * NODE >= this.#nodes.length) {
      const longer = new Int32Array(this.#nodes.length * 2);
      longer.set(this.#nodes);
      this.#nodes = longer;
    }
    if (node === ROOT) {
      this.#first[unit] = grown;
    } else if (grown === node + 1) {
      this.#nodes[node * NODE] = unit;
    } else {
      this.#nodes[node * NODE] = (this.#nodes[node * NODE] as number) | BRANCHES;
      this.#connect(node, unit, grown);
    }
    return grown;
  }

  #probe(node: number, unit: number): number {
    const edges = this.#edges;
    for (let edge = this.#place(node, unit); ; edge = edge + EDGE < edges.length ? edge + EDGE : 0) {
      const from = edges[edge] as number;
      if (from === node && edges[edge + 1] === unit) {
        return edges[edge + 2] as number;
      }
      // None leads from the root.
      if (from === ROOT) {
        return NOWHERE;
      }
    }
  }

  #connect(node: number, unit: number, to: number): void {
    if (++this.#count * EDGE * 2 > this.#edges.length) {
      const edges = this.#edges;
      this.#edges = new Int32Array(edges.length * 2);
      this.#mask = this.#mask * 2 + 1;
      for (let edge = 0; edge < edges.length; edge += EDGE) {
        if (edges[edge] !== ROOT) {
          this.#put(edges[edge] as number, edges[edge + 1] as number, edges[edge + 2] as number);
        }
      }
    }
    this.#put(node, unit, to);
  }

  #put(node: number, unit: number, to: number): void {
    const edges = this.#edges;
    let edge = this.#place(node, unit);
    while (edges[edge] !== ROOT) {
      edge = edge + EDGE < edges.length ? edge + EDGE : 0;
    }
    edges[edge] = node;
    edges[edge + 1] = unit;
    edges[edge + 2] = to;
  }

  /** Where an edge is looked for first. */
  #place(node: number, unit: number): number {
    const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b);
    return ((mixed ^ (mixed >>> 15)) & this.#mask) * EDGE;
  }
}
