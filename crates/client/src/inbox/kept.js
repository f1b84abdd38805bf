// What the tab keeps: the link that a reader came by, and what they have typed and not yet sent. Gone with the tab.

import { attempt } from "../common/attempt.js";

const LINK = "guichet.link";
const DRAFT = "guichet.reply.";

/** Storage that is full or forbidden keeps nothing. @template T @param {(storage: Storage) => T} use @returns {T | null} */
const stored = (use) => attempt(() => use(sessionStorage));

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

/** @typedef {{ text: string, key: string }} Draft `key`: by which the desk knows what it has already had; empty: it has had nothing */

/** @param {string} ticket @returns {Draft} */
export function keptReply(ticket) {
  // Nothing was kept, or nothing of ours.
  const { text, key } = stored((storage) => JSON.parse(storage.getItem(DRAFT + ticket) ?? "")) ?? {};
  return { text: typeof text === "string" ? text : "", key: typeof key === "string" ? key : "" };
}

/** @param {string} ticket @param {Draft} draft */
export function keepReply(ticket, draft) {
  stored((storage) => (draft.text ? storage.setItem(DRAFT + ticket, JSON.stringify(draft)) : storage.removeItem(DRAFT + ticket)));
}
