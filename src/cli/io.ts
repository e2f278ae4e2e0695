/** What the command line needs from the world, so that its commands run without a process in tests. */
export interface Io {
  /**
   * Reads a file, or standard input for "-".
   * @throws Error with a message fit for people, where it cannot be read or is larger than `limit` bytes.
   */
  read(file: string, limit: number): Promise<Uint8Array>;
  /** The compiled dataset. */
  readDataset(): Promise<Uint8Array>;
  out(text: string): void;
  err(text: string): void;
}

export type Format = "text" | "json";

/** What `check` writes besides: SARIF 2.1.0, which code scanning reads. */
export type CheckFormat = Format | "sarif";

/** Exit statuses: as grep has them, or a linter. */
export const STATUS = { ok: 0, nothingFound: 1, findings: 1, failed: 2 } as const;

export type Status = (typeof STATUS)[keyof typeof STATUS];

/** A mistake in how the command was called. */
export class UsageError extends Error {}

/** JSON as people and `jq` read it. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Words from a document or an argument on one line, without what a terminal would take for a command. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cf}]+/gu, " ").trim();
}

/** A line on standard error that says who complains, whatever is in the message. */
export function complain(io: Io, message: string): void {
  io.err(`space-security: ${oneLine(message)}\n`);
}
