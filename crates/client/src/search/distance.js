/** How far two words are apart. Pure. */

/**
 * Edits (insertion, deletion, replacement, exchange of neighbours) between two words; infinite beyond `limit`.
 * @param {string[]} a @param {string[]} b @param {number} limit
 */
export function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return Infinity;
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (next.every((edits) => edits > limit)) return Infinity;
    before = row;
    row = next;
  }
  return row[b.length] <= limit ? row[b.length] : Infinity;
}
