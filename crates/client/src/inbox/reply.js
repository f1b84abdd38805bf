// What a reader writes in a conversation: kept while they type, sent once, and never lost.

import { newKey } from "../contacts/form/draft.js";
import { send } from "../contacts/form/send.js";
import { moment } from "../contacts/words.js";
import { h } from "../common/elements.js";
import { fill } from "../common/texts.js";
import { keepReply, keptReply } from "./kept.js";
import { icon } from "./parts.js";

/** @typedef {import("./main.js").Inbox} Inbox */

/** Milliseconds for a text; files take longer. */
const TIMEOUT = 30_000;
const TIMEOUT_FILES = 300_000;

export class Reply {
  /** @param {Inbox} inbox @param {string} ticket @param {(sent: boolean) => Promise<void>} done */
  constructor(inbox, ticket, done) {
    this.inbox = inbox;
    this.ticket = ticket;
    this.done = done;
    this.kept = keptReply(ticket);
    this.busy = false;
    /** @type {import("../contacts/form/attachments.js").Attachments | null} */
    this.files = null;
    const { t, prefix } = inbox;
    const id = `${prefix}-reply`;
    this.text = h("textarea", { class: "inbox-input", id, rows: "4", dir: "auto", required: "" });
    this.text.value = this.kept.text;
    this.error = h("div", { class: "inbox-error", role: "alert" });
    this.button = h("button", { class: "button inbox-send", type: "submit" }, t.inbox_send);
    this.attach = h("button", { class: "button button-quiet inbox-attach", type: "button" }, icon("attach"), t.inbox_attach);
    this.attach.hidden = !inbox.files;
    this.place = h("div", { class: "inbox-files" });
    this.actions = h("div", { class: "inbox-actions" }, this.button, this.attach);
    this.node = h(
      "form",
      { class: "inbox-reply", novalidate: "" },
      h("label", { class: "inbox-label", for: id }, t.inbox_reply),
      this.text,
      this.place,
      this.error,
      this.actions,
    );
    this.listen();
  }

  listen() {
    this.text.addEventListener("input", () => this.keep());
    this.text.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) this.node.requestSubmit();
    });
    this.node.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.send();
    });
    this.attach.addEventListener("click", () => void this.openFiles());
  }

  keep() {
    this.kept.text = this.text.value;
    keepReply(this.ticket, this.kept);
  }

  /** The form's own way to attach, loaded with the first file. */
  async openFiles() {
    const { files, locale, signal, say } = this.inbox;
    if (!files || this.files) return;
    this.attach.disabled = true;
    try {
      const parts = [import("../contacts/form/attachments.js"), import("../contacts/form/view.js")];
      const [{ Attachments }, { buildFiles }] = await Promise.all(
        /** @type {[Promise<typeof import("../contacts/form/attachments.js")>, Promise<typeof import("../contacts/form/view.js")>]} */ (
          parts
        ),
      );
      const t = (/** @type {string} */ name) => this.inbox.t[`form_${name}`] ?? "";
      const view = buildFiles(`${this.inbox.prefix}-reply`, t, files);
      this.place.replaceChildren(view.node);
      const options = { view, form: this.node, limits: files, texts: this.inbox.t, locale, signal, say };
      this.files = new Attachments({ ...options, locked: () => this.busy, changed: () => {} });
      this.attach.hidden = true;
      view.input.focus();
    } catch {
      // It can be tried again; the text can be sent without.
      this.attach.disabled = false;
    }
  }

  async send() {
    const text = this.text.value.trim();
    if (this.busy) return;
    if (!text) return this.text.focus();
    const { t, api, ticket } = { ...this.inbox, ticket: this.ticket };
    this.wait(true);
    const files = this.files?.all() ?? [];
    const body = new FormData();
    body.append("text", text);
    body.append("idempotency_key", this.kept.key);
    for (const file of files) body.append("files", file, file.name);
    const outcome = await send({
      endpoint: api.answers(ticket),
      body,
      bearer: await api.bearer(),
      timeout: files.length > 0 ? TIMEOUT_FILES : TIMEOUT,
      ask: (url, init) => fetch(url, init),
      now: Date.now,
      online: () => navigator.onLine,
    });
    this.wait(false);
    if (outcome.sent) {
      this.kept = { text: "", key: newKey() };
      this.text.value = "";
      keepReply(ticket, this.kept);
      this.files?.clear();
      this.inbox.say(t.inbox_sent ?? "");
      await this.done(true);
      return this.text.focus();
    }
    // Another try is another request.
    if (outcome.settled) this.kept.key = newKey();
    this.keep();
    this.error.replaceChildren(...this.problem(outcome).map((line) => h("p", {}, line)));
    // It may be that it was closed meanwhile.
    await this.done(false);
  }

  /** @param {import("../contacts/form/send.js").Failed} outcome */
  problem({ reason, fields, message, again }) {
    const { t, locale, now } = this.inbox;
    const own = [...Object.values(fields), message].filter(Boolean);
    if (own.length > 0) return [...new Set(own)];
    if (reason === "busy" && !again) return [t.form_failed_busy_soon ?? ""];
    return [fill(t[`form_failed_${reason}`], { n: again ? moment(locale, new Date(again), now()) : "" })];
  }

  /** @param {boolean} busy */
  wait(busy) {
    this.busy = busy;
    this.text.readOnly = busy;
    this.button.setAttribute("aria-disabled", String(busy));
    this.button.textContent = (busy ? this.inbox.t.form_sending : this.inbox.t.inbox_send) ?? "";
    if (busy) this.error.replaceChildren();
  }
}
