/**
 * What may have been meant by words that the index has not: the other half of `crates/search/src/read/lookup.rs`. Few queries need it,
 * so it is published as a file of its own, which the first of them fetches. Pure.
 */
import { distance } from "./distance.js";

/** @import { Terms } from "./decode.js" */
/** @import { Match } from "./lookup.js" */
/** @import { Joined, Slot } from "./query.js" */

/**
 * What a slot finds, in which chunks.
 * @typedef {{ weight: number, required: boolean, terms: Terms[], matches: Match[], correction?: { from: string, to: string } }} Found
 */

/** As in score.js. */
const NEAR = 2;
/** Shorter words are not proposed. */
const NEAREST_MIN = 4;

/**
 * What a word that finds nothing finds instead: words with a letter more, less or another, two words without the space
 * between them, other forms of it.
 * @param {Slot} wanted
 * @param {[string, number][]} near as `candidates` below
 * @param {(slot: Slot, joined?: Joined[], corrections?: string[]) => Promise<Found>} find
 * @param {(form: string, required: boolean, prefix: boolean) => Slot} slot
 * @param {(a: string, b: string) => number} compare
 * @returns {Promise<Found[]>}
 */
export async function instead(wanted, near, find, slot, compare) {
  const { form, fold } = wanted;
  const stand = standIn(fold, near, compare);
  const parts = split(fold, near);
  if (parts) {
    const [first, second] = await Promise.all(parts.map((part, at) => find(slot(part, true, at > 0 && wanted.prefix))));
    const { inTitle, inText } = together(first.matches, second.matches);
    if (inTitle || (inText && !stand.corrected)) {
      const terms = [...first.terms, ...second.terms];
      return [{ ...first, correction: { from: form, to: parts.map((part) => written(part, terms)).join(" ") } }, second];
    }
  }
  const found = await find(wanted, [], stand.words);
  return [stand.corrected ? { ...found, correction: { from: form, to: written(stand.words[0], found.terms) } } : found];
}

/**
 * A query with the nearest word of the index in place of each that is not there.
 * @param {string} query
 * @param {(part: string) => string} foldOf
 * @param {(word: string) => Promise<[string, number][]>} near
 * @param {(word: string) => Promise<Terms[]>} termsOf the chunks that have a word
 */
export async function didYouMean(query, foldOf, near, termsOf) {
  const parts = query.split(/([\p{L}\p{M}\p{N}]+)/u).map(async (part, at) => {
    if (at % 2 === 0) return part;
    const word = foldOf(part);
    const better = nearest(word, await near(word));
    return better === word ? part : written(better, await termsOf(better));
  });
  return (await Promise.all(parts)).join("");
}

/**
 * What may have been meant by a word that the index has not: words at one edit, else other forms of the word, else words
 * at two edits if it has nine letters; at most three, the best first. `corrected`: the reader should be told.
 * @param {string} word
 * @param {[string, number][]} candidates words, and the bits of the number of documents that have them
 * @param {(a: string, b: string) => number} compare the order of code points
 */
function standIn(word, candidates, compare) {
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
function split(word, candidates) {
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
function together(first, second) {
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
 * @param {string} fold @param {Terms[]} chunks in order
 */
function written(fold, chunks) {
  let best = fold;
  let most = [0, 0];
  for (const { folds, forms, shared, title, body, leftOut } of chunks) {
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
function nearest(word, candidates) {
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
