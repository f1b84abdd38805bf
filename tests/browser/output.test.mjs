// The files of the sample, without a browser: every address in them is answered, and each page is a sound document.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { fileAt, files, pages, read } from "./output.mjs";
import { BASE, ROOT } from "./places.mjs";

/** `base_url` of the sample. */
const PUBLISHED = "https://help.example.com/kb/";

const LOCALES = ["en", "fr", "de", "ja", "pt", "es"];

/** The path of a file of the theme, which is in a folder named after its content. @param {string} name */
function asset(name) {
  const path = files.find((file) => /^_guichet\/[0-9a-f]{10}\//.test(file) && file.slice("_guichet/0123456789/".length) === name);
  if (!path) throw new Error(`no asset ${name}`);
  return path;
}

/**
 * Why an address leads nowhere; `null` if it leads somewhere or to another site.
 * @param {string} address @param {string} from the page's own URL
 */
function broken(address, from) {
  const url = new URL(address, from);
  if (url.origin !== new URL(PUBLISHED).origin) return null;
  const file = fileAt(decodeURIComponent(url.pathname));
  if (!file) return "no such file";
  if (url.hash.length > 1) {
    const page = pages.find((page) => page.path === file);
    if (page && !page.ids.has(decodeURIComponent(url.hash.slice(1)))) return "no such anchor";
  }
  return null;
}

test("there is something to check", () => {
  assert.ok(pages.length > 200);
  for (const kind of ["root", "home", "area", "category", "article", "contact", "search", "404", "redirect"]) {
    assert.ok(
      pages.some((page) => page.kind === kind),
      kind,
    );
  }
});

test("every link, image, script and style of every page is answered", () => {
  /** @type {string[]} */
  const wrong = [];
  let count = 0;
  for (const page of pages) {
    const own = new URL(page.address.split("/").map(encodeURIComponent).join("/"), PUBLISHED).href;
    for (const { name, attributes } of page.tags) {
      for (const key of ["href", "src", "poster", "action", "data-embed"]) {
        const address = attributes.get(key);
        if (address === undefined || /^(mailto|tel|data):/.test(address)) continue;
        count += 1;
        const problem = broken(address, own);
        if (problem) wrong.push(`${page.path}: <${name} ${key}="${address}">: ${problem}`);
      }
    }
  }
  assert.deepEqual(wrong, []);
  assert.ok(count > 5_000);
});

test("every icon that a page draws is in the file of icons", () => {
  const icons = new Set([...read(asset("icons.svg")).matchAll(/<symbol id="([^"]+)"/g)].map(([, id]) => id));
  let count = 0;
  for (const page of pages) {
    for (const { name, attributes } of page.tags.filter(({ name }) => name === "use")) {
      const [file = "", id] = (attributes.get("href") ?? "").split("#");
      assert.ok(file.endsWith("/icons.svg") && icons.has(id), `${page.path}: <${name} href="${attributes.get("href")}">`);
      count += 1;
    }
  }
  assert.ok(count > 1_000);
});

test("scripts find the words that they ask for, in every language", () => {
  // As they are written: in what is published, `t` may be anything.
  const folder = `${ROOT}themes/default/assets/`;
  const scripts = readdirSync(folder)
    .filter((name) => name.endsWith(".js"))
    .map((name) => readFileSync(folder + name, "utf8"));
  const asked = new Set(scripts.flatMap((text) => [...text.matchAll(/\bt\.([a-z_]+)/g)].map(([, id]) => id ?? "")));
  assert.ok(asked.size > 15);
  for (const locale of LOCALES) {
    const words = JSON.parse(read(asset(`words/${locale}.json`)));
    // The sample asks for no insights, so that their words are only in the theme.
    const theme = readFileSync(`${ROOT}themes/default/locales/${locale}.ftl`, "utf8");
    const isThere = (/** @type {string} */ id) =>
      id.startsWith("insights_") ? theme.includes(`\n${id.replaceAll("_", "-")} = `) : words[id];
    assert.deepEqual(
      [...asked].filter((id) => !isThere(id)),
      [],
      locale,
    );
  }
});

test("the frame of an article is small: what all pages share is in files of their own", () => {
  const articles = pages.filter((page) => page.kind === "article");
  for (const { path, html } of articles) {
    const [before = "", after = ""] = [html.slice(0, html.indexOf('<div class="prose">')), html.slice(html.indexOf("</article>"))];
    // The tree of the area is not the same on all pages; how large it may be is for itself.
    const [tree = ""] = after.match(/<nav class="side-nav".*?<\/nav>/s) ?? [];
    assert.ok(Buffer.byteLength(tree) < 2_000, `${path}: a tree of ${Buffer.byteLength(tree)} bytes`);
    // Nor is what links to the page are shown with, which is for machines alone: addresses are whole, and in scripts like
    // Japanese three times as long as they look.
    const [social = ""] =
      before.match(
        /<meta property="og:site_name".*?<meta name="twitter:card"[^>]*>(\n<script type="application\/ld\+json">.*?<\/script>)?/s,
      ) ?? [];
    assert.ok(Buffer.byteLength(social) > 500 && Buffer.byteLength(social) < 2_400, `${path}: ${Buffer.byteLength(social)} bytes of tags`);
    const frame = before.replace(social, () => "") + after.replace(tree, "");
    assert.doesNotMatch(frame, /<path|data-t-/, path);
    // Six languages, of which a page links to each twice, are a fifth of it.
    assert.ok(Buffer.byteLength(frame) < 10_200, `${path}: ${Buffer.byteLength(frame)} bytes`);
    assert.equal(html.match(/rel="stylesheet"/g)?.length, 1, path);
  }
  assert.ok(articles.length > 100);
});

test("nothing is loaded from another site", () => {
  const loads = [
    ["script", "src"],
    ["img", "src"],
    ["iframe", "src"],
    ["video", "src"],
    ["audio", "src"],
    ["source", "src"],
  ];
  for (const page of pages) {
    for (const { name, attributes } of page.tags) {
      const keys = loads.filter(([tag]) => tag === name).map(([, key]) => key ?? "");
      if (name === "link" && !/alternate|canonical/.test(attributes.get("rel") ?? "")) keys.push("href");
      for (const key of keys) assert.match(attributes.get(key) ?? BASE, /^\/kb\//, `${page.path}: ${name}`);
    }
  }
  for (const file of files.filter((file) => file.endsWith(".css"))) {
    for (const [, address = ""] of read(file).matchAll(/url\(\s*["']?([^"')]+)/g)) {
      assert.equal(broken(address, `${PUBLISHED}${file}`), null, `${file}: ${address}`);
      assert.doesNotMatch(address, /^(https?:)?\/\//);
    }
    assert.doesNotMatch(read(file), /@import/);
  }
});

test("no inline script, style or handler", () => {
  for (const page of pages) {
    assert.doesNotMatch(page.html, /<style/i, page.path);
    for (const { name, attributes } of page.tags) {
      const isData = attributes.get("type") === "application/ld+json";
      if (name === "script" && !isData) assert.ok(attributes.has("src"), page.path);
      for (const key of attributes.keys()) assert.ok(key !== "style" && !key.startsWith("on"), `${page.path}: ${name} ${key}`);
    }
  }
});

test("every page is a sound document", () => {
  for (const { path, html, tags, kind } of pages) {
    const ids = tags.flatMap(({ attributes }) => attributes.get("id") ?? []);
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
      `${path}: an id twice`,
    );
    const count = (/** @type {string} */ name) => tags.filter((tag) => tag.name === name).length;
    assert.match(html, /^<!DOCTYPE html>\n/, path);
    assert.equal(count("title"), 1, path);
    assert.equal(count("main"), 1, path);
    if (kind !== "redirect") assert.equal(count("h1"), 1, `${path}: h1`);
    const root = tags.find(({ name }) => name === "html")?.attributes;
    const locale = path.split("/")[0] ?? "";
    if (LOCALES.includes(locale)) assert.equal(root?.get("lang"), locale, path);
    else assert.ok(LOCALES.includes(root?.get("lang") ?? ""), path);
    assert.equal(root?.get("dir"), "ltr", path);
    for (const { name, attributes } of tags) {
      for (const key of ["for", "aria-labelledby", "aria-controls"]) {
        for (const id of attributes.get(key)?.split(/\s+/) ?? []) assert.ok(ids.includes(id), `${path}: ${name} ${key}=${id}`);
      }
      if (name !== "img") continue;
      assert.ok(attributes.has("alt"), `${path}: alt of ${attributes.get("src")}`);
      assert.ok(attributes.has("width") && attributes.has("height"), `${path}: size of ${attributes.get("src")}`);
    }
    const levels = tags.flatMap(({ name }) => (/^h[1-6]$/.test(name) ? Number(name[1]) : []));
    for (const [index, level] of levels.entries()) {
      assert.ok(level <= (levels[index - 1] ?? 1) + 1, `${path}: a heading of level ${level} below one of level ${levels[index - 1]}`);
    }
  }
});

test("translations point at each other", () => {
  /** @type {Map<string, Map<string, string>>} */
  const alternates = new Map();
  for (const page of pages) {
    const links = page.tags.filter(({ name, attributes }) => name === "link" && attributes.has("hreflang"));
    if (links.length > 0)
      alternates.set(page.path, new Map(links.map(({ attributes }) => [attributes.get("hreflang") ?? "", attributes.get("href") ?? ""])));
  }
  assert.ok(alternates.size > 100);
  for (const [path, links] of alternates) {
    for (const [lang, href] of links) {
      const file = fileAt(decodeURIComponent(new URL(href).pathname));
      assert.ok(file, `${path}: ${href}`);
      assert.deepEqual(alternates.get(file), links, `${path} and its ${lang} alternate ${file} disagree`);
    }
  }
});

test("feeds, site map, text for machines and the files of the panel name pages that exist", () => {
  const texts = files.filter((file) => /(\.xml|llms\.txt|help\.json)$/.test(file));
  assert.ok(texts.length > 15);
  let count = 0;
  for (const file of texts) {
    for (const [address] of read(file).matchAll(/https:\/\/help\.example\.com\/kb\/[^\s"<>)\]{]*/g)) {
      count += 1;
      assert.equal(broken(address, PUBLISHED), null, `${file}: ${address}`);
    }
  }
  assert.ok(count > 500);
});
