// Installs the wheel and the npm packages of a folder that pack.mjs has made into clean places, without a network, and makes a
// site with each: whether they work on this kind of machine.
//
//   node packaging/try.mjs PACKAGES
//
// Prints what each step took. PYTHON is the Python to use (python3).
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const packages = resolve(process.argv[2] ?? ".");
const windows = process.platform === "win32";
const python = process.env.PYTHON ?? (windows ? "python" : "python3");
const work = mkdtempSync(join(tmpdir(), "guichet-try-"));

/** @param {string} what @param {() => void} act */
const timed = (what, act) => {
  const start = performance.now();
  act();
  console.log(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
};

/** npm is a batch file on Windows. @param {string} program @param {string[]} args @param {object} [more] */
const run = (program, args, more = {}) =>
  execFileSync(program, args, { encoding: "utf8", shell: windows && program === "npm", stdio: ["ignore", "pipe", "inherit"], ...more });

/** @param {string} name @param {string} guichet */
const makeSite = (name, guichet) => {
  const site = join(work, `site of ${name}`);
  const shell = windows && guichet.endsWith(".cmd");
  /** @param {string[]} args */
  const call = (args) => run(shell ? `"${guichet}"` : guichet, shell ? args.map((arg) => `"${arg}"`) : args, { shell });
  const said = call(["--version"]).trim();
  if (!/^guichet \d+\.\d+\.\d+/.test(said)) throw new Error(`${guichet} --version says ${said}`);
  timed(`${name}: ${said}, init, build`, () => {
    call(["--quiet", "init", site]);
    call(["--quiet", "--root", site, "build", "--strict", "-o", join(site, "public")]);
  });
  if (!existsSync(join(site, "public/en/index.html"))) throw new Error(`${name}: no page was built`);
};

/** @param {string} folder @param {RegExp} pattern */
const names = (folder, pattern) =>
  readdirSync(join(packages, folder))
    .filter((name) => pattern.test(name))
    .map((name) => join(packages, folder, name));

try {
  const venv = join(work, "venv");
  const bin = join(venv, windows ? "Scripts" : "bin");
  timed("wheel: installed into a new environment", () => {
    run(python, ["-m", "venv", venv]);
    const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index"];
    run(join(bin, windows ? "python.exe" : "python"), [...pip, "--find-links", join(packages, "wheels"), "guichet-cli"]);
  });
  makeSite("wheel", join(bin, windows ? "guichet.exe" : "guichet"));

  const prefix = join(work, "npm");
  timed("npm: installed into a new folder", () => {
    const machine = `guichet-cli-${process.platform}-${process.arch}-`;
    const files = names("npm", new RegExp(`^(guichet-\\d|${machine}).*\\.tgz$`));
    if (files.length !== 2) throw new Error(`there is no package for this machine in ${packages}`);
    const quiet = ["--offline", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"];
    run("npm", ["install", "--prefix", prefix, "--cache", join(work, "cache"), ...quiet, ...files]);
  });
  makeSite("npm", join(prefix, "node_modules/.bin", windows ? "guichet.cmd" : "guichet"));
} finally {
  rmSync(work, { recursive: true, force: true });
}
