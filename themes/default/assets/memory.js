// What the reader chose on an earlier page. Never leaves the browser; without storage nothing is remembered.

import { attempt } from "./common/attempt.js";

/** @typedef {"announcement" | "theme" | "locale" | "plan" | "addons" | "tab" | "shortcut"} Choice */

/** @param {Choice} name @returns {string | null} */
export const recall = (name) => attempt(() => localStorage.getItem(`guichet.${name}`));

/** @param {Choice} name @param {string | null} value `null` forgets */
export function remember(name, value) {
  try {
    if (value === null) localStorage.removeItem(`guichet.${name}`);
    else localStorage.setItem(`guichet.${name}`, value);
  } catch {
    // Private windows and full disks: the choice holds for this page only.
  }
}
