// The browser's resolver over every question that crates/contacts/src/resolve/tests.rs answers: same verdicts.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { moment } from "../../crates/client/src/contacts/words.js";
import { resolve } from "../../crates/client/src/contacts/resolve.js";

const vectors = JSON.parse(readFileSync(new URL("../vectors/contacts.json", import.meta.url), "utf8"));

test("Rust and JavaScript agree on every plan, channel, language, time and customer", () => {
  let asked = 0;
  for (const { policy, plans, languages, times, customers, verdicts, answers } of vectors) {
    let at = 0;
    for (const plan of plans) {
      for (const channel of policy.channels) {
        for (const language of languages) {
          for (const time of times) {
            for (const known of customers) {
              const question = { customer: { ...known, plan }, language, at: Date.parse(time) };
              assert.deepEqual(resolve(policy, channel, question), verdicts[answers[at]], JSON.stringify([channel.id, question]));
              at += 1;
            }
          }
        }
      }
    }
    assert.equal(at, answers.length);
    asked += at;
  }
  assert.ok(asked > 9_000, `${asked}`);
});

test("what is not known may be left out, and nothing of a policy is taken from Object.prototype", () => {
  const [{ policy }] = vectors;
  for (const customer of [{}, { plan: null }, { plan: "constructor" }, { plan: "__proto__", addons: ["toString"] }]) {
    for (const channel of policy.channels) {
      const { verdict } = resolve(policy, channel, { customer, language: "en", at: Date.parse("2026-11-24T15:00:00Z") });
      assert.equal(verdict, channel.plans.length === policy.plans.length ? "offered" : "locked", channel.id);
    }
  }
});

test("a moment of today is a time, another one a day and a time, in the reader's words and zone, which is named", () => {
  const now = new Date("2026-11-27T16:30:00Z");
  const spaces = (/** @type {string} */ text) => text.replace(/[\u00a0\u202f]/g, " ");
  /** @type {[locale: string, at: string, zone: string, expected: RegExp][]} */
  const cases = [
    ["en", "2026-11-27T21:00:00Z", "America/New_York", /^4:00 PM EST$/],
    ["en", "2026-11-30T13:00:00Z", "America/New_York", /^Monday, November 30 at 8:00 AM EST$/],
    ["de", "2026-11-30T13:00:00Z", "Europe/Berlin", /^Montag, 30\. November um 14:00 MEZ$/],
    // Tomorrow in Tokyo already.
    ["ja", "2026-11-27T13:00:00Z", "Asia/Tokyo", /^11月27日金曜日 22:00 (JST|GMT\+9)$/],
    ["fr", "2026-11-27T21:00:00Z", "Europe/Paris", /^22:00 UTC\+1$/],
  ];
  for (const [locale, at, zone, expected] of cases) assert.match(spaces(moment(locale, new Date(at), now, zone)), expected, locale);
});
