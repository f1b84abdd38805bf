// What a reader writes in a conversation: kept while they type, sent once, and never lost.

import { h } from "../common/elements.js";
import { keepReply, keptReply } from "./kept.js";
import { icon } from "./parts.js";

/** @typedef {import("./main.js").Inbox} Inbox */

export class Reply {
  /** @param {Inbox} inbox @param {string} ticket @param {() => Promise<void>} done it was sent, or the desk has said why not */
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
    this.attach.hidden = !inbox.options.files;
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

  async openFiles() {
    this.attach.disabled = true;
    try {
      const { openFiles } = await import("../inbox/attach.js");
      await openFiles(this);
      this.attach.hidden = true;
    } catch {
      // It can be tried again; the text can be sent without.
      this.attach.disabled = false;
    }
  }

  async send() {
    const { t, say } = this.inbox;
    if (this.busy) return;
    if (!this.text.value.trim()) return this.text.focus();
    this.wait(true);
    // Whoever can't load how it is sent could not have sent it either.
    const wrong = await import("../inbox/sending.js").then(
      ({ sendReply }) => sendReply(this),
      () => [t.form_failed_network ?? ""],
    );
    this.wait(false);
    if (!wrong) {
      this.text.value = "";
      this.files?.clear();
      say(t.inbox_sent);
    }
    this.keep();
    this.error.replaceChildren(...(wrong ?? []).map((line) => h("p", {}, line)));
    // It may be that it was closed meanwhile.
    await this.done();
    if (!wrong) this.text.focus();
  }

  /** @param {boolean} busy */
  wait(busy) {
    const { t } = this.inbox;
    this.busy = busy;
    this.text.readOnly = busy;
    this.button.setAttribute("aria-disabled", String(busy));
    this.button.textContent = (busy ? t.form_sending : t.inbox_send) ?? "";
    if (busy) this.error.replaceChildren();
  }
}
