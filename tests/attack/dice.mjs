// Chance that can be repeated: one seed, one sequence.

/**
 * @typedef {object} Dice
 * @property {(below: number) => number} int
 * @property {<T>(list: readonly T[]) => T} pick
 * @property {<T>(list: readonly T[]) => T[]} shuffled
 * @property {(share: number) => boolean} chance
 */

/** @param {number} seed @returns {Dice} */
export function dice(seed) {
  let state = seed >>> 0;
  /** A number from 0 up to 1: Mulberry32. */
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (/** @type {number} */ below) => Math.floor(roll() * below);
  return {
    int,
    pick: (list) => {
      if (!list.length) throw new Error("nothing to pick from");
      return /** @type {any} */ (list[int(list.length)]);
    },
    shuffled: (list) => {
      const copy = [...list];
      for (let at = copy.length - 1; at > 0; at--) {
        const other = int(at + 1);
        [copy[at], copy[other]] = [/** @type {any} */ (copy[other]), /** @type {any} */ (copy[at])];
      }
      return copy;
    },
    chance: (share) => roll() < share,
  };
}

/**
 * Pairs of two lists, so that every member of each comes once before any comes twice as often as another.
 * @template A, B
 * @param {Dice} die @param {readonly A[]} first @param {readonly B[]} second @param {number} count
 * @returns {[A, B][]}
 */
export function pairs(die, first, second, count) {
  /** @type {[A, B][]} */
  const all = [];
  /** @type {A[]} */
  let left = [];
  /** @type {B[]} */
  let right = [];
  while (all.length < count) {
    if (!left.length) left = die.shuffled(first);
    if (!right.length) right = die.shuffled(second);
    all.push([/** @type {A} */ (left.pop()), /** @type {B} */ (right.pop())]);
  }
  return all;
}
