declare module "ahocorasick" {
  export default class AhoCorasick {
    constructor(terms: readonly string[]);
    /** For each place where terms end: the position of their last unit, and the terms. */
    search(text: string): [last: number, terms: string[]][];
  }
}
