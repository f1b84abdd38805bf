// The contact page: what the chosen plan may use, and why the rest is locked. This decides what is shown, nothing
// more: whatever must stay secret is not in the page at all.

import { fill } from "./dom.js";
import { recall, remember } from "./memory.js";

/** @param {HTMLElement} page */
function start(page) {
  const picker = page.querySelector("[data-plan-picker]");
  if (!(picker instanceof HTMLElement)) return;
  const radios = [...picker.querySelectorAll("input")];
  const channels = /** @type {HTMLElement[]} */ ([...page.querySelectorAll("[data-channel]")]);
  const summary = /** @type {HTMLElement | null} */ (page.querySelector("[data-plan-summary]"));
  const known = (/** @type {string | null} */ plan) => (radios.some((radio) => radio.value === plan) ? (plan ?? "") : "");

  /** @param {string} plan empty: no plan chosen, everything is shown as it is without this script */
  function apply(plan) {
    let included = 0;
    for (const channel of channels) {
      const has = (channel.dataset.plans ?? "").split(" ").includes(plan);
      const locked = plan !== "" && !has;
      if (has) included += 1;
      channel.classList.toggle("is-locked", locked);
      for (const badge of channel.querySelectorAll("[data-locked-badge]")) /** @type {HTMLElement} */ (badge).hidden = !locked;
      for (const reason of /** @type {NodeListOf<HTMLElement>} */ (channel.querySelectorAll("[data-locked-for]"))) {
        reason.hidden = reason.dataset.lockedFor !== plan;
      }
      for (const action of /** @type {NodeListOf<HTMLElement>} */ (channel.querySelectorAll("[data-channel-action]"))) {
        action.hidden = locked;
        if (action instanceof HTMLDetailsElement) action.open = has;
      }
    }
    for (const cell of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll(".matrix [data-plan]"))) {
      cell.classList.toggle("is-chosen", plan !== "" && cell.dataset.plan === plan);
    }
    if (summary) summary.textContent = plan ? fill(summary.dataset.tSummary, { n: included, q: String(channels.length) }) : "";
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

  picker.hidden = false;
  choose(known(new URLSearchParams(location.search).get("plan")) || known(recall("plan")));
}

const page = document.querySelector("[data-contact]");
if (page instanceof HTMLElement) start(page);
