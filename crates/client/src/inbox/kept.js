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

/** The link of the address, which is taken out of it at once; else the one that the tab holds. */
export function heldLink() {
  const link = new URLSearchParams(location.hash.slice(1)).get("link");
  if (link === null) return stored((storage) => storage.getItem(LINK));
  // The ticket's number is in the link itself.
  const id = link.split(".")[1] ?? "";
  history.replaceState(history.state, "", `${location.pathname}${location.search}#${id}`);
  stored((storage) => storage.setItem(LINK, link));
  return link;
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
