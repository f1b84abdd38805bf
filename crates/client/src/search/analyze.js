/**
 * Text → words, and a word → the form under which accents and widths no longer matter.
 *
 * The twin of `crates/search/src/tokenize.rs`, rule for rule (`crates/search/src/format.md`, "Words"): what the build indexed is what a
 * query looks up. Pure: no document, no network.
 */

/** Longer words are noise. In bytes of UTF-8. */
const MAX_WORD = 64;
/** Stands before a single character of a script without spaces. */
export const SINGLE = "\u0001";

const DENSE =
  /[\u0e00-\u0e4f\u0e5a-\u0ecf\u0eda-\u0eff\u1000-\u103f\u104a-\u108f\u109a-\u109f\u1100-\u11ff\u1780-\u17df\u17ea-\u17ff\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f\u{20000}-\u{3ffff}]/u;
const LETTER = /[\p{Alphabetic}\p{N}\p{M}\u00ad\u200c\u200d]/u;
const MARK = /\p{M}/u;
/** One sign with many code points. */
const APOSTROPHES = "'`\u00b4\u02bb\u02bc\u055a\u05f3\u2018\u2019\uff07";
const IGNORED = new RegExp(`[\u00ad\u200c\u200d${APOSTROPHES}]`, "gu");
const APOSTROPHE = new RegExp(`[${APOSTROPHES}]`, "u");
const JOINER = new RegExp(`[-_.\u2010\u2011${APOSTROPHES}]`, "u");
/** Between two letters of these scripts an apostrophe is part of the word. */
const SPELT_WITH_APOSTROPHES = /^([\u0400-\u052f].[\u0400-\u052f]|[\u05d0-\u05ea].[\u05d0-\u05ea])$/u;
/** Of any script. */
const DIGIT = /\p{Nd}/u;
const DIGITS = /\p{Nd}/gu;
/** What stands between the groups of a number's digits. */
const GROUP_MARK = new RegExp(`[,. _\u00a0\u060c\u066c\u2009\u202f${APOSTROPHES}]`, "u");
/** What ends names, in half and in full width. */
const SIGNS = /^([+＋]{1,2}|[#＃])(?![+#＋＃])/;
const FOLDED_AWAY = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/gu;
/** @type {Record<string, string>} */
const FOLDED_TO = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  ı: "i",
  þ: "th",
  ى: "ي",
  ی: "ي",
  ک: "ك",
  ة: "ه",
  ہ: "ه",
  ھ: "ه",
  ە: "ه",
  ٱ: "ا",
  ς: "σ",
};
/** The Arabic article, and what may stand before it in the same word; the shorter the rest, the likelier it is part of it. */
const ARTICLE = /^(ال(?=..)|([وفبك]ال|[وف]?لل)(?=...)|[وف][بك]ال(?=....))/u;
const ASCII = /^[\0-\x7f]*$/;

/**
 * How a word stands in its text: between separators, as several words joined into one, as a part of a word, or as one
 * of several characters of a script without spaces.
 * @typedef {"word" | "whole" | "part" | "single"} Role
 */

/**
 * `start` and `end` count characters (code points).
 * @typedef {{ form: string, role: Role, start: number, end: number }} Word
 */

/** Whether some of it belongs to a script without spaces. @param {string} text */
export const hasDense = (text) => DENSE.test(text);

/**
 * Compatibility forms resolved, lower case, ignored characters dropped.
 * @param {string} text
 */
export const normalForm = (text) =>
  ASCII.test(text)
    ? text.toLowerCase()
    : text.replace(IGNORED, "").replace(DIGITS, asciiDigit).normalize("NFKC").toLowerCase().normalize("NFKC");

/** @param {string} char */
export const codeOf = (char) => /** @type {number} */ (char.codePointAt(0));

/** The ten digits of a script stand one after the other, and before them none of another. @param {string} digit */
function asciiDigit(digit) {
  let before = 0;
  while (DIGIT.test(String.fromCodePoint(codeOf(digit) - before - 1))) before++;
  return `${before % 10}`;
}

/**
 * What is left of a normal form when accents are optional.
 * @param {string} form
 */
export const fold = (form) =>
  ASCII.test(form)
    ? form
    : Array.from(form.normalize("NFD").replace(FOLDED_AWAY, ""), (char) => FOLDED_TO[char] ?? char)
        .join("")
        .normalize("NFC")
        .replace(ARTICLE, "");

/**
 * The order of code points, which is that of UTF-8 and so of the index; JavaScript's own is that of UTF-16.
 * @param {string} a
 * @param {string} b
 */
export function compare(a, b) {
  const [left, right] = [Array.from(a), Array.from(b)];
  const at = left.findIndex((char, at) => char !== right[at]);
  return at < 0 ? left.length - right.length : codeOf(left[at]) - (right[at] ? codeOf(right[at]) : -1);
}

/** @param {string} form */
const fits = (form) => new TextEncoder().encode(form).length <= MAX_WORD;

/**
 * Every word of a text, in order; of one place in the text the whole comes first, then its parts.
 * @param {string} text
 * @returns {Word[]}
 */
export function words(text) {
  const chars = Array.from(text);
  /** @type {Word[]} */
  const found = [];
  const kinds = chars.map(kind);
  let [at, numberEnd] = [0, 0];
  while (at < chars.length) {
    const start = at++;
    if (kinds[start] === "dense") {
      while (at < chars.length && (kinds[at] === "dense" || MARK.test(chars[at]))) at++;
      denseWords(chars, start, at, found);
    } else if (kinds[start] === "letter") {
      if (start >= numberEnd) numberEnd = groupedNumber(chars, kinds, start, found);
      while (kinds[at] === "letter" || (kinds[at] === "" && kinds[at + 1] === "letter" && JOINER.test(chars[at]))) at++;
      // What ends a name like `C++`, `C#` or `Plan+`, with no letter directly after it.
      const [sign = ""] =
        chars
          .slice(at, at + 3)
          .join("")
          .match(SIGNS) ?? [];
      const end = at + sign.length;
      const form = normalForm(chars.slice(start, end).join(""));
      if (sign && kinds[end] !== "letter" && fits(form)) found.push({ form, role: "whole", start, end });
      compoundWords(chars, start, at, found);
    }
  }
  return found;
}

/** @param {string} char */
const kind = (char) => (DENSE.test(char) ? "dense" : LETTER.test(char) && !APOSTROPHE.test(char) ? "letter" : "");

/**
 * A number whose digits are in groups, without what groups them: `50000` for `50.000`. Where it ends, if there is one.
 * @param {string[]} chars @param {string[]} kinds @param {number} start @param {Word[]} found
 */
function groupedNumber(chars, kinds, start, found) {
  let [form, group, mark, at] = ["", 0, "", start];
  for (; ; at++) {
    const char = chars[at] ?? "";
    if (DIGIT.test(char)) {
      form += asciiDigit(char);
      group++;
      continue;
    }
    // Three digits in a group, fewer only in the first; in India two as well.
    if ((mark ? group !== 3 && (group !== 2 || mark !== ",") : group > 3) || form.length > MAX_WORD) return 0;
    if (!DIGIT.test(chars[at + 1] ?? "") || !GROUP_MARK.test(char) || (mark && mark !== char)) break;
    mark = char;
    group = 0;
  }
  if (!mark || group !== 3 || kinds[at] === "letter") return 0;
  found.push({ form, role: "whole", start, end: at });
  return at;
}

/**
 * Pairs and single characters of a run in a script without spaces.
 * @param {string[]} chars @param {number} start @param {number} end @param {Word[]} found
 */
function denseWords(chars, start, end, found) {
  const run = chars.slice(start, end);
  const normal = normalForm(run.join(""));
  const own = run.map(normalForm);
  // Half-width kana with a voicing mark become one character: then the places are those of the run. A vowel of Thai is two.
  const exact = own.join("") === normal;
  const places = own.flatMap((form, at) => Array.from(form, () => (exact ? start + at : start)));
  const width = exact ? 1 : end - start;
  Array.from(normal).forEach((char, i, all) => {
    const start = places[i];
    found.push({ form: SINGLE + char, role: all[1] ? "single" : "word", start, end: start + width });
    if (all[i + 1]) found.push({ form: char + all[i + 1], role: "word", start, end: places[i + 1] + width });
  });
}

/**
 * A run of letters and digits, and of joiners if there are any: the whole, the words in it, their parts.
 * @param {string[]} chars @param {number} start @param {number} end @param {Word[]} found
 */
function compoundWords(chars, start, end, found) {
  let whole = "";
  let hyphens = 0;
  let from = start;
  let elided = false;
  /** @type {[number, number][]} */
  const pieces = [];
  for (let at = start; at <= end; at++) {
    const last = at === end;
    const inside = !last && APOSTROPHE.test(chars[at]) && SPELT_WITH_APOSTROPHES.test(chars.slice(at - 1, at + 2).join(""));
    if (inside || (!last && !JOINER.test(chars[at]))) {
      whole += chars[at];
      continue;
    }
    const apostrophe = !last && APOSTROPHE.test(chars[at]);
    // Elided articles (l', d') and endings ('s, 't) are no words of their own.
    if (!((elided && at - from <= 2) || (apostrophe && at - from <= 1))) pieces.push([from, at]);
    if (last) break;
    elided = apostrophe;
    if (!apostrophe) hyphens++;
    if (chars[at] === ".") whole += ".";
    from = at + 1;
  }
  if (hyphens > 0 && pieces.length > 1) {
    const form = normalForm(whole);
    if (fits(form)) found.push({ form, role: "whole", start, end });
  }
  for (const [first, after] of pieces) simpleWord(chars, first, after, found);
}

/**
 * A run of letters and digits, and the parts that camel case or digits cut it into.
 * @param {string[]} chars @param {number} start @param {number} end @param {Word[]} found
 */
function simpleWord(chars, start, end, found) {
  const form = normalForm(chars.slice(start, end).join(""));
  if (form === "" || !fits(form)) return;
  found.push({ form, role: "word", start, end });
  let from = start;
  for (let to = start + 1; to <= end; to++) {
    if (to < end && !isPartBoundary(chars, to, end)) continue;
    // A part that is the whole word is no part; one character says nothing.
    if (to - from > 1 && to - from < end - start) {
      found.push({ form: normalForm(chars.slice(from, to).join("")), role: "part", start: from, end: to });
    }
    from = to;
  }
}

const UPPER = /\p{Uppercase}/u;
export const LOWER = /\p{Lowercase}/u;
const NEVER_FIRST = /[\p{M}\u00ad\u200c\u200d]/u;

/**
 * Before `chars[at]`: aB, ABc (before B), a1, 1a.
 * @param {string[]} chars @param {number} at @param {number} end
 */
function isPartBoundary(chars, at, end) {
  const [before, here] = [chars[at - 1], chars[at]];
  if (DIGIT.test(before) !== DIGIT.test(here)) return !NEVER_FIRST.test(here);
  if (!UPPER.test(here)) return false;
  return LOWER.test(before) || (UPPER.test(before) && at + 1 < end && LOWER.test(chars[at + 1]));
}

/**
 * FNV-1a over UTF-8: the part of a chunk's name that tells it from its neighbours. Eight hexadecimal digits.
 * @param {string} key
 */
export function keyHash(key) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(key)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hex(hash >>> 0);
}

/** @param {number} number @param {number} [length] */
export const hex = (number, length = 8) => number.toString(16).padStart(length, "0");
