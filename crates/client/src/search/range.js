/**
 * Postings as a range coder wrote them: the reading half's twin of `crates/search/src/range.rs` (`crates/search/src/format.md`,
 * "Postings"). Pure.
 */

const TOP = 2 ** 24;
const RATES = [1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 4, 5];
const GAP_BITS = 23;
const CLASSES = 24;
const BEFORE_GAPS = 4;
const BEFORE_LEVELS = 5;
const PLACE_BITS = 5;

/**
 * Documents in ascending order, the level (1 to 31) of the word in each, and, for titles, its place there.
 * @typedef {{ docs: Uint32Array, levels: Uint8Array, places: Uint8Array }} Postings
 */

/**
 * Chances of a zero, in 1/4096, and how often each was used.
 * @typedef {{ zeros: Uint16Array, used: Uint8Array }} Chances
 */

/** Bits with the chances that the bits before have taught. @param {Uint8Array} bytes */
function decoder(bytes) {
  let [at, range] = [5, 2 ** 32 - 1];
  let code = bytes.subarray(1, 5).reduce((code, byte) => code * 256 + byte, 0);

  /** The next bit is 0 below `bound`, and leaves `rest` if it is 1. @param {number} bound @param {number} rest */
  const below = (bound, rest) => {
    const bit = code >= bound ? 1 : 0;
    code -= bit * bound;
    range = bit ? rest : bound;
    // Past the end come zeros; that too much was read is seen in the end.
    for (; range < TOP; range = (range << 8) >>> 0) code = ((code << 8) | bytes[at++]) >>> 0;
    return bit;
  };

  /** @param {Chances} chances @param {number} at */
  const bit = ({ zeros, used }, at) => {
    const zero = zeros[at];
    const rate = RATES[used[at]];
    const bound = (range >>> 12) * zero;
    const bit = below(bound, range - bound);
    const learnt = bit ? zero - (zero >> rate) : zero + ((4096 - zero) >> rate);
    zeros[at] = Math.min(Math.max(learnt, 32), 4096 - 32);
    if (used[at] < RATES.length - 1) used[at]++;
    return bit;
  };

  return {
    bit,

    /** A number of so many bits, highest first. @param {Chances} chances @param {number} row @param {number} bits */
    tree(chances, row, bits) {
      let node = 1;
      while (node < 1 << bits) node = node * 2 + bit(chances, row + node);
      return node - (1 << bits);
    },

    /** A bit that is as likely as not. */
    plain: () => below(range >>> 1, range >>> 1),

    /** How many bytes were read. */
    read: () => at,
  };
}

/**
 * How many low bits of its levels a list of this length does without.
 * @param {number} length @param {number} docs
 */
const coarseness = (length, docs) => (length < 64 || length * 128 <= docs ? 0 : length * 16 <= docs ? 1 : 2);

/**
 * The lists of these lengths over `docs` documents, first those of bodies, then as many of titles; nothing if the bytes are not such lists.
 * @param {Uint8Array} bytes @param {number[]} lengths @param {number} docs
 * @returns {Postings[] | undefined}
 */
export function decodeLists(bytes, lengths, docs) {
  const coder = decoder(bytes);
  /** @param {number} count @returns {Chances} */
  const chances = (count) => ({ zeros: new Uint16Array(count).fill(2048), used: new Uint8Array(count) });
  const gapBits = chances(CLASSES * BEFORE_GAPS * GAP_BITS);
  const gapHigh = chances(CLASSES * GAP_BITS);
  const levelBits = chances(3 * BEFORE_LEVELS * 32);
  const placeBits = chances(1 << PLACE_BITS);

  /** @param {number} kind @param {number} before */
  const readGap = (kind, before) => {
    const row = (kind * BEFORE_GAPS + before) * GAP_BITS;
    let count = 0;
    while (coder.bit(gapBits, row + count)) if (++count === GAP_BITS) return 0;
    let gap = 1;
    for (let at = count - 1; at >= 0; at--) {
      gap = gap * 2 + (at + 1 === count ? coder.bit(gapHigh, kind * GAP_BITS + count) : coder.plain());
    }
    return gap;
  };

  /** @type {Postings[]} */
  const lists = [];
  for (const length of lengths) {
    if (length > docs) return undefined;
    const list = { docs: new Uint32Array(length), levels: new Uint8Array(length), places: new Uint8Array(length) };
    const isTitle = lists.length * 2 >= lengths.length;
    const kind = 32 - Math.clz32(length);
    const coarse = coarseness(length, docs);
    let [next, before, levelBefore] = [0, 0, 0];
    for (let i = 0; i < length; i++) {
      const gap = readGap(kind, before);
      const doc = next + gap - 1;
      // A document right after another is often its near twin.
      const context = gap === 1 ? levelBefore : 0;
      const level = coder.tree(levelBits, (coarse * BEFORE_LEVELS + context) * 32, 5 - coarse) << coarse;
      if (gap === 0 || doc >= docs || level === 0 || coder.read() > bytes.length) return undefined;
      list.docs[i] = doc;
      list.levels[i] = level;
      if (isTitle) list.places[i] = coder.tree(placeBits, 0, PLACE_BITS);
      levelBefore = 1 + (level >> 3);
      before = Math.min(31 - Math.clz32(gap), BEFORE_GAPS - 1);
      next = doc + 1;
    }
    lists.push(list);
  }
  return coder.read() === bytes.length ? lists : undefined;
}
