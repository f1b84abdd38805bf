// The specialists' page: who is signed in, three panes, and what connects them.

import { createApi, explain } from "./api.js";
import { manageCanned } from "./canned.js";
import { ConversationPane } from "./conversation.js";
import { openShortcuts } from "./dialogs.js";
import { button, face, h } from "./dom.js";
import { FilterPane } from "./filters.js";
import { drafts } from "./kept.js";
import { Live } from "./live.js";
import { Queue } from "./queue.js";
import { follow } from "./shortcuts.js";
import { signIn } from "./sign-in.js";

/**
 * @typedef {import("./types").Session} Session
 * @typedef {import("./types").Counts} Counts
 */

/** Where this page is, and the desk's API above it: this file is one folder below. */
const home = new URL("../", import.meta.url).pathname;
const desk = new URL("../../", import.meta.url).href;
const api = createApi(new URL("../v1/", import.meta.url).href);

async function start() {
  const hasLink = location.pathname.endsWith("/sign-in") && location.hash !== "";
  if (hasLink) return new Page(await signIn(api, home)).start();
  /** @type {import("./types").Answer<Session>} */
  const answer = await api.ask("session");
  if (answer.ok) return new Page(answer.body).start();
  if (answer.trouble === "signed-out") return new Page(await signIn(api, home)).start();
  const again = button({ class: "button primary" }, () => location.reload(), "Try again");
  const card = h("main", { class: "sign-in" }, h("h1", {}, "Support desk"), h("p", { role: "alert" }, explain(answer)), again);
  document.body.replaceChildren(card);
}

class Page {
  #session;
  #told = h("p", { class: "unseen", role: "status" });
  #toast = h("p", { class: "toast", role: "alert", hidden: true });
  #bar = h("div", { class: "bar", role: "alert", hidden: true });
  #hide = 0;
  #soon = 0;
  #filters;
  #queue;
  #conversation;
  #panes;
  #line;
  #live;

  /** @param {Session} session */
  constructor(session) {
    api.useToken(session.csrf);
    this.#session = session;
    const announce = (/** @type {string} */ text, loud = false) => this.#announce(text, loud);
    const context = { api, session, desk, announce };
    const toQueue = () => this.#panes.dataset.pane === "filters" && this.#show("queue");
    this.#filters = new FilterPane(session, (wanted) => this.#queue.show(wanted), toQueue);
    this.#queue = new Queue(context, {
      search: (q) => this.#filters.set(q ? { q, state: "all", assigned: "" } : { q, state: "waiting" }),
      order: (order) => this.#filters.set({ order }),
      filters: () => {
        this.#show("filters");
        this.#filters.focus();
      },
    });
    const changed = () => this.#refreshSoon();
    this.#conversation = new ConversationPane(context, { back: () => this.#leave(), changed });
    this.#panes = h("main", { class: "panes" }, this.#filters.node, this.#queue.node, this.#conversation.node);
    this.#filters.node.append(corner(context, (forget) => this.#stop(forget)));
    this.#line = connection(this.#bar, session, () => this.#goOn());
    this.#live = new Live(new URL("../v1/events", import.meta.url).href, {
      changed: (change) => this.#changed(change),
      reset: () => this.#reset(),
      connected: this.#line.connected,
      refused: this.#line.check,
    });
    api.onSignedOut(this.#line.signedOut);
  }

  start() {
    const skip = h("a", { class: "skip", href: "#conversation" }, "Skip to the conversation");
    skip.addEventListener("click", (event) => {
      event.preventDefault();
      this.#conversation.focus();
    });
    const title = h("header", { class: "unseen" }, h("h1", {}, "Support desk"));
    document.body.replaceChildren(skip, title, this.#bar, this.#panes, this.#told, this.#toast);
    document.title = "Support desk";
    // A link to where one is already leads nowhere: the ticket is shown all the same.
    this.#queue.node.addEventListener("click", (event) => {
      const link = /** @type {HTMLElement} */ (event.target).closest("a");
      if (link && link.hash === location.hash) this.#route(true);
    });
    this.#followKeys();
    addEventListener("popstate", () => this.#route(true));
    this.#queue.show(this.#filters.current);
    this.#refresh();
    this.#route(false);
    this.#live.connect();
    // Minutes pass, and “5 min ago” with them.
    setInterval(() => document.hidden || this.#queue.refresh(), 60_000);
  }

  #followKeys() {
    const [queue, conversation, filters] = [this.#queue, this.#conversation, this.#filters];
    const go = (/** @type {string} */ view) => {
      this.#show("queue");
      filters.go(view);
    };
    const search = () => {
      this.#show("queue");
      queue.focusSearch();
    };
    follow(
      {
        j: () => queue.move(1),
        k: () => queue.move(-1),
        r: () => conversation.write("reply"),
        n: () => conversation.write("note"),
        a: () => conversation.takeOver(),
        e: () => conversation.close(),
        c: () => conversation.canned(),
        l: () => conversation.article(),
        "/": search,
        "g i": () => go("waiting"),
        "g m": () => go("mine"),
        "g u": () => go("unassigned"),
        "?": openShortcuts,
      },
      (event) => this.#escape(event),
    );
  }

  /** Out of a field, then out of the conversation. @param {KeyboardEvent} event */
  #escape(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.closest("dialog")) return;
    if (!this.#conversation.node.contains(target)) {
      if (target.matches("input")) this.#queue.focus();
    } else if (target.matches("textarea, input, select")) this.#conversation.focus();
    else if (matchMedia("(max-width: 48rem)").matches) this.#leave();
    else this.#queue.focus();
  }

  /** @param {string} text @param {boolean} loud to be seen as well */
  #announce(text, loud) {
    const told = loud ? this.#toast : this.#told;
    told.textContent = text;
    if (!loud) return;
    told.hidden = false;
    clearTimeout(this.#hide);
    this.#hide = setTimeout(() => {
      told.hidden = true;
    }, 8000);
  }

  /** On a phone there is room for one. @param {"filters" | "queue" | "conversation"} pane */
  #show(pane) {
    this.#panes.dataset.pane = pane;
  }

  #leave() {
    if (location.hash) history.pushState(null, "", home);
    this.#route(true);
  }

  /** The address says which ticket is open. @param {boolean} focus */
  #route(focus) {
    const id = /^#(\d+)$/.exec(location.hash)?.[1] ?? "";
    this.#show(id ? "conversation" : "queue");
    if (id) {
      this.#queue.setOpen(id);
      this.#conversation.open(id, focus);
      return;
    }
    this.#conversation.leave();
    if (focus) this.#queue.focus();
    this.#queue.setOpen("");
  }

  /** @param {import("./types").Change} change */
  #changed({ kind, ticket, agent }) {
    if (kind === "created") this.#announce(`New ticket: ${ticket}.`, false);
    if (ticket === this.#conversation.shows) {
      this.#conversation.refresh();
      if (kind === "message" && agent !== this.#session.agent.id) this.#announce("A new message in this ticket.", false);
    }
    this.#refreshSoon();
  }

  #reset() {
    this.#refreshSoon();
    this.#conversation.refresh();
  }

  #refreshSoon() {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => this.#refresh(), 250);
  }

  async #refresh() {
    this.#queue.refresh();
    /** @type {import("./types").Answer<Counts>} */
    const counts = await api.ask("counts", { background: true });
    if (!counts.ok) return;
    this.#filters.count(counts.body);
    const { waiting } = counts.body;
    document.title = waiting ? `(${waiting}) Support desk` : "Support desk";
  }

  /** After a session has ended and another has begun. */
  #goOn() {
    this.#live.connect();
    this.#queue.show(this.#filters.current);
    this.#reset();
  }

  /** @param {boolean} forget */
  #stop(forget) {
    this.#live.stop();
    if (forget) drafts.forget();
    location.assign(home);
  }
}

/** @param {import("./queue.js").Desk} context @param {(forget: boolean) => void} stop */
function corner(context, stop) {
  const { session } = context;
  const signOut = async () => {
    const answer = await api.ask("session", { method: "DELETE" });
    if (answer.ok || (!answer.ok && answer.trouble === "signed-out")) stop(true);
    else context.announce(`${explain(answer)} You are still signed in.`, true);
  };
  return h(
    "footer",
    { class: "corner" },
    button({ class: "quiet" }, () => manageCanned(context), "Canned answers"),
    button({ class: "quiet" }, openShortcuts, "Keyboard shortcuts"),
    h(
      "div",
      { class: "me" },
      face(session.agent, desk),
      h("bdi", {}, session.agent.name),
      button({ class: "quiet small" }, signOut, "Sign out"),
    ),
  );
}

/**
 * The line above everything: whether what is shown can be trusted, and whether the session has ended.
 * @param {HTMLElement} bar @param {Session} session @param {() => void} back
 */
function connection(bar, session, back) {
  let isSignedOut = false;
  let wait = 0;

  /** @param {string} text @param {...Node} acts */
  function say(text, ...acts) {
    clearTimeout(wait);
    bar.hidden = !text;
    bar.replaceChildren(text, ...acts);
  }

  function signedOut() {
    if (isSignedOut) return;
    isSignedOut = true;
    const again = button({ class: "button small" }, tryAgain, "Try again");
    say("You are signed out. What you have written stays here. Sign in in another tab, then go on. ", again);
  }

  async function tryAgain() {
    /** @type {import("./types").Answer<Session>} */
    const answer = await api.ask("session");
    if (!answer.ok) return;
    // Somebody else on this computer: what the one before has open is none of their business.
    if (answer.body.agent.id !== session.agent.id) return location.reload();
    isSignedOut = false;
    api.useToken(answer.body.csrf);
    say("");
    back();
  }

  // Somebody comes back from the tab in which they have signed in.
  addEventListener("focus", () => isSignedOut && tryAgain());

  return {
    signedOut,
    /** @param {boolean} on */
    connected(on) {
      if (isSignedOut) return;
      clearTimeout(wait);
      if (on) return say("");
      // A moment without it is nothing to speak of.
      wait = setTimeout(() => say("No connection to the desk. What you see may be out of date; what you write is kept."), 1500);
    },
    /** The stream was refused: whoever asks for the session learns why. */
    async check() {
      const answer = await api.ask("session", { background: true });
      // Somebody has signed in in another tab meanwhile.
      if (answer.ok && isSignedOut) tryAgain();
    },
  };
}

// At the end: classes are there only after their line.
start();
