// The search page: ?q=, ?area= and ?plan= in the address, filters, results, and what to do when there are none.

import { announce, element, fill } from "./dom.js";
import { recall, remember } from "./memory.js";
import { Outdated, corrected, countText, didYouMean, groups, languageName, ready } from "./search-engine.js";

const DEBOUNCE = 180;
const SETTLED = 1000;
const PAGE = 20;

/** @param {HTMLElement} page */
function start(page) {
  /** @template {HTMLElement} T @param {string} selector @returns {T} */
  const part = (selector) => /** @type {T} */ (page.querySelector(selector));
  const form = /** @type {HTMLFormElement} */ (part("form[data-search]"));
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const filters = part("[data-filters]");
  const selects = [...filters.querySelectorAll("select")];
  const status = part("[data-status]");
  const instead = part("[data-corrected]");
  const results = part("[data-results]");
  const more = part("[data-more]");
  const none = part("[data-none]");
  const error = part("[data-error]");
  const welcome = part("[data-start]");
  const clear = part("[data-clear-filters]");
  const clearName = clear.textContent;
  const meant = part("[data-did-you-mean]");
  const popular = [.../** @type {NodeListOf<HTMLElement>} */ (none.querySelectorAll("[data-popular]"))];
  const setting = /** @type {HTMLElement | null} */ (page.querySelector("[data-shortcut]"));
  const shortcut = setting?.querySelector("input");
  const locale = form.dataset.locale ?? "";
  const title = page.dataset.searchPage ?? "";
  /** @type {import("./search-engine.js").Words} */
  let t = {};
  const heard = (/** @type {import("./search-engine.js").Words} */ loaded) => {
    t = loaded;
  };

  let limit = PAGE;
  let asked = 0;
  let timer = 0;
  let settled = 0;

  /** The state of the page is its address, so that a result list can be bookmarked and the back button works. */
  function readAddress() {
    const params = new URLSearchParams(location.search);
    input.value = params.get("q") ?? "";
    for (const select of selects) {
      select.value = params.get(select.name) ?? "";
      if (select.selectedIndex < 0) select.value = "";
    }
  }

  function writeAddress() {
    const url = new URL(location.href);
    for (const { name, value } of [input, ...selects]) {
      if (value.trim()) url.searchParams.set(name, value.trim());
      else url.searchParams.delete(name);
    }
    history.replaceState(null, "", url);
  }

  /** @param {import("./search-engine.js").Hit} hit */
  function row(hit) {
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

  /** How many results each area and each plan has, in the names of the filters. @param {import("./search-engine.js").Answer} answer */
  function showCounts({ areas, plans }) {
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

  /** @param {HTMLElement | null} only the box to show in place of results */
  function reveal(only) {
    for (const box of [none, error, welcome]) box.hidden = box !== only;
    if (only) {
      instead.hidden = true;
      results.replaceChildren();
      more.hidden = true;
    }
  }

  /**
   * What may be of use to somebody who has found nothing: what they may have meant, how much there is without the filters,
   * what others read about the topic.
   * @param {import("./search-engine.js").Engine} search @param {string} query @param {{ area?: string, plan?: string }} chosen
   * @param {() => boolean} current whether this is still the reader's question
   */
  async function help(search, query, chosen, current) {
    const filtered = Object.keys(chosen).length > 0;
    clear.hidden = !filtered;
    clear.textContent = clearName;
    meant.hidden = true;
    const topic = popular.some((list) => list.dataset.popular === chosen.area) ? chosen.area : "";
    for (const list of popular) list.hidden = list.dataset.popular !== topic;
    if (filtered) {
      const { total } = await search.query(query, { limit: 1 });
      if (!current()) return;
      if (total > 0) {
        clear.textContent = `${clearName} (${countText(t, total)})`;
        return;
      }
    }
    const better = await didYouMean(search, query);
    if (!current() || !better) return;
    const address = new URL(form.action);
    address.searchParams.set("q", better);
    meant.replaceChildren(element("a", { href: address.href, text: fill(t.search_did_you_mean, { q: better }) }));
    meant.hidden = false;
    status.textContent += ` · ${meant.textContent}`;
  }

  async function run() {
    const query = input.value.trim();
    clearTimeout(settled);
    const mine = ++asked;
    writeAddress();
    document.title = query ? `${query} · ${title}` : title;
    if (query === "") {
      status.textContent = "";
      reveal(welcome);
      if (setting) setting.hidden = false;
      return;
    }
    welcome.hidden = true;
    const slow = setTimeout(() => {
      if (mine === asked) status.textContent = t.search_loading ?? "";
    }, 400);
    const chosen = Object.fromEntries(selects.filter((select) => select.value).map((select) => [select.name, select.value]));
    try {
      const search = await ready(locale, heard);
      const answer = await search.query(query, { limit, ...chosen });
      // What follows may take long too, but is no longer searching: the count is not to be replaced.
      clearTimeout(slow);
      if (mine !== asked) return;
      settled = window.setTimeout(() => announce("search", { query, locale, total: answer.total, ...chosen }), SETTLED);
      status.textContent = fill(t.search_count_for, { n: countText(t, answer.total), q: query });
      showCounts(answer);
      if (answer.total === 0) {
        reveal(none);
        await help(search, query, chosen, () => mine === asked);
        return;
      }
      reveal(null);
      const better = corrected(query, answer.corrections);
      instead.textContent = fill(t.search_corrected, { q: better });
      instead.hidden = better === "";
      results.replaceChildren();
      for (const { locale: other, hits } of groups(answer.hits, locale)) {
        if (other)
          results.append(element("li", { class: "results-group", text: fill(t.search_other_language, { n: languageName(other) }) }));
        results.append(...hits.map(row));
      }
      more.hidden = answer.hits.length >= answer.total || answer.hits.length < limit;
    } catch (problem) {
      if (mine !== asked) return;
      console.error(problem);
      status.textContent = (problem instanceof Outdated && form.dataset.outdated) || form.dataset.failed || "";
      reveal(error);
    } finally {
      clearTimeout(slow);
      // Below the first answer, whatever it is, so that it does not jump.
      if (setting) setting.hidden = false;
    }
  }

  const fresh = () => {
    limit = PAGE;
    run();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    fresh();
  });
  const later = () => {
    clearTimeout(timer);
    timer = window.setTimeout(fresh, DEBOUNCE);
  };
  // Also what is still being composed: the last syllable of a Korean word is, until another key is pressed, and on many
  // phones every word.
  input.addEventListener("input", later);
  filters.addEventListener("change", fresh);
  clear.addEventListener("click", () => {
    for (const select of selects) select.value = "";
    input.focus();
    fresh();
  });
  error.querySelector("button")?.addEventListener("click", run);
  more.querySelector("button")?.addEventListener("click", async () => {
    const first = results.querySelectorAll(".result").length;
    limit += PAGE;
    await run();
    /** @type {HTMLElement | null} */ (results.querySelectorAll(".result")[first]?.querySelector("a"))?.focus();
  });
  results.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a");
    if (link) announce("search-click", { query: input.value.trim(), locale, url: link.href });
  });
  addEventListener("popstate", () => {
    readAddress();
    fresh();
  });
  if (shortcut) {
    shortcut.checked = recall("shortcut") !== "off";
    shortcut.addEventListener("change", () => remember("shortcut", shortcut.checked ? null : "off"));
  }

  readAddress();
  if (input.value === "") input.focus({ preventScroll: true });
  fresh();
}

const page = document.querySelector("[data-search-page]");
if (page instanceof HTMLElement && page.querySelector("form[data-search]")) start(page);
