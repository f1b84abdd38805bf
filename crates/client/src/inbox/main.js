// A customer's inbox: what they have asked, and what was answered. On a page of the help centre or in the panel's shadow root; it
// assumes nothing of the page around it.
//
//   const inbox = new Inbox(root, { api: deskApi({ url, bearer }), texts: await inboxTexts("fr"), locale: "fr", … });
//   inbox.open("1042");
//   inbox.destroy();
//
// Until somebody answers or attaches a file, no module is loaded that only that needs: sending.js, attach.js and files.js come later.

import { h } from "../common/elements.js";
import { Conversation } from "./conversation.js";
import { List } from "./list.js";
import { follow } from "./live.js";
import { icon, linkButton, notice, pushButton } from "./parts.js";

/**
 * @typedef {object} Options
 * @property {import("./api.js").Api} api
 * @property {Record<string, string>} texts `inboxTexts`
 * @property {string} locale of the words around it
 * @property {string} contactUrl where somebody writes who has not written yet
 * @property {string | null | undefined} [signIn] where somebody gets a pass
 * @property {import("../help.js").FormView["files"]} files what may be attached
 * @property {(id: string) => string} [address] of a conversation; empty: of the list
 * @property {(id: string) => void} [go] what was pressed is open now; without it, whoever is around follows the links
 * @property {MediaQueryList} [wide] whether there is room for the list beside the conversation
 * @property {() => unknown} [told] something has changed, or was read
 * @property {(why: string | undefined) => unknown} [refused] the pass counts for nothing
 * @property {() => Promise<unknown>} [dress] gets the styles of the form's fields, where they are not there
 * @property {string} [prefix] of ids
 * @property {() => Date} [now]
 */

/** The words of a language, from beside this module. @param {string} locale @returns {Promise<Record<string, string>>} */
export async function inboxTexts(locale) {
  const answer = await fetch(new URL(`../words/inbox/${locale}.json`, import.meta.url));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer.json();
}

export class Inbox {
  /** @param {HTMLElement} root Its children are replaced. @param {Options} options */
  constructor(root, { texts, address = (id) => `#${id}`, prefix = "inbox", now = () => new Date(), ...options }) {
    this.t = texts;
    this.address = address;
    this.prefix = prefix;
    this.now = now;
    this.options = options;
    this.api = options.api;
    this.locale = options.locale;
    this.life = new AbortController();
    this.signal = this.life.signal;
    /** Of what is followed; nothing is before somebody says what is shown. @type {AbortController | null} */
    this.live = null;
    /** A notice is in place of everything. */
    this.lost = false;
    /** Whoever has gone somewhere is taken along; a page that opens leaves the focus where it is. */
    this.moves = false;
    this.status = h("p", { class: "inbox-hidden", role: "status" });
    this.above = h("div", { class: "inbox-above" });
    this.main = h("div", { class: "inbox-main" });
    this.list = new List(this);
    /** @type {Conversation | null} */
    this.conversation = null;
    root.replaceChildren(this.status, this.above, this.main);
    const on = { signal: this.signal };
    addEventListener("online", () => this.live && this.resume(), on);
    document.addEventListener("visibilitychange", () => void this.conversation?.seen(), on);
    options.wide?.addEventListener("change", () => this.lost || this.arrange(), on);
  }

  /** A conversation, or the list. @param {string} id empty: the list @param {boolean} [moves] takes the focus along */
  open(id, moves = true) {
    const before = this.conversation?.id;
    this.worked();
    this.moves = moves;
    this.lost = false;
    this.conversation = id ? new Conversation(this, id) : null;
    this.listen();
    this.arrange();
    if (!id && before && moves) this.list.focus(before);
    void this.conversation?.load();
  }

  /** One below the other is one at a time; side by side, the list stays as it is. */
  arrange() {
    const { main, list, t } = this;
    const wide = this.options.wide?.matches ?? false;
    const beside = wide && list.node.parentNode === main ? main.children[1] : null;
    const nothing = () => h("p", { class: "inbox-choose" }, icon("inbox"), t.inbox_choose);
    const shown = this.conversation?.node ?? (wide ? nothing() : list.node);
    main.classList.toggle("is-wide", wide);
    if (beside) beside.replaceWith(shown);
    else main.replaceChildren(...(wide ? [list.node, shown] : [shown]));
    if (!list.node.isConnected) return;
    list.mark();
    if (!beside) void list.load(true);
  }

  /** A link was pressed: other tabs and windows are the browser's. @param {MouseEvent} event @param {string} id */
  follow(event, id) {
    const { go } = this.options;
    if (!go || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(id);
    this.open(id);
  }

  /** Whatever happens from now on is shown. */
  listen() {
    if (this.live) return;
    this.live = new AbortController();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let soon;
    void follow({
      api: this.api,
      signal: this.live.signal,
      refused: (status) => this.failed({ status }, () => this.resume()),
      changed: (change) => {
        this.options.told?.();
        if (!this.list.node.isConnected && change && change.ticket !== this.conversation?.id) return;
        // Several at once are one look.
        clearTimeout(soon);
        soon = setTimeout(() => this.live && this.refresh(), 100);
      },
    });
  }

  refresh() {
    void this.conversation?.load();
    if (this.list.node.isConnected) void this.list.load(true);
  }

  /** Nobody sees it: nothing is asked. */
  rest() {
    this.live?.abort();
    this.live = null;
  }

  /** It is seen again, or its pass is another. */
  resume() {
    if (this.lost) return this.open(this.conversation?.id ?? "", false);
    this.listen();
    this.refresh();
  }

  worked() {
    this.above.replaceChildren();
    this.moves = false;
  }

  /**
   * Says what is wrong, in place of what could not be loaded; beside it, if something is there.
   * @param {unknown} error @param {() => void} again
   */
  failed(error, again) {
    const { t } = this;
    const { status, refusal } = /** @type {Partial<import("./api.js").Refused>} */ (error);
    if (status === 401 || status === 403) return void this.signedOut(refusal);
    const has = this.conversation ? this.conversation.ticket : this.list.tickets.length > 0;
    const retry = pushButton(t.inbox_retry, has ? again : () => this.open(this.conversation?.id ?? ""), has ? "button-quiet" : "");
    if (!has) return this.lose(notice(t.inbox_failed, t.inbox_failed_help, retry));
    const text = navigator.onLine ? t.inbox_failed : t.inbox_offline;
    this.above.replaceChildren(h("p", { class: "inbox-line", role: "alert" }, text, " ", retry));
  }

  /** Without a pass, or with one that has ended. What was typed is in the tab's storage. @param {string} [refusal] */
  async signedOut(refusal) {
    const { t } = this;
    const { contactUrl, refused, signIn } = this.options;
    this.rest();
    const had = await this.api.bearer();
    const write = h("a", { class: "button button-quiet", href: contactUrl }, t.inbox_write);
    // Of a link that was sent by e-mail, a new visit from the product makes no better one.
    const ofLink = refusal === "expired" ? "link_expired" : "missing";
    const why = !had ? "signed_out" : had.startsWith("link.") ? ofLink : "expired";
    this.lose(notice(t[`inbox_${why}`], t[`inbox_${why}_help`], signIn && linkButton(t.inbox_sign_in, signIn), write));
    if (had) refused?.(refusal);
  }

  /** @param {HTMLElement} notice in place of everything */
  lose(notice) {
    const takes = this.moves || this.main.matches(":focus-within");
    this.lost = true;
    this.above.replaceChildren();
    this.main.classList.remove("is-wide");
    this.main.replaceChildren(notice);
    if (takes) notice.querySelector("h2")?.focus();
  }

  /** @param {import("./api.js").State} state */
  stateMark(state) {
    return h("span", { class: `inbox-state is-${state}` }, this.t[`inbox_state_${state}`] ?? state);
  }

  /** To screen readers. @param {string | undefined} text */
  say = (text) => {
    this.status.textContent = text ?? "";
  };

  destroy() {
    this.rest();
    this.life.abort();
  }
}
