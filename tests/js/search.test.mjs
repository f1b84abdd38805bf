// The browser's search modules over the vectors that `cargo test` checks too (crates/search/src/tests.rs): same words, same
// hits, same scores; and over damaged files.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { fold, hasDense, words } from "../../crates/client/src/search/analyze.js";
import { SearchError, open } from "../../crates/client/src/search/main.js";

/** @param {string} name */
const vector = (name) => JSON.parse(readFileSync(new URL(`../vectors/${name}`, import.meta.url), "utf8"));

const BASE = "https://help.example.com/kb/";
const files = new Map(Object.entries(vector("search-index.json")).map(([path, hex]) => [path, Uint8Array.from(Buffer.from(hex, "hex"))]));

/** A loader over the bundle, and the paths that were asked of it. */
function loader(tree = files) {
  /** @type {string[]} */
  const asked = [];
  const load = async (/** @type {string} */ url) => {
    assert.ok(url.startsWith(BASE), url);
    const path = decodeURI(url.slice(BASE.length));
    asked.push(path);
    const file = tree.get(path);
    if (!file) throw new SearchError("unreachable", path);
    return file;
  };
  return { load, asked };
}

test("words and folds", () => {
  for (const { text, words: expected } of vector("words.json")) {
    const actual = words(text).map(({ form, role, start, end }) => [form, fold(form), role, start, end]);
    assert.deepEqual(actual, expected, text);
  }
});

test("scripts without spaces", () => {
  /** @type {string[]} */
  const ranges = [];
  for (let code = 0, first = -1; code <= 0x110000; code++) {
    const isDense = code < 0x110000 && hasDense(String.fromCodePoint(code));
    if (isDense && first < 0) first = code;
    if (isDense || first < 0) continue;
    ranges.push([first, code - 1].map((one) => one.toString(16).padStart(4, "0")).join("-"));
    first = -1;
  }
  assert.deepEqual(ranges, vector("dense.json"));
});

test("queries over the fixture", async () => {
  for (const { locale, query, options, results } of vector("search.json")) {
    const search = await open({ locale, base: BASE, load: loader().load });
    assert.deepEqual(await search.query(query, options), results, `${locale}: ${query}`);
  }
});

test("nothing is fetched twice", async () => {
  const { load, asked } = loader();
  const search = await open({ locale: "fr", base: BASE, load });
  await Promise.all([search.query("contacts"), search.query("contacts")]);
  await search.query("contacts");
  assert.equal(new Set(asked).size, asked.length);
});

test("what failed is fetched again", async () => {
  const { load } = loader();
  let broken = true;
  const flaky = async (/** @type {string} */ url) => {
    if (broken && !url.endsWith("manifest.bin")) throw new SearchError("unreachable", url);
    return load(url);
  };
  const search = await open({ locale: "en", base: BASE, load: flaky });
  await assert.rejects(search.query("contacts"), { code: "unreachable" });
  broken = false;
  assert.ok((await search.query("contacts")).total > 0);
});

test("a damaged file is an error and never another answer", async () => {
  const ask = async (/** @type {typeof files} */ tree) => {
    const search = await open({ locale: "fr", base: BASE, load: loader(tree).load });
    return search.query("importer dashbord");
  };
  const expected = await ask(files);
  for (const [path, bytes] of files) {
    for (let at = 0; at < bytes.length; at += Math.max(1, Math.floor(bytes.length / 5))) {
      const altered = bytes.slice();
      altered[at] ^= 1 << (at % 8);
      for (const damaged of [bytes.slice(0, at), altered, Uint8Array.from([...bytes, at % 256])]) {
        try {
          assert.deepEqual(await ask(new Map(files).set(path, damaged)), expected, `${path} at ${at}`);
        } catch (error) {
          assert.ok(error instanceof SearchError, `${path} at ${at}: ${error}`);
        }
      }
    }
  }
});

test("strange queries are answered", async () => {
  const search = await open({ locale: "fr", base: BASE, load: loader().load });
  const queries = [
    "a".repeat(10_000),
    "import ".repeat(2_000),
    "解決".repeat(5_000),
    "🙂👩‍👩‍👧".repeat(500),
    "\ud800 lone \udc00",
    "الحساب\u202eabc\u200f",
    ".*+?^${}()|[]\\/ <script>alert(1)</script> \" ' & \0 \u0001 __proto__ constructor",
  ];
  for (const query of queries) {
    for (const { excerpt } of (await search.query(query)).hits) {
      assert.ok(!excerpt.replaceAll("<mark>", "").replaceAll("</mark>", "").includes("<"));
    }
  }
});

test("a manifest that is being fetched already is used, and done without", async () => {
  const path = "_guichet/search/en/manifest.bin";
  /** @type {[response: Response, fetches: number][]} */
  const cases = [
    [new Response(files.get(path)), 0],
    [new Response("", { status: 503 }), 1],
  ];
  for (const [response, fetches] of cases) {
    const { load, asked } = loader();
    const search = await open({ locale: "en", base: BASE, manifest: Promise.resolve(response), load });
    assert.equal(asked.filter((asked) => asked === path).length, fetches);
    assert.ok((await search.query("contacts")).total > 0);
  }
});

test("a manifest that the module carries is used, until the site is another one", async () => {
  const english = "_guichet/search/en/";
  const manifest = Buffer.from(files.get(`${english}manifest.bin`) ?? []).toString("base64");
  const carried = { locale: "en", manifest };
  const { load, asked } = loader();
  const search = await open({ locale: "en", base: BASE, load, carried });
  assert.ok((await search.query("contacts")).total > 0);
  assert.ok(!asked.includes(`${english}manifest.bin`));

  // Of another locale it says nothing.
  const other = loader();
  await open({ locale: "fr", base: BASE, load: other.load, carried });
  assert.deepEqual(other.asked, ["_guichet/search/fr/manifest.bin"]);

  // Published anew since: the files that it names are gone.
  const stale = { locale: "fr", manifest };
  const anew = await open({ locale: "fr", base: BASE, load: loader().load, carried: stale });
  const fresh = await open({ locale: "fr", base: BASE, load: loader().load });
  assert.deepEqual(await anew.query("importer"), await fresh.query("importer"));
  const another = await open({ locale: "fr", base: BASE, load: loader().load, carried: stale });
  assert.equal(await another.suggest("inporter"), "importer");
});

test("an index that was published anew is read anew, also one that is borrowed from", async () => {
  const { locale, query, options, results } = vector("search.json").find((/** @type {any} */ { locale, results }) =>
    results.hits.some((/** @type {any} */ hit) => hit.locale !== locale),
  );
  const lender = results.hits.find((/** @type {any} */ hit) => hit.locale !== locale).locale;
  const manifest = `${BASE}_guichet/search/${lender}/manifest.bin`;
  const { load } = loader();
  let manifests = 0;
  const search = await open({
    locale,
    base: BASE,
    load: async (url, _fresh, again) => {
      if (url === manifest) {
        manifests++;
        assert.equal(again !== "", manifests > 1, "the second time no cache may answer");
      } else if (url.startsWith(`${BASE}_guichet/search/${lender}/`) && manifests < 2) throw new SearchError("unreachable", url);
      return load(url);
    },
  });
  assert.deepEqual(await search.query(query, options), results);
  assert.equal(manifests, 2);
});

test("what may have been meant keeps what is not a word, and words that nothing is like", async () => {
  const search = await open({ locale: "en", base: BASE, load: loader().load });
  assert.equal(await search.suggest("Impurt, my kontocts"), "import, my contacts");
  assert.equal(await search.suggest("zzzzzz 解決"), "zzzzzz 解決");
});

test("a locale without an index is an error", async () => {
  await assert.rejects(open({ locale: "xx", base: BASE, load: loader().load }), { code: "unreachable" });
});
