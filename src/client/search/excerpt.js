/**
 * The part of a document that answers a query: which section, which words of it, marked. The twin of
 * `src/index/read/excerpt.rs` (`src/index/format.md`, "Excerpt"). Pure: HTML in, HTML out, no document.
 */
import { words } from "./analyze.js";

/** @import { Text } from "./decode.js" */

const LENGTH = 180;
const BEFORE = 40;
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
  let best = { value: -1, found: 0, section: { anchor: "", heading: "", text: "" } };
  for (const section of text.sections) {
    const inHeading = slotsOf(spans(section.heading, marks));
    const found = inHeading | slotsOf(spans(section.text, marks));
    const value = 2 * bits(found) + bits(inHeading);
    if (value > best.value) best = { value, found, section };
  }
  const { section, found } = best;
  const html = mark(section.text, spans(section.text, marks));
  // The section is the better address when it has something that the title does not promise.
  const better = (found & ~inTitle) !== 0;
  return { anchor: better ? section.anchor : "", heading: better ? section.heading : "", html };
}

/** @param {string} text @param {Marks} marks @returns {Span[]} */
const spans = (text, marks) =>
  words(text).flatMap(({ form, start, end }) => {
    const slots = marks.get(form);
    return slots === undefined ? [] : [{ start, end, slots }];
  });

/** @param {Span[]} spans */
const slotsOf = (spans) => spans.reduce((slots, span) => slots | span.slots, 0);

/** @param {number} set */
function bits(set) {
  let count = 0;
  for (; set !== 0; set &= set - 1) count++;
  return count;
}

/**
 * The stretch of text with the most different slots, the first of equals.
 * @param {string[]} chars @param {Span[]} spans
 */
function stretch(chars, spans) {
  if (chars.length <= LENGTH) return [0, chars.length];
  let [start, most] = [0, 0];
  for (const span of spans) {
    const from = Math.max(span.start - BEFORE, 0);
    const value = bits(slotsOf(spans.filter((other) => other.start >= from && other.end <= from + LENGTH)));
    if (value > most) [start, most] = [from, value];
  }
  start = Math.min(start, chars.length - LENGTH);
  let end = start + LENGTH;
  if (start > 0) {
    const space = chars.slice(start, start + SNAP).findIndex(isSpace);
    if (space >= 0) start += space + 1;
  }
  if (end < chars.length) {
    const space = chars.slice(end - SNAP, end).findLastIndex(isSpace);
    if (space >= 0) end += space - SNAP;
  }
  return [start, end];
}

/** @param {string} char */
const isSpace = (char) => /\p{White_Space}/u.test(char);

/** @param {string} text @param {Span[]} spans */
function mark(text, spans) {
  const chars = Array.from(text);
  const [start, end] = stretch(chars, spans);
  let html = start > 0 ? "…" : "";
  let at = start;
  for (const span of spans) {
    const [from, to] = [Math.max(span.start, at), Math.min(span.end, end)];
    if (from >= to) continue;
    html += escape(chars, at, from);
    // Pairs that overlap or touch make one mark.
    if (from === at && html.endsWith("</mark>")) html = html.slice(0, -"</mark>".length);
    else html += "<mark>";
    html += `${escape(chars, from, to)}</mark>`;
    at = to;
  }
  return html + escape(chars, at, end) + (end < chars.length ? "…" : "");
}

/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** @param {string[]} chars @param {number} from @param {number} to */
const escape = (chars, from, to) =>
  chars
    .slice(from, to)
    .map((char) => ENTITIES[char] ?? char)
    .join("");
