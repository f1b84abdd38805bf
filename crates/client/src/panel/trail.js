// Where the customer has been in the panel. A view is kept as it was left (its nodes, how far it was scrolled, what had the
// focus), so that going back costs nothing.

/**
 * @import { ReadPage } from "./article.js"
 */

/**
 * @typedef {object} Entry
 * @property {"home" | "page" | "contact" | "request" | "inbox"} kind
 * @property {string} locale that it was made for
 * @property {HTMLElement} node
 * @property {number} scroll
 * @property {HTMLElement | null} [focus]
 * @property {string} url of a page
 * @property {ReadPage} [page]
 * @property {string | null} [channel] to begin with
 * @property {string} [id] that the product has asked for
 * @property {string} [ticket] of the inbox; none: the list
 * @property {AbortController} [life] ends with the entry's content
 * @property {() => void} [again] the options have changed: what an article says of channels
 * @property {() => void} [rest] nobody sees it
 * @property {() => void} [resume] it is seen again
 */

const REMEMBERED = 30;

/**
 * @param {HTMLElement} body that scrolls
 * @param {ShadowRoot} shadow
 */
export function makeTrail(body, shadow) {
  /** @type {Entry[]} */
  const entries = [];
  let at = -1;

  /** Notes how the current view is left. */
  function leave() {
    const now = entries[at];
    if (!now?.node.isConnected) return;
    now.rest?.();
    now.scroll = body.scrollTop;
    const focused = shadow.activeElement;
    now.focus = focused instanceof HTMLElement && now.node.contains(focused) ? focused : null;
  }

  /** @param {Entry[]} gone */
  const end = (gone) => gone.forEach(({ life }) => life?.abort());

  return {
    leave,
    /** The entry so many steps before (negative) or after the current one. @param {number} steps */
    step: (steps) => entries[at + steps],
    home: () => entries[0],
    /** @param {Entry} next what comes after the current one now */
    push(next) {
      leave();
      end(entries.splice(at + 1));
      entries.push(next);
      if (entries.length > REMEMBERED) end(entries.splice(1, 1));
      at = entries.length - 1;
    },
    /** @param {Entry} next one of the entries */
    go(next) {
      leave();
      at = entries.indexOf(next);
    },
    all: entries,
    end: () => end(entries.splice(0)),
  };
}
