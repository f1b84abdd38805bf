/**
 * A slot of the query → the terms of the index that answer it, and how well each does.
 * The twin of `crates/search/src/read/lookup.rs`. Pure.
 */
import { isShort } from "./query.js";

/** @import { Joined, Slot } from "./query.js" */
/** @import { Terms } from "./decode.js" */

/** @typedef {Float64Array | Uint8Array} Weights */

const ACCENT = 0.95;
const STEM = 0.8;
const SYNONYM = 0.7;
const CORRECTION = 0.85;
const JOINED = 0.95;
const PREFIX = 0.95;
const PREFIX_LEAST = 0.9;

/**
 * A term that answers a slot, and its weight from 0 to 1; `joined`: only as what the word and its neighbours are together; `firm`
 * is 1 if more than a letter or two of it were asked.
 * @typedef {{ terms: Terms, term: number, weight: number, joined: boolean, firm: number }} Match
 */

/**
 * The terms for a slot, in order of chunk and term.
 * @param {Slot} slot
 * @param {Joined[]} joined
 * @param {string[]} corrections
 * @param {Terms[]} chunks those that may have some, in order
 * @param {Set<string>} stopWords the beginning of one of these is taken for it only where it begins nothing else
 * @returns {Match[]}
 */
export function matches(slot, joined, corrections, chunks, stopWords) {
  let exact = false;
  const found = chunks.map((terms) => {
    const [own, together, firm] = [Float64Array, Float64Array, Uint8Array].map((List) => new List(terms.forms.length));
    if (weigh(terms, slot.fold, slot.form, 1, own)) exact = true;
    for (const word of corrections) weigh(terms, word, "", CORRECTION, own);
    for (const word of slot.synonyms) weigh(terms, word, "", SYNONYM, own);
    for (const { fold } of joined) weigh(terms, fold, "", JOINED, together);
    return { terms, own, together, firm };
  });
  const begun = joined.filter(({ prefix }) => prefix).map(({ fold }) => fold);
  const goesOn = slot.prefix || (!exact && slot.required && !isShort(slot.fold));
  if (goesOn) begun.unshift(slot.begin);
  /** @param {string} begin */
  const faint = (begin) => slot.beside && isShort(begin);
  // What says little comes last, when it is known what else there is.
  begun.sort((a, b) => Number(faint(a)) - Number(faint(b)));
  const settle = () => {
    for (const { own, together, firm } of found) firm.forEach((_, term) => (firm[term] |= own[term] + together[term] > 0 ? 1 : 0));
  };
  settle();
  for (const begin of begun) {
    const { length } = Array.from(begin);
    const itself = goesOn && begin === slot.begin;
    // A number that the index has is that number, and not the beginning of another; but for one that is as good as nothing.
    const number = itself && exact && !faint(begin) && /\d$/.test(begin);
    for (const { terms, own, together } of found) {
      const weights = itself ? own : together;
      terms.folds.forEach((fold, term) => {
        if (!fold.startsWith(begin) || fold === begin || stopWords.has(terms.forms[term])) return;
        if (number && /\d/.test(fold[begin.length])) return;
        const typed = length / Array.from(fold).length;
        weights[term] = Math.max(PREFIX * (PREFIX_LEAST + (1 - PREFIX_LEAST) * typed), weights[term]);
      });
    }
    if (!faint(begin)) settle();
  }
  /** @type {Match[]} */
  const out = [];
  for (const { terms, own, together, firm } of found) {
    // The list that stands with the first form of a group answers for all of its forms.
    terms.groups.forEach((first, term) => {
      if (terms.shared[first]) for (const list of [own, together, firm]) list[first] = Math.max(list[term], list[first]);
    });
    own.forEach((weight, term) => {
      if (weight || together[term]) out.push({ terms, term, weight: weight || together[term], joined: !weight, firm: firm[term] });
    });
  }
  return out.length > 0 || stopWords.size === 0 ? out : matches(slot, joined, corrections, chunks, new Set());
}

/**
 * Raises the weights of the terms that are `fold`, and of the other forms of the same word. Whether there are any.
 * @param {Terms} terms @param {string} fold @param {string} form @param {number} most @param {Weights} weights
 */
function weigh(terms, fold, form, most, weights) {
  const { folds, forms, groups } = terms;
  const family = new Set(groups.filter((_, term) => folds[term] === fold));
  groups.forEach((group, term) => {
    const weight = folds[term] !== fold ? STEM : !form || forms[term] === form ? 1 : ACCENT;
    if (family.has(group)) weights[term] = Math.max(most * weight, weights[term]);
  });
  return family.size > 0;
}
