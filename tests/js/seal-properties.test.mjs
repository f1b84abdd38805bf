// Passes and capsules over whatever a link, a product or a web server may send: a pass is opened or refused with one of
// the reasons that are documented, what it opens is what was sealed or nothing, and nothing throws.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import fc from "fast-check";

import { bytes, json } from "../../crates/client/src/seal/bytes.js";
import { openPass } from "../../crates/client/src/seal/pass.js";
import { altered, outcome, runs } from "./properties.mjs";

const vectors = JSON.parse(readFileSync(new URL("../vectors/seal.json", import.meta.url), "utf8"));
const { tokens, sites } = vectors;
const site = sites.this;
const soon = (vectors.at + 60) * 1000;
const REASONS = ["malformed", "altered", "site", "epoch", "expired", "plan"];
/** @type {string[]} */
const PASSES = Object.values(tokens);

const text = (/** @type {Uint8Array} */ bytes) => Buffer.from(bytes).toString("latin1");
const alteredText = (/** @type {string} */ whole) => altered(Buffer.from(whole, "latin1")).map(text);

/** What each channel holds, by the passes as they were made. @type {Map<string, unknown[]>} */
const sealed = new Map(Object.keys(site.channels).map((channel) => [channel, [null]]));
for (const token of PASSES) {
  const pass = await openPass(token, site, soon);
  assert.ok(!("refused" in pass));
  for (const [channel, known] of sealed) known.push(await pass.reveal(channel));
}

/** @param {string} token @param {any} at @param {number} now */
async function check(token, at, now) {
  const result = await outcome(() => openPass(token, at, now));
  assert.ok("value" in result, `${"error" in result && result.error}`);
  const pass = result.value;
  if ("refused" in pass) {
    assert.ok(REASONS.includes(pass.refused), pass.refused);
    return false;
  }
  for (const channel of [...sealed.keys(), "nope", "constructor", "__proto__"]) {
    const details = await outcome(() => pass.reveal(channel));
    assert.ok("value" in details, `${"error" in details && details.error}`);
    const known = sealed.get(channel) ?? [null];
    assert.ok(
      known.some((details_) => JSON.stringify(details_) === JSON.stringify(details.value)),
      JSON.stringify(details.value),
    );
  }
  return true;
}

test("bytes are read from the one text that says them", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (whole) => {
      assert.deepEqual(bytes(Buffer.from(whole).toString("base64url")), whole);
    }),
    runs(300),
  );
  fc.assert(
    fc.property(fc.oneof(fc.string({ maxLength: 80 }), fc.base64String(), fc.anything()), (text) => {
      const read = bytes(text);
      if (read) assert.equal(Buffer.from(read).toString("base64url"), text);
      if (typeof text === "string") {
        const value = json(text);
        assert.ok(value === null || (typeof value === "object" && !Array.isArray(value)));
      }
    }),
    runs(500),
  );
});

test("an altered pass is refused", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...PASSES).chain((pass) => fc.tuple(fc.constant(pass), alteredText(pass))),
      async ([pass, other]) => {
        assert.equal(await check(other, site, soon), PASSES.includes(other), pass);
      },
    ),
    runs(),
  );
});

test("parts of passes make no pass", async () => {
  const part = fc.oneof(
    fc.constantFrom(...PASSES.flatMap((pass) => pass.split("."))),
    fc.json({ maxDepth: 2 }).map((json) => Buffer.from(json).toString("base64url")),
    fc.string({ maxLength: 20 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 5 }), async (parts) => {
      const token = parts.join(".");
      assert.equal(await check(token, site, soon), PASSES.includes(token));
    }),
    runs(),
  );
});

test("a pass is good from when it says to when it says, whatever the clock", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...PASSES),
      fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, Infinity, -Infinity)),
      async (pass, now) => {
        // Whoever issues passes may have a clock that is five minutes ahead.
        assert.equal(await check(pass, site, now), !((vectors.at + 3600) * 1000 <= now || (vectors.at - 300) * 1000 > now));
      },
    ),
    runs(80),
  );
});

/** The site's file with one of its values replaced, wherever it is. */
const alteredSite = fc
  .tuple(fc.nat(), fc.oneof(fc.anything({ maxDepth: 1 }), fc.string(), fc.constantFrom(null, "", 0, [], {})))
  .map(([at, value]) => {
    const copy = structuredClone(site);
    /** @type {[any, string][]} */
    const places = [];
    const walk = (/** @type {any} */ node) => {
      for (const key of Object.keys(node)) {
        places.push([node, key]);
        if (typeof node[key] === "object") walk(node[key]);
      }
    };
    walk(copy);
    const [node, key] = places[at % places.length];
    node[key] = value;
    return copy;
  });

test("an altered file of capsules opens nothing else, and breaks nothing", async () => {
  let opened = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...PASSES), alteredSite, async (pass, other) => {
      opened += Number(await check(pass, other, soon));
    }),
    runs(),
  );
  assert.ok(opened > 0, "an alteration of one channel leaves the others");
});

test("altered ciphertext opens nothing", async () => {
  const capsules = Object.entries(site.channels);
  const change = fc
    .constantFrom(...capsules)
    .chain(([channel, capsule]) =>
      fc.tuple(fc.constant(channel), fc.constantFrom("nonce", "value"), alteredText(capsule.value), alteredText(capsule.nonce)),
    );
  const pass = await openPass(tokens.enterprise, site, soon);
  assert.ok(!("refused" in pass));
  await fc.assert(
    fc.asyncProperty(change, async ([channel, what, value, nonce]) => {
      const copy = structuredClone(site);
      const written = what === "value" ? value : nonce;
      const same = copy.channels[channel][what] === written;
      copy.channels[channel][what] = written;
      const other = await openPass(tokens.enterprise, copy, soon);
      assert.ok(!("refused" in other));
      assert.equal((await other.reveal(channel)) !== null, same);
    }),
    runs(),
  );
});
