// What the search box and the search page share: the engine, loaded once and late, and the words around its answers.

import { corrected, countText as countIn, didYouMean, languageName as nameIn } from "./common/texts.js";
import { words } from "./words.js";

export { corrected, didYouMean };

/**
 * @typedef {{ url: string, title: string, area_title: string, categories: string[], heading: string, excerpt: string, locale: string }} Hit
 *   `excerpt` is escaped HTML with <mark>; `locale` is the article's, which the reader's own language may lack.
 * @typedef {{ from: string, to: string }} Correction a word that was taken for another
 * @typedef {{ total: number, hits: Hit[], corrections: Correction[], areas: { area: string, count: number }[], plans: { plan: string, count: number }[] }} Answer
 * @typedef {{ query(text: string, options: { limit?: number, area?: string, plan?: string }): Promise<Answer>, suggest(text: string): Promise<string> }} Engine
 */

/** @typedef {Record<string, string>} Words messages of the page's language */

/**
 * An engine and the words to talk about its answers, loaded side by side. The words are handed on as soon as they are
 * there: they say that the rest is still on its way.
 * @param {string} locale
 * @param {(t: Words) => void} heard
 * @returns {Promise<Engine>}
 */
export async function ready(locale, heard) {
  const [search] = await Promise.all([engine(locale), words().then(heard)]);
  return search;
}

/** @type {Map<string, Promise<Engine>>} */
const engines = new Map();

/** Browsers remember that a module could not be fetched; another address makes them ask again. */
let attempt = 0;

/**
 * The search of one locale. A failure is not kept, so that asking again tries again.
 * @param {string} locale
 * @returns {Promise<Engine>}
 */
function engine(locale) {
  const known = engines.get(locale);
  if (known) return known;
  // The manifest is asked for beside the module that reads it: one step less before the first answer.
  const base = import.meta.url.slice(0, import.meta.url.indexOf("/_guichet/") + 1);
  const manifest = fetch(`${base}_guichet/search/${locale}/manifest.bin`, { cache: "no-cache" });
  manifest.catch(() => {});
  const ours = new URL("./search/main.js", import.meta.url).href;
  // It may be gone if the site was published again while this page was open; `search.js` keeps its address.
  const module = import(ours).catch(() => import(`${base}_guichet/search.js?${attempt++}`));
  const opening = module.then(
    ({ open }) => open({ locale, manifest }),
    async (error) => {
      const { status } = await fetch(ours, { method: "HEAD" });
      throw status === 404 || status === 410 ? new Outdated() : error;
    },
  );
  engines.set(locale, opening);
  opening.catch(() => engines.delete(locale));
  return opening;
}

/** The scripts of this page's build are gone: only reloading the page helps. */
export class Outdated extends Error {}

/** "12 results" in the page's language. @param {Words} t @param {number} count */
export const countText = (t, count) => countIn(t, document.documentElement.lang, count);

/** The name of a language in the page's own. @param {string} locale */
export const languageName = (locale) => nameIn(locale, document.documentElement.lang);

/**
 * Hits of one language that follow each other, in the order of the answer. `locale` is `null` where no heading is needed: in
 * front, hits of the page's own language.
 * @param {Hit[]} hits
 * @param {string} own
 * @returns {{ locale: string | null, hits: Hit[] }[]}
 */
export function groups(hits, own) {
  /** @type {{ locale: string | null, hits: Hit[] }[]} */
  const found = [];
  for (const hit of hits) {
    const last = found.at(-1);
    if (last && last.hits[0].locale === hit.locale) last.hits.push(hit);
    else found.push({ locale: !last && hit.locale === own ? null : hit.locale, hits: [hit] });
  }
  return found;
}
