import { Completions } from "./completions";
import type { Library } from "./library";
import { loadLibrary, type Pause } from "./load";
import { LookUp } from "./lookup";
import { Recogniser } from "./recogniser/recogniser";

/** The dataset cannot be read; the message says why. */
class Unreadable extends Error {}

/**
 * What comes of the reference; undefined where it cannot be read. Views, pages and commands say so: whoever only reads or writes a text
 * is not told again with every movement.
 */
export async function ifReadable<T>(made: Promise<T>): Promise<T | undefined> {
  try {
    return await made;
  } catch (error) {
    if (error instanceof Unreadable) {
      return undefined;
    }
    throw error;
  }
}

/**
 * The reference as the doors see it: everything is made on first use, once. A failure is not kept, so that the
 * next use tries again.
 */
export class Reference {
  readonly #made = new Map<string, Promise<unknown>>();

  /**
   * @param read brings the compiled dataset
   * @param pause lets others run between slices of work
   */
  constructor(
    private readonly read: () => Promise<Uint8Array>,
    private readonly pause: Pause,
  ) {}

  /** @throws Unreadable where the dataset cannot be read. */
  library(): Promise<Library> {
    return this.#once("library", async () => {
      try {
        return await loadLibrary(await this.read(), this.pause);
      } catch (error) {
        throw new Unreadable(error instanceof Error ? error.message : String(error));
      }
    });
  }

  /** @throws Unreadable where the dataset cannot be read. */
  recogniser(): Promise<Recogniser> {
    return this.#once("recogniser", async () => Recogniser.build(await this.library(), this.pause));
  }

  /** @throws Unreadable where the dataset cannot be read. */
  lookUp(): Promise<LookUp> {
    return this.#once("lookUp", async () => LookUp.build(await this.library(), this.pause));
  }

  /** @throws Unreadable where the dataset cannot be read. */
  completions(): Promise<Completions> {
    return this.#once("completions", async () => Completions.build(await this.library(), this.pause));
  }

  #once<T>(name: string, make: () => Promise<T>): Promise<T> {
    let made = this.#made.get(name) as Promise<T> | undefined;
    if (!made) {
      made = make();
      made.catch(() => this.#made.delete(name));
      this.#made.set(name, made);
    }
    return made;
  }
}
