/** What was typed → what to look up. The twin of `src/index/read/query.rs` (`src/index/format.md`, "Query"). Pure. */
import { SINGLE, fold, isDense, words } from "./analyze.js";

/** @import { Manifest } from "./decode.js" */

const MAX_CHARS = 1000;
const MAX_SLOTS = 24;
const OPTIONAL = 0.5;

/**
 * One thing that is asked for. `weight` is less than 1 for what need not be there; `prefix`: the word may go on;
 * `synonyms`: folds of the words that mean the same.
 * @typedef {{ form: string, fold: string, weight: number, required: boolean, prefix: boolean, synonyms: string[] }} Slot
 */

/** @param {string} form @param {number} weight @returns {Slot} */
const slot = (form, weight) => ({ form, fold: fold(form), weight, required: weight === 1, prefix: false, synonyms: [] });

/** @param {string} text */
const hasDense = (text) => Array.from(text).some(isDense);

const ALPHABETIC = /^\p{Alphabetic}{5,}$/u;

/** Whether a correction may be looked for: letters only, five or more. @param {Slot} slot */
export const mayBeMisspelt = (slot) => slot.required && ALPHABETIC.test(slot.fold) && !hasDense(slot.fold);

/**
 * The slots of a query, in order.
 * @param {string} query
 * @param {Manifest} manifest
 */
export function slots(query, manifest) {
  const text = begin(query);
  const { length } = Array.from(text);
  /** @type {Slot[]} */
  let slots = [];
  for (const word of words(text)) {
    if (word.role === "single" || slots.length === MAX_SLOTS || slots.some(({ form }) => form === word.form)) continue;
    const next = slot(word.form, word.role === "word" ? 1 : OPTIONAL);
    next.prefix = next.required && word.end === length && !word.form.startsWith(SINGLE) && !hasDense(word.form);
    slots.push(next);
  }
  addSynonyms(slots, manifest);
  /** @param {Slot} slot */
  const isStop = (slot) => manifest.stopWords.has(slot.form);
  if (slots.some((slot) => slot.required && !isStop(slot))) slots = slots.filter((slot) => !isStop(slot));
  return slots;
}

/**
 * A word for a word stands in the same slot; a phrase for a word, or for a phrase, adds optional slots.
 * @param {Slot[]} slots @param {Manifest} manifest
 */
function addSynonyms(slots, manifest) {
  const asked = slots.filter((slot) => slot.required);
  for (const group of manifest.synonyms) {
    const phrases = group.map(phraseFolds);
    phrases.forEach((phrase, number) => {
      const at = asked.findIndex((_, at) => phrase.length > 0 && phrase.every((fold, i) => asked[at + i]?.fold === fold));
      if (at < 0) return;
      phrases.forEach((other, otherNumber) => {
        if (otherNumber === number) return;
        if (phrase.length === 1 && other.length === 1) {
          if (!asked[at].synonyms.includes(other[0])) asked[at].synonyms.push(other[0]);
          return;
        }
        for (const fold of other) {
          if (slots.length < MAX_SLOTS && !slots.some((slot) => slot.fold === fold)) slots.push(slot(fold, OPTIONAL));
        }
      });
    });
  }
}

/** What tells two queries apart: their words, folded. @param {string} query */
export const queryKey = (query) => phraseFolds(begin(query)).join(" ");

/** All that may be looked up for a query, but for synonyms. @param {string} query */
export const folds = (query) => words(begin(query)).map((word) => fold(word.form));

/** @param {string} query */
const begin = (query) => Array.from(query.slice(0, 2 * MAX_CHARS)).slice(0, MAX_CHARS).join("");

/** @param {string} phrase */
const phraseFolds = (phrase) =>
  words(phrase)
    .filter((word) => word.role === "word")
    .map((word) => fold(word.form));
