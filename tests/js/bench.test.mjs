// What benches/build.mjs measures with: its sites are the same wherever they are made, and its figures are what they say.

import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

import { inTurns, median, ratios, spread, together } from "../../benches/build/figures.mjs";
import { articlesOf, makeSite } from "../../benches/build/site.mjs";

const SAMPLE = fileURLToPath(new URL("../../content/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "guichet-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** @param {string} site */
function files(site) {
  const names = readdirSync(site, { recursive: true, encoding: "utf8" }).sort();
  return new Map(names.filter((name) => statSync(join(site, name)).isFile()).map((name) => [name, readFileSync(join(site, name), "utf8")]));
}

test("the same arguments make the same site", () => {
  for (const name of ["one", "other"]) makeSite(join(folder, name), SAMPLE, { articles: 120, locales: 6 });
  const [one, other] = ["one", "other"].map((name) => files(join(folder, name)));
  assert.deepEqual(one, other);
  assert.equal(articlesOf(join(folder, "one")).length, 120);
});

test("every link of a made site leads to an article, in any locale", () => {
  const made = files(join(folder, "one"));
  let links = 0;
  for (const [name, text] of made) {
    for (const [, target] of text.matchAll(/\]\(([^)]+\.md)\)/g)) {
      links++;
      assert(made.has(posix.join(posix.dirname(name), target)), `${name}: ${target}`);
    }
  }
  assert(links > 120 * 6);
});

test("articles are as long as real ones, and each is its own", () => {
  const texts = [...files(join(folder, "one"))].filter(([name]) => name.startsWith("content/en/")).map(([, text]) => text);
  const mean = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
  assert(mean > 2500 && mean < 6000, `${mean}`);
  const paragraphs = texts.flatMap((text) => text.split("\n\n").filter((block) => /^[A-Z][^|]{120,}$/s.test(block)));
  assert(new Set(paragraphs).size > 0.99 * paragraphs.length);
});

test("programs take turns, and every second round goes the other way round", () => {
  /** @type {string[]} */
  const order = [];
  let clock = 0;
  const contestant = (/** @type {string} */ name) => ({
    name,
    run() {
      order.push(name);
      clock++;
      return { [name]: { wall: clock, cpu: clock, memory: clock }, [`${name}, twice`]: together(taken(clock), taken(clock + 1)) };
    },
  });
  const taken = (/** @type {number} */ value) => ({ wall: value, cpu: value, memory: value });
  const rows = inTurns(3, ["a", "b"].map(contestant), () => {});
  assert.deepEqual(order, ["a", "b", "b", "a", "a", "b"]);
  assert.deepEqual(
    rows.get("a")?.map(({ cpu }) => cpu),
    [1, 4, 5],
  );
  assert.deepEqual(rows.get("b, twice")?.[0], { wall: 5, cpu: 5, memory: 3 });
});

test("a ratio compares figures of the same round", () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([4, 1, 2, 3]), 2.5);
  assert.deepEqual(spread([3, 1, 2]), { median: 2, min: 1, max: 3 });
  // Half as much in each round, however busy the machine was in the second.
  assert.deepEqual(ratios([1, 10, 2], [2, 20, 4]), { median: 0.5, min: 0.5, max: 0.5 });
});
