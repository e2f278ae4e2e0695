/** What the hosts and the workbench report to the bench; all times in milliseconds. */

export interface Spread {
  readonly median: number;
  readonly p99: number;
}

/** Work that is done in steps or stretches, between which others run: the longest, and all. */
export interface Sliced {
  readonly longest: number;
  readonly whole: number;
}

/** Our own time in a document. */
export interface DocumentFigures {
  /** In characters. */
  readonly size: number;
  readonly scan: Sliced;
  readonly firstCheck: Sliced;
  readonly hover: Spread;
  /** Until the index is up to date after a keystroke. */
  readonly edit: Spread;
  readonly completion: Spread;
  /** All checks after a keystroke. */
  readonly check: Spread;
  /** The longest stretch of each of these. */
  readonly checkStretch: Spread;
}

/** How an extension host starts. */
export interface StartFigures {
  /** Reading the script. */
  readonly load: number;
  /** activate() itself. */
  readonly activate: number;
  /** The first hover of all, without the way to it and back. */
  readonly firstHover: number;
}

/** One extension host. */
export interface HostFigures extends StartFigures {
  /** Reading the file of the dataset, once the host has settled; then making the library of it, and the recogniser. */
  readonly read: number;
  readonly loaded: Sliced;
  readonly built: Sliced;
  readonly documents: readonly DocumentFigures[];
}

/** The details page, from the command. */
export interface PaintFigures {
  /** When VS Code began to load it. */
  readonly began: number;
  readonly painted: number;
  readonly scriptRan: number;
}

/** A part of the package, or the whole: its weight and budget in bytes, zipped, and of how many entries where it grows with them. */
export interface Part {
  readonly part: string;
  readonly bytes: number;
  readonly budget: number;
  readonly entries?: number;
}

export interface WorkbenchFigures {
  readonly parts: readonly Part[];
  readonly node: HostFigures;
  readonly web: HostFigures;
  readonly paint: PaintFigures;
}
