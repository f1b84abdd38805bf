// The first pane: which tickets, with how many of them wait.

import { button, h } from "./dom.js";
import { languageName } from "./time.js";

/**
 * @typedef {import("./types").Filters} Filters
 * @typedef {import("./types").Counts} Counts
 * @typedef {import("./types").Session} Session
 */

/** @type {Filters} */
export const ALL_WAITING = { state: "waiting", assigned: "", language: "", plan: "", channel: "", kind: "", order: "oldest", q: "" };

/** @type {{ id: string, name: string, state: string, assigned: string, count: keyof Counts | null, order: string }[]} */
const VIEWS = [
  { id: "waiting", name: "Waiting", state: "waiting", assigned: "", count: "waiting", order: "oldest" },
  { id: "mine", name: "Mine", state: "waiting", assigned: "me", count: "mine", order: "oldest" },
  { id: "unassigned", name: "Unassigned", state: "waiting", assigned: "nobody", count: "unassigned", order: "oldest" },
  { id: "answered", name: "Answered", state: "answered", assigned: "", count: "answered", order: "newest" },
  { id: "closed", name: "Closed", state: "closed", assigned: "", count: null, order: "newest" },
  { id: "all", name: "All tickets", state: "all", assigned: "", count: null, order: "newest" },
];

const KINDS = { web: "In writing", chat: "Chat", callback: "Callback" };

/** @param {string} kind */
export const kindName = (kind) => (Object.hasOwn(KINDS, kind) ? KINDS[/** @type {keyof typeof KINDS} */ (kind)] : kind);

/** @param {import("./types").Named[]} all @param {string} id */
export const nameIn = (all, id) => all.find((one) => one.id === id)?.name ?? id;

export class FilterPane {
  #session;
  #changed;
  #leave;
  #filters = { ...ALL_WAITING };
  /** @type {Counts | null} */
  #counts = null;
  #views = VIEWS.map((view) => {
    const count = h("span", { class: "count" });
    return { view, count, node: button({ class: "view" }, () => this.go(view.id), h("span", {}, view.name), count) };
  });
  #selects = {
    language: select("Language"),
    plan: select("Plan"),
    channel: select("Channel"),
    kind: select("Kind"),
    assigned: select("Assigned to"),
  };
  #done = button({ class: "button primary done" }, () => this.#leave(), "Show the tickets");
  #clear = button({ class: "quiet small", hidden: true }, () => this.go(viewOf(this.#filters).id), "Clear filters");
  node = h(
    "nav",
    { class: "pane filters", "aria-label": "Which tickets" },
    h("ul", { class: "views" }, ...this.#views.map((one) => h("li", {}, one.node))),
    h("h2", { class: "label" }, "Filters"),
    h("div", { class: "more-filters" }, ...Object.values(this.#selects).map(({ node }) => node), this.#clear, this.#done),
  );

  /** @param {Session} session @param {(filters: Filters) => void} changed @param {() => void} leave where this pane covers another */
  constructor(session, changed, leave) {
    this.#session = session;
    this.#leave = leave;
    this.#changed = changed;
    for (const [name, { field }] of Object.entries(this.#selects)) {
      field.addEventListener("change", () => this.set({ [name]: field.value }));
    }
    this.#render();
  }

  get current() {
    return this.#filters;
  }

  /** A view, with nothing else filtered. @param {string} id */
  go(id) {
    const { state, assigned, order } = VIEWS.find((one) => one.id === id) ?? VIEWS[0];
    this.#filters = { ...ALL_WAITING, state, assigned, order };
    this.#render();
    this.#changed(this.#filters);
    this.#leave();
  }

  /** @param {Partial<Filters>} some */
  set(some) {
    this.#filters = { ...this.#filters, ...some };
    this.#render();
    this.#changed(this.#filters);
  }

  focus() {
    /** @type {HTMLElement | null} */ (this.node.querySelector("[aria-current]") ?? this.node.querySelector("button"))?.focus();
  }

  /** @param {Counts} counts */
  count(counts) {
    this.#counts = counts;
    this.#render();
  }

  #render() {
    const filters = this.#filters;
    const shown = VIEWS.find((view) => view.state === filters.state && view.assigned === filters.assigned);
    for (const { view, node, count } of this.#views) {
      if (view === shown) node.setAttribute("aria-current", "true");
      else node.removeAttribute("aria-current");
      const number = view.count ? Number(this.#counts?.[view.count] ?? 0) : 0;
      count.textContent = number >= 1000 ? "1000+" : String(number || "");
    }
    const { language, plan, channel, kind, assigned } = this.#selects;
    const { session, counts } = { session: this.#session, counts: this.#counts };
    fill(language, counts?.languages ?? {}, filters.language, languageName, session.locales);
    const byPlan = { ...counts?.plans, none: counts?.plans[""] ?? 0, "": 0 };
    const planName = (/** @type {string} */ id) => (id === "none" ? "No plan" : nameIn(session.plans, id));
    fill(plan, byPlan, filters.plan, planName, [...session.plans.map(({ id }) => id), "none"]);
    const channels = session.channels.map(({ id }) => id);
    fill(channel, counts?.channels ?? {}, filters.channel, (id) => nameIn(session.channels, id), channels);
    fill(kind, counts?.kinds ?? {}, filters.kind, kindName, Object.keys(KINDS));
    const people = session.agents.map(({ id }) => id).filter((id) => id !== session.agent.id);
    const person = (/** @type {string} */ id) => ({ me: "Me", nobody: "Nobody" })[id] ?? nameIn(session.agents, id);
    fill(assigned, {}, filters.assigned, person, ["me", "nobody", ...people]);
    this.#clear.hidden = !(filters.language || filters.plan || filters.channel || filters.kind || (filters.assigned && !shown));
  }
}

/** @param {Filters} filters */
const viewOf = ({ state, assigned }) =>
  VIEWS.find((view) => view.state === state && view.assigned === assigned) ?? VIEWS.find((view) => view.state === state) ?? VIEWS[0];

/** @param {string} name */
function select(name) {
  const field = h("select");
  return { field, node: h("label", { class: "filter" }, h("span", {}, name), field), shown: "" };
}

/**
 * @param {ReturnType<typeof select>} filter @param {Record<string, number>} counts @param {string} chosen
 * @param {(id: string) => string} name @param {string[]} known
 */
function fill(filter, counts, chosen, name, known) {
  const ids = [...new Set([...known, ...Object.keys(counts), chosen])].filter(Boolean);
  const text = (/** @type {string} */ id) => (counts[id] ? `${name(id)} (${counts[id]})` : name(id));
  const shown = JSON.stringify(ids.map(text));
  // An open list isn't touched unless it says something else now.
  if (shown !== filter.shown) {
    filter.shown = shown;
    filter.field.replaceChildren(h("option", { value: "" }, "Any"), ...ids.map((id) => h("option", { value: id }, text(id))));
  }
  filter.field.value = chosen;
}
