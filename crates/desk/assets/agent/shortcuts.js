// Keys. Those that are a single letter can be switched off (WCAG 2.1.4), and never act while somebody types.

import { letters } from "./kept.js";

/** @typedef {{ keys: string, says: string }} Shortcut */

/** As the help shows them, and as `follow` knows them. @type {readonly Shortcut[]} */
export const SHORTCUTS = [
  { keys: "j", says: "Next ticket" },
  { keys: "k", says: "Previous ticket" },
  { keys: "Enter", says: "Open the ticket" },
  { keys: "r", says: "Reply" },
  { keys: "n", says: "Internal note" },
  { keys: "a", says: "Assign to me" },
  { keys: "e", says: "Close the ticket" },
  { keys: "c", says: "Insert a canned answer" },
  { keys: "l", says: "Insert a link to an article" },
  { keys: "/", says: "Search" },
  { keys: "g i", says: "Go to all that waits" },
  { keys: "g m", says: "Go to mine" },
  { keys: "g u", says: "Go to unassigned" },
  { keys: "?", says: "Show these shortcuts" },
];

/** After `g`, the second letter is waited for this long. */
const PAUSE = 1500;

/** @param {EventTarget | null} target */
function isField(target) {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input, textarea, select, [role='textbox']");
}

/**
 * @param {Record<string, () => unknown>} acts by keys
 * @param {(event: KeyboardEvent) => unknown} leave for Escape
 */
export function follow(acts, leave) {
  let before = "";
  let at = 0;
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return void leave(event);
    if (isField(event.target) || document.querySelector("dialog[open]") || !letters.on()) return;
    // When it was pressed, not when the page got round to it.
    const now = event.timeStamp;
    const keys = before && now - at < PAUSE ? `${before} ${event.key}` : event.key;
    before = event.key === "g" ? "g" : "";
    at = now;
    const act = Object.hasOwn(acts, keys) ? acts[keys] : undefined;
    if (!act) return;
    event.preventDefault();
    before = "";
    act();
  });
}
