// A long list of articles: what is typed above it leaves those whose titles hold it, in any case and without accents.

import { fill } from "./dom.js";
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
    say(wanted.length ? count : null);
  };
  /** @param {number | null} count `null`: nothing is filtered */
  const say = async (count) => {
    const t = count === null ? {} : await words().catch(() => null);
    if (!status || !t) return;
    const locale = document.documentElement.lang;
    const text = t[`search_count_${new Intl.PluralRules(locale).select(count ?? 0)}`] ?? t.search_count_other;
    status.textContent = count === 0 ? (t.search_none ?? "") : count === null ? "" : fill(text, { n: new Intl.NumberFormat(locale).format(count) });
    status.classList.toggle("visually-hidden", count !== 0);
  };
  input.addEventListener("input", apply);
  // What a browser has kept in the field from before.
  if (input.value) apply();
}

for (const box of document.querySelectorAll("[data-list-filter]")) if (box instanceof HTMLElement) start(box);
