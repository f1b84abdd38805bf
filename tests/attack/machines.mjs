// Files that machines read: what hosts, robots, feed readers and programs are told must be ours, line by line.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { headerRules } from "./host.mjs";
import { readXml } from "./inpage.mjs";

/** @import { Page } from "playwright-core" */
/** @import { Finding } from "./inpage.mjs" */

/** @typedef {{ file: string } & Finding} FileFinding */

const ATOM = "http://www.w3.org/2005/Atom";
const MAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
const SEARCH = "http://a9.com/-/spec/opensearch/1.1/";
/** @type {[file: RegExp, known: string[]][]} */
const XML = [
  [
    /(?:^|\/)feed\.xml$/,
    [
      "feed",
      "title",
      "subtitle",
      "link",
      "id",
      "updated",
      "published",
      "entry",
      "summary",
      "content",
      "author",
      "name",
      "uri",
      "generator",
      "icon",
      "logo",
      "rights",
      "category",
    ].map((name) => `${ATOM}|${name}`),
  ],
  [
    /(?:^|\/)sitemap[^/]*\.xml$/,
    [
      ...["urlset", "url", "loc", "lastmod", "sitemapindex", "sitemap", "priority", "changefreq"].map((name) => `${MAP}|${name}`),
      "http://www.w3.org/1999/xhtml|link",
    ],
  ],
  [
    /(?:^|\/)opensearch\.xml$/,
    [
      "OpenSearchDescription",
      "ShortName",
      "LongName",
      "Description",
      "InputEncoding",
      "OutputEncoding",
      "Language",
      "Image",
      "Url",
      "Query",
      "Tags",
    ].map((name) => `${SEARCH}|${name}`),
  ],
];

const HEADERS = [
  "content-security-policy",
  "x-content-type-options",
  "referrer-policy",
  "access-control-allow-origin",
  "cross-origin-resource-policy",
  "cache-control",
];
const DIRECTIVES = [
  "default-src",
  "script-src",
  "style-src",
  "img-src",
  "media-src",
  "font-src",
  "connect-src",
  "frame-src",
  "form-action",
  "base-uri",
  "frame-ancestors",
];
/** Directives that articles may add a host to, and those that the contact form's address may. */
const OPEN = ["img-src", "media-src", "frame-src"];
const OF_FORM = ["connect-src", "form-action"];
const HOST = /^https?:\/\/[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:\d{1,5})?$/;
const CONTROL = /[\0-\x08\x0b-\x1f\x7f-\x9f]/;

/** @param {string} policy @param {boolean} [form] whether a form posts elsewhere @returns {string[]} what is wrong with it */
export function judgePolicy(policy, form = false) {
  const wrong = [];
  if (policy.includes(",")) wrong.push("two policies");
  const seen = new Set();
  for (const part of policy.split(";")) {
    const [name = "", ...sources] = part.trim().split(/\s+/);
    if (!name) continue;
    if (!DIRECTIVES.includes(name)) wrong.push(`directive ${name}`);
    if (seen.has(name)) wrong.push(`${name} twice`);
    seen.add(name);
    for (const source of sources) {
      const plain = ["'self'", "'none'"].includes(source);
      const open = OPEN.includes(name) && (HOST.test(source) || (source === "data:" && name === "img-src"));
      const posts =
        OF_FORM.includes(name) && ((form && HOST.test(source)) || (name === "form-action" && /^mailto:[^\s;,'"]*$/.test(source)));
      if (!plain && !open && !posts) wrong.push(`${name} ${source}`);
    }
  }
  if (!seen.has("script-src")) wrong.push("no script-src");
  return wrong;
}

/**
 * @param {string} text of `_headers` @param {string} base @param {boolean} [form]
 * @returns {{ rule: string, detail: string }[]}
 */
export function judgeHeaders(text, base, form = false) {
  const found = [];
  for (const line of text.split(/\r\n|[\r\n\u2028\u2029\x85\v\f]/)) {
    if (line === "" || line.startsWith("#")) continue;
    if (!/^(?:\/[!-~]*| {2}[A-Za-z][A-Za-z-]*: [ -~]*)$/.test(line))
      found.push({ rule: "a line that is not ours in _headers", detail: line });
  }
  for (const { path, headers } of headerRules(text)) {
    if (!path.startsWith(base)) found.push({ rule: "a path that is not ours in _headers", detail: path });
    for (const [name, value] of headers) {
      if (!HEADERS.includes(name.toLowerCase())) found.push({ rule: "a header that is not ours", detail: `${name}: ${value}` });
      if (name.toLowerCase() !== "content-security-policy") continue;
      for (const wrong of judgePolicy(value, form)) found.push({ rule: "a policy that is not ours", detail: `${wrong} in ${value}` });
    }
  }
  return found;
}

/**
 * @param {string} text of `_redirects` @param {string} base
 * @param {(from: string) => boolean} declared whether a vector or the site asked for this address
 */
export function judgeRedirects(text, base, declared) {
  const found = [];
  for (const line of text.split(/\r\n|[\r\n\u2028\u2029\x85\v\f]/)) {
    if (line === "" || line.startsWith("#")) continue;
    const parts = line.split(/\s+/);
    const [from = "", to = "", status = ""] = parts;
    if (parts.length !== 3 || !/^30[1278]!?$/.test(status) || !/^[!-~]+ [!-~]+ \d+!?$/.test(line))
      found.push({ rule: "a line that is not ours in _redirects", detail: line });
    // A colon would begin a placeholder, and is written as a number.
    else if (!from.replaceAll("%3A", ":").startsWith(base.replaceAll("%3A", ":")) || !declared(from))
      found.push({ rule: "a redirect of its own", detail: line });
    else if (!/^(?:\/(?![/\\])|https?:\/\/)/.test(to)) found.push({ rule: "a redirect to no page", detail: line });
  }
  return found;
}

/** @param {string} text of `robots.txt` */
export function judgeRobots(text) {
  return text
    .split(/\r\n|[\r\n\u2028\u2029\x85\v\f]/)
    .filter((line) => line !== "" && !/^(?:User-agent: \*|(?:Allow|Disallow): ?(?:\/[!-~]*)?|Sitemap: https?:\/\/[!-~]+)$/.test(line))
    .map((line) => ({ rule: "a line that is not ours in robots.txt", detail: line }));
}

/** What a terminal must not get. @param {string} text @returns {{ rule: string, detail: string }[]} */
export function judgeTerminal(text) {
  const found = [];
  let near = "";
  for (const line of text.split("\n")) {
    near = /zq\d{5}w/.exec(line)?.[0] ?? near;
    const control = CONTROL.exec(line);
    if (control)
      found.push({
        rule: "a control character for the terminal",
        detail: `U+${control[0].charCodeAt(0).toString(16).padStart(4, "0")} near ${near} in ${JSON.stringify(line.slice(0, 160))}`,
      });
  }
  return found;
}

/** @param {string} folder @returns {string[]} */
export function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, "/").length))
    .sort();
}

/**
 * @param {string} folder @param {string} base
 * @param {Page} page to parse with
 * @param {(from: string) => boolean} declared
 * @param {boolean} [form] whether the contact form may post to another host
 * @returns {Promise<FileFinding[]>}
 */
export async function judgeFiles(folder, base, page, declared, form = false) {
  /** @type {FileFinding[]} */
  const all = [];
  /** @param {string} file @param {{ rule: string, detail: string, near?: number | null }[]} found */
  const note = (file, found) => all.push(...found.map(({ rule, detail, near = null }) => ({ file, rule, detail, near })));
  for (const file of filesOf(folder)) {
    const read = () => readFileSync(join(folder, file), "utf8");
    if (file === "_headers") note(file, judgeHeaders(read(), base, form));
    else if (file === "_redirects") note(file, judgeRedirects(read(), base, declared));
    else if (file === "robots.txt") note(file, judgeRobots(read()));
    else if (file.endsWith(".json") && (file.startsWith("_guichet/") || file === "manifest.json")) {
      try {
        JSON.parse(read());
      } catch (error) {
        note(file, [{ rule: "JSON that can't be parsed", detail: String(error) }]);
      }
    } else if (file.endsWith(".xml")) {
      const known = XML.find(([name]) => name.test(file))?.[1];
      if (!known || file.includes("run-")) continue;
      const text = read();
      note(file, await page.evaluate(readXml, { text, known }));
      const odd = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.exec(text);
      if (odd) note(file, [{ rule: "a character that XML has no place for", detail: `U+${odd[0].charCodeAt(0).toString(16)}` }]);
    }
  }
  return all;
}
