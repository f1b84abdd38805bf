// Makes everything that is published of programs that are already built: archives, packages for npm and PyPI, a formula for
// Homebrew, a Containerfile, and the hashes of all of it. Needs Linux, Node, npm, GNU tar, and for wheels Rust and maturin.
//
//   node packaging/pack.mjs PROGRAMS OUT [--only archives,npm,wheels,recipes] [--repository URL] [--trial]
//
// PROGRAMS has a folder for each target of targets.json, with `guichet` and `guichet-desk` in it. With --trial there may be
// fewer, and they need not run on older systems than this one.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);

/** @typedef {{ target: string, runner: string, zig: boolean, os: string, cpu: string }} Target */
/** @typedef {{ programs: string, out: string, trial: boolean, version: string, repository: string, targets: Target[] }} Job */

const cargo = readFileSync(join(root, "Cargo.toml"), "utf8");
/** @param {string} key */
const ofCargo = (key) => new RegExp(`^${key} = "(.*)"$`, "m").exec(cargo)?.[1];

/** @param {Target} target @param {string} program */
const fileOf = (target, program) => (target.os === "win32" ? `${program}.exe` : program);

/** @param {string} path */
const hash = (path) => createHash("sha256").update(readFileSync(path)).digest("hex");

/** @param {string} text @param {string} path */
const copyTo = (text, path) => {
  mkdirSync(dirname(path), { recursive: true });
  copyFileSync(text, path);
};

/** What each kind of package has beside the program. @param {string} folder @param {string[]} names */
const copyTexts = (folder, names) => {
  for (const name of names) copyTo(join(root, name), join(folder, name));
};

const LICENCES = ["LICENSE-APACHE", "LICENSE-MIT"];

/** Runs `use` with a folder that is gone afterwards. @param {(folder: string) => void} use */
const inFolder = (use) => {
  const folder = mkdtempSync(join(tmpdir(), "guichet-pack-"));
  try {
    use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** @param {Job} job @param {Target} target */
const archiveOf = (job, target) => `guichet-${job.version}-${target.target}`;

/** The same bytes of the same programs: no times, no owners. @param {Job} job */
const archives = (job) => {
  for (const target of job.targets) {
    inFolder((folder) => {
      const name = archiveOf(job, target);
      for (const program of ["guichet", "guichet-desk"].map((program) => fileOf(target, program))) {
        const from = join(job.programs, target.target, program);
        if (job.trial && !existsSync(from)) continue;
        copyTo(from, join(folder, name, program));
        chmodSync(join(folder, name, program), 0o755);
      }
      copyTexts(join(folder, name), [...LICENCES, "CHANGELOG.md"]);
      const plain = ["--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--mtime=@0", "--use-compress-program=gzip -n9"];
      execFileSync("tar", ["-c", ...plain, "-f", join(job.out, `${name}.tar.gz`), "-C", folder, name]);
    });
  }
};

/** @param {string} folder @param {object} manifest @param {string} out */
const npmPack = (folder, manifest, out) => {
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  copyTexts(folder, LICENCES);
  execFileSync("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", out], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
};

/** One package for each kind of machine, and one that starts what fits. @param {Job} job */
const npm = (job) => {
  const out = join(job.out, "npm");
  mkdirSync(out, { recursive: true });
  const repository = { type: "git", url: `git+${job.repository}.git` };
  const launcher = { ...JSON.parse(readFileSync(join(here, "npm/package.json"), "utf8")), version: job.version, repository };
  /** @type {Record<string, string>} */
  const optionalDependencies = {};
  for (const target of job.targets) {
    const name = `@guichet/cli-${target.os}-${target.cpu}`;
    optionalDependencies[name] = job.version;
    inFolder((folder) => {
      const program = fileOf(target, "guichet");
      copyTo(join(job.programs, target.target, program), join(folder, program));
      chmodSync(join(folder, program), 0o755);
      const description = `The program of guichet for ${target.os} on ${target.cpu}; install guichet instead`;
      const { license } = launcher;
      const only = { os: [target.os], cpu: [target.cpu], preferUnplugged: true, files: [program, ...LICENCES] };
      npmPack(folder, { name, version: job.version, description, license, repository, ...only }, out);
    });
  }
  // Types that the panel is checked with, and what they are for.
  inFolder((folder) => {
    const from = join(here, "npm-panel");
    for (const name of readdirSync(from)) copyTo(join(from, name), join(folder, name));
    copyTo(join(root, "crates/client/src/panel/panel.d.ts"), join(folder, "panel.d.ts"));
    const manifest = JSON.parse(readFileSync(join(from, "package.json"), "utf8"));
    npmPack(folder, { ...manifest, version: job.version, repository }, out);
  });
  inFolder((folder) => {
    for (const name of ["guichet.cjs", "README.md"]) copyTo(join(here, "npm", name), join(folder, name));
    npmPack(folder, { ...launcher, optionalDependencies }, out);
  });
};

/**
 * maturin asks cargo to build. This cargo says what is already built, so that the wheel has the very program of the archive;
 * every other question goes to the real one.
 * @param {string} folder @param {string} program
 */
const builtCargo = (folder, program) => {
  const manifest = join(root, "Cargo.toml");
  const target = { kind: ["bin"], crate_types: ["bin"], name: "guichet", src_path: join(root, "src/main.rs"), edition: "2024" };
  const profile = { opt_level: "3", debuginfo: 0, debug_assertions: false, overflow_checks: false, test: false };
  const id = `path+file://${root}#guichet@${ofCargo("version")}`;
  const built = { package_id: id, manifest_path: manifest, target: { ...target, doctest: false, test: true }, profile, features: [] };
  const messages = [
    { reason: "compiler-artifact", ...built, filenames: [program], executable: program, fresh: true },
    { reason: "build-finished", success: true },
  ];
  writeFileSync(join(folder, "messages"), messages.map((message) => `${JSON.stringify(message)}\n`).join(""));
  const real = execFileSync("sh", ["-c", "command -v cargo"], { encoding: "utf8" }).trim();
  const script = `#!/bin/sh\ncase "$1" in\n  rustc | build) exec cat '${join(folder, "messages")}' ;;\n  *) exec '${real}' "$@" ;;\nesac\n`;
  writeFileSync(join(folder, "cargo"), script, { mode: 0o755 });
};

/** What a wheel's name says of the systems that it is for; in a trial, whatever maturin finds. @param {Job} job @param {Target} target */
const wheelFor = (job, target) => {
  if (target.os !== "linux") return ["--compatibility", "linux", "--auditwheel", "skip"];
  // A static program asks nothing of the C library: the oldest of them will do.
  return job.trial ? [] : ["--compatibility", "manylinux2014", "musllinux_1_1", "--auditwheel", "check"];
};

/** @param {Job} job */
const wheels = (job) => {
  const out = join(job.out, "wheels");
  for (const target of job.targets) {
    inFolder((folder) => {
      const program = join(folder, fileOf(target, "guichet"));
      copyFileSync(join(job.programs, target.target, fileOf(target, "guichet")), program);
      builtCargo(folder, program);
      for (const name of LICENCES) copyTo(join(root, name), join(folder, "wheel", name));
      copyTo(join(here, "pypi/README.md"), join(folder, "wheel/README.md"));
      const project = readFileSync(join(here, "pypi/pyproject.toml"), "utf8").replace("../../", `${root}/`);
      writeFileSync(join(folder, "wheel/pyproject.toml"), project);
      // For the other compiler's kind maturin would fetch a C library; the name of the wheel is the same.
      const named = target.target.replace("windows-msvc", "windows-gnu");
      const path = `${folder}:${process.env.PATH}`;
      execFileSync("maturin", ["build", "--quiet", "--target", named, "--out", out, ...wheelFor(job, target)], {
        cwd: join(folder, "wheel"),
        env: { ...process.env, PATH: path, CARGO: join(folder, "cargo"), SOURCE_DATE_EPOCH: "315532800" },
        stdio: ["ignore", "ignore", "inherit"],
      });
    });
  }
};

/** Texts with the version, and with addresses and hashes of the archives. @param {Job} job */
const recipes = (job) => {
  for (const path of ["homebrew/guichet.rb", "Containerfile"]) {
    let text = readFileSync(join(here, path), "utf8").replaceAll("%VERSION%", job.version).replaceAll("%REPOSITORY%", job.repository);
    for (const target of job.targets) {
      const archive = `${archiveOf(job, target)}.tar.gz`;
      text = text
        .replaceAll(`%URL ${target.target}%`, `${job.repository}/releases/download/v${job.version}/${archive}`)
        .replaceAll(`%SHA256 ${target.target}%`, () => hash(join(job.out, archive)));
    }
    const left = /%[A-Z0-9]+[^%\n]*%/.exec(text);
    if (left && !job.trial) throw new Error(`${path}: nothing for ${left[0]}`);
    writeFileSync(join(job.out, path.replace(/.*\//, "")), text);
  }
};

const KINDS = { archives, npm, wheels, recipes };

const options = /** @type {const} */ ({
  only: { type: "string" },
  repository: { type: "string" },
  trial: { type: "boolean", default: false },
});
const { values, positionals } = parseArgs({ allowPositionals: true, options });
const repository = values.repository ?? ofCargo("repository");
const version = ofCargo("version");
if (positionals.length !== 2 || repository === undefined || version === undefined) {
  console.error("node packaging/pack.mjs PROGRAMS OUT [--only archives,npm,wheels,recipes] [--repository URL] [--trial]");
  console.error("Cargo.toml has no repository: then --repository says where releases are");
  process.exit(2);
}
const [programs, out] = positionals.map((path) => resolve(path));
/** @type {Target[]} */
const all = JSON.parse(readFileSync(join(here, "targets.json"), "utf8"));
const targets = all.filter((target) => existsSync(join(programs, target.target, fileOf(target, "guichet"))));
if (targets.length === 0 || (targets.length < all.length && !values.trial)) {
  const missing = all.filter((target) => !targets.includes(target)).map((target) => target.target);
  console.error(`${programs} has no program for ${missing.join(", ")}`);
  process.exit(1);
}
mkdirSync(out, { recursive: true });
const job = { programs, out, trial: values.trial, version, repository, targets };
const wanted = values.only?.split(",") ?? Object.keys(KINDS);
for (const [kind, make] of Object.entries(KINDS)) if (wanted.includes(kind)) make(job);
const files = readdirSync(out).filter((name) => /\.(tar\.gz|rb|json|txt)$|^Containerfile$/.test(name));
writeFileSync(
  join(out, "SHA256SUMS"),
  files
    .sort()
    .map((name) => `${hash(join(out, name))}  ${name}\n`)
    .join(""),
);
