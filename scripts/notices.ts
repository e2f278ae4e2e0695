/** What the package says of the work of others that is in it: their names and licences, which ask for that. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { ROOT } from "./vscode/install";

/** Licences whose work may be part of ours, so long as we name it. */
const PERMISSIVE = new Set(["Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC-BY-4.0", "ISC", "MIT"]);

/** A text as long as a book that has an address instead. */
const BY_ADDRESS: Readonly<Record<string, string>> = { "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/legalcode" };

const STYLES = "src/reference/citations/styles";

/** The packages of which something is in bundles. */
export function bundledPackages(bundles: readonly Metafile[]): string[] {
  const parts = bundles.flatMap(({ outputs }) => Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs)));
  const names = parts.flatMap(([path, { bytesInOutput }]) =>
    bytesInOutput > 0 ? (/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(path)?.[1] ?? []) : [],
  );
  return [...new Set(names)].sort();
}

/** All notices as one text. @throws Error where a licence does not allow what we do. */
export function notices(bundles: readonly Metafile[]): string {
  const head = "Space Security Reference has in it the work of others, as follows.";
  return `${[head, ...bundledPackages(bundles).map(ofPackage), ...readdirSync(join(ROOT, STYLES)).sort().map(ofStyle)].join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

function ofPackage(name: string): string {
  const folder = join(ROOT, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string; license: string };
  if (!PERMISSIVE.has(license)) {
    throw new Error(`${name} is in a bundle, and its licence ${license} is not among those that we may ship`);
  }
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.(md|txt))?$/i.test(entry));
  const text = BY_ADDRESS[license] ?? (file && readFileSync(join(folder, file), "utf8").trim());
  if (!text) {
    throw new Error(`${name} is in a bundle and brings no text of its licence`);
  }
  return `${name} ${version} (${license})\n\n${text}`;
}

/** A style or locale of the Citation Style Language names its authors and its licence itself. */
function ofStyle(file: string): string {
  const xml = readFileSync(join(ROOT, STYLES, file), "utf8");
  const title = /<title>([^<]+)/.exec(xml)?.[1] ?? file;
  const people = [...xml.matchAll(/<(?:author|contributor|translator)>\s*<name>([^<]+)/g)].map(([, name]) => name);
  const licence = /<rights license="([^"]+)"/.exec(xml)?.[1];
  if (!licence) {
    throw new Error(`${file} does not say under what licence it is`);
  }
  return `${title}, of the Citation Style Language (${file}), shortened to what it says; by ${people.join(", ") || "its contributors"}\n\n${licence}`;
}
