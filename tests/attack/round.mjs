// What is known while one site is looked at, what was found, and whose doing it is.

import { take } from "./watch.mjs";

/** @import { product, Host } from "./host.mjs" */
/** @import { Finding } from "./inpage.mjs" */
/** @import { Settled } from "./site.mjs" */
/** @import { Vector } from "./vectors.mjs" */
/** @import { Watched } from "./watch.mjs" */

/**
 * @typedef {"page" | "search" | "panel" | "files" | "terminal" | "build"} Place
 * @typedef {object} Failure
 * @property {Vector | null} vector `null`: of a page, and nobody knows by which of its vectors
 * @property {string} rule @property {string} detail
 * @property {Place} place
 * @property {boolean} policy
 * @property {string} at the address or the file
 *
 * @typedef {object} Task
 * @property {Place} place @property {Host} help @property {string} at @property {Vector[]} owners
 * @property {(this: Task, window: Watched) => Promise<Finding[]>} act
 *
 * @typedef {object} Stage
 * @property {Watched[]} windows
 * @property {Awaited<ReturnType<typeof product>>} shop
 * @property {string} guichet
 * @property {(help: { bare: Host, policy: Host }) => void} [prepare] what the self-test plants
 * @property {{ pages: number, searches: number, shown: number, read: number }} counts
 * @property {() => boolean} late whether what is left is for another day
 */

/**
 * @typedef {object} Page
 * @property {string} file @property {string} html
 * @property {Vector[]} owners whose texts are in it
 * @property {boolean} stub whether it only leads on
 * @property {string | undefined} id of an article
 *
 * @typedef {object} Round all that is known while one site is looked at
 * @property {Settled} settled @property {Stage} stage
 * @property {Map<number, Vector>} byNumber
 * @property {string[]} files
 * @property {Page[]} pages
 * @property {Host} bare the site without its policy
 * @property {Host} policy the site with it
 * @property {Task[]} tasks
 * @property {Failure[]} failures
 */

/** @param {string} html */
export function decode(html) {
  return html
    .replace(/&#x([0-9a-f]+);/gi, (_, digits) => String.fromCodePoint(parseInt(digits, 16)))
    .replace(/&#(\d+);/g, (_, digits) => String.fromCodePoint(Number(digits)))
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");
}

/**
 * Of the vector that is named, of the only one, of the one before it in the text.
 * @param {Round} round @param {number | null} n @param {number | null} near @param {Vector[]} owners @returns {Vector | null}
 */
export function culprit({ byNumber }, n, near, owners) {
  const named = byNumber.get(n ?? -1);
  if (named || owners.length === 1) return named ?? owners[0] ?? null;
  const before = byNumber.get(near ?? -1);
  // Lists beside the text name other articles.
  return before && (owners.length === 0 || owners.includes(before)) ? before : null;
}

/** @param {Round} round @param {Finding[]} findings @param {Watched} window @param {{ place: Place, help: Host, at: string, owners: Vector[] }} where */
export function note(round, findings, window, { place, help, at, owners }) {
  const said = {
    place,
    policy: help === round.policy,
    at: owners.length > 1 ? `${at} (vectors ${owners.map(({ n }) => n).join(", ")})`.slice(0, 200) : at,
  };
  /** @type {Vector | null} */
  let known = null;
  for (const { rule, detail, near } of findings) {
    const n = /__pwned\((\d+)\)|(?:evil|open)\.example\/(\d+)/.exec(detail);
    const vector = culprit(round, n ? Number(n[1] ?? n[2]) : null, near, owners);
    known ??= vector;
    round.failures.push({ ...said, rule, detail, vector });
  }
  // What names no vector is the doing of the one that is found wrong anyway.
  for (const { rule, detail, n } of take(window)) {
    round.failures.push({ ...said, rule, detail, vector: culprit(round, n, null, owners) ?? known });
  }
}
