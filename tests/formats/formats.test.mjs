// What `--format` writes for CI servers, judged by what their makers and users read it with: SARIF by Microsoft's validator, JUnit by
// junitparser, GitLab's code quality by the types of the format that it is from. Annotations for GitHub are read line by line, as its
// runner does.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
const GUICHET = process.env.GUICHET ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug/guichet");
const VALIDATOR = process.env.SARIF_MULTITOOL ?? join(ROOT, "target/sarif/node_modules/@microsoft/sarif-multitool/bin.js");

/** "Provide an address of the tool": there is none until it is published. */
const NO_ADDRESS = "SARIF2005";

const folder = mkdtempSync(join(tmpdir(), "guichet-formats-"));
after(() => rmSync(folder, { recursive: true }));

// A repository with a help centre in a folder of it, whose name has a space; mistakes of each severity, with signs in them that each
// format has to write in its own way.
const FILES = {
  "help centre/site.yaml":
    "title: Help\nbase_url: https://help.example.com/\nlocales: { en: {}, fr: { fallback: [en] } }\nareas: [guide]\n",
  "help centre/content/en/guide/first.md": `---\ntitle: "First, & <best>"\n---\nSee [100%, "x" & <y>](no%2C where.md) and [b](nowhere.md).\n\n![](a.png)\n`,
  "help centre/content/en/guide/été, 二.md": "---\ntitle: Second\nwieght: 1\n---\n## One {#a}\n\n## Two {#a}\n\n[c](first.md#né)\n",
  "help centre/content/fr/guide/first.md": "---\ntitle: Premier\n---\nTexte.\n",
};
for (const [path, text] of Object.entries(FILES)) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
execFileSync("git", ["init", "-q", folder]);

/** What a check prints, from the repository's root. @param {string} format */
function check(format) {
  const args = ["--root", "help centre", "check", "--format", format];
  const { status, stdout, stderr } = spawnSync(GUICHET, args, {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, GITHUB_STEP_SUMMARY: "" },
  });
  assert.equal(status, 1, stderr);
  return stdout;
}

/** @type {{ code: string, severity: string, message: string, file: string, line: number | null }[]} */
const all = JSON.parse(check("json"));

test("the site has something of everything", () => {
  assert.ok(all.length >= 5, `${all.length}`);
  assert.deepEqual(new Set(all.map((one) => one.severity)), new Set(["error", "warning", "note"]));
});

test("SARIF is valid, in shape and in what it says", () => {
  const [log, verdict] = [join(folder, "guichet.sarif"), join(folder, "verdict.sarif")];
  const report = check("sarif");
  writeFileSync(log, report);
  const said = spawnSync(process.execPath, [VALIDATOR, "validate", log, "--output", verdict, "--log", "ForceOverwrite"], {
    encoding: "utf8",
  });
  /** @type {{ runs: { results: { ruleId: string, level?: string, message: unknown, locations: unknown }[] }[] }} */
  const { runs } = JSON.parse(readFileSync(verdict, "utf8"));
  const found = runs.flatMap((run) => run.results).filter((result) => result.level !== "note" && result.ruleId !== NO_ADDRESS);
  assert.deepEqual(
    found.map(({ ruleId, message, locations }) => ({ ruleId, message, locations })),
    [],
    said.stdout + said.stderr,
  );
  assert.equal(JSON.parse(report).runs[0].results.length, all.length);
});

test("the validator does say what is wrong", () => {
  const [log, verdict] = [join(folder, "wrong.sarif"), join(folder, "verdict-wrong.sarif")];
  writeFileSync(log, check("sarif").replace('"startLine":', '"startLine": -').replaceAll("--", "-"));
  spawnSync(process.execPath, [VALIDATOR, "validate", log, "--output", verdict, "--log", "ForceOverwrite"]);
  /** @type {{ runs: { results: { level?: string }[] }[] }} */
  const { runs } = JSON.parse(readFileSync(verdict, "utf8"));
  assert.ok(runs.flatMap((run) => run.results).some((result) => result.level === "error"));
});

test("a JUnit report has a suite for each file, and counts what is in it", () => {
  writeFileSync(join(folder, "junit.xml"), check("junit"));
  const program = `
import json, sys
from junitparser import JUnitXml, Failure, Skipped
report = JUnitXml.fromfile(sys.argv[1])
told = [(report.tests, report.failures, report.skipped)]
report.update_statistics()
told.append((report.tests, report.failures, report.skipped))
print(json.dumps({"told": told, "suites": [
    {"name": suite.name, "cases": [{"name": case.name, "results": [type(result).__name__ for result in case.result]} for case in suite]}
    for suite in report]}))`;
  const python = process.env.JUNIT_PYTHON ?? join(ROOT, "target/tools/bin/python");
  /** @type {{ told: number[][], suites: { name: string, cases: { name: string, results: string[] }[] }[] }} */
  const read = JSON.parse(execFileSync(python, ["-c", program, join(folder, "junit.xml")], { encoding: "utf8" }));
  assert.deepEqual(read.told[0], read.told[1], "what the report counts is not what is in it");
  assert.deepEqual(new Set(read.suites.map((suite) => suite.name)), new Set(all.map((one) => `help centre/${one.file}`)));
  const cases = read.suites.flatMap((suite) => suite.cases);
  assert.equal(cases.length, all.length);
  const failing = cases.filter((one) => one.results.includes("Failure"));
  assert.equal(failing.length, all.filter((one) => one.severity !== "note").length);
});

test("a code quality report is what its types allow", () => {
  const text = check("gitlab");
  // GitLab reads five of the fields of a Code Climate issue, and needs these.
  writeFileSync(
    join(folder, "report.ts"),
    `import type { Issue } from "codeclimate-types";\nexport const report: (Pick<Issue, "description" | "check_name" | "location"> & Required<Pick<Issue, "fingerprint" | "severity">>)[] = ${text};\n`,
  );
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  const compiler = join(ROOT, "node_modules/typescript/bin/tsc");
  const ran = spawnSync(process.execPath, [compiler, "--noEmit", "--strict", "--types", "", "report.ts"], {
    cwd: folder,
    encoding: "utf8",
  });
  assert.equal(ran.stdout + ran.stderr, "");
  /** @type {{ fingerprint: string, location: { path: string, lines: { begin: number } } }[]} */
  const report = JSON.parse(text);
  assert.equal(report.length, all.length);
  assert.equal(new Set(report.map((one) => one.fingerprint)).size, report.length);
  for (const { location } of report)
    assert.ok(location.path.startsWith("help centre/") && location.lines.begin >= 1, JSON.stringify(location));
});

test("annotations for GitHub are commands that its runner reads", () => {
  // As the runner: properties up to the first `::`, `%25`, `%0D`, `%0A`, and in properties `%3A` and `%2C`.
  const decode = (/** @type {string} */ text) =>
    text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%25", "%");
  const read = check("github")
    .split("\n")
    .filter((line) => line.startsWith("::"))
    .map((line) => {
      const [, command = "", properties = "", message = ""] = /^::(\w+)(?: (.*?))?::(.*)$/s.exec(line) ?? assert.fail(line);
      const given = properties.split(",").map((property) => property.split("="));
      const named = new Map(given.map(([name = "", value = ""]) => [name, decode(value)]));
      return { command, message: decode(message), file: named.get("file"), line: named.get("line"), title: named.get("title") };
    });
  assert.equal(read.length, all.length);
  for (const one of all) {
    const same = read.find(
      ({ file, line, title }) =>
        file === `help centre/${one.file}` && (line === undefined ? null : Number(line)) === one.line && title?.includes(one.code),
    );
    assert.ok(same, `${one.code} ${one.file}:${one.line} in ${JSON.stringify(read)}`);
    assert.equal(same.command, one.severity === "note" ? "notice" : one.severity);
  }
});
