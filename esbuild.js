// Builds everything that ships into dist/: types and dataset first, then the bundles.
//   node esbuild.js [--production] [--watch]
require("tsx/cjs");
const esbuild = require("esbuild");
const { mkdirSync, writeFileSync } = require("node:fs");
const { compileDataset, formatFindings } = require("./scripts/dataset");
const { serialise } = require("./src/dataset/compile");
const { compileStyles } = require("./scripts/styles");
const { writeTypes } = require("./scripts/types");

const production = process.argv.includes("--production");
const watch = process.argv.includes("--watch");

/** @type {esbuild.BuildOptions} */
const common = {
  bundle: true,
  minify: production,
  sourcemap: !production,
  sourcesContent: false,
  target: "es2022",
  logLevel: "warning",
};

/** @type {esbuild.BuildOptions[]} */
const bundles = [
  // For both hosts: it is free of Node, and one file keeps the package small.
  {
    ...common,
    entryPoints: ["src/extension.ts"],
    outfile: "dist/extension.js",
    platform: "browser",
    format: "cjs",
    external: ["vscode"],
    loader: { ".svg": "text" },
  },
  {
    ...common,
    entryPoints: ["src/cli/main.ts"],
    outfile: "dist/cli.js",
    platform: "node",
    format: "cjs",
    banner: { js: "#!/usr/bin/env node" },
  },
  {
    ...common,
    entryPoints: ["src/details/page/main.tsx"],
    outfile: "dist/details/page.js",
    platform: "browser",
    format: "iife",
    loader: { ".svg": "text" },
  },
  {
    ...common,
    entryPoints: ["src/details/page/timeline/main.tsx"],
    outfile: "dist/details/timeline.js",
    platform: "browser",
    format: "iife",
    loader: { ".svg": "text" },
  },
  {
    ...common,
    entryPoints: ["src/details/page/compare/main.tsx"],
    outfile: "dist/details/compare.js",
    platform: "browser",
    format: "iife",
    loader: { ".svg": "text" },
  },
];

function buildDataset() {
  const { dataset, findings } = compileDataset();
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length > 0) {
    console.error(`${formatFindings(errors)}\nthe dataset has ${errors.length} errors`);
    process.exitCode = 1;
  }
  mkdirSync("dist", { recursive: true });
  writeFileSync("dist/styles.json", JSON.stringify(compileStyles()));
  writeFileSync("dist/dataset.jsonl", serialise(dataset));
}

async function main() {
  await writeTypes();
  buildDataset();
  if (watch) {
    const contexts = await Promise.all(bundles.map((options) => esbuild.context(options)));
    await Promise.all(contexts.map((context) => context.watch()));
  } else {
    await Promise.all(bundles.map((options) => esbuild.build(options)));
  }
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
