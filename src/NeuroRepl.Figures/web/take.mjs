// Takes plotly.js by the lock file (npm checks its integrity hash) and leaves it gzipped, with its licence, in the folder given.
// Called by the build; two builds at once wait for each other on a lock folder.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(process.argv[2]);
const name = "plotly.js-cartesian-dist-min";
const folder = join(here, "node_modules", name);
const wanted = JSON.parse(readFileSync(join(here, "package-lock.json"), "utf8")).packages[`node_modules/${name}`].version;

const lock = join(here, ".taking");
const patience = 120_000;
const started = Date.now();
for (;;) {
  try {
    mkdirSync(lock);
    break;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    if (isStale() || Date.now() - started > patience) rmSync(lock, { recursive: true, force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
}

try {
  if (!isHere()) {
    const flags = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--fetch-retries=0", "--fetch-timeout=20000", "--loglevel=error"];
    execFileSync("npm", flags, { cwd: here, stdio: "inherit", shell: process.platform === "win32" });
  }

  mkdirSync(target, { recursive: true });
  put("plotly.LICENSE.gz", join(folder, "LICENSE"));
  put("plotly.min.js.gz", join(folder, "plotly-cartesian.min.js"));
} finally {
  rmSync(lock, { recursive: true, force: true });
}

function isHere() {
  const manifest = join(folder, "package.json");
  return existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).version === wanted;
}

function isStale() {
  try {
    return Date.now() - statSync(lock).mtimeMs > patience;
  } catch {
    return false;
  }
}

function put(file, source) {
  const part = join(target, `${file}.${process.pid}.part`);
  writeFileSync(part, gzipSync(readFileSync(source), { level: 9 }));
  renameSync(part, join(target, file));
}
