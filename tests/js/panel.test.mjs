// The parts of the panel that know of no document: what belongs to a place, and which place is meant.

import assert from "node:assert/strict";
import { test } from "node:test";

import { mistakes, nearest } from "../../crates/client/src/panel/check.js";
import { contextOf, isKnown, matchesPattern, topArticles } from "../../crates/client/src/panel/data.js";

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

test("a pattern of many stars costs no more than its length times the path's", () => {
  const among = at(`/${"a/".repeat(2_000)}`);
  /** @type {[pattern: string, address: { pathname: string, hash: string }, fits: boolean][]} */
  const cases = [
    [`/${"**/a/".repeat(200)}z`, among, false],
    [`/${"**/a/".repeat(200)}**`, among, true],
    [`/${"*a".repeat(200)}*b`, at(`/${"a".repeat(4_000)}`), false],
    [`/${"*a".repeat(200)}*`, at(`/${"a".repeat(4_000)}`), true],
    [`#${"/**".repeat(200)}/z`, at("/", `#${"/a".repeat(2_000)}`), false],
  ];
  const begun = performance.now();
  for (const [pattern, address, fits] of cases) assert.equal(matchesPattern(pattern, address), fits, pattern.slice(0, 9));
  assert.ok(performance.now() - begun < 5_000);
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

test("a context is known by its name, by an area, or as a path", () => {
  const here = at("/elsewhere");
  for (const given of ["list", "contacts", "contacts/anything", "/contacts", "/nowhere", "#/nowhere"])
    assert.ok(isKnown(DATA, given, here), given);
  // Written without its slash, an address still is one where a pattern fits.
  assert.ok(isKnown(DATA, "contacts/7", here));
  for (const given of ["lists", "contacs", "https://app.example.com/contacts", "constructor"])
    assert.equal(isKnown(DATA, given, here), false, given);
});

test("a near name is one that was meant", () => {
  const names = ["free", "pro", "enterprise", "accountLanguage"];
  for (const [name, meant] of [
    ["Pro", "pro"],
    ["enterprize", "enterprise"],
    ["enterprse", "enterprise"],
    ["rpo", "pro"],
    ["acountlanguage", "accountLanguage"],
    ["gold", undefined],
    ["p", undefined],
    ["", undefined],
  ])
    assert.equal(nearest(name ?? "", names), meant, name);
});

test("what is right is no mistake: options that are left out, null or empty, and a help centre without plans", () => {
  const product = { badge: null, attributes: [], locales: ["en"], offered: () => "en", known: () => true };
  const contacts = { policy: { plans: [{ id: "pro" }], addons: [{ id: "sso" }] } };
  /** @param {object} given @param {object} [more] */
  const said = (given, more) =>
    mistakes(/** @type {any} */ ({ ...product, given, data: { ...DATA, contacts }, ...more })).map(({ message }) => message);
  const all = {
    locale: "en",
    context: "list",
    plan: "pro",
    addons: ["sso"],
    seat: true,
    created: "2024-02-29",
    accountLanguage: "pt_BR",
    pass: "x",
    email: "a@b",
    phone: "1",
    theme: "dark",
    launcher: false,
  };
  assert.deepEqual(said(all), []);
  assert.deepEqual(said(Object.fromEntries(Object.keys(all).map((name) => [name, null]))), []);
  assert.deepEqual(said(Object.fromEntries(Object.keys(all).map((name) => [name, undefined]))), []);
  assert.deepEqual(said({ plan: "anything" }, { data: { ...DATA, contacts: { policy: { plans: [], addons: [] } } } }), []);
  assert.deepEqual(said({ addons: ["sso", "ssoo"] }), ['addons: "ssoo" is not an add-on in contacts.yaml; did you mean "sso"?']);
  assert.deepEqual(said({}, { badge: { count: "2" } }), ['badge(): {"count":"2"} is not like { count: 2 }']);
});
