// Messages and what is filled into them.

import { attempt } from "./attempt.js";

/**
 * `%n` and `%q` of a message, filled in.
 * @param {string | undefined} message
 * @param {{ n?: string | number, q?: string }} values
 */
export function fill(message, values) {
  return (message ?? "").replace(/%([nq])/g, (_, mark) => String(values[/** @type {"n" | "q"} */ (mark)] ?? ""));
}

/**
 * "12 results": there is one message per plural form.
 * @param {{ [id: string]: string }} t
 * @param {string} locale
 * @param {number} count
 */
export function countText(t, locale, count) {
  const form = new Intl.PluralRules(locale).select(count);
  return fill(t[`search_count_${form}`] ?? t.search_count_other, { n: new Intl.NumberFormat(locale).format(count) });
}

/** The name of a language in another one. @param {string} tag @param {string} own */
export const languageName = (tag, own) => attempt(() => new Intl.DisplayNames(own, { type: "language" }).of(tag)) ?? tag;

/**
 * A query with the words that were searched for in place of those that lead nowhere; empty when nothing was replaced.
 * @param {string} query
 * @param {{ from: string, to: string }[]} corrections
 */
export function corrected(query, corrections) {
  if (corrections.length === 0) return "";
  const better = new Map(corrections.map(({ from, to }) => [from.toLowerCase(), to]));
  return query.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => better.get(word.toLowerCase()) ?? word);
}

/**
 * A query like one that found nothing. What finds nothing either is no help.
 * @param {{ query(text: string, options: object): Promise<{ total: number }>, suggest(text: string): Promise<string> }} search
 * @param {string} asked
 * @returns {Promise<string | undefined>}
 */
export async function didYouMean(search, asked) {
  const better = await search.suggest(asked);
  if (better.toLowerCase() === asked.toLowerCase()) return undefined;
  const { total } = await search.query(better, { limit: 1 });
  return total > 0 ? better : undefined;
}
