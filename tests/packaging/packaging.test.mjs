// What packaging/pack.mjs makes of programs: of small stand-ins, for every target, and of the program of the tests, which is then
// installed from a wheel and from npm packages, and used. GUICHET is that program, GUICHET_STATIC one that runs on any Linux and is taken
// where there is one; maturin is in PATH, else nothing is made of it.
import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { arch, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const work = mkdtempSync(join(tmpdir(), "guichet-packaging-"));
after(() => rmSync(work, { recursive: true, force: true }));

/** @param {string} path */
const read = (path) => readFileSync(join(root, path), "utf8");
const version = /^version = "(.*)"$/m.exec(read("Cargo.toml"))?.[1];
const REPOSITORY = "https://git.example.com/acme/guichet";
/** @type {{ target: string, os: string, cpu: string }[]} */
const targets = JSON.parse(read("packaging/targets.json"));

/** @param {string} path @param {string} text */
const writeProgram = (path, text) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, 0o755);
};

/** @param {string} programs @param {string} out @param {string[]} more */
const pack = (programs, out, ...more) =>
  execFileSync("node", ["packaging/pack.mjs", programs, out, "--repository", REPOSITORY, ...more], { cwd: root, stdio: "pipe" });

const programs = join(work, "programs");
for (const { target, os } of targets) {
  for (const name of ["guichet", "guichet-desk"]) {
    writeProgram(join(programs, target, os === "win32" ? `${name}.exe` : name), `#!/bin/sh\n# ${target}\necho "$@"\nexit 2\n`);
  }
}
const packed = join(work, "packed");
pack(programs, packed, "--only", "archives,npm,recipes");

/** @param {string} archive @param {string} path */
const inside = (archive, path) => execFileSync("tar", ["-xzOf", join(packed, archive), path], { encoding: "utf8" });
/** @param {string} path */
const hash = (path) => createHash("sha256").update(readFileSync(path)).digest("hex");

test("an archive has both programs, the licences and the changes, and is where cargo binstall looks", () => {
  const settings = /\[package\.metadata\.binstall\]\n([^[]*)/.exec(read("Cargo.toml"))?.[1] ?? "";
  /** @param {string} key @param {string} target */
  const setting = (key, target) =>
    (new RegExp(`^${key} = "(.*)"$`, "m").exec(settings)?.[1] ?? "")
      .replaceAll("{ repo }", REPOSITORY)
      .replaceAll("{ version }", version ?? "")
      .replaceAll("{ target }", target)
      .replaceAll("{ bin }", "guichet");
  for (const { target, os } of targets) {
    const name = `guichet-${version}-${target}`;
    assert.equal(setting("pkg-url", target), `${REPOSITORY}/releases/download/v${version}/${name}.tar.gz`);
    const ending = os === "win32" ? ".exe" : "";
    assert.equal(setting("bin-dir", target).replaceAll("{ binary-ext }", ending), `${name}/guichet${ending}`);
    const files = execFileSync("tar", ["-tzf", join(packed, `${name}.tar.gz`)], { encoding: "utf8" });
    const expected = ["", "CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT", `guichet${ending}`, `guichet-desk${ending}`];
    assert.deepEqual(files.trim().split("\n").sort(), expected.map((file) => `${name}/${file}`).sort());
  }
});

test("the package for npm names one of the same version for each kind of machine", () => {
  const launcher = JSON.parse(inside(`npm/guichet-${version}.tgz`, "package/package.json"));
  assert.equal(launcher.version, version);
  assert.deepEqual(launcher.optionalDependencies, Object.fromEntries(targets.map(({ os, cpu }) => [`@guichet/cli-${os}-${cpu}`, version])));
  for (const field of ["dependencies", "scripts"]) assert.equal(launcher[field], undefined, field);
  for (const { os, cpu, target } of targets) {
    const archive = `npm/guichet-cli-${os}-${cpu}-${version}.tgz`;
    const manifest = JSON.parse(inside(archive, "package/package.json"));
    assert.deepEqual([manifest.version, manifest.os, manifest.cpu, manifest.scripts], [version, [os], [cpu], undefined]);
    assert.match(inside(archive, `package/guichet${os === "win32" ? ".exe" : ""}`), new RegExp(`# ${target}\n`));
  }
});

test("the formula and the Containerfile have the hash of every archive that they name", () => {
  for (const file of ["guichet.rb", "Containerfile"]) {
    const text = readFileSync(join(packed, file), "utf8");
    const named = [...text.matchAll(/guichet-[\d.]+-(\S+)\.tar\.gz/g)].map((match) => match[1]);
    const systems = file === "guichet.rb" ? ["linux", "darwin"] : ["linux"];
    const expected = targets.filter(({ os }) => systems.includes(os)).map(({ target }) => target);
    assert.deepEqual([...new Set(named)].sort(), expected.sort(), file);
    for (const target of expected)
      assert.ok(text.includes(hash(join(packed, `guichet-${version}-${target}.tar.gz`))), `${file}: ${target}`);
    assert.doesNotMatch(text, /%[A-Z]/, file);
  }
  const sums = readFileSync(join(packed, "SHA256SUMS"), "utf8").trim().split("\n");
  assert.equal(sums.length, targets.length + 2);
  for (const line of sums) assert.equal(line.slice(0, 64), hash(join(packed, line.slice(66))), line);
});

test("the same programs make the same packages", () => {
  const again = join(work, "again");
  pack(programs, again, "--only", "archives,npm,recipes");
  const files = readdirSync(packed, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  assert.ok(files.length > 10);
  for (const { name, parentPath } of files) {
    const path = join(parentPath, name);
    assert.equal(hash(path.replace(packed, again)), hash(path), name);
  }
});

test("a program that is missing is named", () => {
  const few = join(work, "few");
  writeProgram(join(few, targets[0].target, "guichet"), "");
  const { status, stderr } = spawnSync("node", ["packaging/pack.mjs", few, join(work, "none"), "--repository", REPOSITORY], {
    cwd: root,
    encoding: "utf8",
  });
  assert.equal(status, 1);
  for (const { target } of targets.slice(1)) assert.match(stderr, new RegExp(target));
});

/** The launcher beside a program of this text. @param {string} [text] */
const launcher = (text) => {
  const modules = mkdtempSync(join(work, "modules-"));
  const path = join(modules, "node_modules/guichet/guichet.cjs");
  mkdirSync(dirname(path), { recursive: true });
  copyFileSync(join(root, "packaging/npm/guichet.cjs"), path);
  if (text !== undefined) {
    const folder = join(modules, `node_modules/@guichet/cli-${process.platform}-${process.arch}`);
    writeProgram(join(folder, "guichet"), text);
    writeFileSync(join(folder, "package.json"), "{}");
  }
  return path;
};

test("the launcher hands on arguments, the exit code and signals", async () => {
  const path = launcher('#!/bin/sh\nif [ "$1" = wait ]; then echo ready; exec sleep 30; fi\nprintf "<%s>" "$@"\nexit 2\n');
  const { status, stdout } = spawnSync("node", [path, "a b", "*"], { encoding: "utf8" });
  assert.deepEqual([status, stdout], [2, "<a b><*>"]);
  for (const sent of /** @type {const} */ (["SIGTERM", "SIGHUP", "SIGINT"])) {
    const child = spawn("node", [path, "wait"], { stdio: ["ignore", "pipe", "inherit"] });
    child.stdout.once("data", () => child.kill(sent));
    const signal = await new Promise((resolve) => child.once("exit", (_code, name) => resolve(name)));
    assert.equal(signal, sent);
  }
});

test("the launcher says what is missing", () => {
  const { status, stderr } = spawnSync("node", [launcher()], { encoding: "utf8" });
  assert.equal(status, 3);
  assert.match(stderr, /there is no package @guichet\/cli-.* beside this one/);
});

const portable = process.env.GUICHET_STATIC;
const guichet = portable ?? process.env.GUICHET;
const canMake = guichet !== undefined && process.platform === "linux" && spawnSync("maturin", ["--version"]).status === 0;
test("a wheel and npm packages of this program are installed, and build a site", {
  skip: canMake ? false : "no GUICHET, or no maturin",
}, () => {
  const mine = targets.find(({ os, cpu }) => os === "linux" && cpu === arch());
  assert.ok(mine && guichet);
  const program = join(work, "mine", mine.target, "guichet");
  mkdirSync(dirname(program), { recursive: true });
  // What debuggers need is most of it.
  if (spawnSync("strip", ["-o", program, guichet]).status !== 0) copyFileSync(guichet, program);
  const out = join(work, "mine packed");
  pack(join(work, "mine"), out, "--trial", "--only", "npm,wheels");
  const said = execFileSync("node", ["packaging/try.mjs", out], { cwd: root, encoding: "utf8" });
  for (const way of ["wheel", "npm"]) assert.match(said, new RegExp(`^${way}: guichet ${version}, init, build: `, "m"));
});

// As in a container without anything: no C library, no certificates, no files but its own.
test("the program for any Linux needs no other file", { skip: portable ? false : "no GUICHET_STATIC" }, () => {
  assert.ok(portable);
  const empty = join(work, "empty");
  mkdirSync(empty);
  copyFileSync(portable, join(empty, "guichet"));
  const asRoot = process.getuid?.() === 0 ? [] : ["unshare", "--map-root-user"];
  /** @param {string[]} args */
  const run = (...args) => {
    const [program = "", ...rest] = [...asRoot, "chroot", empty, "/guichet", ...args];
    const { status, stderr } = spawnSync(program, rest, { encoding: "utf8", env: { PATH: process.env.PATH } });
    assert.equal(status, 0, stderr);
  };
  run("--quiet", "init", "/help");
  run("--quiet", "--root", "/help", "check", "--strict");
  run("--quiet", "--root", "/help", "build", "--strict");
  assert.match(readFileSync(join(empty, "help/public/en/index.html"), "utf8"), /<html/);
});
