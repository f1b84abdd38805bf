// The contact page: what the chosen plan may use, and why the rest is locked.

import { markPlan, showFor } from "./channels.js";
import { policyOf, showNow, verdicts } from "./contact-now.js";
import { element, fill } from "./dom.js";
import { recall, remember } from "./memory.js";
import { startPass } from "./pass.js";

/**
 * How many ways the plan includes, and if there are more, where to see which plan has them.
 * @param {HTMLElement} summary @param {string} text @param {boolean} more
 */
function summarize(summary, text, more) {
  const table = document.getElementById("compare");
  const link = text && more && table ? [" ", element("a", { href: "#compare", text: table.textContent ?? "" })] : [];
  summary.replaceChildren(text, ...link);
}

/** @param {HTMLElement} page */
function start(page) {
  const picker = page.querySelector("[data-plan-picker]");
  if (!(picker instanceof HTMLElement)) return;
  const radios = /** @type {HTMLInputElement[]} */ ([...picker.querySelectorAll("input[name=plan]")]);
  const addons = /** @type {HTMLInputElement[]} */ ([...picker.querySelectorAll("input[name=addon]")]);
  const policy = policyOf(page);
  let chosen = "";
  const summary = /** @type {HTMLElement | null} */ (page.querySelector("[data-plan-summary]"));
  const known = (/** @type {string | null} */ plan) => (radios.some((radio) => radio.value === plan) ? (plan ?? "") : "");

  /** @param {number} at */
  function verdictsNow(at) {
    const customer = { plan: chosen, addons: addons.filter((addon) => addon.checked).map((addon) => addon.value) };
    return policy && chosen ? verdicts(policy, customer, at) : null;
  }

  /** @param {string} plan empty: none chosen */
  function apply(plan) {
    chosen = plan;
    const now = Date.now();
    const known = verdictsNow(now);
    const locked = (/** @type {string} */ id) => (known?.has(id) ? known.get(id)?.verdict === "locked" : undefined);
    const { included, channels } = showFor(page, plan, locked);
    if (policy) showNow(page, policy, known, now);
    markPlan(page, plan);
    page.dispatchEvent(new Event("guichet:plan"));
    if (summary)
      summarize(summary, plan ? fill(summary.dataset.planSummary, { n: included, q: String(channels) }) : "", included < channels);
  }

  /** @param {string} plan */
  function choose(plan) {
    for (const radio of radios) radio.checked = radio.value === plan;
    apply(plan);
  }

  picker.addEventListener("change", (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    if (input.name === "addon") {
      apply(chosen);
      return;
    }
    const plan = input.value;
    remember("plan", plan || null);
    const url = new URL(location.href);
    if (plan) url.searchParams.set("plan", plan);
    else url.searchParams.delete("plan");
    history.replaceState(null, "", url);
    apply(plan);
  });

  // What is open changes with the minutes.
  if (policy) setInterval(() => showNow(page, policy, verdictsNow(Date.now()), Date.now()), 30_000);
  const own = () => known(new URLSearchParams(location.search).get("plan")) || known(recall("plan"));
  choose(own());
  startPass(page, (plan) => choose(known(plan) || own()));
}

const page = document.querySelector("[data-contact]");
if (page instanceof HTMLElement) start(page);
