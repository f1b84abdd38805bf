// Pages of the help centre, read inside the panel: the page itself is fetched and its article taken out of it
// (docs/decisions/0016-panel-reads-pages.md). Everything that could act on its own, or that only works on the page, goes.

import { decoded } from "../common/attempt.js";
import { h } from "../common/elements.js";
import { judge } from "./address.js";

/**
 * @typedef {object} ReadPage
 * @property {"article" | "list"} kind
 * @property {string} id of an article
 * @property {string} title
 * @property {HTMLElement} content
 * @property {Element | null} rare the first that needs more: the link to the styles of rare blocks, which is in the head, a picture of the theme, or tabs
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
    const fail = () => reject(new Error(`can't read ${url}`));
    request.open("GET", url);
    request.responseType = "document";
    request.timeout = 20_000;
    request.onload = () => (request.status === 200 && request.responseXML ? resolve(request.responseXML) : fail());
    request.onerror = request.ontimeout = request.onabort = fail;
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send();
  });
}

/** Links in drawings would lead the product away. */
const DROPPED = "script, style, link, meta, iframe, object, embed, base, svg a, animate, set, [data-toc], .anchor, [data-helpful]";
const ADDRESS = /^((xlink:)?href|src|poster|(form)?action|background)$/;
/** Attributes that act on their own; and `data-use`, which is ours. */
const ACTIVE = /^(on|style$|ping$|data-use$)/;

/**
 * @param {Document} page
 * @param {string} url
 * @param {readonly string[]} [schemes] those that site.yaml adds
 * @returns {ReadPage | null} neither an article nor a list of some
 */
export function readPage(page, url, schemes) {
  /** @type {{ [locale: string]: string }} */
  const siblings = {};
  /** @type {NodeListOf<HTMLLinkElement | HTMLAnchorElement>} */
  const links = page.querySelectorAll("link[rel=alternate][hreflang], a[data-locale][href]");
  for (const link of links) {
    // Links in a page's head begin with the address that it will be published at, which need not be where it is now.
    const address = judge(link.href, url);
    if (address) siblings[link.dataset.locale ?? link.hreflang] = new URL(new URL(address).pathname, url).href;
  }
  const article = page.querySelector("article[data-article]");
  const rare = page.querySelector("[href$='/blocks.css'], [data-tabs], article use");
  const title = page.querySelector("main h1")?.textContent?.trim() ?? page.title;
  if (article) {
    // Cleaned where it came from: here, pictures are asked for as soon as they arrive.
    clean(article, url, schemes);
    const content = document.adoptNode(/** @type {HTMLElement} */ (article));
    return { kind: "article", id: content.dataset.article ?? "", title, content, rare, siblings };
  }
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const rows = page.querySelectorAll("main :is(.article-list, .link-list, .category-title, .area-card .card-title, .area-rows) a[href]");
  const body = page.querySelector("main :is(.listing-body, .home-body)");
  if (!rows.length && !body) return null;
  if (body) clean(body, url, schemes);
  return { kind: "list", id: "", title, content: list(page, title, [...rows], body), rare, siblings };
}

/** @param {Document} page @param {string} title @param {HTMLAnchorElement[]} links @param {Element | null} body what introduces them */
function list(page, title, links, body) {
  const lead = page.querySelector("main .lead")?.textContent;
  const rows = links.map((link) => {
    const name = link.querySelector(".article-row-title, .area-row-title") ?? link;
    const text = name.querySelector("bdi") ?? name;
    const lang = text.closest("[lang]:not(html)")?.getAttribute("lang") ?? undefined;
    return h("li", {}, h("a", { class: "row", href: link.href, lang }, h("span", { class: "row-title" }, text.textContent?.trim())));
  });
  return h("div", {}, h("h1", {}, title), lead && h("p", { class: "lead" }, lead), body, rows[0] && h("ul", { class: "rows" }, ...rows));
}

/**
 * What is left can be shown in the product: nothing that runs, and no address that was not judged. One that leads nowhere
 * loses itself and takes nothing with it.
 * @param {Element} root
 * @param {string} url
 * @param {readonly string[]} [schemes]
 */
export function clean(root, url, schemes) {
  const judged = (/** @type {string} */ address) => judge(address, url, schemes);
  for (const node of root.querySelectorAll(DROPPED)) node.remove();
  for (const node of [root, ...root.querySelectorAll("*")]) {
    for (const { name, value } of [...node.attributes]) {
      if (ACTIVE.test(name)) node.removeAttribute(name);
      else if (name === "srcset") {
        const candidates = value
          .trim()
          .split(/,\s+/)
          .map((one) => one.replace(/^\S*/, (source) => judged(source) ?? ""));
        node.setAttribute(name, candidates.filter((one) => one.includes(":")).join(", "));
      } else if (ADDRESS.test(name) && !value.startsWith("#")) {
        const address = judged(value);
        node.removeAttribute(name);
        // Drawn by `rare.js`, from the help centre's own pictures.
        const drawn = node.localName === "use";
        if (address && (!drawn || address.startsWith(new URL("/", url).href))) node.setAttribute(drawn ? "data-use" : name, address);
      }
    }
  }
}

/**
 * Brings to life what the page's own scripts would have.
 * @param {HTMLElement} article in its place
 * @param {AbortSignal} signal
 */
export function enliven(article, signal) {
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

/** The part of an article that an address leads to, in the tab that is opened for it. @param {HTMLElement} article @param {string} hash */
export function partOf(article, hash) {
  const found = hash ? article.querySelector(`[id="${CSS.escape(decoded(hash))}"]`) : null;
  const tab = found?.closest("[role=tabpanel][hidden]");
  if (tab) /** @type {HTMLElement | null} */ (article.querySelector(`[aria-controls="${CSS.escape(tab.id)}"]`))?.click();
  return found;
}
