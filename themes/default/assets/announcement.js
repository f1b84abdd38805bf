// The announcement above the page goes when its button is pressed, and stays away until it says something else.

import { remember } from "./memory.js";

const root = document.documentElement;
document.querySelector("[data-announcement-close]")?.addEventListener("click", () => {
  remember("announcement", root.dataset.announcement ?? null);
  delete root.dataset.announcement;
  // Whoever pressed it goes on at the beginning of the page.
  const next = /** @type {HTMLElement | null} */ (document.querySelector(".site-header a"));
  next?.focus({ preventScroll: true });
});
