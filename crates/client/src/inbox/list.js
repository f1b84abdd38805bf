// One's conversations: newest first, searched and filtered by the desk, a page at a time.

import { h } from "../common/elements.js";
import { fill } from "../common/texts.js";
import { bones, face, linkButton, notice, pushButton } from "./parts.js";
import { briefly } from "./times.js";

/**
 * @typedef {import("./api.js").Ticket} Ticket
 * @typedef {import("./main.js").Inbox} Inbox
 */

/** Milliseconds after the last letter. */
const TYPING = 250;
/** Conversations that a desk sends if nothing is said, and at most. */
const PAGE = 20;
const MOST = 100;

export class List {
  /** @param {Inbox} inbox */
  constructor(inbox) {
    this.inbox = inbox;
    this.filter = { state: "", q: "" };
    /** @type {Ticket[]} */
    this.tickets = [];
    /** @type {string | null} */
    this.next = null;
    this.asked = 0;
    this.shown = "";
    const { t } = inbox;
    this.rows = h("ul", { class: "inbox-rows", "aria-label": t.inbox_list });
    this.after = h("div", { class: "inbox-after" });
    this.search = h("input", {
      class: "inbox-search",
      type: "search",
      "aria-label": t.inbox_search,
      placeholder: t.inbox_search,
      autocomplete: "off",
      enterkeyhint: "search",
    });
    this.state = h(
      "select",
      { class: "inbox-filter", "aria-label": t.inbox_filter },
      ...["", "open", "closed"].map((state) => h("option", { value: state }, t[`inbox_filter_${state || "all"}`])),
    );
    this.tools = h("div", { class: "inbox-tools", role: "search", "aria-label": t.inbox_search }, this.search, this.state);
    this.node = h("div", { class: "inbox-list" }, this.tools, this.rows, this.after);
    this.listen();
  }

  listen() {
    /** @type {ReturnType<typeof setTimeout>} */
    let typing;
    this.search.addEventListener("input", () => {
      clearTimeout(typing);
      typing = setTimeout(() => {
        this.filter.q = this.search.value.trim();
        void this.load();
      }, TYPING);
    });
    this.state.addEventListener("change", () => {
      this.filter.state = this.state.value;
      void this.load();
    });
  }

  /** Anew, as much as is shown already; that stays until it is there. @param {boolean} [again] nothing else was asked for */
  async load(again = false) {
    const number = (this.asked += 1);
    if (!this.shown) this.wait();
    const limit = again && this.tickets.length > PAGE ? String(Math.min(MOST, this.tickets.length)) : "";
    try {
      const { tickets, next } = await this.inbox.api.list({ ...this.filter, limit });
      if (number !== this.asked) return;
      this.tickets = tickets;
      this.next = next;
      this.show();
      this.inbox.worked();
    } catch (error) {
      if (number === this.asked) this.inbox.failed(error, () => void this.load());
    }
  }

  async more() {
    const number = this.asked;
    try {
      const { tickets, next } = await this.inbox.api.list({ ...this.filter, cursor: this.next ?? "" });
      if (number !== this.asked) return;
      const first = this.tickets.length;
      this.tickets.push(...tickets);
      this.next = next;
      this.show();
      this.rows.querySelectorAll("a")[first]?.focus();
    } catch (error) {
      this.inbox.failed(error, () => void this.more());
    }
  }

  wait() {
    this.rows.replaceChildren(...bones(4));
    this.after.replaceChildren(h("p", { class: "inbox-hidden", role: "status" }, this.inbox.t.inbox_loading));
  }

  show() {
    const { t, options } = this.inbox;
    // What somebody is about to press stays the same, unless it has changed.
    const shown = JSON.stringify([this.tickets, this.next, this.filter]);
    if (shown === this.shown) return;
    this.shown = shown;
    // A row that has the focus keeps it.
    const focused = /** @type {HTMLElement | null} */ (this.rows.querySelector("a:focus"))?.dataset.ticket;
    this.rows.replaceChildren(...this.tickets.map((ticket) => this.row(ticket)));
    this.mark();
    if (focused) this.focus(focused);
    const isEmpty = this.tickets.length === 0;
    const isSearched = this.filter.q !== "" || this.filter.state !== "";
    this.tools.hidden = isEmpty && !isSearched;
    this.rows.hidden = isEmpty;
    const more = this.next ? pushButton(t.inbox_more, () => void this.more(), "button-quiet") : "";
    const empty = isSearched
      ? h(
          "p",
          { class: "inbox-none", role: "status" },
          fill(t.inbox_empty_search, { q: this.filter.q || this.state.selectedOptions[0]?.text }),
        )
      : notice(t.inbox_empty, t.inbox_empty_help, linkButton(t.inbox_write, options.contactUrl));
    this.after.replaceChildren(isEmpty ? empty : more);
  }

  /** @param {Ticket} ticket */
  row(ticket) {
    const { t, locale, api, now } = this.inbox;
    const at = new Date(ticket.changed_at);
    const unread = ticket.unread > 0 && fill(t.inbox_unread, { n: new Intl.NumberFormat(locale).format(ticket.unread) });
    const link = h(
      "a",
      { class: "inbox-row", href: this.inbox.address(ticket.id), "data-ticket": ticket.id, "data-unread": unread ? "" : undefined },
      face(ticket.agent?.name, api.file(ticket.agent?.picture), "inbox"),
      h(
        "span",
        { class: "inbox-row-text" },
        h(
          "span",
          { class: "inbox-row-top" },
          h("span", { class: "inbox-subject", dir: "auto" }, ticket.subject),
          h("time", { class: "inbox-time", datetime: ticket.changed_at }, briefly(locale, at, now())),
        ),
        h("span", { class: "inbox-excerpt", dir: "auto" }, ticket.excerpt),
        h(
          "span",
          { class: "inbox-row-end" },
          this.inbox.stateMark(ticket.state),
          h("span", { class: "inbox-number" }, `#${ticket.id}`),
          !ticket.mine && h("span", { class: "inbox-number" }, t.inbox_colleague),
          unread && h("span", { class: "inbox-unread" }, unread),
        ),
      ),
    );
    link.addEventListener("click", (event) => this.inbox.follow(event, ticket.id));
    return h("li", {}, link);
  }

  /** Which of them is open beside the list. */
  mark() {
    const open = this.inbox.conversation?.id;
    for (const link of this.rows.querySelectorAll("a")) link.ariaCurrent = link.dataset.ticket === open ? "true" : null;
  }

  /** Puts the focus on a ticket, if it is shown. @param {string} id */
  focus(id) {
    [...this.rows.querySelectorAll("a")].find((link) => link.dataset.ticket === id)?.focus();
  }
}
