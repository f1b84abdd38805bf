// `guichet search` and the browser's modules over one index: the same answer, hit for hit. Always for the golden queries
// of the sample; for real corpora where GUICHET_BUILT names a folder of built sites and GUICHET_QUERIES one of queries
// (`<site>-<locale>.tsv`, see benches/README.md).
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";

import { open } from "../../crates/client/src/search/main.js";
import { BASE, ROOT, SAMPLE } from "./places.mjs";

const PROGRAM = process.env.GUICHET ?? join(ROOT, "target/debug/guichet");
/** Queries of a kind, taken evenly: a process is started for each. */
const OF_A_KIND = 25;

/**
 * @param {string} site @param {string} root whose site.yaml says what the base is
 * @param {string} base @param {string} locale @param {string[]} queries
 */
async function compare(site, root, base, locale, queries) {
  const load = async (/** @type {string} */ url) => {
    const path = decodeURI(new URL(url).pathname).slice(base.length);
    return new Uint8Array(readFileSync(join(site, path)));
  };
  const search = await open({ locale, base: `https://example.com${base}`, load });
  for (const query of queries) {
    const args = ["search", "--json", "--locale", locale, "--root", root, "-o", site, "--", query];
    const { stdout, stderr } = spawnSync(PROGRAM, args, { encoding: "utf8", maxBuffer: 1 << 26 });
    assert.ok(stdout, stderr);
    assert.deepEqual(await search.query(query), JSON.parse(stdout), `${locale}: ${query}`);
  }
}

test("the sample", async () => {
  /** @type {Map<string, string[]>} */
  const byLocale = new Map();
  for (const line of readFileSync(join(ROOT, "queries.tsv"), "utf8").split("\n").filter(Boolean)) {
    const [locale = "", query = ""] = line.split("\t");
    byLocale.set(locale, [...(byLocale.get(locale) ?? []), query, `${query}x`, query.slice(0, -2)]);
  }
  assert.ok(byLocale.size > 1);
  for (const [locale, queries] of byLocale) await compare(SAMPLE, ROOT, BASE, locale, queries);
});

const { GUICHET_BUILT: built, GUICHET_QUERIES: folder } = process.env;
const skip = built && folder ? false : "GUICHET_BUILT and GUICHET_QUERIES are not set";
test("real corpora", { skip }, async () => {
  let sets = 0;
  for (const site of readdirSync(built ?? "")) {
    for (const file of readdirSync(folder ?? "").filter((file) => file.startsWith(`${site}-`))) {
      const locale = file.slice(site.length + 1, -".tsv".length);
      if (!existsSync(join(built ?? "", site, "_guichet/search", locale))) continue;
      /** @type {Map<string, string[]>} */
      const kinds = new Map();
      for (const line of readFileSync(join(folder ?? "", file), "utf8")
        .split("\n")
        .slice(1)
        .filter(Boolean)) {
        const [kind = "", query = ""] = line.split("\t");
        kinds.set(kind, [...(kinds.get(kind) ?? []), query]);
      }
      const queries = [...kinds.values()].flatMap((list) => {
        const step = Math.ceil(list.length / OF_A_KIND);
        return list.filter((_, at) => at % step === 0);
      });
      await compare(join(built ?? "", site), built ?? "", "/", locale, queries);
      sets++;
    }
  }
  assert.ok(sets > 0, "no site has a set of queries");
});
