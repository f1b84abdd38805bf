// The second pane: the tickets that were asked for. A ticket keeps its element while lists change, and so the focus.

import { explain } from "./api.js";
import { button, h, icon } from "./dom.js";
import { nameIn } from "./filters.js";
import { drafts } from "./kept.js";
import { age, languageName, timeElement } from "./time.js";

/**
 * @typedef {import("./types").Ticket} Ticket
 * @typedef {import("./types").Filters} Filters
 * @typedef {{ api: import("./api.js").Api, session: import("./types").Session, desk: string, announce(text: string, loud?: boolean): void }} Desk
 * @typedef {{ tickets: Ticket[], next: string | null }} Page
 */

export class Queue {
  #desk;
  #list = h("ul", { class: "tickets" });
  #said = h("div", { class: "queue-said" });
  #more = button({ class: "quiet", hidden: true }, () => this.#load(true), "Show more");
  #frame;
  /** @type {Map<string, HTMLLIElement>} */
  #rows = new Map();
  /** @type {Ticket[]} */
  #tickets = [];
  /** @type {Filters | undefined} */
  #filters;
  /** @type {string | null} */
  #next = null;
  #asked = 0;
  #open = "";

  /** @param {Desk} desk @param {{ search(text: string): void, order(order: string): void, filters(): void }} on */
  constructor(desk, on) {
    this.#desk = desk;
    this.#frame = frame(on, this.#list, this.#said, this.#more);
  }

  get node() {
    return this.#frame.node;
  }

  /** @param {Filters} wanted */
  show(wanted) {
    const { field, order } = this.#frame;
    this.#filters = wanted;
    if (document.activeElement !== field) field.value = wanted.q;
    order.value = wanted.order;
    order.disabled = wanted.q !== "";
    this.#tickets = [];
    this.#rows.clear();
    this.#list.replaceChildren();
    this.#more.hidden = true;
    this.#said.replaceChildren(skeleton());
    return this.#load(false);
  }

  refresh() {
    return this.#load(false, true);
  }

  /** @param {boolean} further @param {boolean} [background] */
  async #load(further, background = false) {
    if (!this.#filters) return;
    const own = ++this.#asked;
    const limit = further ? 50 : Math.min(Math.max(this.#tickets.length, 50), 100);
    const query = new URLSearchParams({ ...this.#filters, limit: String(limit) });
    if (further && this.#next) query.set("cursor", this.#next);
    /** @type {import("./types").Answer<Page>} */
    const answer = await this.#desk.api.ask(`tickets?${query}`, { background });
    if (own !== this.#asked) return;
    if (!answer.ok) {
      // What is there stays there; whether it is still true, the line above says.
      if (!this.#tickets.length) this.#said.replaceChildren(trouble(explain(answer), () => this.#load(further)));
      return;
    }
    this.#next = answer.body.next;
    this.#tickets = further ? [...this.#tickets, ...answer.body.tickets] : answer.body.tickets;
    this.#render();
  }

  #render() {
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    const at = focused ? this.#links.indexOf(/** @type {HTMLAnchorElement} */ (focused)) : -1;
    const gone = new Set(this.#rows.keys());
    this.#tickets.forEach((ticket, place) => {
      gone.delete(ticket.id);
      const row = this.#rows.get(ticket.id) ?? h("li");
      this.#rows.set(ticket.id, row);
      fillRow(row, ticket, this.#desk, ticket.id === this.#open);
      if (this.#list.children[place] !== row) this.#list.insertBefore(row, this.#list.children[place] ?? null);
    });
    for (const id of gone) {
      this.#rows.get(id)?.remove();
      this.#rows.delete(id);
    }
    this.#more.hidden = this.#next === null;
    this.#said.replaceChildren(...(this.#tickets.length ? [] : [empty(this.#filters)]));
    // A row that was moved has lost the focus; one that is gone leaves it to its neighbour.
    if (at < 0 || document.activeElement === focused) return;
    const links = this.#links;
    (focused?.isConnected ? focused : links[Math.min(at, links.length - 1)])?.focus();
  }

  get #links() {
    return [...this.#list.querySelectorAll("a")];
  }

  /** The next row gets the focus, or the one before. @param {number} step */
  move(step) {
    const links = this.#links;
    const focused = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
    const open = links.findIndex((link) => link.hasAttribute("aria-current"));
    const from = focused >= 0 ? focused : open;
    const link = links[Math.min(Math.max(from < 0 ? 0 : from + step, 0), links.length - 1)];
    link?.focus();
    link?.scrollIntoView({ block: "nearest" });
  }

  /** @param {string} id */
  setOpen(id) {
    this.#open = id;
    for (const [own, row] of this.#rows) mark(row.querySelector("a"), own === id);
  }

  /** The open ticket's row, or the first. */
  focus() {
    const links = this.#links;
    (links.find((link) => link.hasAttribute("aria-current")) ?? links[0] ?? this.#frame.field).focus();
  }

  focusSearch() {
    this.#frame.field.focus();
    this.#frame.field.select();
  }
}

/** @param {HTMLAnchorElement | null} link @param {boolean} isOpen */
function mark(link, isOpen) {
  if (isOpen) link?.setAttribute("aria-current", "true");
  else link?.removeAttribute("aria-current");
}

/**
 * @param {{ search(text: string): void, order(order: string): void, filters(): void }} on
 * @param {HTMLElement} list @param {HTMLElement} said @param {HTMLElement} more
 */
function frame(on, list, said, more) {
  const field = h("input", { type: "search", "aria-label": "Search all tickets", placeholder: "Search", spellcheck: "false" });
  const order = h(
    "select",
    { "aria-label": "Order", class: "order" },
    h("option", { value: "oldest" }, "Oldest first"),
    h("option", { value: "newest" }, "Newest first"),
  );
  order.addEventListener("change", () => on.order(order.value));
  let wait = 0;
  field.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(() => on.search(field.value.trim()), 250);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    clearTimeout(wait);
    on.search(field.value.trim());
  });
  const filters = button({ class: "quiet square to-filters", "aria-label": "Filters" }, on.filters, icon("filters"));
  const search = h("div", { class: "search", role: "search" }, icon("search"), field);
  const node = h(
    "section",
    { class: "pane queue", "aria-label": "Tickets" },
    h("header", { class: "queue-head" }, filters, search, order),
    h("div", { class: "scroll" }, list, said, more),
  );
  return { node, field, order };
}

const STATES = { open: "Open", answered: "Answered", closed: "Closed", reopened: "Reopened" };

/** @param {import("./types").State} state */
export function stateBadge(state) {
  return h("span", { class: `state state-${state}` }, STATES[state] ?? state);
}

/** @param {HTMLLIElement} row @param {Ticket} ticket @param {Desk} desk @param {boolean} isOpen */
function fillRow(row, ticket, desk, isOpen) {
  const link = row.querySelector("a") ?? row.appendChild(h("a", { href: `#${ticket.id}`, class: "ticket" }));
  mark(link, isOpen);
  const since = ticket.waiting_since ?? ticket.changed_at;
  const { session } = desk;
  const assignee = ticket.assignee && (ticket.assignee.id === session.agent.id ? "me" : ticket.assignee.name);
  link.replaceChildren(
    h("span", { class: "ticket-top" }, h("bdi", { class: "ticket-from" }, writer(ticket)), timeElement(since, age(since))),
    h("span", { class: "ticket-subject", dir: "auto" }, ticket.subject || "(no subject)"),
    h("span", { class: "ticket-excerpt", dir: "auto" }, ticket.excerpt),
    h(
      "span",
      { class: "ticket-facts" },
      h("span", { class: "number" }, `#${ticket.id}`),
      ticket.state === "open" ? null : stateBadge(ticket.state),
      ticket.kind === "web" ? null : h("span", { class: "fact" }, nameIn(session.channels, ticket.channel)),
      ticket.plan && h("span", { class: "fact" }, nameIn(session.plans, ticket.plan)),
      h("span", { class: "fact" }, languageName(ticket.language)),
      drafts.has(ticket.id) && h("span", { class: "fact draft" }, "Draft"),
      assignee && h("span", { class: "fact assignee" }, assignee),
    ),
  );
}

/** Whoever wrote, as far as they are known. @param {Ticket} ticket */
export const writer = (ticket) => ticket.email ?? ticket.customer ?? ticket.account ?? "Unknown";

/** Lines in the place of what is on its way. */
export const skeleton = () => h("div", { class: "skeleton", "aria-hidden": "true" }, h("i"), h("i"), h("i"), h("i"));

/** @param {string} text @param {() => unknown} again */
export const trouble = (text, again) =>
  h("div", { class: "empty", role: "alert" }, h("p", {}, text), button({ class: "button" }, again, "Try again"));

/** @param {Filters | undefined} filters */
function empty(filters) {
  if (filters?.q) {
    return h(
      "div",
      { class: "empty" },
      h("p", {}, "Nothing found."),
      h("p", { class: "hint" }, "Words are found by their beginnings. Try fewer of them."),
    );
  }
  const some = filters && (filters.language || filters.plan || filters.channel || filters.kind);
  if (filters?.state === "waiting" && !some) return h("div", { class: "empty" }, icon("check"), h("p", {}, "Nobody waits here."));
  return h("div", { class: "empty" }, h("p", {}, "No tickets like that."));
}
