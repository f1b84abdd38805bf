// All vectors of a seed: payloads in every place where an author, a file name or a setting speaks. The kinds and how many
// there are of each are the table at the end; the same seed makes the same vectors.

import { articles } from "./vectors-articles.mjs";
import { names } from "./vectors-names.mjs";
import { settings } from "./vectors-settings.mjs";
import { dice } from "./dice.mjs";

/** @import { Dice } from "./dice.mjs" */
/** @import { Site } from "./site.mjs" */

/**
 * @typedef {object} Vector
 * @property {number} n
 * @property {string} kind
 * @property {string} name the place and the payload
 * @property {string} text as it was written, for reports
 * @property {"articles" | "settings" | "names"} site which of the sites of a round it goes into
 * @property {string} [block] Markdown that goes into an article with others
 * @property {boolean} [alone] may swallow what follows it: an article of its own
 * @property {(site: Site, vector: Vector) => boolean | void} [put] for all that are no blocks; `false`: there is no room
 * @property {string} [visit] an address of the site that a reader is sent to
 * @property {string} [opens] a file that a reader opens by itself
 *
 * @typedef {Omit<Vector, "n" | "kind" | "site">} Draft
 * @typedef {(die: Dice, first: number, count: number) => Draft[]} Maker makes `count` of them, numbered from `first`
 * @typedef {{ kind: string, site: Vector["site"], count: number, make: Maker }} Kind
 */

/** @type {Kind[]} */
export const KINDS = [...articles, ...settings, ...names];

/** @param {number} seed @returns {Vector[]} */
export function vectors(seed) {
  let first = 1;
  return KINDS.flatMap(({ kind, site, count, make }, at) => {
    const drafts = make(dice(seed * 1000 + at), first, count);
    const made = drafts.map((draft, index) => ({ ...draft, n: first + index, kind, site }));
    first += drafts.length;
    return made;
  });
}

/**
 * The vectors in rounds of about one size, each with some of every kind.
 * @param {Vector[]} all @param {number} size @param {number} seed @returns {Vector[][]}
 */
export function rounds(all, size, seed) {
  const die = dice(seed + 77);
  const count = Math.ceil(all.length / size);
  /** @type {Vector[][]} */
  const made = Array.from({ length: count }, () => []);
  let turn = 0;
  for (const { kind } of KINDS) {
    for (const vector of die.shuffled(all.filter((one) => one.kind === kind))) made[turn++ % count]?.push(vector);
  }
  return made;
}
