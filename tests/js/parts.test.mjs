// Small parts of the pages' and the panel's scripts that need no document: sizes, steps, texts, and where links lead.

import assert from "node:assert/strict";
import { test } from "node:test";

import { stepTo } from "../../crates/client/src/common/tab-group.js";
import { corrected, countText, didYouMean, fill, languageName } from "../../crates/client/src/common/texts.js";
import { viewOf } from "../../crates/client/src/panel/links.js";
import { moved } from "../../crates/client/src/panel/size.js";

test("what is filled into a message is not read as a part of it", () => {
  assert.equal(fill("%n results for %q", { n: 3, q: "%n $& %q" }), "3 results for %n $& %q");
  assert.equal(fill("%q%n", { q: "a" }), "a");
  assert.equal(fill(undefined, { n: 1 }), "");
});

test("a count is said in its plural form, or in the one that every language has", () => {
  const t = { search_count_one: "%n result", search_count_other: "%n results" };
  assert.equal(countText(t, "en", 1), "1 result");
  assert.equal(countText(t, "en", 1200), "1,200 results");
  assert.equal(countText({ search_count_other: "%n 件" }, "ja", 1), "1 件");
});

test("a language has a name in another, and a tag that is none stays as it is", () => {
  assert.equal(languageName("de", "fr"), "allemand");
  assert.equal(languageName("not a tag", "en"), "not a tag");
});

test("a corrected query has the words that were searched for", () => {
  assert.equal(corrected("Imprt my contcts!", [{ from: "imprt", to: "import" }]), "import my contcts!");
  assert.equal(corrected("as it is", []), "");
});

test("only what finds something is offered in place of a query", async () => {
  /** @param {string} better @param {number} total */
  const engine = (better, total) => ({ query: async () => ({ total }), suggest: async () => better });
  assert.equal(await didYouMean(engine("import", 2), "imprt"), "import");
  assert.equal(await didYouMean(engine("import", 0), "imprt"), undefined);
  assert.equal(await didYouMean(engine("Imprt", 2), "imprt"), undefined);
});

test("arrow keys go round the tabs, the way that the text runs", () => {
  assert.equal(stepTo("ArrowRight", 2, 3, "ltr"), 0);
  assert.equal(stepTo("ArrowRight", 0, 3, "rtl"), 2);
  assert.equal(stepTo("ArrowLeft", 0, 3, "rtl"), 1);
  assert.equal(stepTo("Home", 2, 3, "ltr"), 0);
  assert.equal(stepTo("End", 0, 3, "ltr"), 2);
  assert.equal(stepTo("a", 1, 3, "ltr"), undefined);
  assert.equal(stepTo("ArrowLeft", -1, 3, "ltr"), undefined);
});

test("a grip changes what it is for, within the limits", () => {
  assert.deepEqual(moved({}, "w", { w: 500.4, h: 9 }), { w: 500 });
  assert.deepEqual(moved({ w: 400 }, "h", { w: 9, h: 5000 }), { w: 400, h: 1200 });
  assert.deepEqual(moved({ w: 400, h: 600 }, "wh", { w: 1, h: 700 }), { w: 320, h: 700 });
});

test("what the help centre has for reading opens in the panel", () => {
  const base = "https://help.example.com/kb/";
  const urls = { home: `${base}en/`, contact: `${base}en/contact/`, search: `${base}en/search/` };
  for (const [address, view] of /** @type {const} */ ([
    ["en/", "home"],
    ["en/contact/#phone", "contact"],
    ["en/guide/import/#files", "page"],
    ["en/search/?q=import", null],
    ["en/feed.xml", null],
    ["_guichet/x/", null],
  ])) {
    assert.equal(viewOf(base + address, base, urls), view, address);
  }
  assert.equal(viewOf("https://example.com/", base, urls), null);
});
