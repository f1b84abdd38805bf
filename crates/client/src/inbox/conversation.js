// One conversation: who wrote what and when, a place to answer, and how to end it or begin again.

import { h } from "../common/elements.js";
import { fill } from "../common/texts.js";
import { bones, face, icon, notice, pushButton, written } from "./parts.js";
import { Reply } from "./reply.js";
import { clock, dayName, sameDay } from "./times.js";

/**
 * @typedef {import("./api.js").Conversation} Ticket
 * @typedef {import("./api.js").Message} Message
 * @typedef {import("./main.js").Inbox} Inbox
 */

/** What files are shown by, which their module need not have again. @typedef {typeof PARTS} Parts */
const PARTS = { h, fill, icon };

export class Conversation {
  /** @param {Inbox} inbox @param {string} id */
  constructor(inbox, id) {
    this.inbox = inbox;
    this.id = id;
    /** @type {Ticket | null} */
    this.ticket = null;
    this.shown = 0;
    /** @type {typeof import("./files.js") | null} */
    this.files = null;
    /** @type {Date | null} */
    this.day = null;
    const { t } = inbox;
    this.back = h("a", { class: "inbox-back", href: inbox.address("") }, icon("back"), t.inbox_back);
    this.back.addEventListener("click", (event) => inbox.follow(event, ""));
    this.title = h("h2", { class: "inbox-title", tabindex: "-1", dir: "auto" });
    this.mark = h("p", { class: "inbox-row-end" });
    this.log = h("ol", { class: "inbox-log" });
    this.end = h("div", { class: "inbox-end" });
    this.reply = new Reply(inbox, id, () => this.load());
    this.node = h("article", { class: "inbox-conversation" }, this.back, this.title, this.mark, this.log, this.end);
    this.log.append(...bones(2));
  }

  /** Anew: what is there stays, what is new comes behind it. */
  async load() {
    try {
      const ticket = await this.inbox.api.read(this.id);
      // With a module of its own, before anything is shown: nothing moves. What can't be loaded can be loaded again with the page.
      if (!this.files && ticket.messages.some(({ attachments }) => attachments?.length))
        this.files = await import("../inbox/files.js").catch(() => null);
      if (this.inbox.conversation !== this) return;
      this.take(ticket);
      this.inbox.worked();
    } catch (error) {
      if (this.inbox.conversation !== this) return;
      if (/** @type {{ status?: number }} */ (error).status === 404) return this.missing();
      this.inbox.failed(error, () => void this.load());
    }
  }

  missing() {
    const { t, moves } = this.inbox;
    const said = notice(t.inbox_missing, t.inbox_missing_help);
    this.node.replaceChildren(this.back, said);
    if (moves) said.querySelector("h2")?.focus();
  }

  /** @param {Ticket} ticket */
  take(ticket) {
    const { t } = this.inbox;
    const first = !this.ticket;
    this.ticket = ticket;
    if (first) {
      this.log.replaceChildren();
      this.title.textContent = ticket.subject;
    }
    const number = h("span", { class: "inbox-number" }, `#${ticket.id}`);
    this.mark.replaceChildren(this.inbox.stateMark(ticket.state), number);
    const fresh = ticket.messages.filter(({ seq }) => seq > this.shown);
    for (const message of fresh) this.log.append(...this.entry(message));
    this.shown = ticket.messages.at(-1)?.seq ?? 0;
    this.showEnd(ticket.state === "closed");
    if (first) {
      if (this.inbox.moves) this.title.focus({ preventScroll: true });
      // Where one answers, unless that leaves no room for what was said last.
      for (const part of [this.end, this.log.lastElementChild]) part?.scrollIntoView({ block: "nearest" });
    } else {
      const last = fresh.findLast(({ kind, you }) => kind === "message" && !you);
      if (last) this.inbox.say(fill(t.inbox_arrived, { n: this.name(last) }));
    }
    void this.seen();
  }

  /** Only what somebody can see is seen. */
  async seen() {
    const { api, live, options } = this.inbox;
    if (document.hidden || !live || !this.ticket?.unread) return;
    this.ticket.unread = 0;
    await api.seen(this.id, this.shown).then(options.told, () => {});
  }

  /** @param {boolean} closed */
  showEnd(closed) {
    const { t } = this.inbox;
    const kind = closed ? "closed" : "open";
    if (this.end.dataset.kind === kind) return;
    // Whoever is somewhere else stays there: it may be a specialist who closes.
    const had = this.end.matches(":focus-within");
    this.end.dataset.kind = kind;
    if (closed) {
      // A text that is waiting waits for the conversation.
      const help = this.reply.text.value.trim() ? t.inbox_was_closed : t.inbox_is_closed;
      const reopen = pushButton(t.inbox_reopen, () => void this.change("reopen"));
      this.end.replaceChildren(h("p", {}, help), h("p", { class: "inbox-actions" }, reopen));
      if (had) reopen.focus();
      return;
    }
    this.reply.actions.querySelector(".inbox-close")?.remove();
    const close = pushButton(t.inbox_close, () => void this.change("close"), "button-quiet inbox-close");
    this.reply.actions.append(close);
    this.end.replaceChildren(this.reply.node);
    if (had) this.reply.text.focus();
  }

  /** @param {"close" | "reopen"} act */
  async change(act) {
    const { t, api, say } = this.inbox;
    try {
      this.take(await api.change(this.id, act));
      say(act === "close" ? t.inbox_closed : t.inbox_reopened);
    } catch (error) {
      this.inbox.failed(error, () => void this.change(act));
    }
  }

  /** @param {Message} message */
  name({ by, you, name }) {
    const { t } = this.inbox;
    if (by !== "customer") return name ?? t.inbox_support ?? "";
    return (you ? t.inbox_you : t.inbox_colleague) ?? "";
  }

  /** An entry, under its day if that is another. @param {Message} message */
  entry(message) {
    const { t, locale, now, api } = this.inbox;
    const at = new Date(message.at);
    const nodes = [];
    if (!this.day || !sameDay(this.day, at)) nodes.push(h("li", { class: "inbox-day" }, h("h3", {}, dayName(locale, at, now()))));
    this.day = at;
    const time = h("time", { class: "inbox-time", datetime: message.at }, clock(locale, at));
    if (message.kind !== "message") {
      const said = message.kind === "closed" ? t.inbox_closed : t.inbox_reopened;
      nodes.push(h("li", { class: "inbox-event" }, `${said} · `, this.name(message), " · ", time));
      return nodes;
    }
    const name = this.name(message);
    const files = this.files && message.attachments?.map((file) => this.files?.fileItem(PARTS, this.inbox, file));
    const entry = h(
      "li",
      { class: `inbox-message${message.by === "agent" ? " is-answer" : ""}` },
      face(message.by === "customer" ? null : name, api.file(message.picture)),
      h(
        "div",
        { class: "inbox-bubble" },
        h("p", { class: "inbox-by" }, h("span", { class: "inbox-name", dir: "auto" }, name), " ", time),
        written(message.text ?? ""),
        files && files.length > 0 && h("ul", { class: "inbox-attachments" }, ...files),
      ),
    );
    nodes.push(entry);
    return nodes;
  }
}
