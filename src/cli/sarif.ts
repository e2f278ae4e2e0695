import { version } from "../../package.json";
import { CODES, type Code, checkOf } from "../reference/checks/finding";
import type { Found, Region } from "./check";

/** What each code looks for, as the rules of a tool are described. */
const RULES: Readonly<Record<Code, string>> = {
  "acronym.undefined": "An acronym that is never spelled out",
  "acronym.early": "An acronym that is used before it is spelled out",
  "acronym.repeated": "An acronym that is spelled out twice",
  "acronym.unused": "An acronym that is spelled out and never used again",
  "citation.missing": "A figure about a known entry without a citation near",
  "fact.superseded": "A figure that held once",
  "fact.contradicted": "A figure that an official one contradicts",
  "fact.commander": "A post that another person holds now",
  "fact.plan": "A plan that has changed",
  "name.renamed": "A name of something that is called otherwise, or is no more",
  "name.rank": "A rank below the one that the person holds",
  "name.soviet": "Soviet, said of what came after the Soviet Union",
  "name.anachronism": "An organization that acts before it existed",
  "variant.mixed": "Spellings of one name that differ",
};

/** What may mislead a reader is more than what a careful editor would ask about. */
function levelOf(code: Code): "warning" | "note" {
  return checkOf(code) === "fact" || checkOf(code) === "name" ? "warning" : "note";
}

/** A log in the Static Analysis Results Interchange Format, SARIF 2.1.0. */
export function sarif(all: readonly Found[]): unknown {
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "space-security",
            semanticVersion: version,
            rules: CODES.map((code) => ({
              id: code,
              shortDescription: { text: RULES[code] },
              defaultConfiguration: { level: levelOf(code) },
            })),
          },
        },
        columnKind: "utf16CodeUnits",
        results: all.map(resultOf),
      },
    ],
  };
}

function resultOf({ file, code, message, fixes, ...region }: Found) {
  const artifactLocation = { uri: uriOf(file) };
  return {
    ruleId: code,
    ruleIndex: CODES.indexOf(code),
    level: levelOf(code),
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation, region: regionOf(region) } }],
    fixes: fixes.map(({ title, edits }) => ({
      description: { text: title },
      artifactChanges: [
        {
          artifactLocation,
          replacements: edits.map((edit) => ({ deletedRegion: regionOf(edit), insertedContent: { text: edit.text } })),
        },
      ],
    })),
  };
}

function regionOf({ line, column, endLine, endColumn }: Region) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** A file's name as a URI reference: relative as it was given, or absolute. */
function uriOf(file: string): string {
  if (file === "-") {
    return "stdin";
  }
  const path = file
    .split(/[\\/]/)
    .map((part) => encodeURIComponent(part))
    .join("/");
  return /^[A-Za-z]%3A\//.test(path) ? `file:///${path.replace("%3A", ":")}` : path.startsWith("/") ? `file://${path}` : path;
}
