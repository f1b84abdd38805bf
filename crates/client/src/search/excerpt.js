/**
 * The part of a document that answers a query: which section, which words of it, marked. The twin of the file of this name in
 * `crates/search/src/read/` (`crates/search/src/format.md`, "Excerpt"). Pure: HTML in, HTML out, no document.
 */
import { LOWER, words } from "./analyze.js";

/** @import { Text } from "./decode.js" */

const LENGTH = 180;
const BEFORE = 40;
const SENTENCE = 50;
const LEAST = 90;
const SNAP = 20;

/**
 * The words that were found, each with the slots (as bits) that it answers.
 * @typedef {Map<string, number>} Marks
 */

/** @typedef {{ start: number, end: number, slots: number }} Span */

/**
 * `anchor` and `heading` are empty when the page as a whole is the answer; `html` is escaped, with `<mark>`.
 * @param {Text} text
 * @param {Marks} marks
 */
export function excerpt(text, marks) {
  const inTitle = slotsOf(spans(text.title, marks));
  let best = { value: -1, found: 0, section: PAGE };
  for (const section of text.sections) {
    const inHeading = slotsOf(spans(section.heading, marks));
    const found = inHeading | slotsOf(spans(section.text, marks));
    const value = 2 * bits(found) + bits(inHeading);
    if (value > best.value) best = { value, found, section };
  }
  const { section, found } = best;
  const html = mark(section.text, spans(section.text, marks));
  // The section is the better address when it has something that the title does not promise.
  const { anchor, heading } = found & ~inTitle ? section : PAGE;
  return { anchor, heading, html };
}

const PAGE = { anchor: "", heading: "", text: "" };

/** @param {string} text @param {Marks} marks @returns {Span[]} */
const spans = (text, marks) =>
  words(text).flatMap(({ form, start, end }) => {
    const slots = marks.get(form);
    return slots ? [{ start, end, slots }] : [];
  });

/** @param {Span[]} spans */
const slotsOf = (spans) => spans.reduce((slots, span) => slots | span.slots, 0);

/** @param {number} set */
function bits(set) {
  let count = 0;
  for (; set; set &= set - 1) count++;
  return count;
}

/**
 * The stretch of text with the most different slots, the first of equals; whole sentences, if that costs none of them.
 * And whether its beginning and its end are in the middle of one.
 * @param {string[]} chars @param {Span[]} spans
 * @returns {[start: number, end: number, cut: boolean, goesOn: boolean]}
 */
function stretch(chars, spans) {
  const { length } = chars;
  if (length <= LENGTH) return [0, length, false, false];
  /** @param {number} from @param {number} to */
  const value = (from, to) => bits(slotsOf(spans.filter(({ start, end }) => start >= from && end <= to)));
  let [start, most, matched] = [0, 0, 0];
  for (const span of spans) {
    const from = Math.max(span.start - BEFORE, 0);
    const found = value(from, from + LENGTH);
    if (found > most) [start, most, matched] = [from, found, span.start];
  }
  start = Math.min(start, length - LENGTH);
  // The sentence that has the match, if it can be.
  let at = Math.max(matched, start);
  const first = Math.max(start - SENTENCE, 0);
  while (at >= first && !(at + LEAST <= length && beginsSentence(chars, at) && value(at, at + LENGTH) >= most)) at--;
  const cut = at < first;
  start = cut ? start + chars.slice(start, start + SNAP).findIndex(isSpace) + 1 : at;
  const end = Math.min(start + LENGTH, length);
  if (end === length) return [start, end, cut, false];
  const all = value(start, end);
  for (at = end + 1; at >= start + LEAST; at--) {
    if (at < length && beginsSentence(chars, at) && value(start, at) >= all) {
      const end = isSpace(chars[at - 1]) ? at - 1 : at;
      // A line may end without a sentence.
      return [start, end, cut, !ENDS_SENTENCE.test(chars[end - 1])];
    }
  }
  const space = chars.slice(end - SNAP, end).findLastIndex(isSpace);
  return [start, space < 0 ? end : end - SNAP + space, cut, true];
}

/**
 * Whether a sentence begins here, or a line that says something else than the one before. A point behind a single letter, or
 * before a number, is not the end of one (`z. B. Kunden`, `No. 5`).
 * @param {string[]} chars @param {number} at
 */
function beginsSentence(chars, at) {
  const [ahead, , last, space] = [4, 3, 2, 1].map((back) => chars[at - back] ?? "\n");
  return (
    /[\n。！？]/.test(space) ||
    (isSpace(space) &&
      ENDS_SENTENCE.test(last) &&
      !LOWER.test(chars[at]) &&
      (last !== "." || !(isSpace(ahead) || ahead === "." || /\d/.test(chars[at]))))
  );
}

const ENDS_SENTENCE = /[.!?…؟।。！？]/;

/** @param {string} char */
export const isSpace = (char) => /\p{White_Space}/u.test(char);

/** @param {string} text @param {Span[]} spans */
function mark(text, spans) {
  const chars = Array.from(text);
  const [start, end, cut, goesOn] = stretch(chars, spans);
  let html = cut ? "…" : "";
  let at = start;
  for (const span of spans) {
    const [from, to] = [Math.max(span.start, at), Math.min(span.end, end)];
    if (from >= to) continue;
    html += escaped(chars, at, from);
    // Pairs that overlap or touch make one mark.
    if (from === at && html.endsWith("</mark>")) html = html.slice(0, -"</mark>".length);
    else html += "<mark>";
    html += `${escaped(chars, from, to)}</mark>`;
    at = to;
  }
  return html + escaped(chars, at, end) + (goesOn ? "…" : "");
}

/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** @param {string[]} chars @param {number} from @param {number} to */
const escaped = (chars, from, to) =>
  chars
    .slice(from, to)
    .map((char, at) => {
      if (char !== "\n") return ENTITIES[char] ?? char;
      // Items and cells have no full stop between them.
      const before = chars[from + at - 1] ?? ".";
      return ENDS_SENTENCE.test(before) || /[:：]/.test(before) ? " " : " · ";
    })
    .join("");
