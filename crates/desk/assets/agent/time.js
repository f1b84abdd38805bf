// Times, in the words of the browser's own language.

const day = 86_400_000;
const whole = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "short" });
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });
const date = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const dateOfYear = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });
const ago = new Intl.RelativeTimeFormat(undefined, { style: "narrow", numeric: "always" });
const languages = new Intl.DisplayNames("en", { type: "language", fallback: "code" });

/** @param {string} iso */
export const wholeTime = (iso) => whole.format(new Date(iso));

/** The clock of today, else the day. @param {string} iso @param {number} now */
export function shortTime(iso, now = Date.now()) {
  const then = new Date(iso);
  const today = new Date(now);
  if (then.toDateString() === today.toDateString()) return clock.format(then);
  if (then.getFullYear() === today.getFullYear()) return `${date.format(then)}, ${clock.format(then)}`;
  return dateOfYear.format(then);
}

/** How long ago, in a few letters. @param {string} iso @param {number} now */
export function age(iso, now = Date.now()) {
  const passed = Math.max(0, now - Date.parse(iso));
  if (passed < 60_000) return "now";
  if (passed < 3_600_000) return ago.format(-Math.floor(passed / 60_000), "minute");
  if (passed < day) return ago.format(-Math.floor(passed / 3_600_000), "hour");
  if (passed < 14 * day) return ago.format(-Math.floor(passed / day), "day");
  return date.format(new Date(iso));
}

/** @param {string} iso @param {string} text */
export function timeElement(iso, text) {
  const node = document.createElement("time");
  node.dateTime = iso;
  node.title = wholeTime(iso);
  node.textContent = text;
  return node;
}

/** A language's English name; what is no language stays as it is. @param {string} code */
export function languageName(code) {
  try {
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
}

/** @param {number} bytes */
export function sizeText(bytes) {
  const [value, unit] = bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1000)), "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  return new Intl.NumberFormat(undefined, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 }).format(value);
}
