// Filters a long list of articles: those stay whose titles contain what is typed above it, in any case and without accents.

import { countText } from "./search-engine.js";
import { words } from "./words.js";

/** @param {string} text */
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** @param {HTMLElement} box */
function start(box) {
  const input = box.querySelector("input");
  const status = box.querySelector("[data-filter-status]");
  const rows = [...box.querySelectorAll("li")].map((row) => ({ row, title: folded(row.textContent ?? "") }));
  const groups = /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll(".letter-group"));
  const fold = box.querySelector("details");
  if (!input) return;
  let opened = false;
  /** Rows that are left; `null`: nothing is filtered. @type {number | null} */
  let left = null;
  const apply = () => {
    const wanted = folded(input.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { row, title } of rows) {
      row.hidden = !wanted.every((word) => title.includes(word));
      if (!row.hidden) count += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector("li:not([hidden])");
    if (fold && wanted.length && !fold.open) {
      fold.open = true;
      opened = true;
    } else if (fold && !wanted.length && opened) {
      fold.open = false;
      opened = false;
    }
    left = wanted.length ? count : null;
    say();
  };
  const say = async () => {
    const t = await words().catch(() => null);
    if (!status || !t) return;
    status.textContent = left === null ? "" : left > 0 ? countText(t, left) : (t.search_none ?? "");
    status.classList.toggle("visually-hidden", left !== 0);
  };
  input.addEventListener("input", apply);
  // What a browser has kept in the field from before.
  if (input.value) apply();
}

for (const box of document.querySelectorAll("[data-list-filter]")) if (box instanceof HTMLElement) start(box);
