// Takes plotly.js by the lock file (npm checks its integrity hash) and leaves it gzipped, with its licence, in the folder given: the cartesian script
// that nearly all figures need, and the full one for three dimensions, maps and the like. From the package with the sources comes the schema
// (plot-schema.json beside the scripts, for tests), and from it the attributes' descriptions (words.txt), which the build makes docstrings of.
// NiiVue (niivue.umd.js, for brains in three dimensions) is taken alone too; a build without it shows still pictures.
// Called by the build; two builds at once wait for each other on a lock folder.
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { dirname, join, resolve } from "node:path";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(process.argv[2]);
const [name, full] = ["plotly.js-cartesian-dist-min", "plotly.js-dist-min"];
const folder = join(here, "node_modules", name);
const locked = JSON.parse(readFileSync(join(here, "package-lock.json"), "utf8")).packages;
const wanted = locked[`node_modules/${name}`].version;

// The package with the schema has a tree of dependencies that nobody here needs: it is taken alone, against this hash.
const sources = "sha512-fYLAOj091/+M4h1rmtVIkRIpdkz5/P9IdNUeB9wKmCUyvewuUdlCYR5ryqDWP7Cb36Dn4EvSrs6YKvRJ9ukNdQ==";
const schema = join(here, "node_modules", `.plot-schema-${wanted}.json`);

const viewer = {
  name: "@niivue/niivue@0.69.0",
  archive: "niivue-niivue-0.69.0.tgz",
  file: "package/dist/niivue.umd.js",
  hash: "sha512-YMjQvJgD1W2b7DuoxkwlC4VxbrgIePRJ5qyQzXKxi2v2MBVg285P/CIQyg46oDDGDIcaNlbd+MhtO/edMbXJkA==",
  kept: join(here, "node_modules", ".niivue-0.69.0.umd.js"),
};

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
  put("plotly.full.min.js.gz", join(here, "node_modules", full, "plotly.min.js"));
  takeAlone({ name: `plotly.js@${wanted}`, archive: `plotly.js-${wanted}.tgz`, file: "package/dist/plot-schema.json", hash: sources, kept: schema });
  takeViewer();
  copyFileSync(schema, join(target, "plot-schema.json"));
  execFileSync(process.execPath, [join(here, "schema.mjs"), "words", schema, join(target, "words.txt")]);
  put("plotly.min.js.gz", join(folder, "plotly-cartesian.min.js"));     // last: the build asks for this one
} finally {
  rmSync(lock, { recursive: true, force: true });
}

function isHere() {
  return [name, full].every((one) => {
    const manifest = join(here, "node_modules", one, "package.json");
    return existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).version === wanted;
  });
}

function takeViewer() {
  try {
    takeAlone(viewer);
    put("niivue.umd.js.gz", viewer.kept);
    put("niivue.LICENSE.gz", join(here, "niivue.LICENSE"));       // the package itself has none beside the name
  } catch (error) {
    console.error(`NiiVue is not embedded: ${error.message}`);
  }
}

function takeAlone(one) {
  if (existsSync(one.kept)) return;
  const place = mkdtempSync(join(tmpdir(), "alone-"));
  try {
    const flags = ["pack", one.name, "--ignore-scripts", "--prefer-offline", "--fetch-retries=0", "--fetch-timeout=60000", "--loglevel=error", `--pack-destination=${place}`];
    execFileSync("npm", flags, { cwd: place, stdio: "inherit", shell: process.platform === "win32" });
    const archive = readFileSync(join(place, one.archive));
    const hash = `sha512-${createHash("sha512").update(archive).digest("base64")}`;
    if (hash !== one.hash) throw new Error(`${one.archive} has the hash ${hash}, expected ${one.hash}`);
    writeFileSync(`${one.kept}.part`, fileOf(gunzipSync(archive), one.file));
    renameSync(`${one.kept}.part`, one.kept);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

// A tar archive is headers of 512 bytes (name at 0, size in octal at 124), each followed by its file.
function fileOf(tar, wantedName) {
  for (let at = 0; at + 512 <= tar.length; ) {
    const text = (from, to) => tar.subarray(at + from, at + to).toString("latin1").replace(/\0.*$/s, "");
    const size = parseInt(text(124, 136), 8) || 0;
    if (text(0, 100) === wantedName) return tar.subarray(at + 512, at + 512 + size);
    at += 512 + 512 * Math.ceil(size / 512);
  }
  throw new Error(`${wantedName} is not in the archive`);
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
