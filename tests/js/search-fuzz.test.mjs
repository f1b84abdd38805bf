// The decoders over content that was altered inside of an envelope that is whole: nothing but an answer or a SearchError
// may come of it, and soon. (That altered files do not get that far is in search.test.mjs.)
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { inflateSync } from "node:zlib";

import { SearchError, decodeManifest, decodeSpelling, decodeTerms, decodeTexts } from "../../src/client/search/decode.js";

const bundle = JSON.parse(readFileSync(new URL("../vectors/search-index.json", import.meta.url), "utf8"));
const HEADER = 9;
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

/** @type {Record<string, (content: Uint8Array) => unknown>} */
const DECODERS = {
  M: decodeManifest,
  T: (content) => decodeTerms(content, 8),
  S: decodeSpelling,
  B: decodeSpelling,
  X: (content) => decodeTexts(content, 0, 1),
};

test("altered content is read or refused", () => {
  let [read, refused, longest] = [0, 0, 0];
  for (const hex of Object.values(bundle)) {
    const file = Buffer.from(hex, "hex");
    const content = inflateSync(file.subarray(HEADER));
    const decode = DECODERS[String.fromCharCode(file[4])];
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
