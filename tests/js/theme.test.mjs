// The theme's pure functions. What needs a document is tested in the browser.
import assert from "node:assert/strict";
import { test } from "node:test";

import { bestLocale } from "../../crates/client/src/best-locale.js";
import "./beside.mjs";

const { fill } = await import("../../themes/default/assets/dom.js");
const { corrected, groups } = await import("../../themes/default/assets/search-engine.js");
const { stepFrom } = await import("../../themes/default/assets/search-box.js");

test("the reader's first wish that the site has decides the language", () => {
  const offered = ["en", "fr", "pt", "pt-BR", "zh-Hans", "zh-Hant", "ar"];
  /** @type {[wishes: string[], expected: string | undefined][]} */
  const cases = [
    [["fr"], "fr"],
    [["fr-CA", "en"], "fr"],
    [["pt-BR"], "pt-BR"],
    [["pt-PT"], "pt"],
    [["PT-br"], "pt-BR"],
    [["zh-TW"], "zh-Hant"],
    [["zh-CN"], "zh-Hans"],
    [["zh"], "zh-Hans"],
    [["nb-NO", "ar-EG"], "ar"],
    [["nb-NO"], undefined],
    [["not a tag", "en-GB"], "en"],
    [[], undefined],
  ];
  for (const [wishes, expected] of cases) assert.equal(bestLocale(offered, wishes), expected, String(wishes));
});

test("a region is better than no page in the language at all", () => {
  assert.equal(bestLocale(["en", "pt-BR"], ["pt-PT"]), "pt-BR");
  assert.equal(bestLocale(["en", "es"], ["es-419"]), "es");
  for (const wish of ["zh-HK", "zh-MO"]) assert.equal(bestLocale(["en", "zh-Hans", "zh-Hant"], [wish]), "zh-Hant");
});

test("old codes of a language are those of today", () => {
  assert.equal(bestLocale(["en", "he", "id"], ["iw-IL"]), "he");
  assert.equal(bestLocale(["en", "he", "id"], ["in"]), "id");
  assert.equal(bestLocale(["en", "iw"], ["he"]), "iw");
});

test("messages are filled without taking the reader's text for a mark", () => {
  assert.equal(fill("%n for “%q”", { n: 12, q: "50%n off" }), "12 for “50%n off”");
  assert.equal(fill(undefined, { q: "x" }), "");
});

test("the corrected query keeps what was right", () => {
  assert.equal(
    corrected("Imprt my contcats!", [
      { from: "imprt", to: "import" },
      { from: "contcats", to: "contacts" },
    ]),
    "import my contacts!",
  );
  assert.equal(corrected("import", []), "");
});

test("hits of one language that follow each other are a group, in the order of the answer", () => {
  const hit = (/** @type {string} */ url, /** @type {string} */ locale) => ({
    url,
    locale,
    title: "",
    area_title: "",
    categories: [],
    heading: "",
    excerpt: "",
  });
  const found = groups([hit("1", "fr"), hit("2", "en"), hit("3", "fr"), hit("4", "de")], "fr");
  assert.deepEqual(
    found.map(({ locale, hits }) => [locale, hits.map(({ url }) => url)]),
    [
      [null, ["1"]],
      ["en", ["2"]],
      ["fr", ["3"]],
      ["de", ["4"]],
    ],
  );
  assert.deepEqual(
    groups([hit("2", "en"), hit("3", "en")], "fr").map(({ locale, hits }) => [locale, hits.length]),
    [["en", 2]],
  );
  assert.deepEqual(groups([], "fr"), []);
});

test("arrow keys go from the field through the suggestions and back to it", () => {
  assert.equal(stepFrom(-1, 1, 3), 0);
  assert.equal(stepFrom(2, 1, 3), -1);
  assert.equal(stepFrom(-1, -1, 3), 2);
  assert.equal(stepFrom(0, -1, 3), -1);
  assert.equal(stepFrom(-1, 1, 0), -1);
});
