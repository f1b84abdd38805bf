// The search modules over whatever a web server may send: nothing but an answer or a SearchError may come of it, and
// soon; and an answer is fit to be shown. (That altered files of a real index are noticed is in search.test.mjs.)
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { deflateSync, inflateSync } from "node:zlib";

import fc from "fast-check";

import { fold, words } from "../../crates/client/src/search/analyze.js";
import { SearchError, decodeManifest, decodeSpelling, decodeTerms, decodeTexts, unseal } from "../../crates/client/src/search/decode.js";
import { open } from "../../crates/client/src/search/main.js";
import { altered, outcome, runs } from "./properties.mjs";

/** @import { Kind } from "../../crates/client/src/search/decode.js" */

const BASE = "https://help.example.com/kb/";
/** @type {Map<string, Uint8Array>} */
const files = new Map(
  Object.entries(JSON.parse(readFileSync(new URL("../vectors/search-index.json", import.meta.url), "utf8"))).map(([path, hex]) => [
    path,
    Uint8Array.from(Buffer.from(/** @type {string} */ (hex), "hex")),
  ]),
);
const kindOf = (/** @type {Uint8Array} */ file) => /** @type {Kind} */ (String.fromCharCode(file[4]));
const localeOf = (/** @type {string} */ path) => path.split("/")[2];

/** What stands before the texts of a locale in their streams. @type {Map<string, Uint8Array>} */
const dictionaries = new Map();
/** What is in the envelope of each file. @type {Map<string, Uint8Array>} */
const contents = new Map();
for (const [path, file] of files) {
  if (kindOf(file) === "M") dictionaries.set(localeOf(path), decodeManifest(inflateSync(file.subarray(9))).dictionary);
}
for (const [path, file] of files) {
  const kind = kindOf(file);
  contents.set(path, await unseal(kind, file, kind === "X" ? dictionaries.get(localeOf(path)) : undefined));
}

/** @type {Record<Kind, (content: Uint8Array) => unknown>} */
const DECODERS = {
  M: decodeManifest,
  T: (content) => decodeTerms(content, 8),
  S: decodeSpelling,
  B: decodeSpelling,
  X: (content) => decodeTexts(content, 0, 1),
};

/** A file that holds `content`, as the writer would write it. @param {string} path @param {Uint8Array} content */
function envelope(path, content) {
  const kind = kindOf(/** @type {Uint8Array} */ (files.get(path)));
  const dictionary = kind === "X" ? (dictionaries.get(localeOf(path)) ?? new Uint8Array()) : new Uint8Array();
  // Stored blocks: what precedes the content is cut off at a whole byte.
  const stream = deflateSync(Buffer.concat([dictionary, content]), { level: 0 });
  const head = Buffer.alloc(9);
  head.write(`GSI\u0004${kind}`, "latin1");
  head.writeUInt32LE(content.length, 5);
  if (kind !== "X") return Uint8Array.from(Buffer.concat([head, stream]));
  // One block of its own, which is the last.
  const block = Buffer.alloc(5);
  block[0] = 1;
  block.writeUInt16LE(content.length, 1);
  block.writeUInt16LE(~content.length & 0xffff, 3);
  return Uint8Array.from(Buffer.concat([head, block, content, stream.subarray(-4)]));
}

const paths = [...files.keys()];
const changed = fc
  .constantFrom(...paths)
  .chain((path) => altered(/** @type {Uint8Array} */ (contents.get(path))).map((content) => ({ path, content })));

test("an envelope of ours is one that the reader opens", async () => {
  for (const [path, content] of contents) {
    const kind = kindOf(/** @type {Uint8Array} */ (files.get(path)));
    const dictionary = kind === "X" ? dictionaries.get(localeOf(path)) : undefined;
    assert.deepEqual(await unseal(kind, envelope(path, content), dictionary), content, path);
  }
});

test("altered content is read or refused", async () => {
  let [read, refused] = [0, 0];
  await fc.assert(
    fc.asyncProperty(changed, async ({ path, content }) => {
      const result = await outcome(() => DECODERS[kindOf(/** @type {Uint8Array} */ (files.get(path)))](content));
      if ("value" in result) read++;
      else {
        assert.ok(result.error instanceof SearchError, `${result.error}`);
        assert.equal(result.error.code, "damaged");
        refused++;
      }
    }),
    runs(1_500),
  );
  // Neither is all that ever happens: the test does alter, and the decoders do read.
  assert.ok(read > 0 && refused > 0, `${read} read, ${refused} refused`);
});

test("an altered file is refused, or what it was", async () => {
  const file = fc
    .constantFrom(...paths)
    .chain((path) => altered(/** @type {Uint8Array} */ (files.get(path))).map((bytes) => ({ path, bytes })));
  await fc.assert(
    fc.asyncProperty(file, async ({ path, bytes }) => {
      const kind = kindOf(/** @type {Uint8Array} */ (files.get(path)));
      const result = await outcome(() => unseal(kind, bytes, kind === "X" ? dictionaries.get(localeOf(path)) : undefined));
      if ("value" in result) assert.deepEqual(result.value, contents.get(path));
      else {
        assert.ok(result.error instanceof SearchError, `${result.error}`);
        assert.match(result.error.code, /^(damaged|version)$/);
      }
    }),
    runs(500),
  );
});

/** @param {Map<string, Uint8Array>} tree */
const loader = (tree) => async (/** @type {string} */ url) => {
  const file = tree.get(decodeURI(url.slice(BASE.length)));
  if (!file) throw new SearchError("unreachable", url);
  return file;
};

const query = fc.oneof(
  fc.constantFrom("import contacts", "sig", "contcats exprot", "importieren", "連絡先のインポート", "clé d'api", "login", "e", ""),
  fc.string({ unit: "binary", maxLength: 40 }),
);
const options = fc.record(
  { limit: fc.nat(12), area: fc.constantFrom("contacts", "nope"), plan: fc.constantFrom("pro", "nope") },
  { requiredKeys: [] },
);

test("a search over an altered index answers or says why it can't", async () => {
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(changed, query, options, async ({ path, content }, query, options) => {
      const tree = new Map(files).set(path, envelope(path, content));
      for (const locale of new Set([localeOf(path), "fr"])) {
        const result = await outcome(async () => {
          const search = await open({ locale, base: BASE, load: loader(tree) });
          await search.suggest(query);
          return search.query(query, options);
        });
        if ("error" in result) {
          assert.ok(result.error instanceof SearchError, `${result.error instanceof Error ? result.error.stack : result.error}`);
          assert.match(result.error.code, /^(damaged|version|mixed|unreachable)$/);
          continue;
        }
        answered++;
        assert.ok(result.value.hits.length <= (options.limit ?? 10));
        for (const { url, score, excerpt } of result.value.hits) {
          assert.ok(url.startsWith("/kb/") && Number.isFinite(score) && score >= 0, `${url} ${score}`);
          assert.doesNotMatch(excerpt.replaceAll("<mark>", "").replaceAll("</mark>", ""), /[<>"]/);
        }
      }
    }),
    runs(),
  );
  assert.ok(answered > 0);
});

test("any text has words that are parts of it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const letters = Array.from(text);
      for (const { form, start, end } of words(text)) {
        assert.ok(0 <= start && start <= end && end <= letters.length, JSON.stringify({ text, form, start, end }));
        assert.equal(fold(fold(form)), fold(form));
      }
    }),
    runs(500),
  );
});

test("words do not grow beyond what a file may hold", async () => {
  // A thousandth of its size says a list of words that all begin like the first.
  const long = 1 << 16;
  const number = [0x80, 0x80, 0x04];
  const list = (/** @type {number} */ count) =>
    Uint8Array.from([
      (count & 0x7f) | 0x80,
      count >> 7,
      0,
      ...new Uint8Array(long).fill(97),
      255,
      ...Array(count - 1)
        .fill([...number, 255])
        .flat(),
      ...new Uint8Array(count),
    ]);
  assert.equal(decodeSpelling(list(1_024)).length, 1_024);
  assert.throws(() => decodeSpelling(list(1_025)), { code: "damaged" });
});

test("longer texts than the writer keeps are refused", () => {
  const pack = (/** @type {number} */ length) =>
    Buffer.from(`\u0000\u0001en/a/\u00ff\u00ffA\u00ff\u0000\u0001\u00ff\u00ff${"e ".repeat(length / 2)}\u00ff`, "latin1");
  assert.equal(decodeTexts(pack(1 << 14), 0, 1)[0].sections[0].text.length, 1 << 14);
  assert.throws(() => decodeTexts(pack((1 << 14) + 2), 0, 1), { code: "damaged" });
});

test("more plans than a document has bits are refused", () => {
  const path = "_guichet/search/en/manifest.bin";
  const content = Buffer.from(/** @type {Uint8Array} */ (contents.get(path)));
  const { plans } = decodeManifest(content);
  const at = content.indexOf(
    Buffer.concat([Uint8Array.of(plans.length), ...plans.flatMap((plan) => [Buffer.from(plan), Uint8Array.of(255)])]),
  );
  const withPlans = (/** @type {number} */ more) =>
    Buffer.concat([content.subarray(0, at), Uint8Array.of(plans.length + more, ...Array(more).fill(255)), content.subarray(at + 1)]);
  assert.equal(decodeManifest(withPlans(32 - plans.length)).plans.length, 32);
  assert.throws(() => decodeManifest(withPlans(33 - plans.length)), { code: "damaged" });
});
