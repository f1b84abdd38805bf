// The search field of the header and of the home page, as a combobox with a list of suggestions (WAI-ARIA APG,
// "editable combobox with list autocomplete"). Without this script it is a plain form that leads to the search page.

import { announce, element, fill } from "./dom.js";
import { Outdated, corrected, countText, didYouMean, groups, languageName, ready } from "./search-engine.js";

const DEBOUNCE = 120;
const SETTLED = 1000;
const LIMIT = 7;

/** @typedef {import("./search-engine.js").Hit} Hit */

/** @param {HTMLFormElement} form */
export function enhanceSearchBox(form) {
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const locale = form.dataset.locale ?? "";
  /** @type {import("./search-engine.js").Words} */
  let t = {};
  const heard = (/** @type {import("./search-engine.js").Words} */ loaded) => {
    t = loaded;
  };

  const list = element("div", { id: "search-list", role: "listbox" });
  const message = element("div", { class: "search-popup-message", hidden: "" });
  const popup = element("div", { class: "search-popup", hidden: "" }, list, message);
  const status = element("p", { class: "visually-hidden", role: "status" });
  form.append(popup, status);
  input.after(element("kbd", { class: "search-key", "aria-hidden": "true", text: "/" }));
  input.autocapitalize = "none";
  input.spellcheck = false;
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-haspopup", "listbox");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  let asked = 0;
  let shown = "";
  let timer = 0;
  let settled = 0;
  /** @type {HTMLAnchorElement[]} */
  let options = [];
  let active = -1;

  const isOpen = () => !popup.hidden;
  const open = () => {
    popup.hidden = false;
    // Never past the window's lower edge, where a wheel would scroll the page instead of the list.
    popup.style.maxBlockSize = `${Math.max(innerHeight - popup.getBoundingClientRect().top - 16, 200)}px`;
    input.setAttribute("aria-expanded", String(options.length > 0));
  };
  const close = () => {
    popup.hidden = true;
    input.setAttribute("aria-expanded", "false");
    activate(-1);
  };

  /** @param {number} index -1: none, the cursor is in the text */
  function activate(index) {
    options[active]?.setAttribute("aria-selected", "false");
    active = index;
    const option = options[active];
    if (!option) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  /** @param {Hit} hit */
  function optionOf(hit) {
    const option = element("a", { class: "search-option", href: hit.url });
    const title = element("span", { class: "search-option-title" }, element("bdi", { text: hit.title }));
    if (hit.heading && hit.heading !== hit.title) title.append(" ", element("span", { class: "section-name", text: `› ${hit.heading}` }));
    if (hit.locale !== locale) option.lang = hit.locale;
    const text = element("bdi", {});
    text.innerHTML = hit.excerpt;
    const excerpt = element("span", { class: "search-option-excerpt" }, text);
    option.append(title, excerpt, element("span", { class: "search-option-area", text: hit.area_title }));
    return option;
  }

  /** @param {string} query @param {import("./search-engine.js").Answer} answer */
  function show(query, answer) {
    list.replaceChildren();
    list.setAttribute("aria-label", t.search_suggestions ?? "");
    const instead = corrected(query, answer.corrections);
    if (instead && answer.total > 0) {
      list.append(element("p", { class: "search-group-title", role: "presentation", text: fill(t.search_corrected, { q: instead }) }));
    }
    for (const { locale: other, hits } of groups(answer.hits, locale)) {
      const label = other && fill(t.search_other_language, { n: languageName(other) });
      const group = element("div", { role: "group", "aria-label": label ?? t.search_suggestions });
      if (label) group.append(element("p", { class: "search-group-title", role: "presentation", text: label }));
      group.append(...hits.map(optionOf));
      list.append(group);
    }
    if (answer.total > 0) {
      const all = new URL(form.action);
      all.searchParams.set("q", query);
      list.append(element("a", { class: "search-option search-option-all", href: all.href, text: fill(t.search_see_all, { q: query }) }));
    }
    offer();
    list.hidden = options.length === 0;
    message.hidden = options.length > 0;
    if (options.length === 0) say(t.search_none, t.search_none_help);
    status.textContent = answer.total > 0 ? countText(t, answer.total) : `${t.search_none}. ${t.search_none_help}`;
    open();
  }

  /** @param {string | undefined} title @param {string} [help] */
  function say(title, help) {
    options = [];
    list.replaceChildren();
    list.hidden = true;
    message.hidden = false;
    message.replaceChildren(element("strong", { text: title }), ...(help ? [element("span", { text: help })] : []));
  }

  /** The links of the list are what arrow keys go through. */
  function offer() {
    options = [...list.querySelectorAll("a")];
    options.forEach((option, index) => {
      option.id = `search-option-${index}`;
      option.tabIndex = -1;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
    });
    active = -1;
    input.removeAttribute("aria-activedescendant");
  }

  /** A way on from nothing, as the list's only option. @param {string} better */
  function propose(better) {
    const address = new URL(form.action);
    address.searchParams.set("q", better);
    const name = fill(t.search_did_you_mean, { q: better });
    list.replaceChildren(element("a", { class: "search-option search-option-all", href: address.href, text: name }));
    list.hidden = false;
    status.textContent += ` ${name}`;
    offer();
    open();
  }

  async function suggest() {
    const query = input.value.trim();
    clearTimeout(settled);
    const mine = ++asked;
    if (query === "") {
      shown = "";
      status.textContent = "";
      close();
      return;
    }
    const slow = setTimeout(() => {
      if (mine === asked) status.textContent = t.search_loading ?? "";
    }, 600);
    try {
      const search = await ready(locale, heard);
      const answer = await search.query(query, { limit: LIMIT });
      // What follows may take long too, but is no longer searching: the count is not to be replaced.
      clearTimeout(slow);
      if (mine !== asked || !form.contains(document.activeElement)) return;
      shown = query;
      show(query, answer);
      settled = window.setTimeout(() => announce("search", { query, locale, total: answer.total }), SETTLED);
      if (answer.total > 0) return;
      const better = await didYouMean(search, query);
      if (mine === asked && better) propose(better);
    } catch (error) {
      if (mine !== asked) return;
      console.error(error);
      shown = "";
      const trouble = (error instanceof Outdated && form.dataset.outdated) || form.dataset.failed;
      say(trouble);
      const retry = element("button", { class: "button button-quiet", type: "button", text: form.dataset.retry });
      retry.addEventListener("click", () => {
        input.focus();
        suggest();
      });
      message.append(retry);
      status.textContent = trouble ?? "";
      open();
    } finally {
      clearTimeout(slow);
    }
  }

  const later = () => {
    clearTimeout(timer);
    timer = window.setTimeout(suggest, DEBOUNCE);
  };

  input.addEventListener("focus", () => {
    ready(locale, heard).catch(() => {});
    if (input.value.trim() !== "" && input.value.trim() === shown) open();
  });
  // Also what is still being composed: the last syllable of a Korean word is, until another key is pressed, and on many
  // phones every word.
  input.addEventListener("input", later);
  form.addEventListener("focusout", (event) => {
    if (!form.contains(/** @type {Node | null} */ (event.relatedTarget))) close();
  });
  form.addEventListener("submit", (event) => {
    if (input.value.trim() === "") event.preventDefault();
  });
  list.addEventListener("click", (event) => {
    const option = /** @type {Element} */ (event.target).closest("a");
    if (option) announce("search-click", { query: shown, locale, url: option.href });
  });

  input.addEventListener("keydown", (event) => {
    // The key belongs to the input method; Safari says so of the last one by its code only.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen()) {
        if (input.value.trim() === shown && shown) open();
        else suggest();
        if (options.length === 0) return;
      }
      // One stop before the first and after the last is the field itself.
      const stops = options.length + 1;
      const step = event.key === "ArrowDown" ? 1 : -1;
      activate(((active + 1 + step + stops) % stops) - 1);
    } else if (event.key === "Enter") {
      const option = isOpen() ? options[active] : undefined;
      if (!option) return;
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) window.open(option.href, "_blank", "noopener");
      else option.click();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (isOpen()) {
        event.preventDefault();
        close();
      } else input.value = "";
    }
  });
}
