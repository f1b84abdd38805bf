// The search field and what it finds, by the site's own module and index.

import { fill, h, icon, iconButton, trouble } from "./dom.js";
import { countText, resultsView } from "./home.js";

/**
 * @import { HelpData } from "./data.js"
 * @import { Answer } from "./home.js"
 */

/** @typedef {{ query(text: string, options: object): Promise<Answer>, suggest(text: string): Promise<string> }} Engine */

/** Milliseconds between the last letter and the question. */
const PAUSE = 120;
/** So long nothing more is typed after an answer: that was the query, and not the beginning of one. */
const SETTLED = 800;

/**
 * @param {object} options
 * @param {string} options.base
 * @param {string} options.files
 * @param {HTMLElement} options.bar
 * @param {AbortSignal} options.signal
 * @param {(name: string, detail: unknown) => void} options.announce
 * @param {() => HelpData | undefined} options.current
 * @param {(view: HTMLElement | null) => void} options.show `null`: nothing is searched for
 */
export function makeSearch({ base, files, bar, signal, announce, current, show }) {
  const input = h("input", { class: "search-input", type: "search", autocomplete: "off", spellcheck: "false", enterkeyhint: "search" });
  const clear = iconButton("", "close", empty, "tool tool-clear");
  const status = h("p", { class: "status", role: "status" });
  const form = h("form", { class: "search", role: "search" }, icon("search"), input, clear);
  bar.append(form, status);
  clear.hidden = true;
  input.addEventListener("input", () => ask(input.value));

  /** @type {Map<string, Promise<Engine>>} */
  const engines = new Map();
  let query = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typing;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let settling;
  signal.addEventListener("abort", () => [typing, settling].forEach(clearTimeout), { once: true });

  /** @param {string} locale */
  function engine(locale) {
    let found = engines.get(locale);
    if (!found) {
      // Asked for beside the module that reads it: one step less before the first answer.
      const manifest = fetch(`${base}_guichet/search/${locale}/manifest.bin`, { cache: "no-cache" });
      manifest.catch(() => {});
      found = import(`${files}search/main.js`).then(({ open }) => open({ locale, base, manifest }));
      engines.set(locale, found);
      found.catch(() => engines.delete(locale));
    }
    return found;
  }

  function empty() {
    ask("");
    input.focus();
  }

  /** @param {string} text */
  function ask(text) {
    query = text.trim();
    if (input.value.trim() !== query) input.value = text;
    clear.hidden = !text;
    clearTimeout(typing);
    clearTimeout(settling);
    if (query) {
      typing = setTimeout(answer, PAUSE);
      return;
    }
    status.textContent = "";
    show(null);
  }

  /** What finds nothing either is no help. @param {Engine} search @param {string} asked */
  async function didYouMean(search, asked) {
    const better = await search.suggest(asked);
    return better.toLowerCase() !== asked.toLowerCase() && (await search.query(better, { limit: 1 })).total > 0 && better;
  }

  async function answer() {
    const [asked, data] = [query, current()];
    if (!data) return;
    const t = data.texts;
    const stale = () => asked !== query || data !== current() || signal.aborted;
    const slow = setTimeout(() => !stale() && (status.textContent = t.search_loading ?? ""), 300);
    try {
      const search = await engine(data.locale);
      const found = await search.query(asked, { limit: 10 });
      if (stale()) return;
      const view = resultsView(data, asked, found, base);
      show(view);
      status.textContent = countText(data, found.total);
      if (!found.total) {
        didYouMean(search, asked).then(
          (better) => {
            if (!better || stale()) return;
            const meant = h("button", { class: "button button-quiet", type: "button" }, fill(t.search_did_you_mean, { q: better }));
            meant.addEventListener("click", () => {
              ask(better);
              input.focus();
            });
            view.append(meant);
            status.textContent += ` · ${meant.textContent}`;
          },
          () => {},
        );
      }
      settling = setTimeout(() => {
        announce("search", { query: asked, locale: data.locale, total: found.total });
        if (!found.total) announce("zero-results", { query: asked, locale: data.locale });
      }, SETTLED);
    } catch (error) {
      if (stale()) return;
      status.textContent = "";
      show(trouble(t, t.search_error, answer, t.search_error_help));
      announce("error", { message: String(error) });
    } finally {
      clearTimeout(slow);
    }
  }

  return {
    input,
    ask,
    query: () => query,
    /** In another language. */
    again: () => query && ask(query),
    /** @param {{ [id: string]: string }} t */
    name(t) {
      input.placeholder = t.search_placeholder ?? "";
      // Of two places to search, each has a name.
      form.ariaLabel = input.ariaLabel = t.search_label ?? "";
      clear.ariaLabel = clear.title = t.panel_clear ?? "";
    },
    /** Articles that may answer what is being written. @param {string} text */
    async suggest(text) {
      const data = current();
      if (!data) return [];
      const { hits } = await (await engine(data.locale)).query(text, { limit: 8 });
      // Several sections of an article are one article here.
      const found = new Map(hits.map(({ url, title, locale }) => [url.split("#")[0] ?? url, { title, lang: locale }]));
      return [...found].map(([url, { title, lang }]) => ({ url, title, lang }));
    },
  };
}
