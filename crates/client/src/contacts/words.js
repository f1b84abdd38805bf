// Times as the reader writes them. What a verdict says is in the theme's messages; only the moments in them are made here.

/**
 * A moment near another one: the time alone if that is on the same day, else the day as well. In the reader's own zone, which
 * it names: opening hours are written beside it in the zone of those who answer.
 * @param {string} locale
 * @param {Date} at
 * @param {Date} now
 * @param {string} [timeZone] the reader's, if left out
 * @returns {string}
 */
export function moment(locale, at, now, timeZone) {
  const day = new Intl.DateTimeFormat("en", { dateStyle: "short", timeZone });
  /** @type {Intl.DateTimeFormatOptions} */
  const time = { hour: "numeric", minute: "2-digit", timeZone, timeZoneName: "short" };
  /** @type {Intl.DateTimeFormatOptions} */
  const dayAndTime = { weekday: "long", day: "numeric", month: "long", ...time };
  const sameDay = day.format(at) === day.format(now);
  return new Intl.DateTimeFormat(locale, sameDay ? time : dayAndTime).format(at);
}
