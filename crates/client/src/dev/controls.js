// What of the site is shown: for whom, on which day, in which language.

import { h } from "./dom.js";

/** @typedef {import("./about.d.ts").About} About */

/** Where the theme's pages remember a reader's plan. */
const PLAN = "guichet.plan";
/** That the command line's plan was taken over, once for each tab. */
const TAKEN = "guichet.preview.plan";

/** @template T @param {() => T} use storage may be forbidden */
function attempt(use) {
  try {
    return use();
  } catch {
    return null;
  }
}

/** @param {string} label @param {HTMLElement} control */
function field(label, control) {
  control.id = label.toLowerCase();
  return h("div", { class: "field" }, h("label", { for: control.id }, label), control);
}

/** @param {[value: string, text: string][]} options @param {string} value @param {(value: string) => void} chosen */
function choice(options, value, chosen) {
  const select = h("select", {}, ...options.map(([value, text]) => h("option", { value }, text)));
  select.value = value;
  select.addEventListener("change", () => chosen(select.value));
  return select;
}

/** @param {About} about */
function language({ languages }) {
  if (languages.length < 2) return null;
  const options = languages.map(
    ({ locale, name, same }) => /** @type {[string, string]} */ ([locale, same ? name : `${name} (home page)`]),
  );
  const current = languages.find(({ current }) => current)?.locale ?? "";
  return field(
    "Language",
    choice(options, current, (chosen) => {
      const there = languages.find(({ locale }) => locale === chosen);
      if (there) location.assign(there.address);
    }),
  );
}

/** As the picker on the contact page does, so that all pages know it. @param {string} plan empty: as a visitor @param {string | null} ofCommandLine */
function choosePlan(plan, ofCommandLine) {
  attempt(() => (plan ? localStorage.setItem(PLAN, plan) : localStorage.removeItem(PLAN)));
  const url = new URL(location.href);
  const onContact = /\/contact\/?$/.test(url.pathname);
  // Without one in its address, this page is sent to that of the command line.
  if (onContact && (plan || ofCommandLine)) url.searchParams.set("plan", plan);
  else url.searchParams.delete("plan");
  if (url.href === location.href) location.reload();
  else location.replace(url);
}

/** @param {About} about */
function plan({ plans, plan: ofCommandLine }) {
  if (plans.length === 0) return null;
  if (ofCommandLine && attempt(() => sessionStorage.getItem(TAKEN)) !== ofCommandLine) {
    const before = attempt(() => localStorage.getItem(PLAN));
    attempt(() => sessionStorage.setItem(TAKEN, ofCommandLine));
    if (before !== ofCommandLine) choosePlan(ofCommandLine, ofCommandLine);
  }
  const known = new URLSearchParams(location.search).get("plan") ?? attempt(() => localStorage.getItem(PLAN)) ?? "";
  const current = plans.some(({ id }) => id === known) ? known : "";
  const options = /** @type {[string, string][]} */ ([["", "Not chosen"], ...plans.map(({ id, name }) => [id, name])]);
  return field(
    "Plan",
    choice(options, current, (chosen) => choosePlan(chosen, ofCommandLine)),
  );
}

/** @param {string} date empty: as the command line has it */
async function chooseDay(date) {
  const address = new URL("view", import.meta.url);
  address.searchParams.set("date", date);
  // The site is built again, which the page hears of.
  await fetch(address, { method: "POST" }).catch(() => null);
}

/** @param {About} about */
function day({ view }) {
  if (!view || view.fixed) return null;
  const { first } = view;
  const isDay = view.date !== first.date || view.drafts !== first.drafts;
  const all = first.drafts ? "Drafts and scheduled, too" : "What is published now";
  const input = h("input", { type: "date", value: view.date ?? view.today, "aria-label": "Day", list: "days", required: true });
  input.hidden = !isDay;
  input.addEventListener("change", () => input.value && chooseDay(input.value));
  const options = /** @type {[string, string][]} */ ([
    ["all", first.date ? `${all} (${first.date})` : all],
    ["day", "What is published on"],
  ]);
  const select = choice(options, isDay ? "day" : "all", (chosen) => {
    input.hidden = chosen === "all";
    chooseDay(chosen === "all" ? "" : input.value);
  });
  const days = h("datalist", { id: "days" }, ...view.days.map((value) => h("option", { value })));
  return h("div", { class: "group" }, field("Show", select), input, days);
}

/** @param {About} about */
export const controls = (about) => [language(about), plan(about), day(about)].filter((control) => control !== null);
