// The third pane: one ticket, its customer, what was said, and what can be done.

import { explain } from "./api.js";
import { openArticles, openCanned } from "./canned.js";
import { Composer } from "./composer.js";
import { button, h, icon } from "./dom.js";
import { kindName, nameIn } from "./filters.js";
import { skeleton, stateBadge, trouble, writer } from "./queue.js";
import { languageName, shortTime, timeElement } from "./time.js";
import { timeline } from "./timeline.js";

/**
 * @typedef {import("./types").Conversation} Conversation
 * @typedef {import("./queue.js").Desk} Desk
 */

export class ConversationPane {
  #desk;
  #on;
  /** @type {Conversation | undefined} */
  #ticket;
  #wanted = "";
  #acting = false;
  #composer;
  #head = h("header", { class: "conversation-head" });
  #about = h("div", { class: "about" });
  #list = h("ol", { class: "timeline", "aria-label": "Messages" });
  #scroll = h("div", { class: "scroll", tabindex: "-1" }, this.#about, this.#list);
  #body = h("div", { class: "conversation-body", hidden: true }, this.#head, this.#scroll);
  #said = h("div", { class: "conversation-said" }, nothing());
  node = h(
    "section",
    { class: "pane conversation", id: "conversation", tabindex: "-1", "aria-label": "Conversation" },
    this.#body,
    this.#said,
  );

  /** @param {Desk} desk @param {{ back(): void, changed(): void }} on */
  constructor(desk, on) {
    this.#desk = desk;
    this.#on = on;
    this.#composer = new Composer(desk, {
      sent: (fresh) => {
        this.#update(fresh);
        desk.announce("Sent.");
        on.changed();
      },
      pending: (text, mode) => this.#pending(text, mode),
      canned: () => this.canned(),
      article: () => this.article(),
    });
    this.#body.append(this.#composer.node);
  }

  /** The ticket that is shown, or on its way. */
  get shows() {
    return this.#wanted;
  }

  /** @param {string} id @param {boolean} focus @returns {Promise<void>} */
  async open(id, focus) {
    this.#wanted = id;
    if (this.#ticket?.id !== id) {
      this.#body.hidden = true;
      this.#said.replaceChildren(skeleton());
    }
    /** @type {import("./types").Answer<Conversation>} */
    const answer = await this.#desk.api.ask(`tickets/${encodeURIComponent(id)}`);
    if (this.#wanted !== id) return;
    if (!answer.ok) {
      this.#body.hidden = true;
      this.#ticket = undefined;
      this.#said.replaceChildren(trouble(explain(answer), () => this.open(id, focus)));
      return;
    }
    this.#update(answer.body);
    this.#scroll.scrollTop = this.#scroll.scrollHeight;
    if (focus) this.node.querySelector("h2")?.focus({ preventScroll: true });
  }

  /** What the desk has now; what is written in the meantime stays. */
  async refresh() {
    const own = this.#ticket?.id;
    if (!own || this.#composer.isBusy || this.#acting) return;
    /** @type {import("./types").Answer<Conversation>} */
    const answer = await this.#desk.api.ask(`tickets/${own}`, { background: true });
    if (answer.ok && this.#ticket?.id === own && answer.body.seq >= this.#ticket.seq) this.#update(answer.body);
  }

  leave() {
    this.#wanted = "";
    this.#ticket = undefined;
    this.#body.hidden = true;
    this.#said.replaceChildren(nothing());
  }

  focus() {
    (this.node.querySelector("h2") ?? this.node).focus();
  }

  /** @param {import("./kept.js").Mode} mode */
  write(mode) {
    if (this.#ticket) this.#composer.focus(mode);
  }

  canned() {
    if (this.#ticket) openCanned(this.#desk, this.#ticket, this.#composer);
  }

  article() {
    if (this.#ticket) openArticles(this.#desk, this.#ticket, this.#composer);
  }

  takeOver() {
    if (this.#ticket?.assignee?.id !== this.#desk.session.agent.id) this.#assign(this.#desk.session.agent.id);
  }

  close() {
    this.#change("close");
  }

  /** @param {Conversation} fresh */
  #update(fresh) {
    if (this.#wanted !== fresh.id) return;
    const scroll = this.#scroll;
    const before = this.#ticket?.id === fresh.id ? this.#ticket : undefined;
    const isAtEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 60;
    // Somebody may have folded it, or be in it.
    const wasOpen = before ? this.#about.querySelector("details")?.open : undefined;
    this.#ticket = fresh;
    this.#said.replaceChildren();
    this.#body.hidden = false;
    this.#renderHead(fresh);
    if (JSON.stringify(about(before)) !== JSON.stringify(about(fresh))) {
      this.#about.replaceChildren(customer(fresh, this.#desk, wasOpen ?? isWide()));
    }
    this.#list.replaceChildren(...timeline(fresh, this.#desk));
    this.#composer.show(fresh, before ? newcomer(before, fresh, this.#desk) : null);
    if (before && isAtEnd) scroll.scrollTop = scroll.scrollHeight;
  }

  /** @param {Conversation} ticket */
  #renderHead(ticket) {
    const head = this.#head;
    const focused = head.contains(document.activeElement) ? (document.activeElement?.getAttribute("data-act") ?? "title") : null;
    const isClosed = ticket.state === "closed";
    const act = () => this.#change(isClosed ? "reopen" : "close");
    head.replaceChildren(
      button({ class: "quiet square to-queue", "aria-label": "Back to the list" }, this.#on.back, icon("back")),
      h(
        "div",
        { class: "title" },
        h("h2", { tabindex: "-1", dir: "auto", "data-act": "title" }, ticket.subject || "(no subject)"),
        this.#facts(ticket),
      ),
      h(
        "div",
        { class: "acts" },
        this.#assignees(ticket),
        button({ class: "button small", "data-act": "state" }, act, isClosed ? "Reopen" : "Close ticket"),
      ),
    );
    if (focused) /** @type {HTMLElement | null} */ (head.querySelector(`[data-act="${focused}"]`))?.focus({ preventScroll: true });
  }

  /** @param {Conversation} ticket */
  #assignees(ticket) {
    const { agent, agents } = this.#desk.session;
    const field = h(
      "select",
      { "aria-label": "Assigned to", class: "assignee", "data-act": "assignee" },
      h("option", { value: "" }, "Nobody"),
    );
    for (const one of agents) field.append(h("option", { value: one.id }, one.id === agent.id ? `${one.name} (me)` : one.name));
    const { assignee } = ticket;
    // Somebody who has left since.
    if (assignee && !agents.some(({ id }) => id === assignee.id)) field.append(h("option", { value: assignee.id }, assignee.name));
    field.value = assignee?.id ?? "";
    field.addEventListener("change", () => this.#assign(field.value || null));
    return field;
  }

  /** @param {Conversation} ticket */
  #facts(ticket) {
    const channel = nameIn(this.#desk.session.channels, ticket.channel);
    const waits = ticket.waiting_since;
    return h(
      "p",
      { class: "facts" },
      h("span", { class: "number" }, `#${ticket.id}`),
      stateBadge(ticket.state),
      h("span", { class: "fact", title: kindName(ticket.kind) }, channel),
      waits ? h("span", { class: "fact" }, "waits since ", timeElement(waits, shortTime(waits))) : null,
    );
  }

  /** @param {"close" | "reopen"} what */
  #change(what) {
    if (!this.#ticket || (what === "close") === (this.#ticket.state === "closed")) return;
    const state = what === "close" ? /** @type {const} */ ("closed") : /** @type {const} */ ("reopened");
    this.#act({ state, waiting_since: null }, what, { method: "POST" }, what === "close" ? "Closed." : "Reopened.");
  }

  /** @param {string | null} to */
  #assign(to) {
    const { agent, agents } = this.#desk.session;
    const person = agents.find(({ id }) => id === to) ?? null;
    const done = person ? `Assigned to ${person.id === agent.id ? "you" : person.name}.` : "Assigned to nobody.";
    this.#act({ assignee: person }, "assignee", { method: "PUT", json: { agent: to } }, done);
  }

  /**
   * Shown at once, and taken back if the desk doesn't do it.
   * @param {Partial<Conversation>} guess @param {string} path @param {import("./api.js").Request} request @param {string} done
   */
  async #act(guess, path, request, done) {
    if (!this.#ticket || this.#acting) return;
    const before = this.#ticket;
    this.#acting = true;
    this.#update({ ...before, ...guess });
    /** @type {import("./types").Answer<Conversation>} */
    const answer = await this.#desk.api.ask(`tickets/${before.id}/${path}`, request);
    this.#acting = false;
    this.#update(answer.ok ? answer.body : before);
    if (!answer.ok) return this.#desk.announce(`${explain(answer)} Nothing was changed.`, true);
    this.#desk.announce(done);
    this.#on.changed();
  }

  /**
   * A text that is on its way stands where it will be, and says so.
   * @param {string | null} text @param {import("./kept.js").Mode} mode
   */
  #pending(text, mode) {
    this.#list.querySelector(".is-pending")?.remove();
    if (text === null) return;
    const kind = mode === "note" ? "note" : "agent";
    const header = h("header", {}, h("b", {}, "You"), h("span", { class: "said" }, "Sending…"));
    const words = h("div", { class: "message-text", dir: "auto" }, text);
    this.#list.append(h("li", { class: `message message-${kind} is-pending` }, header, words));
    this.#scroll.scrollTop = this.#scroll.scrollHeight;
  }
}

const nothing = () => h("div", { class: "empty" }, h("p", { class: "hint" }, "Choose a ticket from the list."));

/** Who has written between two states of a ticket, other than oneself. @param {Conversation} before @param {Conversation} fresh @param {Desk} desk */
function newcomer(before, fresh, desk) {
  const others = fresh.history.filter(
    ({ seq, kind, agent }) => seq > before.seq && kind === "message" && agent?.id !== desk.session.agent.id,
  );
  const last = others.at(-1);
  return last ? (last.agent?.name ?? "The customer") : null;
}

/** What the customer's part shows. @param {Conversation | undefined} ticket */
const about = (ticket) => ticket && [ticket.id, ticket.email, ticket.phone, ticket.plan, ticket.others];

/** @param {Conversation} ticket @param {Desk} desk @param {boolean} open */
function customer(ticket, desk, open) {
  /** @type {[string, import("./dom.js").Child][]} */
  const facts = [
    ["E-mail", ticket.email && h("a", { href: `mailto:${encodeURI(ticket.email)}` }, h("bdi", {}, ticket.email))],
    ["Phone", ticket.phone && h("a", { href: `tel:${ticket.phone.replace(/[^+\d]/g, "")}` }, h("bdi", {}, ticket.phone))],
    ["Customer", ticket.customer && h("bdi", {}, ticket.customer)],
    ["Account", ticket.account && h("bdi", {}, ticket.account)],
    ["Plan", ticket.plan ? nameIn(desk.session.plans, ticket.plan) : "None proved"],
    ["Language", languageName(ticket.language)],
    ["Wrote from", ticket.locale === ticket.language ? null : languageName(ticket.locale)],
    ["Since", timeElement(ticket.created_at, shortTime(ticket.created_at))],
  ];
  const rows = facts.filter(([, value]) => value).map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)));
  const others = ticket.others.map((other) =>
    h(
      "li",
      {},
      h("a", { href: `#${other.id}` }, h("span", { class: "number" }, `#${other.id}`), " ", h("bdi", {}, other.subject || "(no subject)")),
      " ",
      stateBadge(other.state),
    ),
  );
  const plan = ticket.plan ? nameIn(desk.session.plans, ticket.plan) : "No plan";
  const summary = h(
    "summary",
    {},
    h("bdi", {}, writer(ticket)),
    h("span", { class: "fact" }, plan),
    h("span", { class: "fact" }, languageName(ticket.language)),
  );
  const count = ticket.others.length;
  if (count)
    summary.append(h("span", { class: "fact" }, `${count === 10 ? "10 or more" : count} other ${count === 1 ? "ticket" : "tickets"}`));
  return h(
    "details",
    { class: "customer", open },
    summary,
    h("dl", {}, ...rows),
    count ? h("div", { class: "others" }, h("h3", { class: "label" }, "Other tickets"), h("ul", {}, ...others)) : null,
  );
}

/** Whether there is room for the customer beside the conversation. */
const isWide = () => matchMedia("(min-width: 90rem)").matches;
