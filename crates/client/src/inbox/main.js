// A customer's inbox: what they have asked, and what was answered. On a page of the help centre or in the panel's shadow root; it
// assumes nothing of the page around it.
//
//   const inbox = mountInbox(root, { api: deskApi({ url, bearer }), texts: await inboxTexts("fr"), locale: "fr", … });
//   inbox.open("1042");
//   inbox.destroy();

import { h } from "../common/elements.js";
import { Conversation } from "./conversation.js";
import { List } from "./list.js";
import { follow } from "./live.js";
import { linkButton, notice, pushButton } from "./parts.js";

/**
 * @typedef {object} Options
 * @property {import("./api.js").Api} api
 * @property {Record<string, string>} texts `inboxTexts`
 * @property {string} locale of the words around it
 * @property {string} contactUrl where somebody writes who has not written yet
 * @property {string | null} signIn where somebody gets a pass
 * @property {import("../help.js").FormView["files"]} files what may be attached
 * @property {(id: string) => void} go the address has changed by what was pressed; empty: the list
 * @property {string} [prefix] of ids
 * @property {() => Date} [now]
 */

/** The words of a language, from beside this module. @param {string} locale @returns {Promise<Record<string, string>>} */
export async function inboxTexts(locale) {
  const answer = await fetch(new URL(`../words/inbox/${locale}.json`, import.meta.url));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer.json();
}

/**
 * @param {HTMLElement | ShadowRoot} root Its children are replaced.
 * @param {Options} options
 */
export function mountInbox(root, options) {
  const inbox = new Inbox(root, options);
  return {
    /** A conversation, or the list. @param {string} id empty: the list */
    open: (id) => inbox.open(id),
    destroy: () => inbox.destroy(),
  };
}

export class Inbox {
  /** @param {HTMLElement | ShadowRoot} root @param {Options} options */
  constructor(root, { api, texts, locale, contactUrl, signIn, files, go, prefix = "inbox", now = () => new Date() }) {
    this.api = api;
    this.t = texts;
    this.locale = locale;
    this.contactUrl = contactUrl;
    this.signIn = signIn;
    this.files = files;
    this.go = go;
    this.prefix = prefix;
    this.now = now;
    this.life = new AbortController();
    this.signal = this.life.signal;
    this.status = h("p", { class: "inbox-hidden", role: "status" });
    this.above = h("div", { class: "inbox-above" });
    this.main = h("div", { class: "inbox-main" });
    this.list = new List(this);
    /** @type {Conversation | null} */
    this.conversation = null;
    this.say = this.say.bind(this);
    root.replaceChildren(this.status, this.above, this.main);
    /** Nothing is loaded before somebody says what. */
    this.opened = false;
    const on = { signal: this.signal };
    addEventListener("online", () => this.refresh(), on);
    document.addEventListener("visibilitychange", () => void this.conversation?.seen(), on);
  }

  /** @param {string} id */
  open(id) {
    const before = this.conversation?.id;
    if (!this.opened) this.listen();
    this.above.replaceChildren();
    if (id) {
      this.conversation = new Conversation(this, id);
      this.main.replaceChildren(this.conversation.node);
      void this.conversation.load();
      return;
    }
    this.conversation = null;
    this.main.replaceChildren(this.list.node);
    if (before) this.list.focus(before);
    void this.list.load();
  }

  /** A link was pressed: other tabs and windows are the browser's. @param {MouseEvent} event @param {string} id */
  follow(event, id) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.go(id);
    this.open(id);
  }

  /** Whatever happens from now on is shown. */
  listen() {
    this.opened = true;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let soon;
    void follow({
      api: this.api,
      signal: this.signal,
      refused: (status) => {
        this.opened = false;
        this.failed({ status }, () => this.refresh());
      },
      changed: (change) => {
        if (this.conversation && change && change.ticket !== this.conversation.id) return;
        // Several at once are one look.
        clearTimeout(soon);
        soon = setTimeout(() => this.refresh(), 100);
      },
    });
  }

  refresh() {
    if (!this.opened || this.signal.aborted) return;
    void (this.conversation?.load() ?? this.list.load(true));
  }

  worked() {
    this.above.replaceChildren();
  }

  /**
   * Says what is wrong, in place of what could not be loaded; beside it, if something is there.
   * @param {unknown} error @param {() => void} again
   */
  failed(error, again) {
    const { t } = this;
    const status = /** @type {{ status?: number }} */ (error).status ?? 0;
    if (status === 401 || status === 403) return void this.signedOut();
    const text = navigator.onLine ? t.inbox_failed : t.inbox_offline;
    const has = this.conversation ? this.conversation.ticket !== null : this.list.tickets.length > 0;
    const retry = pushButton(t.inbox_retry ?? "", again, "button-quiet");
    if (has) {
      this.above.replaceChildren(h("p", { class: "inbox-line", role: "alert" }, text, " ", retry));
      return;
    }
    this.main.replaceChildren(
      notice(
        t.inbox_failed ?? "",
        t.inbox_failed_help ?? "",
        pushButton(t.inbox_retry ?? "", () => this.open(this.conversation?.id ?? "")),
      ),
    );
    this.main.querySelector("h2")?.focus();
  }

  /** Without a pass, or with one that has ended. */
  async signedOut() {
    const { t } = this;
    const had = Boolean(await this.api.bearer());
    const [title, help] = had ? [t.inbox_expired, t.inbox_expired_help] : [t.inbox_signed_out, t.inbox_signed_out_help];
    const signIn = this.signIn ? [linkButton(t.inbox_sign_in ?? "", this.signIn)] : [];
    const write = h("a", { class: "button button-quiet", href: this.contactUrl }, t.inbox_write);
    // What was typed is in the tab's storage.
    this.main.replaceChildren(notice(title ?? "", help ?? "", ...signIn, write));
    this.main.querySelector("h2")?.focus();
  }

  /** @param {import("./api.js").State} state */
  stateMark(state) {
    return h("span", { class: `inbox-state is-${state}` }, this.t[`inbox_state_${state}`] ?? state);
  }

  /** To screen readers. @param {string} text */
  say(text) {
    this.status.textContent = text;
  }

  destroy() {
    this.life.abort();
  }
}
