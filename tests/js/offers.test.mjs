// What the browser shows of a channel, by the table that crates/contacts/src/offer/tests.rs makes. That the places draw it so is
// tests/browser/offers.test.mjs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { mayOpen, offer } from "../../crates/client/src/contacts/offer.js";

const { policy, cases } = JSON.parse(readFileSync(new URL("../vectors/offers.json", import.meta.url), "utf8"));

for (const { name, locale, at, customer, pass, offers } of cases) {
  test(`Rust and JavaScript agree: ${name}`, () => {
    const found = policy.channels.map((/** @type {import("../../crates/client/src/contacts/resolve.js").Channel} */ channel) => {
      const { verdict: _, ...shown } = offer(policy, channel, { customer, pass, language: locale, at: Date.parse(at) });
      return Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== null));
    });
    assert.deepEqual(found, offers);
  });
}

test("a pass may open what its plan has, if what it says meets the conditions", () => {
  assert.equal(mayOpen(policy, "phone", { plan: "free" }), false);
  assert.equal(mayOpen(policy, "phone", { plan: "pro" }), true);
  assert.equal(mayOpen(policy, "phone", { plan: "pro", seat: false }), false);
  assert.equal(mayOpen(policy, "phone", { plan: "pro", seat: false, created: "2024-03-04" }), true);
  assert.equal(mayOpen(policy, "phone", { plan: "pro", seat: false, created: "2024-03-05" }), false);
  assert.equal(mayOpen(policy, "constructor", { plan: "pro" }), false);
});
