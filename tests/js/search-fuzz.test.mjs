// The decoders over content that was altered inside of an envelope that is whole: nothing but an answer or a SearchError
// may come of it, and soon. (That altered files do not get that far is in search.test.mjs.)
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { SearchError, decodeManifest, decodeSpelling, decodeTerms, decodeTexts, unseal } from "../../src/client/search/decode.js";

const bundle = JSON.parse(readFileSync(new URL("../vectors/search-index.json", import.meta.url), "utf8"));
/** @param {string} path */
const file = (path) => Uint8Array.from(Buffer.from(bundle[path], "hex"));
const ROUNDS = 150;

/** The same numbers on every machine: xorshift. */
let state = 0x2545f491;
/** @param {number} limit */
function below(limit) {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % limit;
}

/** @param {Uint8Array} content */
function altered(content) {
  const bytes = Uint8Array.from(content);
  for (let left = 1 + below(4); left > 0; left--) bytes[below(bytes.length)] = below(256);
  return below(4) === 0 ? bytes.subarray(0, below(bytes.length)) : bytes;
}

/** @import { Kind } from "../../src/client/search/decode.js" */
/** @type {Record<Kind, (content: Uint8Array) => unknown>} */
const DECODERS = {
  M: decodeManifest,
  T: (content) => decodeTerms(content, 8),
  S: decodeSpelling,
  B: decodeSpelling,
  X: (content) => decodeTexts(content, 0, 1),
};

test("altered content is read or refused", async () => {
  let [read, refused, longest] = [0, 0, 0];
  for (const path of Object.keys(bundle)) {
    const kind = /** @type {Kind} */ (String.fromCharCode(file(path)[4]));
    const manifest = decodeManifest(await unseal("M", file(path.replace(/[^/]+$/, "manifest.bin"))));
    const content = await unseal(kind, file(path), kind === "X" ? manifest.primer : undefined);
    const decode = DECODERS[kind];
    for (let round = 0; round < ROUNDS; round++) {
      const begun = performance.now();
      try {
        decode(altered(content));
        read++;
      } catch (error) {
        assert.ok(error instanceof SearchError, `${error}`);
        assert.equal(error.code, "damaged");
        refused++;
      }
      longest = Math.max(longest, performance.now() - begun);
    }
  }
  // Neither is all that ever happens: the test does alter, and the decoders do read.
  assert.ok(read > 0 && refused > 0, `${read} read, ${refused} refused`);
  assert.ok(longest < 5_000, `${longest} ms`);
});
