/**
 * A slot of the query → the terms of the index that answer it, and how well each does.
 * The twin of `src/index/read/lookup.rs`. Pure.
 */
import { compare } from "./analyze.js";

/** @import { Slot } from "./query.js" */
/** @import { Terms } from "./decode.js" */

const ACCENT = 0.95;
const STEM = 0.8;
const SYNONYM = 0.7;
const CORRECTION = 0.7;
const PREFIX_BESIDE = 0.4;
const PREFIX_ALONE = 0.9;
const PREFIX_MIN = 3;

/**
 * A term that answers a slot, and its weight from 0 to 1.
 * @typedef {{ terms: Terms, term: number, weight: number }} Match
 */

/**
 * The terms for a slot, in order of shard and term.
 * @param {Slot} slot
 * @param {string[]} corrections
 * @param {Terms[]} shards those that may have some, in order
 */
export function matches(slot, corrections, shards) {
  let exact = false;
  const found = shards.map((terms) => {
    const weights = new Float64Array(terms.forms.length);
    if (weigh(terms, slot.fold, slot.form, 1, weights)) exact = true;
    for (const word of corrections) weigh(terms, word, "", CORRECTION, weights);
    for (const word of slot.synonyms) weigh(terms, word, "", SYNONYM, weights);
    return { terms, weights };
  });
  const length = Array.from(slot.fold).length;
  if (slot.prefix || (!exact && slot.required && length >= PREFIX_MIN)) {
    const most = exact ? PREFIX_BESIDE : PREFIX_ALONE;
    for (const { terms, weights } of found) {
      terms.folds.forEach((fold, term) => {
        if (fold.length > slot.fold.length && fold.startsWith(slot.fold)) {
          weights[term] = Math.max((most * length) / Array.from(fold).length, weights[term]);
        }
      });
    }
  }
  for (const { terms, weights } of found) {
    // The list that stands with the first form of a group answers for all of its forms.
    terms.groups.forEach((first, term) => {
      if (terms.shared[first]) weights[first] = Math.max(weights[term], weights[first]);
    });
  }
  /** @type {Match[]} */
  const out = [];
  for (const { terms, weights } of found) {
    weights.forEach((weight, term) => {
      if (weight > 0) out.push({ terms, term, weight });
    });
  }
  return out;
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

/**
 * The words nearest to a misspelt one: at one edit, else at two if it has nine letters; at most three, the best first.
 * @param {string} word
 * @param {[string, number][]} candidates
 */
export function corrections(word, candidates) {
  const letters = Array.from(word);
  const limit = letters.length >= 9 ? 2 : 1;
  /** @type {{ word: string, edits: number, head: number, count: number }[]} */
  const near = [];
  for (const [candidate, count] of candidates) {
    const other = Array.from(candidate);
    const edits = distance(letters, other, limit);
    if (edits <= limit) near.push({ word: candidate, edits, head: letters[0] === other[0] ? 0 : 1, count });
  }
  near.sort((a, b) => a.edits - b.edits || a.head - b.head || b.count - a.count || compare(a.word, b.word));
  const best = near.filter(({ edits }) => edits === near[0].edits).map(({ word }) => word);
  return [...new Set(best)].slice(0, 3);
}

/**
 * Edits (insertion, deletion, replacement, exchange of neighbours) between two words; more than `limit` if so many.
 * @param {string[]} a @param {string[]} b @param {number} limit
 */
function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (next.every((edits) => edits > limit)) return limit + 1;
    before = row;
    row = next;
  }
  return row[b.length];
}
