// What the tab keeps: the link that a reader came by, and what they have typed and not yet sent. Gone with the tab.

import { newKey } from "../contacts/form/draft.js";

const LINK = "guichet.link";
const DRAFT = "guichet.reply.";

/** @template T @param {(storage: Storage) => T} use @returns {T | null} */
const stored = (use) => {
  try {
    return use(sessionStorage);
  } catch {
    // Storage that is full or forbidden keeps nothing.
    return null;
  }
};

/** The ticket of an address: `#1042`, and whatever may stand behind it. @param {string} hash */
export const ticketOf = (hash) => /^#([^&=]+)(?:=?(?:&|$))/.exec(hash)?.[1] ?? "";

/**
 * The link of the address, which is taken out of it at once; else the one that the tab holds.
 * @returns {{ link: string | null, fresh: boolean }} `fresh`: the reader has just come by it
 */
export function heldLink() {
  const link = new URLSearchParams(location.hash.slice(1)).get("link");
  if (link === null) return { link: stored((storage) => storage.getItem(LINK)), fresh: false };
  history.replaceState(history.state, "", `${location.pathname}${location.search}#${ticketOf(location.hash)}`);
  stored((storage) => storage.setItem(LINK, link));
  return { link, fresh: true };
}

/** @typedef {{ text: string, key: string }} Reply `key`: by which the desk knows what it has already had */

/** @param {string} ticket @returns {Reply} */
export function keptReply(ticket) {
  const json = stored((storage) => storage.getItem(DRAFT + ticket));
  try {
    const { text, key } = JSON.parse(json ?? "");
    if (typeof text === "string" && typeof key === "string") return { text, key };
  } catch {
    // Nothing was kept, or nothing of ours.
  }
  return { text: "", key: newKey() };
}

/** @param {string} ticket @param {Reply} reply */
export function keepReply(ticket, reply) {
  stored((storage) => (reply.text ? storage.setItem(DRAFT + ticket, JSON.stringify(reply)) : storage.removeItem(DRAFT + ticket)));
}
