// The contact page: what the chosen plan may use, and why the rest is locked.

import { markPlan } from "./channels.js";
import { policyOf, showOffers } from "./contact-now.js";
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
  let plan = "";
  /** What the reader's pass says of them. @type {import("./contact-now.js").Vouched | null} */
  let pass = null;
  /** The add-ons that the reader has ticked. */
  let ticked = recall("addons")?.split(" ") ?? [];
  const summary = /** @type {HTMLElement | null} */ (page.querySelector("[data-plan-summary]"));
  const known = (/** @type {string | null} */ plan) => (radios.some((radio) => radio.value === plan) ? (plan ?? "") : "");
  const reader = () => ({ customer: { plan, addons: ticked }, pass });
  const show = () => showOffers(page, policy, reader());

  /** What the reader has ticked, or what their pass says they have: nothing that they tick counts for more. */
  function tick() {
    const vouched = pass?.plan === plan ? pass.addons : undefined;
    for (const addon of addons) {
      addon.checked = (vouched ?? ticked).includes(addon.value);
      addon.disabled = vouched !== undefined;
    }
  }

  function apply() {
    tick();
    show();
    markPlan(page, plan);
    page.dispatchEvent(new CustomEvent("guichet:plan", { detail: reader() }));
    // Of the plan alone: what add-ons give is not in it, and what needs a seat besides is.
    const all = policy.channels.length;
    const included = policy.channels.filter(({ plans }) => plans.includes(plan)).length;
    if (summary) summarize(summary, plan ? fill(summary.dataset.planSummary, { n: included, q: String(all) }) : "", included < all);
  }

  /** @param {string} wanted empty: none */
  function choose(wanted) {
    plan = wanted;
    for (const radio of radios) radio.checked = radio.value === wanted;
    apply();
  }

  picker.addEventListener("change", (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    if (input.name === "addon") {
      ticked = addons.filter((addon) => addon.checked).map((addon) => addon.value);
      remember("addons", ticked.join(" ") || null);
    } else {
      plan = input.value;
      remember("plan", plan || null);
      const url = new URL(location.href);
      if (plan) url.searchParams.set("plan", plan);
      else url.searchParams.delete("plan");
      history.replaceState(null, "", url);
    }
    apply();
  });

  // What is open changes with the minutes.
  setInterval(show, 30_000);
  // What an address names is a choice as one on the page is: what articles say of plans goes by it, too.
  const named = known(new URLSearchParams(location.search).get("plan"));
  if (named) remember("plan", named);
  const own = () => known(new URLSearchParams(location.search).get("plan")) || known(recall("plan"));
  choose(own());
  startPass(page, policy, (says) => {
    pass = says;
    choose(known(says?.plan ?? "") || own());
  });
}

const page = document.querySelector("[data-contact]");
if (page instanceof HTMLElement) start(page);
