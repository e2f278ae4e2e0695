import { parseArgs } from "node:util";
import { version } from "../../package.json";
import { Reference } from "../reference/reference";
import { HELP } from "./help";
import { complain, type Format, type Io, oneLine, STATUS, type Status, UsageError } from "./io";
import { lookUp } from "./lookup";
import { scan } from "./scan";
import { show } from "./show";

/** Runs the command line. Returns the exit status; all that goes wrong is a line on standard error. */
export async function run(args: readonly string[], io: Io): Promise<Status> {
  try {
    return await dispatch(args, io);
  } catch (error) {
    const hint = error instanceof UsageError ? '; "space-security --help" tells more' : "";
    complain(io, `${error instanceof Error ? error.message : error}${hint}`);
    return STATUS.failed;
  }
}

async function dispatch(args: readonly string[], io: Io): Promise<Status> {
  const { values, positionals } = parse(args);
  const [command, ...operands] = positionals;
  if (values.help) {
    io.out(HELP);
    return STATUS.ok;
  }
  if (values.version) {
    io.out(`${version}\n`);
    return STATUS.ok;
  }
  const format = formatOf(values.format);
  const reference = new Reference(io.readDataset, async () => {});
  switch (command) {
    case "lookup":
      return lookUp(reference, required(operands, "lookup needs a query").join(" "), format, io);
    case "show":
      return show(reference, required(operands, "show needs an id").join(" "), format, io);
    case "scan":
      return scan(reference, required(operands, 'scan needs files, or "-" for standard input'), format, io);
    case undefined:
      throw new UsageError("no command given: lookup, show or scan");
    default:
      throw new UsageError(`unknown command "${oneLine(command)}": lookup, show or scan`);
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: "string", short: "f", default: "text" },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean", short: "v" },
      },
    });
  } catch (error) {
    // Its first sentence says what is wrong; the others how to write an operand that begins with a dash.
    throw new UsageError(error instanceof Error ? oneLine(error.message.split(/\.\s|\n/)[0] ?? "") : String(error));
  }
}

function formatOf(value: string): Format {
  if (value === "text" || value === "json") {
    return value;
  }
  throw new UsageError(`unknown format "${oneLine(value)}": text or json`);
}

function required(operands: readonly string[], message: string): readonly string[] {
  if (operands.length === 0) {
    throw new UsageError(message);
  }
  return operands;
}
