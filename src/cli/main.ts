/** The command `space-security`: hands the process to `run`. */
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Io } from "./io";
import { run } from "./run";

const io: Io = {
  read,
  readDataset: () => readFile(join(__dirname, "dataset.jsonl")),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

const MESSAGES: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  EISDIR: "is a directory",
  EACCES: "permission denied",
};

async function read(file: string, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of file === "-" ? process.stdin : createReadStream(file)) {
      size += chunk.length;
      if (size > limit) {
        throw new Error(`is larger than ${limit / 1_000_000} MB`);
      }
      chunks.push(chunk);
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    throw new Error(MESSAGES[code] ?? (error instanceof Error ? error.message : String(error)));
  }
  return Buffer.concat(chunks);
}

// Who reads us may stop early, as `head` does: that is no failure of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") {
      throw error;
    }
    process.exit();
  });
}

run(process.argv.slice(2), io).then((status) => {
  process.exitCode = status;
});
