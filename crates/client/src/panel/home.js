// The first view: what helps here, and the answers to what is typed.

import { h } from "../common/elements.js";
import { corrected, fill, languageName } from "../common/texts.js";
import { icon } from "./dom.js";

/**
 * @import { HelpData, TopArticle } from "../help.js"
 * @import { topArticles } from "./data.js"
 * @import { Badge } from "./panel.js"
 */

/**
 * @typedef {{ url: string, title: string, area_title: string, heading: string, excerpt: string, locale: string }} Hit
 * @typedef {{ total: number, hits: Hit[], corrections: { from: string, to: string }[] }} Answer
 */

/**
 * @param {HelpData} data
 * @param {ReturnType<typeof topArticles>} top
 * @param {string} base
 * @param {Badge | null} replies that wait in the inbox
 * @param {boolean} known whether the product says who the customer is
 */
export function homeView(data, top, base, replies, known) {
  const t = data.texts;
  const areas = new Map(data.areas.map(({ id, title }) => [id, title]));
  const heading = { context: t.panel_top_context, area: fill(t.panel_top_area, { n: top.area }), top: t.home_popular }[top.why];
  const { policy, desk } = data.contacts;
  const { inbox } = policy;
  const waits = !!replies?.count;
  const ticket = waits && desk && replies.ticket;
  return h(
    "div",
    { class: "view" },
    inbox &&
      (waits || (desk && known)) &&
      h(
        "a",
        { class: waits ? "inbox waits" : "inbox", href: new URL(ticket ? `${inbox}#${ticket}` : inbox, base).href },
        icon("chat"),
        h("span", {}, h("strong", {}, t.contact_inbox_title), h("span", {}, t.contact_inbox_link)),
        icon(desk && known ? "go" : "out"),
      ),
    top.articles.length > 0 && h("h2", { class: "caption" }, heading),
    top.articles.length > 0 &&
      h("ul", { class: "rows" }, ...top.articles.map((article) => articleRow(article, areas.get(article.area), data, base))),
    data.areas.length > 0 && h("h2", { class: "caption" }, t.home_areas),
    data.areas.length > 0 &&
      h(
        "ul",
        { class: "chips" },
        ...data.areas.map(({ title, url }) => h("li", {}, h("a", { class: "chip", href: new URL(url, base).href }, title))),
      ),
  );
}

/** @param {TopArticle} article @param {string | undefined} area @param {HelpData} data @param {string} base */
function articleRow({ title, url, lang }, area, data, base) {
  const label = lang && (data.languages[lang] ?? lang);
  const below = [area, label].filter(Boolean).join(" · ");
  return h(
    "li",
    {},
    h(
      "a",
      { class: "row", href: new URL(url, base).href },
      icon("page"),
      h("span", {}, h("span", { class: "row-title", lang }, h("bdi", {}, title)), below && h("span", { class: "row-note" }, below)),
    ),
  );
}

/**
 * @param {HelpData} data
 * @param {string} query
 * @param {Answer} answer
 * @param {string} base
 */
export function resultsView(data, query, answer, base) {
  const t = data.texts;
  if (!answer.hits.length) {
    return h(
      "div",
      { class: "view empty" },
      icon("search"),
      h("p", { class: "empty-title" }, t.search_none),
      h("p", {}, t.search_none_help),
    );
  }
  const view = h("div", { class: "view" });
  const better = corrected(query, answer.corrections);
  if (better) view.append(h("p", { class: "corrected" }, fill(t.search_corrected, { q: better })));
  let shown = data.locale;
  /** @type {HTMLElement | undefined} */
  let list;
  for (const hit of answer.hits) {
    const { locale } = hit;
    if (!list || locale !== shown) {
      if (locale !== shown)
        view.append(h("h2", { class: "caption" }, fill(t.search_other_language, { n: languageName(locale, data.locale) })));
      view.append((list = h("ul", { class: "rows results" })));
      shown = locale;
    }
    list.append(resultRow(hit, base, locale === data.locale ? undefined : locale));
  }
  return view;
}

/** @param {Hit} hit @param {string} base @param {string} [lang] */
function resultRow({ url, title, heading, area_title, excerpt }, base, lang) {
  return h(
    "li",
    {},
    h(
      "a",
      { class: "row", href: new URL(url, base).href, lang },
      h(
        "span",
        {},
        h("span", { class: "row-title" }, h("bdi", {}, title), heading && h("span", { class: "row-section" }, ` › ${heading}`)),
        h("span", { class: "row-excerpt" }, ...marked(excerpt)),
        h("span", { class: "row-note" }, area_title),
      ),
    ),
  );
}

const ENTITIES = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["#39", "'"],
  ["amp", "&"],
]);

/** Escaped text with `<mark>`, as nodes. @param {string} html */
export function marked(html) {
  const text = (/** @type {string} */ part) => part.replace(/&(\w+|#39);/g, (all, name) => ENTITIES.get(name) ?? all);
  // Every second part was inside of a mark.
  return html.split(/<mark>(.*?)<\/mark>/s).map((part, at) => (at % 2 ? h("mark", {}, text(part)) : text(part)));
}
