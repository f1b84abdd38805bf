// Is it open at this second, until when, and if not, when next? The twin of crates/contacts/src/opening.rs: arithmetic on the
// offsets that the build wrote down, so that no reader's time zone database can disagree with it.

const DAY = 24 * 60 * 60;
/** How far ahead the next opening or closing is looked for. */
const HORIZON = 400 * DAY;
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/**
 * @typedef {{ days: string[], open: string, close: string }} Rule
 * @typedef {{ day: string, open: string, close: string }} Dated `day` is `2026-12-24`, or `12-24` for that day of every year
 * @typedef {{ tz: string, rules: Rule[], closed: string[], dates?: Dated[] }} Hours `closed` has days as `dates` has
 * @typedef {[from: number, offset: number][]} Zone from which second on local time is how many seconds ahead of UTC
 * @typedef {{ open: true, until: number | null } | { open: false, opens: number | null, allDay: boolean }} State
 *   in Unix seconds
 */

/** @param {string} clock `08:00`; seconds since midnight */
const seconds = (clock) => Number(clock.slice(0, 2)) * 3600 + Number(clock.slice(3, 5)) * 60;

/** When it opens, and for how long, in seconds. @param {{ open: string, close: string }} times @returns {[open: number, length: number]} */
const stretch = ({ open, close }) => [seconds(open), (seconds(close) - seconds(open) + DAY) % DAY || DAY];

/**
 * @param {Hours} hours
 * @param {Zone} zone
 * @param {number} at Unix seconds
 * @returns {State}
 */
export function state(hours, zone, at) {
  const opening = new Opening(hours, zone);
  const wall = at + stretchOf(zone, at).offset;
  if (opening.openUntil(wall) !== null) return { open: true, until: opening.closes(at) };
  return { open: false, opens: opening.opens(at), allDay: opening.own(Math.floor(wall / DAY))?.length === 0 };
}

/**
 * The offset at a second, and the second at which it ends.
 * @param {Zone} zone @param {number} at
 * @returns {{ offset: number, end: number | null }}
 */
function stretchOf(zone, at) {
  const found = zone.findIndex(([from]) => from > at);
  const next = found < 0 ? zone.length : found;
  return { offset: zone[Math.max(0, next - 1)]?.[1] ?? 0, end: zone[Math.max(1, next)]?.[0] ?? null };
}

class Opening {
  /** @param {Hours} hours @param {Zone} zone */
  constructor(hours, zone) {
    this.zone = zone;
    /** What begins on dates that are not like other days of their week. @type {Map<string, [open: number, length: number][]>} */
    this.dates = new Map(hours.closed.map((day) => [day, []]));
    for (const dated of hours.dates ?? []) this.dates.set(dated.day, [...(this.dates.get(dated.day) ?? []), stretch(dated)]);
    this.rules = hours.rules.map((rule) => ({ days: rule.days, times: stretch(rule) }));
  }

  /** What is said of a date alone; of one year first, then of every year. @param {number} day since 1970-01-01 */
  own(day) {
    const date = new Date(day * DAY * 1000).toISOString().slice(0, 10);
    return this.dates.get(date) ?? this.dates.get(date.slice(5));
  }

  /**
   * The stretches that begin on a local day. One that goes on past midnight ends there if the next day has something of its own.
   * @param {number} day
   * @returns {[start: number, end: number][]}
   */
  stretches(day) {
    // 1970-01-01 was a Thursday.
    const weekday = WEEKDAYS[(((day + 3) % 7) + 7) % 7] ?? "";
    const last = this.own(day + 1) ? (day + 1) * DAY : Infinity;
    const times = this.own(day) ?? this.rules.filter(({ days }) => days.includes(weekday)).map(({ times }) => times);
    return times.map(([open, length]) => [day * DAY + open, Math.min(day * DAY + open + length, last)]);
  }

  /** @param {number} wall @returns {number | null} when the stretch ends that `wall` is in */
  openUntil(wall) {
    const day = Math.floor(wall / DAY);
    const ends = [...this.stretches(day - 1), ...this.stretches(day)]
      .filter(([start, end]) => start <= wall && wall < end)
      .map(([, end]) => end);
    return ends.length ? Math.max(...ends) : null;
  }

  /** @param {number} wall @returns {number | null} the first open moment from `wall` on, on the clock of one offset */
  openFrom(wall) {
    const today = Math.floor(wall / DAY);
    for (let day = today - 1; day <= today + HORIZON / DAY; day += 1) {
      const starts = this.stretches(day)
        .filter(([, end]) => end > wall)
        .map(([start]) => Math.max(start, wall));
      if (starts.length) return Math.min(...starts);
    }
    return null;
  }

  /** @param {number} at @returns {number | null} */
  opens(at) {
    for (let now = at; ; ) {
      const { offset, end } = stretchOf(this.zone, now);
      const wall = this.openFrom(now + offset);
      if (wall !== null && (end === null || wall - offset < end)) {
        return wall - offset <= at + HORIZON ? wall - offset : null;
      }
      if (end === null || end > at + HORIZON) return null;
      now = end;
    }
  }

  /** @param {number} at @returns {number | null} */
  closes(at) {
    for (let now = at; now <= at + HORIZON; ) {
      const { offset, end } = stretchOf(this.zone, now);
      const wall = this.openUntil(now + offset);
      if (wall === null) return now;
      now = end === null ? wall - offset : Math.min(end, wall - offset);
    }
    return null;
  }
}
