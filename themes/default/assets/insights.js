// Only where site.yaml has `insights: true`: tells the desk what readers look for, what they think of articles, and after which
// of them they ask. Not of readers whose browser says that they don't want to be counted.

import { collect, isRefused, pathOf, watchContact } from "./insights/collect.js";

/**
 * @typedef {{ query: string, locale: string, total: number }} Searched
 * @typedef {{ query: string, locale: string, url: string }} Clicked
 * @typedef {{ article: string, locale: string, helpful: boolean }} Voted
 */

/** The article of this page, or the page that the reader came from to the contact page. */
function article() {
  const here = /** @type {HTMLElement | null} */ (document.querySelector("article[data-article]"))?.dataset.article;
  if (here) return here;
  return document.referrer.startsWith(`${location.origin}/`) ? pathOf(document.referrer) : null;
}

/** @param {string} url */
function start(url) {
  const collection = collect(url);
  const locale = document.documentElement.lang;
  /** @template T @param {string} name @param {(detail: T) => void} then */
  const on = (name, then) => document.addEventListener(`guichet:${name}`, (event) => then(/** @type {CustomEvent<T>} */ (event).detail));
  on("search", (/** @type {Searched} */ { query, locale, total }) => collection.searched(locale, query, total));
  on("search-click", (/** @type {Clicked} */ { query, locale, url }) => {
    // The line that leads to all results is no result.
    if (new URL(url).search) collection.moved(query);
    else collection.clicked(locale, query, url);
  });
  document.addEventListener("submit", ({ target }) => {
    const form = /** @type {HTMLFormElement} */ (target);
    // The search page counts what it is asked.
    if (form.matches("[data-search]")) collection.moved(new FormData(form).get("q")?.toString().trim() ?? "");
  });
  on("feedback", (/** @type {Voted} */ { article, locale, helpful }) => {
    const vote = { kind: /** @type {const} */ ("vote"), article, helpful, section: null, comment: null };
    collection.hold("vote", locale, vote, () => false);
    const box = document.querySelector("[data-helpful]");
    if (!helpful && box) {
      import("./insights-comment.js").then(({ askWhy }) => askWhy(box, collection, locale, vote)).catch(() => {});
    }
  });
  on("request", (/** @type {{ sent: boolean }} */ { sent }) => sent && collection.drop("suggestion"));
  watchContact(document, collection, { locale: () => locale, article, origin: location.origin });
}

const { insights } = /** @type {HTMLElement | null} */ (document.querySelector("[data-insights]"))?.dataset ?? {};
if (insights && !isRefused()) start(new URL(insights, location.href).href);
