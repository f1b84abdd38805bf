// The contact page: what the chosen plan may use, and why the rest is locked.

import { showFor } from "./channels.js";
import { fill } from "./dom.js";
import { recall, remember } from "./memory.js";

/** @param {HTMLElement} page */
function start(page) {
  const picker = page.querySelector("[data-plan-picker]");
  if (!(picker instanceof HTMLElement)) return;
  const radios = [...picker.querySelectorAll("input")];
  const summary = /** @type {HTMLElement | null} */ (page.querySelector("[data-plan-summary]"));
  const known = (/** @type {string | null} */ plan) => (radios.some((radio) => radio.value === plan) ? (plan ?? "") : "");

  /** @param {string} plan empty: none chosen */
  function apply(plan) {
    const { included, channels } = showFor(page, plan);
    for (const cell of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll(".matrix [data-plan]"))) {
      cell.classList.toggle("is-chosen", plan !== "" && cell.dataset.plan === plan);
    }
    if (summary) summary.textContent = plan ? fill(summary.dataset.planSummary, { n: included, q: String(channels) }) : "";
  }

  /** @param {string} plan */
  function choose(plan) {
    for (const radio of radios) radio.checked = radio.value === plan;
    apply(plan);
  }

  picker.addEventListener("change", (event) => {
    const plan = /** @type {HTMLInputElement} */ (event.target).value;
    remember("plan", plan || null);
    const url = new URL(location.href);
    if (plan) url.searchParams.set("plan", plan);
    else url.searchParams.delete("plan");
    history.replaceState(null, "", url);
    apply(plan);
  });

  choose(known(new URLSearchParams(location.search).get("plan")) || known(recall("plan")));
}

const page = document.querySelector("[data-contact]");
if (page instanceof HTMLElement) start(page);
