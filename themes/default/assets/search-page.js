// The search page: ?q=, ?area= and ?plan= in the address, filters, results, and what to do when there are none.

import { announce, element, fill } from "./dom.js";
import { recall, remember } from "./memory.js";
import { Outdated, corrected, countText, didYouMean, groups, languageName, ready } from "./search-engine.js";

const DEBOUNCE = 180;
const SETTLED = 1000;
const PAGE = 20;

/**
 * @import { Answer, Engine, Hit, Words } from "./search-engine.js"
 * @typedef {{ area?: string, plan?: string }} Filters those that are chosen
 *
 * @typedef {object} State
 * @property {Words} t empty until they are there
 * @property {number} limit
 * @property {number} asked how often
 * @property {number} timer
 * @property {number} settled
 *
 * @typedef {ReturnType<typeof partsOf> & State} Page
 */

/** @param {HTMLElement} root */
function start(root) {
  /** @type {Page} */
  const page = { ...partsOf(root), t: {}, limit: PAGE, asked: 0, timer: 0, settled: 0 };
  const { form, input, filters, selects, clear, error, more, results, setting } = page;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(page.timer);
    fresh(page);
  });
  // Also what is still being composed: the last syllable of a Korean word is, until another key is pressed, and on many
  // phones every word.
  input.addEventListener("input", () => {
    clearTimeout(page.timer);
    page.timer = window.setTimeout(fresh, DEBOUNCE, page);
  });
  filters.addEventListener("change", () => fresh(page));
  clear.addEventListener("click", () => {
    for (const select of selects) select.value = "";
    input.focus();
    fresh(page);
  });
  error.querySelector("button")?.addEventListener("click", () => run(page));
  more.querySelector("button")?.addEventListener("click", async () => {
    const first = results.querySelectorAll(".result").length;
    page.limit += PAGE;
    await run(page);
    /** @type {HTMLElement | null} */ (results.querySelectorAll(".result")[first]?.querySelector("a"))?.focus();
  });
  results.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a");
    if (link) announce("search-click", { query: input.value.trim(), locale: page.locale, url: link.href });
  });
  addEventListener("popstate", () => {
    readAddress(page);
    fresh(page);
  });
  keepShortcut(setting?.querySelector("input"));
  readAddress(page);
  if (input.value === "") input.focus({ preventScroll: true });
  fresh(page);
}

/** @param {HTMLElement} root */
function partsOf(root) {
  /** @template {HTMLElement} T @param {string} selector @returns {T} */
  const part = (selector) => /** @type {T} */ (root.querySelector(selector));
  const form = /** @type {HTMLFormElement} */ (part("form[data-search]"));
  const filters = part("[data-filters]");
  const none = part("[data-none]");
  const clear = part("[data-clear-filters]");
  return {
    form,
    input: /** @type {HTMLInputElement} */ (form.elements.namedItem("q")),
    filters,
    selects: [...filters.querySelectorAll("select")],
    status: part("[data-status]"),
    instead: part("[data-corrected]"),
    results: part("[data-results]"),
    more: part("[data-more]"),
    none,
    error: part("[data-error]"),
    welcome: part("[data-start]"),
    clear,
    clearName: clear.textContent,
    meant: part("[data-did-you-mean]"),
    popular: [.../** @type {NodeListOf<HTMLElement>} */ (none.querySelectorAll("[data-popular]"))],
    setting: /** @type {HTMLElement | null} */ (root.querySelector("[data-shortcut]")),
    locale: form.dataset.locale ?? "",
    title: root.dataset.searchPage ?? "",
  };
}

/** Whether a key leads to the search is the reader's to say. @param {HTMLInputElement | null | undefined} box */
function keepShortcut(box) {
  if (!box) return;
  box.checked = recall("shortcut") !== "off";
  box.addEventListener("change", () => remember("shortcut", box.checked ? null : "off"));
}

/** The state of the page is its address, so that a result list can be bookmarked and the back button works. @param {Page} page */
function readAddress({ input, selects }) {
  const params = new URLSearchParams(location.search);
  input.value = params.get("q") ?? "";
  for (const select of selects) {
    select.value = params.get(select.name) ?? "";
    if (select.selectedIndex < 0) select.value = "";
  }
}

/** @param {Page} page */
function writeAddress({ input, selects }) {
  const url = new URL(location.href);
  for (const { name, value } of [input, ...selects]) {
    if (value.trim()) url.searchParams.set(name, value.trim());
    else url.searchParams.delete(name);
  }
  history.replaceState(null, "", url);
}

// Asking

/** @param {Page} page */
function fresh(page) {
  page.limit = PAGE;
  run(page);
}

/** @param {Page} page */
async function run(page) {
  const { input, status, locale, title, selects, form, setting } = page;
  const query = input.value.trim();
  clearTimeout(page.settled);
  page.asked += 1;
  const mine = page.asked;
  const isCurrent = () => mine === page.asked;
  writeAddress(page);
  document.title = query ? `${query} · ${title}` : title;
  if (query === "") {
    status.textContent = "";
    reveal(page, page.welcome);
    if (setting) setting.hidden = false;
    return;
  }
  page.welcome.hidden = true;
  const slow = setTimeout(() => {
    if (isCurrent()) status.textContent = page.t.search_loading ?? "";
  }, 400);
  const chosen = Object.fromEntries(selects.filter((select) => select.value).map((select) => [select.name, select.value]));
  try {
    const search = await ready(locale, (t) => {
      page.t = t;
    });
    const answer = await search.query(query, { limit: page.limit, ...chosen });
    // What follows may take long too, but is no longer searching: the count is not to be replaced.
    clearTimeout(slow);
    if (!isCurrent()) return;
    page.settled = window.setTimeout(() => announce("search", { query, locale, total: answer.total, ...chosen }), SETTLED);
    status.textContent = fill(page.t.search_count_for, { n: countText(page.t, answer.total), q: query });
    showCounts(page, answer);
    if (answer.total > 0) show(page, query, answer);
    else {
      reveal(page, page.none);
      await help(page, search, query, chosen, isCurrent);
    }
  } catch (problem) {
    if (!isCurrent()) return;
    console.error(problem);
    status.textContent = (problem instanceof Outdated && form.dataset.outdated) || form.dataset.failed || "";
    reveal(page, page.error);
  } finally {
    clearTimeout(slow);
    // Below the first answer, whatever it is, so that it does not jump.
    if (setting) setting.hidden = false;
  }
}

/**
 * What may be of use to somebody who has found nothing: what they may have meant, how much there is without the filters,
 * what others read about the topic.
 * @param {Page} page @param {Engine} search @param {string} query @param {Filters} chosen
 * @param {() => boolean} isCurrent whether this is still the reader's question
 */
async function help(page, search, query, chosen, isCurrent) {
  const { clear, clearName, meant, popular, form, status, t } = page;
  const filtered = Object.keys(chosen).length > 0;
  clear.hidden = !filtered;
  clear.textContent = clearName;
  meant.hidden = true;
  const topic = popular.some((list) => list.dataset.popular === chosen.area) ? chosen.area : "";
  for (const list of popular) list.hidden = list.dataset.popular !== topic;
  if (filtered) {
    const { total } = await search.query(query, { limit: 1 });
    if (!isCurrent()) return;
    if (total > 0) {
      clear.textContent = `${clearName} (${countText(t, total)})`;
      return;
    }
  }
  const better = await didYouMean(search, query);
  if (!isCurrent() || !better) return;
  const address = new URL(form.action);
  address.searchParams.set("q", better);
  meant.replaceChildren(element("a", { href: address.href, text: fill(t.search_did_you_mean, { q: better }) }));
  meant.hidden = false;
  status.textContent += ` · ${meant.textContent}`;
}

// Showing

/** @param {Page} page @param {HTMLElement | null} only the box to show in place of results */
function reveal({ none, error, welcome, instead, results, more }, only) {
  for (const box of [none, error, welcome]) box.hidden = box !== only;
  if (only) {
    instead.hidden = true;
    results.replaceChildren();
    more.hidden = true;
  }
}

/** @param {Page} page @param {string} query @param {Answer} answer */
function show(page, query, answer) {
  const { t, instead, results, more, locale, limit } = page;
  reveal(page, null);
  const better = corrected(query, answer.corrections);
  instead.textContent = fill(t.search_corrected, { q: better });
  instead.hidden = better === "";
  results.replaceChildren();
  for (const { locale: other, hits } of groups(answer.hits, locale)) {
    if (other) results.append(element("li", { class: "results-group", text: fill(t.search_other_language, { n: languageName(other) }) }));
    results.append(...hits.map((hit) => row(hit, locale)));
  }
  more.hidden = answer.hits.length >= answer.total || answer.hits.length < limit;
}

/** @param {Hit} hit @param {string} locale the page's */
function row(hit, locale) {
  const link = element("a", { href: hit.url }, element("bdi", { text: hit.title }));
  const title = element("h2", { class: "result-title" }, link);
  const steps = [hit.area_title, ...hit.categories, hit.heading === hit.title ? "" : hit.heading];
  const path = element("p", { class: "result-path", text: steps.filter(Boolean).join(" › ") });
  const text = element("bdi", {});
  text.innerHTML = hit.excerpt;
  const excerpt = element("p", { class: "result-excerpt" }, text);
  const item = element("li", { class: "result" }, title, path, excerpt);
  if (hit.locale !== locale) item.lang = hit.locale;
  return item;
}

/** How many results each area and each plan has, in the names of the filters. @param {Page} page @param {Answer} answer */
function showCounts({ selects }, { areas, plans }) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { area, count } of areas) counts.set(`area ${area}`, count);
  for (const { plan, count } of plans) counts.set(`plan ${plan}`, count);
  for (const select of selects) {
    for (const option of select.options) {
      option.dataset.name ??= option.textContent ?? "";
      const count = counts.get(`${select.name} ${option.value}`);
      option.textContent = count ? `${option.dataset.name} (${count})` : option.dataset.name;
    }
  }
}

const page = document.querySelector("[data-search-page]");
if (page instanceof HTMLElement && page.querySelector("form[data-search]")) start(page);
