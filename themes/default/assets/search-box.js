// The search field of the header and of the home page, as a combobox with a list of suggestions (WAI-ARIA APG,
// "editable combobox with list autocomplete"). Without this script it is a plain form that leads to the search page.

import { announce, element, fill } from "./dom.js";
import { Outdated, corrected, countText, didYouMean, groups, languageName, ready } from "./search-engine.js";

const DEBOUNCE = 120;
const SETTLED = 1000;
const LIMIT = 7;

/**
 * @import { Answer, Hit, Words } from "./search-engine.js"
 *
 * @typedef {object} Box
 * @property {HTMLFormElement} form
 * @property {HTMLInputElement} input
 * @property {string} locale
 * @property {HTMLElement} list
 * @property {HTMLElement} message in place of the list
 * @property {HTMLElement} popup around both
 * @property {HTMLElement} status
 * @property {Words} t empty until they are there
 * @property {number} asked how often
 * @property {string} shown the query that the list answers
 * @property {number} timer
 * @property {number} settled
 * @property {HTMLAnchorElement[]} options
 * @property {number} active of the options; -1: none, the cursor is in the text
 */

/** @param {HTMLFormElement} form */
export function enhanceSearchBox(form) {
  const box = makeBox(form);
  const { input, list } = box;
  input.addEventListener("focus", () => {
    load(box).catch(() => {});
    if (input.value.trim() !== "" && input.value.trim() === box.shown) open(box);
  });
  // Also what is still being composed: the last syllable of a Korean word is, until another key is pressed, and on many
  // phones every word.
  input.addEventListener("input", () => {
    clearTimeout(box.timer);
    box.timer = window.setTimeout(suggest, DEBOUNCE, box);
  });
  input.addEventListener("keydown", (event) => press(box, event));
  form.addEventListener("focusout", (event) => {
    if (!form.contains(/** @type {Node | null} */ (event.relatedTarget))) close(box);
  });
  form.addEventListener("submit", (event) => {
    if (input.value.trim() === "") event.preventDefault();
  });
  list.addEventListener("click", (event) => {
    const option = /** @type {Element} */ (event.target).closest("a");
    if (option) announce("search-click", { query: box.shown, locale: box.locale, url: option.href });
  });
}

/** @param {HTMLFormElement} form @returns {Box} */
function makeBox(form) {
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
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
  const locale = form.dataset.locale ?? "";
  const state = { t: {}, asked: 0, shown: "", timer: 0, settled: 0, options: [], active: -1 };
  return { form, input, locale, list, message, popup, status, ...state };
}

/** @param {Box} box */
const load = (box) =>
  ready(box.locale, (t) => {
    box.t = t;
  });

/** @param {Box} box */
const isOpen = ({ popup }) => !popup.hidden;

/** @param {Box} box */
function open({ popup, input, options }) {
  popup.hidden = false;
  // Never past the window's lower edge, where a wheel would scroll the page instead of the list.
  popup.style.maxBlockSize = `${Math.max(innerHeight - popup.getBoundingClientRect().top - 16, 200)}px`;
  input.setAttribute("aria-expanded", String(options.length > 0));
}

/** @param {Box} box */
function close(box) {
  box.popup.hidden = true;
  box.input.setAttribute("aria-expanded", "false");
  activate(box, -1);
}

/** @param {Box} box @param {number} index */
function activate(box, index) {
  box.options[box.active]?.setAttribute("aria-selected", "false");
  box.active = index;
  const option = box.options[index];
  if (!option) {
    box.input.removeAttribute("aria-activedescendant");
    return;
  }
  option.setAttribute("aria-selected", "true");
  option.scrollIntoView({ block: "nearest" });
  box.input.setAttribute("aria-activedescendant", option.id);
}

// What is in the list

/** @param {Hit} hit @param {string} locale the page's */
function optionOf(hit, locale) {
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

/** The search page with a query. @param {Box} box @param {string} query @param {string} text */
function wayTo({ form }, query, text) {
  const address = new URL(form.action);
  address.searchParams.set("q", query);
  return element("a", { class: "search-option search-option-all", href: address.href, text });
}

/** @param {Box} box @param {string} query @param {Answer} answer */
function show(box, query, answer) {
  box.list.replaceChildren();
  box.list.setAttribute("aria-label", box.t.search_suggestions ?? "");
  const note = (/** @type {string} */ text) => element("p", { class: "search-group-title", role: "presentation", text });
  const instead = corrected(query, answer.corrections);
  if (instead && answer.total > 0) box.list.append(note(fill(box.t.search_corrected, { q: instead })));
  for (const { locale: other, hits } of groups(answer.hits, box.locale)) {
    const label = other && fill(box.t.search_other_language, { n: languageName(other) });
    const group = element("div", { role: "group", "aria-label": label ?? box.t.search_suggestions });
    if (label) group.append(note(label));
    group.append(...hits.map((hit) => optionOf(hit, box.locale)));
    box.list.append(group);
  }
  if (answer.total > 0) box.list.append(wayTo(box, query, fill(box.t.search_see_all, { q: query })));
  offer(box);
  const { length } = box.options;
  box.list.hidden = length === 0;
  box.message.hidden = length > 0;
  if (length === 0) say(box, box.t.search_none, box.t.search_none_help);
  box.status.textContent = answer.total > 0 ? countText(box.t, answer.total) : `${box.t.search_none}. ${box.t.search_none_help}`;
  open(box);
}

/** @param {Box} box @param {string | undefined} title @param {string} [help] */
function say(box, title, help) {
  box.options = [];
  box.list.replaceChildren();
  box.list.hidden = true;
  box.message.hidden = false;
  box.message.replaceChildren(element("strong", { text: title }), ...(help ? [element("span", { text: help })] : []));
}

/** The links of the list are what arrow keys go through. @param {Box} box */
function offer(box) {
  box.options = [...box.list.querySelectorAll("a")];
  for (const [index, option] of box.options.entries()) {
    option.id = `search-option-${index}`;
    option.tabIndex = -1;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
  }
  box.active = -1;
  box.input.removeAttribute("aria-activedescendant");
}

/** A way on from nothing, as the list's only option. @param {Box} box @param {string} better */
function propose(box, better) {
  const name = fill(box.t.search_did_you_mean, { q: better });
  box.list.replaceChildren(wayTo(box, better, name));
  box.list.hidden = false;
  box.status.textContent += ` ${name}`;
  offer(box);
  open(box);
}

/** The search can't be reached; here is how to ask again. @param {Box} box @param {unknown} error */
function complain(box, error) {
  const trouble = (error instanceof Outdated && box.form.dataset.outdated) || box.form.dataset.failed;
  say(box, trouble);
  const retry = element("button", { class: "button button-quiet", type: "button", text: box.form.dataset.retry });
  retry.addEventListener("click", () => {
    box.input.focus();
    suggest(box);
  });
  box.message.append(retry);
  box.status.textContent = trouble ?? "";
  open(box);
}

// What the reader does

/** @param {Box} box */
async function suggest(box) {
  const { form, input, locale, status } = box;
  const query = input.value.trim();
  clearTimeout(box.settled);
  box.asked += 1;
  const mine = box.asked;
  const isCurrent = () => mine === box.asked;
  if (query === "") {
    box.shown = "";
    status.textContent = "";
    close(box);
    return;
  }
  const slow = setTimeout(() => {
    if (isCurrent()) status.textContent = box.t.search_loading ?? "";
  }, 600);
  try {
    const search = await load(box);
    const answer = await search.query(query, { limit: LIMIT });
    // What follows may take long too, but is no longer searching: the count is not to be replaced.
    clearTimeout(slow);
    if (!isCurrent() || !form.contains(document.activeElement)) return;
    box.shown = query;
    show(box, query, answer);
    box.settled = window.setTimeout(() => announce("search", { query, locale, total: answer.total }), SETTLED);
    if (answer.total > 0) return;
    const better = await didYouMean(search, query);
    if (isCurrent() && better) propose(box, better);
  } catch (error) {
    if (!isCurrent()) return;
    console.error(error);
    box.shown = "";
    complain(box, error);
  } finally {
    clearTimeout(slow);
  }
}

/** @param {Box} box @param {KeyboardEvent} event */
function press(box, event) {
  // The key belongs to the input method; Safari says so of the last one by its code only.
  if (event.isComposing || event.keyCode === 229) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (!isOpen(box)) {
      if (box.input.value.trim() === box.shown && box.shown) open(box);
      else suggest(box);
      if (box.options.length === 0) return;
    }
    activate(box, stepFrom(box.active, event.key === "ArrowDown" ? 1 : -1, box.options.length));
  } else if (event.key === "Enter") {
    const option = isOpen(box) ? box.options[box.active] : undefined;
    if (!option) return;
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) window.open(option.href, "_blank", "noopener");
    else option.click();
  } else if (event.key === "Escape") {
    event.stopPropagation();
    if (isOpen(box)) {
      event.preventDefault();
      close(box);
    } else box.input.value = "";
  }
}

/**
 * The option that an arrow key leads to. One stop before the first and after the last is the field itself: -1.
 * @param {number} active
 * @param {1 | -1} step
 * @param {number} count
 */
export function stepFrom(active, step, count) {
  const stops = count + 1;
  return ((active + 1 + step + stops) % stops) - 1;
}
