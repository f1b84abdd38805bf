// Figures of several rounds, in which the programs take turns: what else the machine does then meets all of them.

/** @typedef {{ wall: number, cpu: number, memory: number }} Taken seconds, seconds of CPU of all processes, bytes */
/** @typedef {{ name: string, run: () => Record<string, Taken> }} Contestant what it takes, by the names of its rows */

/** @param {readonly number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Every second round goes the other way round: whoever comes first in one is last in the next.
 * @param {number} count
 * @param {Contestant[]} contestants
 * @param {(progress: string) => void} say
 * @returns {Map<string, Taken[]>} by the names of the rows, in the order of the first round; one figure for each round
 */
export function inTurns(count, contestants, say) {
  /** @type {Map<string, Taken[]>} */
  const taken = new Map();
  for (let round = 0; round < count; round++) {
    for (const contestant of round % 2 ? contestants.toReversed() : contestants) {
      say(`round ${round + 1} of ${count}: ${contestant.name}`);
      for (const [name, figures] of Object.entries(contestant.run())) taken.set(name, [...(taken.get(name) ?? []), figures]);
    }
  }
  return taken;
}

/**
 * @param {Taken} one
 * @param {Taken} other
 * @returns {Taken} of both, one after the other
 */
export const together = (one, other) => ({
  wall: one.wall + other.wall,
  cpu: one.cpu + other.cpu,
  memory: Math.max(one.memory, other.memory),
});

/** @param {number[]} list */
export const spread = (list) => ({ median: median(list), min: Math.min(...list), max: Math.max(...list) });

/**
 * Each round's figure to the same round's of another: the machine was as busy for both.
 * @param {number[]} list
 * @param {number[]} others
 */
export const ratios = (list, others) => spread(list.map((figure, round) => figure / others[round]));
