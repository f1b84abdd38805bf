/**
 * A slot of the query → the terms of the index that answer it, and how well each does.
 * The twin of `src/index/read/lookup.rs`. Pure.
 */
import { compare } from "./analyze.js";
import { isShort } from "./query.js";
import { NEAR } from "./score.js";

/** @import { Joined, Slot } from "./query.js" */
/** @import { Terms } from "./decode.js" */

const ACCENT = 0.95;
const STEM = 0.8;
const SYNONYM = 0.7;
const CORRECTION = 0.85;
const JOINED = 0.95;
const PREFIX = 0.95;
const FAINT = 0.3;
const PREFIX_LEAST = 0.9;
const PREFIX_MIN = 3;
const NEAREST_MIN = 4;

/**
 * A term that answers a slot, and its weight from 0 to 1.
 * @typedef {{ terms: Terms, term: number, weight: number }} Match
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
    return { terms, weights };
  });
  const own = slot.prefix || (!exact && slot.required && Array.from(slot.fold).length >= PREFIX_MIN);
  const begun = joined.filter(({ prefix }) => prefix).map(({ fold }) => ({ begin: fold, known: false, faint: isShort(fold) }));
  if (own) begun.unshift({ begin: slot.fold, known: exact, faint: slot.faint });
  for (const { begin, known, faint } of begun) {
    const { length } = Array.from(begin);
    // A number that the index has is that number, and not the beginning of another.
    const number = known && /\d$/.test(begin);
    for (const { terms, weights } of found) {
      terms.folds.forEach((fold, term) => {
        if (!fold.startsWith(begin) || fold === begin || stopWords.has(terms.forms[term])) return;
        if (number && /\d/.test(fold[begin.length])) return;
        const typed = length / Array.from(fold).length;
        weights[term] = Math.max(faint ? FAINT : PREFIX * (PREFIX_LEAST + (1 - PREFIX_LEAST) * typed), weights[term]);
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

/**
 * What may have been meant by a word that the index has not: words at one edit, else other forms of the word, else words
 * at two edits if it has nine letters; at most three, the best first. `corrected`: the reader should be told.
 * @param {string} word
 * @param {[string, number][]} candidates words, and the bits of the number of documents that have them
 */
export function standIn(word, candidates) {
  const letters = Array.from(word);
  /** @typedef {{ word: string, far: number, count: number }} Candidate */
  /** @type {Candidate[][]} */
  const [oneEdit, kin, twoEdits] = [[], [], []];
  for (const [candidate, count] of candidates) {
    const other = Array.from(candidate);
    const edits = distance(letters, other, letters.length >= 9 ? 2 : 1);
    // A first letter is seldom wrong.
    const far = 2 * edits + (letters[0] === other[0] ? 0 : 1);
    if (edits <= 2) (far < 4 ? oneEdit : twoEdits).push({ word: candidate, far, count });
    const ends = differentEnds(letters, other);
    if (ends >= 0) kin.push({ word: candidate, far: ends, count });
  }
  const found = [oneEdit, kin, twoEdits].find((list) => list.length > 0) ?? [];
  found.sort((a, b) => a.far - b.far || b.count - a.count || compare(a.word, b.word));
  const words = [...new Set(found.map(({ word }) => word))].slice(0, 3);
  return { words, corrected: words.length > 0 && found !== kin };
}

/**
 * The two words of the index that a word is made of, if somebody left out a space: those that are in more documents.
 * @param {string} word @param {[string, number][]} candidates as for `standIn`
 * @returns {[string, string] | undefined}
 */
export function split(word, candidates) {
  const known = new Map(candidates);
  /** @type {[string, string] | undefined} */
  let best;
  let most = 0;
  for (let at = 1; at < word.length; at++) {
    const [first, second] = [word.slice(0, at), word.slice(at)];
    const count = Math.min(known.get(first) ?? 0, known.get(second) ?? 0);
    if (count > most) [best, most] = [[first, second], count];
  }
  return best;
}

/**
 * Whether two words stand in documents together: in a title one after the other, or at least in a text.
 * @param {Match[]} first @param {Match[]} second
 */
export function together(first, second) {
  const [places, docs] = [new Map(), new Set()];
  let [inTitle, inText] = [false, false];
  for (const { terms, term } of first) {
    const title = terms.title[term];
    title.docs.forEach((doc, i) => places.set(doc, title.places[i]));
    terms.body[term].docs.forEach((doc) => docs.add(doc));
  }
  for (const { terms, term } of second) {
    const title = terms.title[term];
    title.docs.forEach((doc, i) => {
      const step = title.places[i] - places.get(doc);
      if (step > 0 && step <= NEAR) inTitle = true;
    });
    if (terms.body[term].docs.some((doc) => docs.has(doc))) inText = true;
  }
  return { inTitle, inText };
}

/**
 * How a word of the index is written, of those that share its fold: as most titles have it, else as most texts do.
 * @param {string} fold @param {Terms[]} shards in order
 */
export function written(fold, shards) {
  let best = fold;
  let most = [0, 0];
  for (const { folds, forms, shared, title, body, leftOut } of shards) {
    folds.forEach((other, term) => {
      if (other !== fold) return;
      // A shared list says nothing about who has which form.
      const count = [title[term].docs.length, shared[term] ? 0 : body[term].docs.length + leftOut[term]];
      if (count[0] > most[0] || (count[0] === most[0] && count[1] >= most[1])) [best, most] = [forms[term], count];
    });
  }
  return best;
}

/**
 * The word that is nearest to one that leads nowhere, if no more than a third of its letters are wrong; else the word.
 * @param {string} word @param {[string, number][]} candidates as for `standIn`
 */
export function nearest(word, candidates) {
  const letters = Array.from(word);
  const limit = Math.floor(letters.length / 3);
  let best = word;
  let least = [limit + 1, 0];
  for (const [candidate, count] of candidates) {
    const other = Array.from(candidate);
    if (other.length < NEAREST_MIN) continue;
    const far = [distance(letters, other, limit), -count];
    if (far[0] < least[0] || (far[0] === least[0] && far[1] < least[1])) [best, least] = [candidate, far];
  }
  return best;
}

/**
 * Letters after the common beginning of two words that look like forms of one, or -1.
 * @param {string[]} a @param {string[]} b
 */
function differentEnds(a, b) {
  let shared = 0;
  while (shared < Math.min(a.length, b.length) && a[shared] === b[shared]) shared++;
  const short = Math.min(a.length, b.length) - shared;
  const long = Math.max(a.length, b.length) - shared;
  const alike = (shared >= 5 && short <= 2 && long <= 5) || (shared === 4 && short <= 2 && long <= 3);
  return alike ? short + long : -1;
}

/**
 * Edits (insertion, deletion, replacement, exchange of neighbours) between two words; infinite beyond `limit`.
 * @param {string[]} a @param {string[]} b @param {number} limit
 */
function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return Infinity;
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (next.every((edits) => edits > limit)) return Infinity;
    before = row;
    row = next;
  }
  return row[b.length] <= limit ? row[b.length] : Infinity;
}
