/**
 * A slot of the query → the terms of the index that answer it, and how well each does.
 * The twin of `src/index/read/lookup.rs`. Pure.
 */
import { compare } from "./analyze.js";
import { isShort } from "./query.js";

/** @import { Joined, Slot } from "./query.js" */
/** @import { Terms } from "./decode.js" */

const ACCENT = 0.95;
const STEM = 0.8;
const SYNONYM = 0.7;
const CORRECTION = 0.85;
const JOINED = 0.95;
const PREFIX = 0.95;
const PREFIX_LEAST = 0.9;
const PREFIX_MIN = 3;

/**
 * A term that answers a slot, and its weight from 0 to 1; `firm` is 1 if more than a letter or two of it were asked.
 * @typedef {{ terms: Terms, term: number, weight: number, firm: number }} Match
 */

/**
 * The terms for a slot, in order of shard and term.
 * @param {Slot} slot
 * @param {Joined[]} joined
 * @param {string[]} corrections
 * @param {Terms[]} shards those that may have some, in order
 * @param {Set<string>} stopWords the beginning of one of these is taken for it only where it begins nothing else
 * @returns {Match[]}
 */
export function matches(slot, joined, corrections, shards, stopWords) {
  let exact = false;
  const found = shards.map((terms) => {
    const weights = new Float64Array(terms.forms.length);
    if (weigh(terms, slot.fold, slot.form, 1, weights)) exact = true;
    for (const word of corrections) weigh(terms, word, "", CORRECTION, weights);
    for (const word of slot.synonyms) weigh(terms, word, "", SYNONYM, weights);
    for (const { fold } of joined) weigh(terms, fold, "", JOINED, weights);
    return { terms, weights, firm: new Uint8Array(weights.length) };
  });
  const own = slot.prefix || (!exact && slot.required && Array.from(slot.fold).length >= PREFIX_MIN);
  const begun = joined.filter(({ prefix }) => prefix).map(({ fold }) => ({ begin: fold, known: false, faint: isShort(fold) }));
  if (own) begun.unshift({ begin: slot.fold, known: exact, faint: slot.faint });
  // What says little comes last, when it is known what else there is.
  begun.sort((a, b) => Number(a.faint) - Number(b.faint));
  const settle = () => {
    for (const { weights, firm } of found) weights.forEach((weight, term) => (firm[term] |= weight > 0 ? 1 : 0));
  };
  settle();
  for (const { begin, known, faint } of begun) {
    const { length } = Array.from(begin);
    // A number that the index has is that number, and not the beginning of another.
    const number = known && /\d$/.test(begin);
    for (const { terms, weights } of found) {
      terms.folds.forEach((fold, term) => {
        if (!fold.startsWith(begin) || fold === begin || stopWords.has(terms.forms[term])) return;
        if (number && /\d/.test(fold[begin.length])) return;
        const typed = length / Array.from(fold).length;
        weights[term] = Math.max(PREFIX * (PREFIX_LEAST + (1 - PREFIX_LEAST) * typed), weights[term]);
      });
    }
    if (!faint) settle();
  }
  for (const { terms, weights, firm } of found) {
    // The list that stands with the first form of a group answers for all of its forms.
    terms.groups.forEach((first, term) => {
      if (!terms.shared[first]) return;
      weights[first] = Math.max(weights[term], weights[first]);
      firm[first] |= firm[term];
    });
  }
  /** @type {Match[]} */
  const out = [];
  for (const { terms, weights, firm } of found) {
    weights.forEach((weight, term) => {
      if (weight > 0) out.push({ terms, term, weight, firm: firm[term] });
    });
  }
  return out.length > 0 || stopWords.size === 0 ? out : matches(slot, joined, corrections, shards, new Set());
}

/**
 * Raises the weights of the terms that are `fold`, and of the other forms of the same word. Whether there are any.
 * @param {Terms} terms @param {string} fold @param {string} form @param {number} most @param {Float64Array} weights
 */
function weigh(terms, fold, form, most, weights) {
  const { folds, forms, groups } = terms;
  let [start, end] = [0, folds.length];
  while (start < end) {
    const middle = (start + end) >> 1;
    if (compare(folds[middle], fold) < 0) start = middle + 1;
    else end = middle;
  }
  /** @type {Set<number>} */
  const family = new Set();
  for (; end < folds.length && folds[end] === fold; end++) {
    weights[end] = Math.max(forms[end] === form || form === "" ? most : most * ACCENT, weights[end]);
    family.add(groups[end]);
  }
  if (start === end) return false;
  groups.forEach((group, term) => {
    if (family.has(group)) weights[term] = Math.max(most * STEM, weights[term]);
  });
  return true;
}
