// Builds everything that ships into dist/: types and dataset first, then the bundles.
//   node esbuild.js [--production] [--watch]
require("tsx/cjs");
const esbuild = require("esbuild");
const { mkdirSync, rmSync, writeFileSync } = require("node:fs");
const { compileDataset, formatFindings } = require("./scripts/dataset");
const { serialise } = require("./src/dataset/compile");
const { notices } = require("./scripts/notices");
const { compileStyles } = require("./scripts/styles");
const { writeTypes } = require("./scripts/types");

const production = process.argv.includes("--production");
const watch = process.argv.includes("--watch");

const PAGES = "dist/details";

/** @type {esbuild.BuildOptions} */
const common = {
  bundle: true,
  metafile: true,
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
  // The pages: what several of them need lies once beside them.
  {
    ...common,
    entryPoints: {
      page: "src/details/page/main.tsx",
      timeline: "src/details/page/timeline/main.tsx",
      compare: "src/details/page/compare/main.tsx",
    },
    outdir: PAGES,
    chunkNames: "shared-[hash]",
    platform: "browser",
    format: "esm",
    splitting: true,
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
  // The names of shared parts change with what they hold: older ones must not ship.
  rmSync(PAGES, { recursive: true, force: true });
  if (watch) {
    const contexts = await Promise.all(bundles.map((options) => esbuild.context(options)));
    await Promise.all(contexts.map((context) => context.watch()));
  } else {
    const built = await Promise.all(bundles.map((options) => esbuild.build(options)));
    writeFileSync("dist/ThirdPartyNotices.txt", notices(built.map(({ metafile }) => metafile)));
  }
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
