import { parseArgs } from "node:util";
import { version } from "../../package.json";
import { CODES, type Code, checkOf } from "../reference/checks/finding";
import { Reference } from "../reference/reference";
import { check } from "./check";
import { HELP } from "./help";
import { type CheckFormat, complain, type Format, type Io, oneLine, STATUS, type Status, UsageError } from "./io";
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
  const format = formatOf(values.format, command === "check");
  const reference = new Reference(io.readDataset, async () => {});
  switch (command) {
    case "lookup":
      return lookUp(reference, required(operands, "lookup needs a query").join(" "), plain(format), io);
    case "show":
      return show(reference, required(operands, "show needs an id").join(" "), plain(format), io);
    case "scan":
      return scan(reference, required(operands, 'scan needs files, or "-" for standard input'), plain(format), io);
    case "check":
      return check(
        reference,
        required(operands, 'check needs files, or "-" for standard input'),
        { format, codes: codesOf(values.codes), language: values.language },
        io,
      );
    case undefined:
      throw new UsageError("no command given: lookup, show, scan or check");
    default:
      throw new UsageError(`unknown command "${oneLine(command)}": lookup, show, scan or check`);
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        codes: { type: "string", short: "c" },
        format: { type: "string", short: "f", default: "text" },
        language: { type: "string", short: "l" },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean", short: "v" },
      },
    });
  } catch (error) {
    // Its first sentence says what is wrong; the others how to write an operand that begins with a dash.
    throw new UsageError(error instanceof Error ? oneLine(error.message.split(/\.\s|\n/)[0] ?? "") : String(error));
  }
}

function formatOf(value: string, forCheck: boolean): CheckFormat {
  if (value === "text" || value === "json" || (value === "sarif" && forCheck)) {
    return value;
  }
  throw new UsageError(`unknown format "${oneLine(value)}": text${forCheck ? ", json or sarif" : " or json"}`);
}

function plain(format: CheckFormat): Format {
  return format === "json" ? "json" : "text";
}

/** The codes that are asked for: each by itself, or all of a check by its name; without any, all that speak unasked. */
function codesOf(list: string | undefined): ReadonlySet<Code> {
  if (list === undefined) {
    return new Set(CODES.filter((code) => checkOf(code) !== "citation"));
  }
  return new Set(
    list.split(",").flatMap((name) => {
      const codes = CODES.filter((code) => code === name.trim() || checkOf(code) === name.trim());
      if (codes.length === 0) {
        throw new UsageError(`unknown code "${oneLine(name)}": ${CODES.join(", ")}`);
      }
      return codes;
    }),
  );
}

function required(operands: readonly string[], message: string): readonly string[] {
  if (operands.length === 0) {
    throw new UsageError(message);
  }
  return operands;
}
