// The panel's judge of addresses, on the vectors that the build's judge is held to.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { decoded } from "../../crates/client/src/common/attempt.js";
import { judge } from "../../crates/client/src/panel/address.js";

/** @type {{ page: string, schemes: string[], addresses: { address: string, leads: string | null, panel?: string }[] }} */
const { page, schemes, addresses } = JSON.parse(readFileSync(new URL("../vectors/addresses.json", import.meta.url), "utf8"));

test("addresses lead where the build says, or nowhere", () => {
  assert.ok(addresses.length > 80);
  const judged = addresses.map(({ address }) => [address, judge(address, page, schemes)]);
  assert.deepEqual(
    judged,
    addresses.map(({ address, leads, panel }) => [address, panel ?? leads]),
  );
});

test("whatever comes of an address has a scheme of the list", () => {
  const parts = [
    "javascript",
    "data",
    "vbscript",
    "https",
    "file",
    "blob",
    ":",
    "%3a",
    "/",
    "//",
    "\\",
    "\t",
    "\n",
    "\0",
    " ",
    "\u{200b}",
    "\u{ad}",
    "@",
    "[",
    "]",
    "?",
    "#",
    "é",
    "evil.example",
    "%",
    "&colon;",
    "atrium:",
    "x",
  ];
  // Always the same ones, from a generator of a few numbers.
  let state = 7;
  const next = (/** @type {number} */ below) => (state = (state * 48_271) % 2_147_483_647) % below;
  for (let round = 0; round < 50_000; round += 1) {
    const address = Array.from({ length: next(7) }, () => parts[next(parts.length)]).join("");
    const judged = judge(address, page, schemes);
    assert.ok(judged === null || /^(https?|mailto|tel|sms|atrium):/.test(judged), JSON.stringify([address, judged]));
  }
});

test("a scheme that the site did not add is none", () => {
  assert.equal(judge("atrium://open", page), null);
  assert.equal(judge("atrium://open", page, ["atrium"]), "atrium://open");
});

test("a fragment that can't be decoded stays as it is", () => {
  for (const [hash, id] of /** @type {const} */ ([
    ["a", "a"],
    ["d%C3%A9", "dé"],
    ["100%", "100%"],
    ["%", "%"],
    ["%E0%A4%A", "%E0%A4%A"],
    ["", ""],
  ])) {
    assert.equal(decoded(hash), id);
  }
});
