import { MAX_VISITS, type Place, type SavedHistory, type Visit } from "./messages";

const TOP: Place = { scroll: 0, focus: "", open: [] };

/** The entries that one panel has shown, as a browser keeps its pages. */
export class History {
  #visits: readonly Visit[];
  #index: number;

  constructor({ visits, index }: SavedHistory = { visits: [], index: -1 }) {
    this.#visits = visits;
    this.#index = index;
  }

  get current(): Visit | undefined {
    return this.#visits[this.#index];
  }

  get canGoBack(): boolean {
    return this.#index > 0;
  }

  get canGoForward(): boolean {
    return this.#index < this.#visits.length - 1;
  }

  /** Goes to an entry; what lay ahead is forgotten, as is the oldest visit where there are too many. */
  visit(entryId: string): void {
    if (entryId !== this.current?.entryId) {
      this.#visits = [...this.#visits.slice(0, this.#index + 1), { entryId, place: TOP }].slice(-MAX_VISITS);
      this.#index = this.#visits.length - 1;
    }
  }

  back(): void {
    this.#index -= this.canGoBack ? 1 : 0;
  }

  forward(): void {
    this.#index += this.canGoForward ? 1 : 0;
  }

  /** Keeps where the reader was; a report on a visit that is no longer there is ignored. */
  remember(index: number, entryId: string, place: Place): void {
    if (this.#visits[index]?.entryId === entryId) {
      this.#visits = this.#visits.with(index, { entryId, place });
    }
  }

  save(): SavedHistory {
    return { index: Math.max(0, this.#index), visits: this.#visits };
  }
}
