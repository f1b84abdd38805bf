// The built sample, read from its folder: which pages there are, and what each of them says of itself. A page is cut
// into tags by a regular expression, which is enough for HTML that we write ourselves.

import { readFileSync, readdirSync } from "node:fs";

import { BASE, SAMPLE } from "./places.mjs";

/**
 * @typedef {object} OutputPage
 * @property {string} path from the output's root: `en/contact/index.html`
 * @property {string} address as a reader's browser has it, below the base: `en/contact/`
 * @property {string} html
 * @property {string} kind `home`, `article`…: the class of its body; `redirect` has none
 * @property {{ name: string, attributes: Map<string, string> }[]} tags
 * @property {Set<string>} ids
 */

/** Every file of the output, sorted. */
export const files = readdirSync(SAMPLE, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`.replace(/\/+/g, "/").slice(SAMPLE.length))
  .sort();

/** @param {string} path */
export function read(path) {
  return readFileSync(SAMPLE + path, "utf8");
}

/** @param {string} text */
export function decode(text) {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, digits) => String.fromCodePoint(parseInt(digits, 16)))
    .replace(/&#(\d+);/g, (_, digits) => String.fromCodePoint(Number(digits)))
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");
}

/** @param {string} html */
function tagsOf(html) {
  return [...html.matchAll(/<([a-z][a-z0-9-]*)((?:\s+[^\s=>"]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(([, name = "", rest = ""]) => ({
    name,
    attributes: new Map([...rest.matchAll(/([^\s=>"]+)(?:="([^"]*)")?/g)].map(([, key = "", value = ""]) => [key, decode(value)])),
  }));
}

/** Of the theme: what the sample's static/ holds is copied as it is. @type {OutputPage[]} */
export const pages = files
  .filter((path) => path.endsWith(".html") && !path.startsWith("demo/"))
  .map((path) => {
    const html = read(path);
    const tags = tagsOf(html);
    const ids = new Set(tags.flatMap(({ attributes }) => attributes.get("id") ?? []));
    const kind = /<body class="page-([a-z0-9-]+)"/.exec(html)?.[1] ?? "redirect";
    return { path, address: path.replace(/index\.html$/, ""), html, kind, tags, ids };
  });

/**
 * The file that answers an address of the site, or `null`.
 * @param {string} pathname decoded, with the base
 */
export function fileAt(pathname) {
  if (!pathname.startsWith(BASE)) return null;
  const path = pathname.slice(BASE.length);
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  return known.has(file) ? file : null;
}

const known = new Set(files);

/**
 * Where an article is in a locale, borrowed text included.
 * @param {string} id @param {string} locale
 */
export function article(id, locale) {
  const page = pages.find((page) => page.path.startsWith(`${locale}/`) && page.html.includes(` data-article="${id}"`));
  if (!page) throw new Error(`no article ${id} in ${locale}`);
  return page.address;
}

/**
 * One page of every kind, and articles that between them have everything an article can have.
 * @param {string} locale
 * @returns {[name: string, address: string][]}
 */
export function kinds(locale) {
  return [
    ["root", ""],
    ["home", `${locale}/`],
    ["area", `${locale}/contacts/`],
    ["category", `${locale}/contacts/import/`],
    ["article with steps, an image and details", article("contacts/import/import-contacts", locale)],
    ["article with tabs", article("account/two-step-verification", locale)],
    ["article with code and tables", article("account/api-keys", locale)],
    ["article with the matrix and channels", article("support/get-help", locale)],
    ["article with a video", article("getting-started/welcome", locale)],
    ["article for some plans", article("account/single-sign-on", locale)],
    ["contact", `${locale}/contact/`],
    ["search", `${locale}/search/`],
    ["a-z", `${locale}/a-z/`],
    ["404", `${locale}/404.html`],
  ];
}
