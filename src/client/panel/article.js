// Pages of the help centre, read inside the panel: the page itself is fetched and its article taken out of it
// (docs/decisions/0016-panel-reads-pages.md). Everything that could act on its own, or that only works on the page, goes.

import { h } from "./dom.js";
import { enhanceTabs } from "./panel-tabs.js";

/**
 * @typedef {object} ReadPage
 * @property {"article" | "list"} kind
 * @property {string} id of an article
 * @property {string} title
 * @property {HTMLElement} content
 * @property {{ [locale: string]: string }} siblings the page's address in each language
 */

/**
 * `XMLHttpRequest` parses HTML without scripts or requests, and without a string that Trusted Types would refuse.
 * @param {string} url
 * @param {AbortSignal} signal
 * @returns {Promise<Document>}
 */
export function fetchDocument(url, signal) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () => reject(new Error(`can't load ${url}`));
    request.open("GET", url);
    request.responseType = "document";
    request.timeout = 20_000;
    request.onload = () => (request.status === 200 && request.responseXML ? resolve(request.responseXML) : fail());
    request.onerror = request.ontimeout = request.onabort = fail;
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send();
  });
}

const DROPPED = "script, style, link, meta, iframe, object, embed, base, [data-toc], .anchor, [data-helpful]";
const ADDRESSES = ["src", "href", "poster"];

/**
 * @param {Document} page
 * @param {string} url
 * @returns {ReadPage | null} neither an article nor a list of some
 */
export function readPage(page, url) {
  /** @type {{ [locale: string]: string }} */
  const siblings = {};
  for (const link of page.querySelectorAll("link[rel=alternate][hreflang], a[data-locale][href]")) {
    const locale = link.getAttribute("data-locale") ?? link.getAttribute("hreflang") ?? "";
    // Links in a page's head begin with the address that it will be published at, which need not be where it is now.
    siblings[locale] = new URL(new URL(link.getAttribute("href") ?? "", url).pathname, url).href;
  }
  const article = page.querySelector("article[data-article]");
  const title = page.querySelector("main h1")?.textContent?.trim() ?? page.title;
  if (article) {
    // Cleaned where it came from: here, pictures are asked for as soon as they arrive.
    clean(article, url);
    const content = document.adoptNode(/** @type {HTMLElement} */ (article));
    return { kind: "article", id: content.dataset.article ?? "", title, content, siblings };
  }
  const links = [...page.querySelectorAll("main :is(.article-list, .link-list, .category-title) a[href]")];
  if (!links.length) return null;
  return { kind: "list", id: "", title, content: list(page, links, url), siblings };
}

/** @param {Document} page @param {Element[]} links @param {string} url */
function list(page, links, url) {
  const lead = page.querySelector("main .lead")?.textContent;
  const rows = links.map((link) => {
    const title = link.querySelector(".article-row-title") ?? link;
    const lang = (title.closest("[lang]:not(html)") ?? link).getAttribute("lang") ?? undefined;
    const attributes = { href: new URL(link.getAttribute("href") ?? "", url).href, lang };
    return h("li", {}, h("a", { class: "row", ...attributes }, h("span", { class: "row-title" }, title.textContent?.trim())));
  });
  return h("div", {}, h("h1", {}, page.querySelector("main h1")?.textContent?.trim()), lead && h("p", { class: "lead" }, lead), h("ul", { class: "rows" }, ...rows));
}

/** @param {Element} article @param {string} url */
function clean(article, url) {
  for (const node of article.querySelectorAll(DROPPED)) node.remove();
  for (const node of [article, ...article.querySelectorAll("*")]) {
    for (const { name, value } of [...node.attributes]) {
      if (name === "style" || name.startsWith("on")) node.removeAttribute(name);
      else if (node.localName === "use") {
        // Drawn by `drawIcons`.
        node.setAttribute("data-use", new URL(value, url).href);
        node.removeAttribute(name);
      } else if (ADDRESSES.includes(name) && !value.startsWith("#")) node.setAttribute(name, new URL(value, url).href);
      else if (name === "srcset") node.setAttribute(name, value.replace(/(^|,\s*)(\S+)/g, (_, before, source) => before + new URL(source, url).href));
    }
  }
}

/**
 * Brings to life what the page's own scripts would have.
 * @param {HTMLElement} article in its place
 * @param {AbortSignal} signal
 */
export function enliven(article, signal) {
  enhanceTabs(article);
  drawIcons(article, signal);
  const boxes = /** @type {NodeListOf<HTMLElement>} */ (article.querySelectorAll(".table-scroll, .code pre"));
  const names = new Map([...boxes].map((box) => [/** @type {Element} */ (box), box.getAttribute("aria-label")]));
  // As on the page: only what does scroll sideways is a stop for the keyboard, with a name; a group and no landmark.
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const scrolls = target.scrollWidth > target.clientWidth + 1;
      const label = names.get(target);
      for (const [name, value] of Object.entries({ tabindex: "0", ...(label && { role: "group", "aria-label": label }) })) {
        if (scrolls) target.setAttribute(name, value);
        else target.removeAttribute(name);
      }
    }
  });
  for (const box of boxes) observer.observe(box);
  signal.addEventListener("abort", () => observer.disconnect(), { once: true });
}

/** `<use>` can't reach another origin: the picture is fetched and put in its place. @param {HTMLElement} article @param {AbortSignal} signal */
function drawIcons(article, signal) {
  /** @type {Map<string, Promise<Document>>} */
  const files = new Map();
  for (const use of article.querySelectorAll("use[data-use]")) {
    const [file = "", name = ""] = (use.getAttribute("data-use") ?? "").split("#");
    if (!file) continue;
    if (!files.has(file)) files.set(file, fetchDocument(file, signal));
    files.get(file)?.then(
      (pictures) => {
        const symbol = pictures.getElementById(name);
        if (!symbol) return;
        use.parentElement?.setAttribute("viewBox", symbol.getAttribute("viewBox") ?? "0 0 24 24");
        use.replaceWith(...[...symbol.childNodes].map((node) => document.importNode(node, true)));
      },
      () => {},
    );
  }
}
