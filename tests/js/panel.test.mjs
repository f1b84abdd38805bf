// The parts of the panel that know of no document: what belongs to a place, and which place is meant.

import assert from "node:assert/strict";
import { test } from "node:test";

import { contextOf, matchesPattern, topArticles } from "../../src/client/panel/data.js";

/** @param {string} pathname @param {string} [hash] */
const at = (pathname, hash = "") => ({ pathname, hash });

test("patterns stand for parts of an address", () => {
  /** @type {[pattern: string, address: { pathname: string, hash: string }, fits: boolean][]} */
  const cases = [
    ["/contacts", at("/contacts"), true],
    ["/contacts", at("/contacts/"), true],
    ["/contacts/", at("/contacts"), true],
    ["/contacts", at("/contacts/7"), false],
    ["/contacts/*", at("/contacts/7"), true],
    ["/contacts/*", at("/contacts/7/edit"), false],
    ["/contacts/*", at("/contacts/"), false],
    ["/*/reports/*/edit", at("/eu/reports/7/edit"), true],
    ["/reports/**", at("/reports/7/edit/now"), true],
    ["/reports/**", at("/reports"), true],
    ["/reports/**", at("/reportsx"), false],
    ["/**/edit", at("/a/b/edit"), true],
    ["/a.b(c)", at("/a.b(c)"), true],
    ["/a.b", at("/axb"), false],
    ["/", at("/"), true],
    ["/", at("/x"), false],
    ["#/contacts/*", at("/app", "#/contacts/7"), true],
    ["#/contacts/*", at("/contacts/7"), false],
    ["#/", at("/app", "#/"), true],
  ];
  for (const [pattern, address, fits] of cases) {
    assert.equal(matchesPattern(pattern, address), fits, `${pattern} on ${address.pathname}${address.hash}`);
  }
});

/** @param {string} id @param {string} area */
const article = (id, area) => ({ id, title: id, description: "", url: `/${id}/`, area });

/** @type {any} */
const DATA = {
  contexts: { list: ["b", "a"], empty: [], unplaced: [] },
  places: [
    { context: "list", urls: ["/contacts"] },
    { context: "empty", urls: ["/contacts/*"], area: "contacts" },
  ],
  areas: [
    { id: "contacts", title: "Contacts", url: "/contacts/", top: ["c"] },
    { id: "bare", title: "Bare", url: "/bare/", top: [] },
  ],
  top: ["d"],
  articles: [article("a", "x"), article("b", "x"), article("c", "contacts"), article("d", "x")],
};

test("a context is named, or told by an address that is given, or by where the customer is", () => {
  const elsewhere = at("/contacts/7");
  assert.equal(contextOf(DATA, "list", elsewhere), "list");
  assert.equal(contextOf(DATA, "/contacts", elsewhere), "list");
  assert.equal(contextOf(DATA, "contacts", elsewhere), "list");
  assert.equal(contextOf(DATA, "nowhere", elsewhere), null, "what is given is not overruled by the address");
  assert.equal(contextOf(DATA, null, elsewhere), "empty");
  assert.equal(contextOf(DATA, undefined, at("/")), null);
  assert.equal(contextOf(DATA, "constructor", at("/")), null);
});

test("articles of the context, else of its area, else of the site", () => {
  const why = (/** @type {string | null} */ context, /** @type {string} */ given) => {
    const { why, area, articles } = topArticles(DATA, context, given);
    return [why, area, articles.map(({ id }) => id)];
  };
  assert.deepEqual(why("list", "list"), ["context", undefined, ["b", "a"]]);
  assert.deepEqual(why("empty", "empty"), ["area", "Contacts", ["c"]]);
  assert.deepEqual(why(null, "contacts/new"), ["area", "Contacts", ["c"]]);
  assert.deepEqual(why(null, "bare"), ["top", undefined, ["d"]]);
  assert.deepEqual(why("unplaced", "unplaced"), ["top", undefined, ["d"]]);
  assert.deepEqual(why("toString", "toString"), ["top", undefined, ["d"]]);
});
