// Where a reply or a note is written. Whatever happens to a request, the text stays here until the desk has it.

import { explain } from "./api.js";
import { button, h, icon } from "./dom.js";
import { drafts } from "./kept.js";
import { filled, unfilled } from "./placeholders.js";
import { sizeText } from "./time.js";

/**
 * @typedef {import("./types").Conversation} Conversation
 * @typedef {import("./queue.js").Desk} Desk
 * @typedef {import("./kept.js").Mode} Mode
 * @typedef {object} On
 * @property {(ticket: Conversation) => void} sent what the ticket is by then
 * @property {(text: string | null, mode: Mode) => void} pending a text is on its way, or not any more
 * @property {() => unknown} canned
 * @property {() => unknown} article
 */

export class Composer {
  #parts;
  #desk;
  #on;
  /** @type {Conversation | undefined} */
  #ticket;
  /** @type {Mode} */
  #mode = "reply";
  /** @type {File[]} */
  #files = [];
  /** The newest event that was before the specialist's eyes when they began to write. */
  #seen = 0;
  /** One key for one text: what is sent again is the same. */
  #key = { text: "", key: "" };
  #busy = false;

  /** @param {Desk} desk @param {On} on */
  constructor(desk, on) {
    this.#desk = desk;
    this.#on = on;
    this.#parts = frame(on);
    listen(this.#parts, {
      typed: () => {
        if (this.#ticket) drafts.set(this.#ticket.id, this.#mode, this.#parts.text.value);
        fit(this.#parts.text);
      },
      submit: () => this.#submit(),
      attach: (files) => this.#attach(files),
      setMode: (mode) => this.#setMode(mode),
    });
  }

  get node() {
    return this.#parts.node;
  }

  get hasText() {
    return this.#parts.text.value.trim() !== "" || this.#files.length > 0;
  }

  get isBusy() {
    return this.#busy;
  }

  /**
   * Another ticket, or the same with what is new.
   * @param {Conversation} fresh @param {string | null} news who has written meanwhile
   */
  show(fresh, news) {
    const { text, meanwhile } = this.#parts;
    if (this.#ticket?.id !== fresh.id) {
      this.#files = [];
      this.#mode = drafts.get(fresh.id, "reply") || !drafts.get(fresh.id, "note") ? "reply" : "note";
      text.value = drafts.get(fresh.id, this.#mode);
      this.#seen = fresh.seq;
      meanwhile.hidden = true;
      this.#say("");
    }
    this.#ticket = fresh;
    if (this.hasText && news) this.#notice(news);
    // Nothing is written yet: whatever is on the page has been seen.
    if (!this.hasText) {
      this.#seen = fresh.seq;
      meanwhile.hidden = true;
    }
    this.#render();
  }

  /** @param {Mode} mode */
  focus(mode) {
    this.#setMode(mode);
    this.#parts.text.focus();
  }

  /** At the cursor. @param {string} more @param {[number, number] | null} [select] within it */
  insert(more, select = null) {
    const { text } = this.#parts;
    if (this.#mode === "note") this.#setMode("reply");
    text.focus();
    const start = text.selectionStart;
    text.setRangeText(more, start, text.selectionEnd, "end");
    if (select) text.setSelectionRange(start + select[0], start + select[1]);
    text.dispatchEvent(new Event("input"));
  }

  /** @param {string} canned */
  insertCanned(canned) {
    const { text, select } = filled(canned, { agent: this.#desk.session.agent.name, email: this.#ticket?.email ?? null });
    this.insert(text, select);
  }

  /** @param {Mode} to */
  #setMode(to) {
    const { text } = this.#parts;
    if (this.#ticket && this.#mode !== to && !this.#busy) {
      drafts.set(this.#ticket.id, this.#mode, text.value);
      this.#mode = to;
      text.value = drafts.get(this.#ticket.id, to);
      this.#say("");
    }
    this.#render();
  }

  #render() {
    const { node, text, modes, tools, send } = this.#parts;
    const isNote = this.#mode === "note";
    const isClosed = this.#ticket?.state === "closed" && !isNote;
    node.classList.toggle("is-note", isNote);
    for (const [name, box] of Object.entries(modes)) box.checked = name === this.#mode;
    text.setAttribute("aria-label", isNote ? "Internal note" : "Reply to the customer");
    text.placeholder = isClosed
      ? "The ticket is closed. Reopen it to reply."
      : isNote
        ? "Only specialists see this"
        : "Write to the customer";
    text.lang = isNote ? "en" : (this.#ticket?.language ?? "");
    text.readOnly = this.#busy;
    tools.hidden = isNote;
    send.firstChild?.replaceWith(this.#busy ? "Sending…" : isNote ? "Add note" : "Send reply");
    send.setAttribute("aria-disabled", String(this.#busy || isClosed));
    this.#renderFiles(isNote ? [] : this.#files);
    fit(text);
  }

  /** @param {File[]} files */
  #renderFiles(files) {
    const row = (/** @type {File} */ file) => {
      const remove = () => {
        this.#files = this.#files.filter((own) => own !== file);
        this.#render();
        this.#parts.text.focus();
      };
      const label = `Remove ${file.name}`;
      const act = button({ class: "quiet square small", "aria-label": label }, remove, icon("close"));
      return h("li", {}, icon("file"), h("bdi", {}, file.name), h("span", { class: "hint" }, sizeText(file.size)), act);
    };
    this.#parts.fileList.replaceChildren(...files.map(row));
  }

  /** @param {Iterable<File>} more */
  #attach(more) {
    const { count, bytes } = this.#desk.session.files;
    if (this.#mode === "note") this.#setMode("reply");
    this.#say("");
    for (const file of more) {
      if (this.#files.length >= count) {
        this.#say(`${count} files at most.`);
        break;
      }
      if (file.size > bytes) this.#say(`“${file.name}” is larger than ${sizeText(bytes)}.`);
      else this.#files.push(file);
    }
    this.#render();
  }

  /** @param {string} said @param {Node} [act] */
  #say(said, act) {
    const { problem } = this.#parts;
    problem.hidden = !said;
    problem.replaceChildren(said, ...(act ? [" ", act] : []));
  }

  /** What keeps a text from being sent. @returns {string} */
  #unfit() {
    const { text } = this.#parts;
    if (this.#ticket?.state === "closed" && this.#mode === "reply") return "The ticket is closed. Reopen it to reply.";
    if (text.value.trim() === "") return this.#files.length ? "Write a few words about the files." : "Write something first.";
    const name = this.#mode === "reply" ? unfilled(text.value) : null;
    if (!name) return "";
    text.focus();
    text.setSelectionRange(name.at, name.at + name.text.length);
    return `Write a name instead of ${name.text} first.`;
  }

  /** @param {boolean} [anyway] */
  async #submit(anyway = false) {
    if (!this.#ticket || this.#busy) return;
    const unfit = this.#unfit();
    this.#say(unfit);
    if (unfit) return;
    const { id } = this.#ticket;
    const [mode, written] = [this.#mode, this.#parts.text.value];
    if (this.#key.text !== written) this.#key = { text: written, key: crypto.randomUUID() };
    this.#busy = true;
    this.#render();
    this.#on.pending(written, mode);
    const answer = await this.#post(id, mode, written, anyway);
    this.#busy = false;
    this.#on.pending(null, mode);
    if (answer.ok) this.#sent(id, mode, answer.body);
    else this.#failed(answer, anyway);
  }

  /** @param {string} id @param {Mode} mode @param {string} text @param {boolean} anyway @returns {Promise<import("./types").Answer<Conversation>>} */
  #post(id, mode, text, anyway) {
    const { key } = this.#key;
    if (mode === "note") return this.#desk.api.ask(`tickets/${id}/notes`, { json: { text, idempotency_key: key } });
    const form = new FormData();
    form.set("text", text);
    form.set("idempotency_key", key);
    form.set("seen", String(this.#seen));
    if (anyway) form.set("anyway", "1");
    for (const file of this.#files) form.append("files", file, file.name);
    return this.#desk.api.ask(`tickets/${id}/messages`, { form });
  }

  /** @param {string} id @param {Mode} mode @param {Conversation} fresh */
  #sent(id, mode, fresh) {
    this.#key = { text: "", key: "" };
    drafts.set(id, mode, "");
    // Another ticket may be open by now, with a text of its own.
    if (this.#ticket?.id === id) {
      this.#parts.text.value = "";
      if (mode === "reply") this.#files = [];
    }
    this.#render();
    this.#on.sent(fresh);
  }

  /** @param {import("./types").Failure} answer @param {boolean} anyway */
  #failed(answer, anyway) {
    const { status, code, trouble } = answer;
    // The desk has refused it for good: what is sent next is another request.
    if (status >= 400 && status < 500 && status !== 429 && code !== "meanwhile") this.#key = { text: "", key: "" };
    this.#render();
    const act = (/** @type {string} */ text, /** @type {boolean} */ even) =>
      button({ class: "button small" }, () => this.#submit(even), text);
    if (code === "meanwhile") return this.#say(explain(answer), act("Send anyway", true));
    this.#say(trouble === "refused" ? explain(answer) : `${explain(answer)} Your text stays here.`, act("Try again", anyway));
  }

  /** @param {string} name */
  #notice(name) {
    const { meanwhile, text } = this.#parts;
    const known = () => {
      this.#seen = this.#ticket?.seq ?? this.#seen;
      meanwhile.hidden = true;
      text.focus();
    };
    meanwhile.hidden = false;
    const act = button({ class: "button small" }, known, "I’ve read it");
    meanwhile.replaceChildren(h("bdi", {}, name), " has written meanwhile. Read it before you send. ", act);
  }
}

/** @param {On} on */
function frame(on) {
  const text = h("textarea", { rows: "3", dir: "auto", name: "text" });
  const picker = h("input", { type: "file", multiple: true, hidden: true, tabindex: "-1", "aria-hidden": "true" });
  const tool = (/** @type {"attach" | "text" | "link"} */ name, /** @type {string} */ label, /** @type {() => unknown} */ act) =>
    button({ class: "quiet square", "aria-label": label, title: label }, act, icon(name));
  const tools = h(
    "div",
    { class: "tools" },
    tool("attach", "Attach files", () => picker.click()),
    tool("text", "Insert a canned answer", on.canned),
    tool("link", "Insert a link to an article", on.article),
  );
  const problem = h("p", { class: "problem", role: "alert", hidden: true });
  const meanwhile = h("p", { class: "meanwhile", role: "status", hidden: true });
  const fileList = h("ul", { class: "file-list" });
  const mac = /Mac|iP/.test(navigator.platform);
  const send = h(
    "button",
    { type: "submit", class: "button primary" },
    "Send reply",
    h("kbd", { "aria-hidden": "true" }, mac ? "⌘↵" : "Ctrl ↵"),
  );
  const modes = { reply: h("input", { type: "radio", name: "mode" }), note: h("input", { type: "radio", name: "mode" }) };
  const choice = h(
    "fieldset",
    { class: "modes" },
    h("legend", { class: "unseen" }, "What to write"),
    h("label", {}, modes.reply, h("span", {}, "Reply")),
    h("label", {}, modes.note, h("span", {}, "Internal note")),
  );
  const bar = h("div", { class: "composer-bar" }, tools, send);
  const node = h("form", { class: "composer", "aria-label": "Write" }, choice, meanwhile, text, fileList, problem, bar, picker);
  return { node, text, picker, tools, problem, meanwhile, fileList, send, modes };
}

/**
 * @param {ReturnType<typeof frame>} parts
 * @param {{ typed(): void, submit(): unknown, attach(files: Iterable<File>): void, setMode(mode: Mode): void }} on
 */
function listen({ node, text, modes, picker }, on) {
  picker.addEventListener("change", () => {
    on.attach(picker.files ?? []);
    picker.value = "";
    text.focus();
  });
  text.addEventListener("input", on.typed);
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    on.submit();
  });
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    on.submit();
  });
  text.addEventListener("paste", (event) => {
    const pasted = [...(event.clipboardData?.files ?? [])];
    if (!pasted.length) return;
    event.preventDefault();
    on.attach(pasted);
  });
  node.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  node.addEventListener("drop", (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    on.attach(event.dataTransfer.files);
  });
  for (const mode of /** @type {Mode[]} */ (["reply", "note"])) modes[mode].addEventListener("change", () => on.setMode(mode));
}

/** As high as its text, within what the style allows. @param {HTMLTextAreaElement} text */
function fit(text) {
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight + 2}px`;
}
