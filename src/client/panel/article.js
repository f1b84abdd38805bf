// Pages of the help centre, read inside the panel: the page itself is fetched and its article taken out of it
// (docs/decisions/0016-panel-reads-pages.md). Everything that could act on its own, or that only works on the page, goes.

import { judge } from "./address.js";
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

const DROPPED =
  "script, style, link, meta, iframe, frame, object, embed, base, template, animate, animateMotion, animateTransform, set, [data-toc], .anchor, [data-helpful]";
const ADDRESSES = ["src", "href", "xlink:href", "poster", "action", "formaction", "cite", "background", "longdesc"];
const XHTML = "http://www.w3.org/1999/xhtml";
/** Attributes that act on their own, or hold what acts. */
const ACTIVE = /^(on|style$|srcdoc$|ping$|data$|attributionsrc$|imagesrcset$)/;

/**
 * @param {Document} page
 * @param {string} url
 * @param {readonly string[]} [schemes] those that site.yaml adds
 * @returns {ReadPage | null} neither an article nor a list of some
 */
export function readPage(page, url, schemes) {
  /** @type {{ [locale: string]: string }} */
  const siblings = {};
  for (const link of page.querySelectorAll("link[rel=alternate][hreflang], a[data-locale][href]")) {
    const locale = link.getAttribute("data-locale") ?? link.getAttribute("hreflang") ?? "";
    // Links in a page's head begin with the address that it will be published at, which need not be where it is now.
    const address = judge(link.getAttribute("href") ?? "", url);
    if (address) siblings[locale] = new URL(new URL(address).pathname, url).href;
  }
  const article = page.querySelector("article[data-article]");
  const title = page.querySelector("main h1")?.textContent?.trim() ?? page.title;
  if (article) {
    // Cleaned where it came from: here, pictures are asked for as soon as they arrive.
    clean(article, url, schemes);
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
    const attributes = { href: judge(link.getAttribute("href") ?? "", url) ?? undefined, lang };
    return h("li", {}, h("a", { class: "row", ...attributes }, h("span", { class: "row-title" }, title.textContent?.trim())));
  });
  return h("div", {}, h("h1", {}, page.querySelector("main h1")?.textContent?.trim()), lead && h("p", { class: "lead" }, lead), h("ul", { class: "rows" }, ...rows));
}

/**
 * What is left can be shown in the product: nothing that runs, and no address that was not judged. One that leads nowhere
 * loses itself and takes nothing with it.
 * @param {Element} root
 * @param {string} url
 * @param {readonly string[]} [schemes]
 */
function clean(root, url, schemes) {
  for (const node of root.querySelectorAll(DROPPED)) node.remove();
  for (const node of [root, ...root.querySelectorAll("*")]) {
    const name = node.localName;
    // Drawn by `drawIcons`. Pictures are the help centre's own.
    node.removeAttribute("data-use");
    for (const { name: attribute, value } of [...node.attributes]) {
      const isAddress = ADDRESSES.includes(attribute);
      /** @type {string | null} */
      let kept = value;
      if (ACTIVE.test(attribute)) kept = null;
      else if (attribute === "srcset") kept = srcset(value, url, schemes);
      else if (isAddress && !value.startsWith("#") && !(name === "img" && /^data:image\//i.test(value))) kept = judge(value, url, schemes);
      // A link in a drawing would lead the product away.
      if (isAddress && name === "a" && node.namespaceURI !== XHTML) kept = null;
      if (name === "use" && isAddress && kept !== null && !value.startsWith("#")) {
        if (kept.startsWith(`${new URL(url).origin}/`)) node.setAttribute("data-use", kept);
        kept = null;
      }
      if (kept === null) node.removeAttribute(attribute);
      else if (kept !== value) node.setAttribute(attribute, kept);
    }
  }
}

/** @param {string} value @param {string} url @param {readonly string[]} [schemes] */
function srcset(value, url, schemes) {
  let fine = true;
  const judged = value.replace(/(^|,\s*)(\S+)/g, (_, before, source) => {
    const address = judge(source, url, schemes);
    fine &&= address !== null;
    return before + address;
  });
  return fine ? judged : null;
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
        clean(symbol, file);
        use.parentElement?.setAttribute("viewBox", symbol.getAttribute("viewBox") ?? "0 0 24 24");
        use.replaceWith(...[...symbol.childNodes].map((node) => document.importNode(node, true)));
      },
      () => {},
    );
  }
}
