// benches/build.mjs measures all of its rows, at a size at which nothing can be learnt from them and without other programs.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import test from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

test("the benchmarks of builds run", () => {
  const program = process.env.GUICHET ?? `${ROOT}target/debug/guichet`;
  const small = ["--sizes", "30,60", "--translated", "12", "--rounds", "1", "--peers", ""];
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${ROOT}benches/build.mjs`, "--guichet", program, ...small], {
    encoding: "utf8",
  });
  assert.equal(status, 0, stderr);
  const titles = stdout.split("\n").filter((line) => line.startsWith("### "));
  assert.deepEqual(titles, [
    "### Full build, 30 articles, 0.1 MB of Markdown",
    "### Full build, 60 articles, 0.2 MB of Markdown",
    "### Guichet by size",
    "### Full build, 12 articles in 6 languages",
    "### Guichet: a build after a change, 60 articles",
    "### From a saved file to the new text in Chromium, 60 articles",
    "### Start-up, and a search of 60 built articles",
    "### In one table",
  ]);
  assert.match(stdout, /^\| a title \| [\d.]+ \|/m);
  assert.match(stdout, /^\| Guichet: found by search \| \d+ \|/m);
});
