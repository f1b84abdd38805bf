// Pictures have one home, themes/default/assets/icons.svg; who names them, or draws some without it, keeps to what is there.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { PATHS as FORM } from "../../crates/client/src/contacts/form/elements.js";
import { PATHS as PANEL } from "../../crates/client/src/panel/dom.js";

const root = new URL("../../", import.meta.url);
const read = (/** @type {string} */ path) => readFileSync(new URL(path, root), "utf8");
/** All files below a folder, as one text. @param {string} folder @param {string} end */
const all = (folder, end) =>
  readdirSync(new URL(folder, root), { recursive: true })
    .filter((name) => String(name).endsWith(end))
    .map((name) => read(`${folder}${name}`))
    .join("\n");
/** @param {string} text @param {RegExp} pattern @returns {string[]} */
const named = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? "");

const icons = read("themes/default/assets/icons.svg");
const symbols = new Map(
  [...icons.matchAll(/<symbol id="([^"]+)"[^>]*>(.*?)<\/symbol>/g)].map(([, id = "", drawing = ""]) => [id, drawing]),
);

test("areas and channels may name what is drawn for them, and the documentation lists it", () => {
  const theirs = named(icons.slice(0, icons.indexOf("<!-- For the frame of pages")), /<symbol id="([^"]+)"/g);
  const list = /set known = \[([^\]]*)\]/.exec(read("themes/default/templates/partials/icon.html"))?.[1] ?? "";
  assert.ok(theirs.length > 30);
  assert.deepEqual(named(list, /"([^"]+)"/g), theirs);
  const documented = /<icon name=\{area\.icon\}.*? draws one of: ([^;]*);/s.exec(read("docs/theming.md"))?.[1] ?? "";
  assert.deepEqual(named(documented, /`([^`]+)`/g), theirs);
});

test("pages and their scripts name icons that there are", () => {
  const templates = named(all("themes/default/templates/", ".html"), /icons\.svg#([\w-]+)/g);
  const scripts = named(all("themes/default/assets/", ".js"), /\bicon\("([\w-]+)"/g);
  assert.ok(templates.length > 10 && templates.concat(scripts).every((name) => symbols.has(name)), String(templates));
});

test("what the panel and the form name, they draw", () => {
  const panel = named(all("crates/client/src/panel/", ".js"), /\bicon\("([\w-]+)"/g);
  const form = named(read("crates/client/src/contacts/form.js") + all("crates/client/src/contacts/form/", ".js"), /\bicon\("([\w-]+)"/g);
  assert.deepEqual(
    panel.filter((name) => !Object.hasOwn(PANEL, name)),
    [],
  );
  assert.deepEqual(
    form.filter((name) => !Object.hasOwn(FORM, name)),
    [],
  );
});

test("an icon of a single line is the same line in the panel", () => {
  const lines = [...symbols].flatMap(([name, drawing]) => {
    const line = /^<path d="([^"]+)"\/>$/.exec(drawing)?.[1];
    return line && Object.hasOwn(PANEL, name) ? [[name, line]] : [];
  });
  assert.ok(lines.length >= 3, String(lines));
  for (const [name = "", line] of lines) assert.equal(PANEL[name], line, name);
});
