import type { Reference } from "../reference/reference";
import { complain, type Format, type Io, json, oneLine, STATUS, type Status } from "./io";

/** `lookup QUERY`: the entries that a query may mean, the best first. */
export async function lookUp(reference: Reference, query: string, format: Format, io: Io): Promise<Status> {
  const matches = (await reference.lookUp()).search(query);
  if (format === "json") {
    io.out(json(matches.map(({ entry: { id, name, kind }, score }) => ({ id, name, kind, score: Number(score.toFixed(4)) }))));
  } else {
    const width = Math.max(0, ...matches.map(({ entry }) => entry.id.length));
    io.out(matches.map(({ entry }) => `${entry.id.padEnd(width)}  ${entry.name} (${entry.kind})\n`).join(""));
  }
  if (matches.length === 0) {
    complain(io, `nothing found for "${oneLine(query)}"`);
    return STATUS.nothingFound;
  }
  return STATUS.ok;
}
