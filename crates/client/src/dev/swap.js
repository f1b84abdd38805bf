// The page as it is now in place of the page as it was, without leaving it: what stands in `main` is replaced, and the reader's
// place in it kept. Where that would not give what reloading gives, the page is reloaded.

import { keeper } from "./keep.js";

/** Scripts that enhance what is in the head and around `main`, once. */
const ONCE = ["theme-init.js", "main.js", "reload.js"];
/** Scripts that enhance what is in `main`, and may do so again when it is new. Those of other themes may not: nobody knows. */
const AGAIN = ["article.js", "list-filter.js"];

/** Of an element of the head that is about this page alone, and that nobody but robots and the window's title looks at. */
const OWN = 'title, meta[name="description"], meta[property], link[rel="canonical"]';

/** A page as the server has sent it, before any script has changed it. @typedef {{ html: Document, policy: string | null }} Served */

/** @returns {Promise<Served | null>} null: not a page to go on from */
async function served() {
  const response = await fetch(location.href, { cache: "no-store" }).catch(() => null);
  if (!response?.ok || response.redirected) return null;
  const html = new DOMParser().parseFromString(await response.text(), "text/html");
  return { html, policy: response.headers.get("content-security-policy") };
}

/** What is around `main`, as one text. @param {Served} page */
function frame({ html, policy }) {
  const copy = /** @type {HTMLElement} */ (html.documentElement.cloneNode(true));
  copy.querySelector("main")?.replaceChildren();
  for (const own of copy.querySelectorAll(OWN)) own.remove();
  return `${policy}\n${copy.outerHTML.replace(/\n+/g, "\n")}`;
}

/** @param {Document} html */
const inMain = (html) => html.querySelector("main")?.innerHTML;

/** @param {HTMLScriptElement} script */
const nameOf = (script) => script.src.slice(script.src.lastIndexOf("/") + 1);

/** Whether this page's scripts would do with a new `main` what they did with the old one. */
function canSwap() {
  const known = [...document.scripts].every((script) => !script.src || [...ONCE, ...AGAIN].includes(nameOf(script)));
  // A search box belongs to a script of the frame.
  return known && !document.querySelector("main form[data-search]");
}

/** Whether the index was loaded, which stays as it was until the page goes. */
const hasSearched = () => performance.getEntriesByType("resource").some(({ name }) => name.includes("/_guichet/search/"));

let count = 0;

/** Runs the scripts of `main` once more: a module runs once for each address. */
async function runAgain() {
  count += 1;
  const again = [...document.scripts].filter((script) => AGAIN.includes(nameOf(script)));
  await Promise.all(again.map((script) => import(`${script.src}?again=${count}`)));
}

/** @param {Document} html */
function replaceHead(html) {
  document.title = html.title;
  for (const old of document.head.querySelectorAll(OWN)) if (old.localName !== "title") old.remove();
  for (const own of html.head.querySelectorAll(OWN)) if (own.localName !== "title") document.head.append(document.importNode(own, true));
}

/** @param {Element} main @param {Document} html */
async function replaceMain(main, html) {
  const keep = keeper(main);
  main.replaceChildren(...[...(html.querySelector("main")?.childNodes ?? [])].map((node) => document.importNode(node, true)));
  keep.place();
  await runAgain();
  await keep.state();
}

/** @type {Promise<Served | null>} */
let shown = served();
/** One after the other: saves may come faster than pages. */
let last = Promise.resolve();

/** Shows the page as it is by now. */
export function refresh() {
  last = last.then(renew).catch(() => location.reload());
}

async function renew() {
  const [before, now] = await Promise.all([shown, served()]);
  const main = document.querySelector("main");
  if (!before || !now || !main || frame(before) !== frame(now) || hasSearched()) return location.reload();
  const isSame = inMain(before.html) === inMain(now.html);
  if (!isSame && !canSwap()) return location.reload();
  shown = Promise.resolve(now);
  replaceHead(now.html);
  if (!isSame) await replaceMain(main, now.html);
}
