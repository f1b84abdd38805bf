/** What was typed → what to look up. The twin of `src/index/read/query.rs` (`src/index/format.md`, "Query"). Pure. */
import { SINGLE, fold, isDense, words } from "./analyze.js";

/** @import { Word } from "./analyze.js" */
/** @import { Manifest } from "./decode.js" */

const MAX_CHARS = 1000;
const MAX_SLOTS = 24;
const OPTIONAL = 0.5;
const NUMBER = 1.5;
const SHORT = 2;
const FEW_WORDS = 3;

/**
 * The word and its neighbours written as one; `spare`: not worth a request of its own.
 * @typedef {{ fold: string, prefix: boolean, spare: boolean }} Joined
 */

/**
 * One thing that is asked for. `weight` is less than 1 for what need not be there; `prefix`: the word may go on; `faint`:
 * it is a letter or two, and not all that was asked; `synonyms`: folds of the words that mean the same; `spare`: its
 * neighbours have all that it has.
 * @typedef {{ form: string, fold: string, weight: number, required: boolean, prefix: boolean, faint: boolean, synonyms: string[], joined: Joined[], spare: boolean }} Slot
 */

/** @param {string} form @param {boolean} required @param {boolean} [prefix] @returns {Slot} */
export const slot = (form, required, prefix = false) => ({
  form,
  fold: fold(form),
  weight: !required ? OPTIONAL : /^\d{3,}$/.test(form) ? NUMBER : 1,
  required,
  prefix,
  faint: false,
  synonyms: [],
  joined: [],
  spare: false,
});

/** Whether a word says next to nothing about how a longer one begins. @param {string} fold */
export const isShort = (fold) => Array.from(fold).length <= SHORT;

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
  const asked = words(text).filter(({ role }) => role !== "single");
  /** Whether two words overlap, as only pairs of one run do. @param {number} at the first of them */
  const overlap = (at) => {
    const [word, next] = [asked[at], asked[at + 1]];
    return !!word && next?.role === "word" && next.start < word.end;
  };
  let place = 0;
  asked.forEach((word, at) => {
    place = overlap(at - 1) ? place + 1 : 0;
    const spare = place % 2 === 1 && overlap(at);
    const same = slots.find(({ form }) => form === word.form);
    if (same) same.spare &&= spare;
    else if (slots.filter((slot) => !slot.spare).length < MAX_SLOTS) {
      const next = slot(word.form, word.role === "word");
      next.prefix = next.required && word.end === length && !word.form.startsWith(SINGLE) && !hasDense(word.form);
      next.spare = spare;
      slots.push(next);
    }
  });
  join(asked, text, manifest, slots);
  const all = addSynonyms(slots, manifest);
  slots = slots.filter(({ spare }) => all || !spare).slice(0, MAX_SLOTS);
  /** @param {Slot} slot */
  const isStop = (slot) => manifest.stopWords.has(slot.form);
  if (slots.some((slot) => slot.required && !isStop(slot))) slots = slots.filter((slot) => !isStop(slot));
  const alone = slots.filter(({ required }) => required).length < 2;
  for (const slot of slots) slot.faint = !alone && isShort(slot.fold);
  return slots;
}

/**
 * What the words of the query are when they are written as one: those that a joiner holds together, and neighbours with
 * a space between them.
 * @param {Word[]} words @param {string} text @param {Manifest} manifest @param {Slot[]} slots
 */
function join(words, text, { stopWords }, slots) {
  const chars = Array.from(text);
  /** @param {string} form @param {number} end @param {boolean} spare @param {Word[]} parts */
  const add = (form, end, spare, ...parts) => {
    for (const part of parts) {
      slots.find((slot) => slot.form === part.form)?.joined.push({ fold: fold(form), prefix: end === chars.length, spare });
    }
  };
  const plain = words.filter(({ role }) => role === "word");
  for (const { role, form, start, end } of words) {
    if (role === "whole") add(form, end, false, ...plain.filter((word) => start <= word.start && word.end <= end));
  }
  plain.slice(1).forEach((second, at) => {
    const first = plain[at];
    const form = first.form + second.form;
    const space = second.start === first.end + 1 && /\p{White_Space}/u.test(chars[first.end]);
    // Two numbers are not one number.
    const numbers = /\d$/.test(first.form) && /^\d/.test(second.form);
    const stop = stopWords.has(first.form) && stopWords.has(second.form);
    if (space && !numbers && !stop && !form.includes(SINGLE) && !hasDense(form)) {
      add(form, second.end, plain.length > FEW_WORDS, first, second);
    }
  });
}

/**
 * A word for a word stands in the same slot; a phrase for a word, or for a phrase, adds optional slots. Whether there are any.
 * @param {Slot[]} slots @param {Manifest} manifest
 */
function addSynonyms(slots, manifest) {
  let some = false;
  const asked = slots.filter((slot) => slot.required);
  for (const group of manifest.synonyms) {
    const phrases = group.map(phraseFolds);
    phrases.forEach((phrase, number) => {
      const at = asked.findIndex((_, at) => phrase.length > 0 && phrase.every((fold, i) => asked[at + i]?.fold === fold));
      if (at < 0) return;
      some = true;
      phrases.forEach((other, otherNumber) => {
        if (otherNumber === number) return;
        if (phrase.length === 1 && other.length === 1) {
          if (!asked[at].synonyms.includes(other[0])) asked[at].synonyms.push(other[0]);
          return;
        }
        for (const fold of other) {
          if (slots.length < MAX_SLOTS && !slots.some((slot) => slot.fold === fold)) slots.push(slot(fold, false));
        }
      });
    });
  }
  return some;
}

/** What a query and a title have in common that are the same, however their words are joined. @param {string} text */
export const squashed = (text) => phraseFolds(begin(text)).join("");

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
