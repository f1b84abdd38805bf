// Moments as readers write them, in their own zone.

/** @param {Date} one @param {Date} other */
export const sameDay = (one, other) => one.toDateString() === other.toDateString();

/** In a list: the time of today, the day of what was before. @param {string} locale @param {Date} at @param {Date} now */
export function briefly(locale, at, now) {
  if (sameDay(at, now)) return clock(locale, at);
  /** @type {Intl.DateTimeFormatOptions} */
  const day = { day: "numeric", month: "short", ...(at.getFullYear() === now.getFullYear() ? {} : { year: "numeric" }) };
  return new Intl.DateTimeFormat(locale, day).format(at);
}

/** @param {string} locale @param {Date} at */
export const clock = (locale, at) => new Intl.DateTimeFormat(locale, { timeStyle: "short" }).format(at);

/** Above the messages of a day. @param {string} locale @param {Date} at @param {Date} now */
export function dayName(locale, at, now) {
  const days = Math.round((new Date(at.toDateString()).getTime() - new Date(now.toDateString()).getTime()) / 86_400_000);
  if (days === 0 || days === -1) {
    const word = new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day");
    return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);
  }
  return new Intl.DateTimeFormat(locale, { dateStyle: at.getFullYear() === now.getFullYear() ? "full" : "long" }).format(at);
}
