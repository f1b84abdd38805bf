// The search field and what it finds, by the site's own module and index.

import { h } from "../common/elements.js";
import { countText, didYouMean, fill } from "../common/texts.js";
import { button, icon, trouble } from "./dom.js";
import { resultsView } from "./home.js";

/**
 * @import { HelpData } from "../help.js"
 * @import { Answer } from "./home.js"
 */

/** @typedef {{ query(text: string, options: object): Promise<Answer>, suggest(text: string): Promise<string> }} Engine */

/** Milliseconds between the last letter and the question. */
const PAUSE = 120;
/** So long nothing more is typed after an answer: that was the query, and not the beginning of one. */
const SETTLED = 800;

/**
 * @param {import("./state.js").Environment} env
 * @param {HTMLElement} bar
 * @param {AbortSignal} signal
 * @param {() => HelpData | undefined} current
 * @param {(view: HTMLElement | null) => void} show `null`: nothing is searched for
 */
export function makeSearch({ base, files, announce }, bar, signal, current, show) {
  const engine = makeEngines(base, files);
  const { input, clear, status, name, enter } = makeField(bar, ask);
  let query = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typing;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let settling;
  signal.addEventListener("abort", () => [typing, settling].forEach(clearTimeout), { once: true });

  /** @param {string} text */
  function ask(text) {
    query = text.trim();
    if (input.value.trim() !== query) input.value = text;
    clear.hidden = !text;
    clearTimeout(typing);
    clearTimeout(settling);
    if (query) typing = setTimeout(answer, PAUSE);
    else {
      status.textContent = "";
      show(null);
    }
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
      status.textContent = countText(t, data.locale, found.total);
      if (!found.total) propose(search, asked, view, t, stale);
      settling = setTimeout(settle, SETTLED, announce, { query: asked, locale: data.locale }, found.total);
    } catch (error) {
      if (stale()) return;
      status.textContent = "";
      show(trouble(t, t.search_error, answer, t.search_error_help));
      announce("error", { message: String(error) });
    } finally {
      clearTimeout(slow);
    }
  }

  /** A way on from nothing. @param {Engine} search @param {string} asked @param {HTMLElement} view @param {{ [id: string]: string }} t @param {() => boolean} stale */
  async function propose(search, asked, view, t, stale) {
    const better = await didYouMean(search, asked).catch(() => undefined);
    if (!better || stale()) return;
    const text = fill(t.search_did_you_mean, { q: better });
    view.append(button("button button-quiet", () => enter(better), text));
    status.textContent += ` · ${text}`;
  }

  return {
    input,
    ask,
    name,
    query: () => query,
    /** In another language. */
    again: () => query && ask(query),
    suggest: (/** @type {string} */ text) => suggest(engine, current(), text),
  };
}

/** @param {(name: string, detail: unknown) => void} announce @param {{ query: string, locale: string }} asked @param {number} total */
function settle(announce, asked, total) {
  announce("search", { ...asked, total });
  if (!total) announce("zero-results", asked);
}

/** Articles that may answer what is being written. @param {ReturnType<typeof makeEngines>} engine @param {HelpData | undefined} data @param {string} text */
async function suggest(engine, data, text) {
  if (!data) return [];
  const { hits } = await (await engine(data.locale)).query(text, { limit: 8 });
  // Several sections of an article are one article here.
  const found = hits.map(({ url, title, locale }) => ({ url: url.split("#")[0] ?? url, title, lang: locale }));
  return [...new Map(found.map((article) => [article.url, article])).values()];
}

/** @param {HTMLElement} bar that it is in @param {(text: string) => void} ask */
function makeField(bar, ask) {
  const input = h("input", { class: "search-input", type: "search", autocomplete: "off", spellcheck: "false", enterkeyhint: "search" });
  const clear = button("tool tool-clear", () => enter(""), icon("close"));
  const status = h("p", { class: "status", role: "status" });
  const form = h("form", { class: "search", role: "search" }, icon("search"), input, clear);
  bar.append(form, status);
  clear.hidden = true;
  input.addEventListener("input", () => ask(input.value));
  /** As if the customer had typed it. @param {string} text */
  const enter = (text) => {
    ask(text);
    input.focus();
  };
  return {
    input,
    clear,
    status,
    enter,
    /** @param {{ [id: string]: string }} t */
    name(t) {
      input.placeholder = t.search_placeholder ?? "";
      // Of two places to search, each has a name.
      form.ariaLabel = input.ariaLabel = t.search_label ?? "";
      clear.ariaLabel = clear.title = t.panel_clear ?? "";
    },
  };
}

/** The search of each language, fetched when it is first asked; a failure is not kept. @param {string} base @param {string} files */
function makeEngines(base, files) {
  /** @type {Map<string, Promise<Engine>>} */
  const engines = new Map();
  return (/** @type {string} */ locale) => {
    let found = engines.get(locale);
    if (!found) {
      // Asked for beside the module that reads it: one step less before the first answer.
      const manifest = fetch(`${base}_guichet/search/${locale}/manifest.bin`, { cache: "no-cache" });
      manifest.catch(() => {});
      found = /** @type {Promise<Engine>} */ (import(`${files}search/main.js`).then(({ open }) => open({ locale, base, manifest })));
      engines.set(locale, found);
      found.catch(() => engines.delete(locale));
    }
    return found;
  };
}
