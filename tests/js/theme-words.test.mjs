// The words of the default theme: every language has all of them, with the values and plural forms that they need.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const FOLDER = new URL("../../themes/default/locales/", import.meta.url);
const CATEGORIES = ["zero", "one", "two", "few", "many", "other"];
/** Names of messages that the script picks by a number. */
const BY_NUMBER = ["search-count", "panel-replies"];

/**
 * Each message with all that belongs to it.
 * @param {string} locale
 * @returns {Map<string, string>}
 */
function messages(locale) {
  const found = new Map();
  let id = "";
  for (const line of readFileSync(new URL(`${locale}.ftl`, FOLDER), "utf8").split("\n")) {
    const [, name, text] = /^([a-z][a-z0-9-]*) =(.*)$/.exec(line) ?? [];
    if (name) {
      assert.ok(!found.has(name), `${locale}: ${name} is there twice`);
      id = name;
      found.set(id, text);
    } else if (/^\s+\S/.test(line)) found.set(id, `${found.get(id)}\n${line}`);
    else assert.match(line, /^(#.*)?$/, `${locale}: ${line}`);
  }
  return found;
}

const english = messages("en");
const locales = readdirSync(FOLDER).map((name) => name.replace(".ftl", ""));
// Brazilians read `pt`, which is written for them.
const written = locales.filter((locale) => !["en", "pt-BR"].includes(locale));

/** The values that a message is given. @param {string} text */
const values = (text) => [...new Set(text.match(/\$[a-z]+|%[nq]/g))].sort();

/**
 * The plural forms of a language: all, and those that the numbers of a help centre need.
 * @param {string} locale
 */
function forms(locale) {
  const rules = new Intl.PluralRules(locale);
  const needed = new Set(Array.from({ length: 1000 }, (_, number) => rules.select(number)));
  return { all: rules.resolvedOptions().pluralCategories, needed: [...needed, "other"] };
}

test("there are 26 languages, and none lacks a message or has one that nothing prints", () => {
  assert.equal(written.length + 2, 26);
  assert.ok(english.size > 300);
  for (const locale of written) assert.deepEqual([...messages(locale).keys()], [...english.keys()], locale);
});

test("every translation has the values of the English message", () => {
  for (const locale of written) {
    const translated = messages(locale);
    for (const [id, text] of english) {
      const own = translated.get(id) ?? "";
      assert.notEqual(own.trim(), "", `${locale}: ${id}`);
      // Forms for a number: `one result` may do without it, and lists of plans may ask how many they are.
      const spelledOut = BY_NUMBER.some((name) => id.startsWith(`${name}-`) && !id.endsWith("-other")) ? ["%n"] : [];
      const asked = /^contact-(plans|locked-list)$/.test(id) ? ["$count"] : [];
      const [theirs, ours] = [values(text), values(own)];
      const missing = theirs.filter((value) => !ours.includes(value) && !spelledOut.includes(value));
      const unknown = ours.filter((value) => !theirs.includes(value) && ![...spelledOut, ...asked].includes(value));
      assert.deepEqual([missing, unknown], [[], []], `${locale}: ${id}`);
    }
  }
});

test("messages with a number have the plural forms of their language, and no others", () => {
  for (const locale of ["en", ...written]) {
    const { all, needed } = forms(locale);
    for (const [id, text] of messages(locale)) {
      const keys = [...text.matchAll(/^\s*\*?\[([a-z0-9]+)\]/gm)].map(([, key]) => key ?? "");
      if (!text.includes("->")) continue;
      assert.deepEqual(
        [...needed].filter((form) => !keys.includes(form)),
        [],
        `${locale}: ${id} lacks forms`,
      );
      assert.deepEqual(
        keys.filter((key) => !all.includes(/** @type {any} */ (key))),
        [],
        `${locale}: ${id} has forms of others`,
      );
    }
  }
});

test("the forms that the script picks are written where the language has them, and lead to another where not", () => {
  for (const locale of ["en", ...written]) {
    const { all, needed } = forms(locale);
    for (const name of BY_NUMBER) {
      const of = (/** @type {string} */ form) => messages(locale).get(`${name}-${form}`)?.trim() ?? "";
      for (const form of CATEGORIES) {
        const refers = of(form).startsWith("{ ");
        if (!all.includes(/** @type {any} */ (form))) assert.ok(refers, `${locale}: ${name}-${form}`);
        // Finnish and others may say the same in two forms; Slavic languages never do.
        if (["pl", "ru", "uk", "cs", "he", "ar"].includes(locale) && needed.includes(/** @type {any} */ (form)))
          assert.ok(!refers, `${locale}: ${name}-${form}`);
      }
    }
  }
});

test("numbers of results are said in the reader's grammar", () => {
  /** @type {Record<string, string[]>} */
  const expected = {
    pl: ["1 wynik", "2 wyniki", "5 wyników", "21 wyników", "22 wyniki"],
    ru: ["1 результат", "2 результата", "5 результатов", "21 результат", "22 результата"],
    cs: ["1 výsledek", "2 výsledky", "5 výsledků", "21 výsledků", "22 výsledků"],
    he: ["תוצאה אחת", "שתי תוצאות", "5 תוצאות", "21 תוצאות", "22 תוצאות"],
  };
  for (const [locale, said] of Object.entries(expected)) {
    const rules = new Intl.PluralRules(locale);
    const result = (/** @type {number} */ count) =>
      (messages(locale).get(`search-count-${rules.select(count)}`) ?? "").trim().replace("%n", `${count}`);
    assert.deepEqual([1, 2, 5, 21, 22].map(result), said, locale);
  }
});
