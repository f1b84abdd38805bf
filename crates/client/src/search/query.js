/**
 * What was typed → what to look up. The twin of the file of this name in `crates/search/src/read/` (`crates/search/src/format.md`,
 * "Query"). Pure.
 */
import { fold, hasDense, words } from "./analyze.js";
import { isSpace } from "./excerpt.js";

/** @import { Word } from "./analyze.js" */
/** @import { Manifest } from "./decode.js" */

const MAX_CHARS = 1000;
const MAX_SLOTS = 24;
const OPTIONAL = 0.5;
const NUMBER = 1.5;
const SHORT = 2;
const FEW_WORDS = 3;
/** Stands for the letters of a word that are still to be typed. */
const REST = "xxxx";

/**
 * The word and its neighbours written as one; `spare`: not worth a request of its own.
 * @typedef {{ fold: string, prefix: boolean, spare: boolean }} Joined
 */

/**
 * One thing that is asked for. `begin`: what the folds of longer words begin with, which is its fold without an Arabic article;
 * `weight` is less than 1 for what need not be there; `prefix`: the word may go on; `beside`: other words were asked for too;
 * `synonyms`: folds of the words that mean the same; `spare`: its neighbours have all that it has.
 * @typedef {{ form: string, fold: string, begin: string, weight: number, required: boolean, prefix: boolean, beside: boolean, synonyms: Set<string>, joined: Joined[], spare: boolean }} Slot
 */

/** @param {string} form @param {boolean} required @param {boolean} [prefix] @returns {Slot} */
export const slot = (form, required, prefix = false) => ({
  form,
  fold: fold(form),
  begin: fold(form),
  weight: !required ? OPTIONAL : /^\d{3,}$/.test(form) ? NUMBER : 1,
  required,
  prefix,
  beside: false,
  synonyms: new Set(),
  joined: [],
  spare: false,
});

/** Whether a word says next to nothing about how a longer one begins. @param {string} fold */
export const isShort = (fold) => Array.from(fold).length <= SHORT;

/** Whether a correction may be looked for: letters only, five or more. @param {string} fold */
export const mayBeMisspelt = (fold) => /^\p{Alphabetic}{5,}$/u.test(fold) && !hasDense(fold);

/**
 * The slots of a query, in order.
 * @param {string} query
 * @param {Manifest} manifest
 */
export function slots(query, manifest) {
  const text = begin(query);
  const chars = Array.from(text);
  /** @type {Slot[]} */
  let slots = [];
  const asked = words(text).filter(({ role }) => role !== "single");
  /** Whether two words overlap, as only pairs of one run do. @param {number} at the first of them */
  const overlap = (at) => {
    const [word, next] = [asked[at], asked[at + 1]];
    return !!word && next?.role === "word" && next.start < word.end;
  };
  let place = 0;
  /** Where a number in groups ends: its groups need not be there by themselves. */
  let end = 0;
  asked.forEach((word, at) => {
    place = overlap(at - 1) ? place + 1 : 0;
    const spare = place % 2 === 1 && overlap(at);
    const same = slots.find(({ form }) => form === word.form);
    if (same) same.spare &&= spare;
    else if (slots.filter((slot) => !slot.spare).length < MAX_SLOTS) {
      const number = word.role === "whole" && !/\D/.test(word.form) && !chars.slice(word.start, word.end).includes("-");
      if (number) end = word.end;
      const next = slot(word.form, number || (word.role === "word" && word.end > end));
      next.prefix = next.required && word.end === chars.length && !hasDense(word.form);
      next.spare = spare;
      const begin = fold(word.form + REST).slice(0, -REST.length);
      if (next.prefix && begin && begin !== next.fold) {
        next.begin = begin;
        // The letters may be the word's own all the same.
        next.joined.push({ fold: next.fold, prefix: true, spare: false });
      }
      slots.push(next);
    }
  });
  join(asked, chars, manifest, slots);
  const all = addSynonyms(slots, manifest);
  slots = slots.filter(({ spare }) => all || !spare).slice(0, MAX_SLOTS);
  /** @param {Slot} slot */
  const isStop = (slot) => manifest.stopWords.has(slot.form);
  if (slots.some((slot) => slot.required && !isStop(slot))) slots = slots.filter((slot) => !isStop(slot));
  const beside = slots.filter(({ required }) => required).length > 1;
  for (const slot of slots) slot.beside = beside;
  return slots;
}

/**
 * What the words of the query are when they are written as one: those that a joiner holds together, and neighbours with
 * a space between them.
 * @param {Word[]} words @param {string[]} chars @param {Manifest} manifest @param {Slot[]} slots
 */
function join(words, chars, { stopWords }, slots) {
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
    const space = second.start === first.end + 1 && isSpace(chars[first.end]);
    // Two numbers are not one number.
    const numbers = /\d$/.test(first.form) && /^\d/.test(second.form);
    const stop = stopWords.has(first.form) && stopWords.has(second.form);
    if (space && !numbers && !stop && !hasDense(form)) {
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
    for (const phrase of phrases) {
      const found = asked.find((_, at) => phrase.length > 0 && phrase.every((fold, i) => asked[at + i]?.fold === fold));
      if (!found) continue;
      some = true;
      for (const other of phrases) {
        for (const fold of other === phrase ? [] : other) {
          if (phrase.length === 1 && other.length === 1) found.synonyms.add(fold);
          else if (slots.length < MAX_SLOTS && !slots.some((slot) => slot.fold === fold)) slots.push(slot(fold, false));
        }
      }
    }
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
const begin = (query) =>
  Array.from(query.slice(0, 2 * MAX_CHARS))
    .slice(0, MAX_CHARS)
    .join("");

/** @param {string} phrase */
const phraseFolds = (phrase) =>
  words(phrase)
    .filter((word) => word.role === "word")
    .map((word) => fold(word.form));
