// A kind of channel is a row of crates/contacts/src/kinds.rs. What is told to readers, writers and scripts about kinds
// elsewhere has a place for each of them, which these tests name.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { PATHS as FORM } from "../../crates/client/src/contacts/form/elements.js";
import { KINDS } from "../../crates/client/src/contacts/kinds.js";
import { PATHS as PANEL } from "../../crates/client/src/panel/dom.js";

const root = new URL("../../", import.meta.url);
const read = (/** @type {string} */ path) => readFileSync(new URL(path, root), "utf8");

/** @type {{ word: string, link: string, people: boolean, written: string, answer: string | null }[]} */
const kinds = JSON.parse(read("tests/vectors/kinds.json"));
const words = kinds.map(({ word }) => word);
const served = kinds.filter(({ answer }) => answer).map(({ word }) => word);
/** The words in backticks, in any order. @param {string} text */
const listed = (text) => [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "").sort();
/** @param {string} file @param {RegExp} pattern */
const part = (file, pattern) => pattern.exec(read(file))?.[1] ?? assert.fail(`${pattern} is not in ${file}`);

test("scripts know every kind, and as the table says: crates/client/src/contacts/kinds.js", () => {
  assert.deepEqual(Object.keys(KINDS), words);
  for (const { word, people, written, answer } of kinds) {
    const { page = false, mailbox = false, answer: theirs = null } = KINDS[word] ?? {};
    assert.deepEqual({ word, page, mailbox, answer: theirs }, { word, page: !people, mailbox: written === "mailbox", answer });
  }
});

test("the panel and the form draw every kind with people: the icon in kinds.js, PATHS in panel/dom.js and contacts/form/elements.js", () => {
  for (const { word, people } of kinds) {
    const icon = KINDS[word]?.icon ?? "";
    assert.equal(Object.hasOwn(PANEL, icon), people, `${word}: ${icon}`);
  }
  const missing = served.filter((word) => !Object.hasOwn(FORM, word));
  assert.deepEqual(missing, []);
});

test("a channel's card has an icon for every kind: themes/default/templates/partials/icon.html", () => {
  const icons = new Map(
    [...part("themes/default/templates/partials/icon.html", /set kinds = \{([^}]*)\}/).matchAll(/"([^"]+)": "([^"]+)"/g)].map(
      ([, kind = "", icon = ""]) => [kind, icon],
    ),
  );
  assert.deepEqual([...icons.keys()], words);
  const drawn = read("themes/default/assets/icons.svg");
  for (const [kind, icon] of icons) assert(drawn.includes(`<symbol id="${icon}"`), `${kind}: ${icon}`);
});

test("the button of every kind has words in every language: themes/default/locales", () => {
  for (const name of readdirSync(new URL("themes/default/locales/", root))) {
    // A language of a language says only what differs.
    if (/-[A-Z]{2}\.ftl$/.test(name)) continue;
    const messages = read(`themes/default/locales/${name}`);
    const missing = kinds.filter(({ link }) => !messages.includes(`\n${link} = `)).map(({ link }) => link);
    assert.deepEqual(missing, [], name);
  }
});

test("the documentation lists the kinds", () => {
  assert.deepEqual(listed(part("docs/configuration.md", /^\| `kind` \| ([^|]*) \|/m)), [...words].sort());
  const ofForm = [...served].sort();
  assert.deepEqual(listed(part("docs/configuration.md", /which it offers, of kind ([^;]*);/)), ofForm);
  assert.deepEqual(listed(part("docs/contact-form.md", /^It offers the channels of kind ([^,]*(?:, `[^,]*)*), in the order/m)), ofForm);
});
