// The contact form, wherever it stands: on the contact page, or inside of the panel's shadow root. It is given an
// element to fill, what it may offer, and whom to ask; it assumes nothing of the page around it.
//
//   const form = mountForm(root, { form, channels, policy, texts: await formTexts("fr"), locale: "fr" });
//   form.update();    // the customer is another
//   form.destroy();
//
// What must not happen: a text is lost, or a request is sent twice. What was typed is stored while it is typed, with
// the key under which the endpoint will know the request; both are forgotten when an answer says that it has it.

import { choices, languageOf } from "./form/choices.js";
import { draftStore, emptyDraft, isWritten, newKey } from "./form/draft.js";
import { element, fill, icon } from "./form/elements.js";
import { mailPanel, sentPanel } from "./form/after.js";
import { Attachments } from "./form/attachments.js";
import { compose } from "./form/mail.js";
import { bodyOf, factsOf, missing } from "./form/request.js";
import { send } from "./form/send.js";
import { suggester } from "./form/suggest.js";
import { build, choiceNode, problemNode, suggestionNode } from "./form/view.js";
import { KINDS } from "./kinds.js";
import { moment } from "./words.js";

/**
 * @typedef {import("./form/choices.js").Choice} Choice
 * @typedef {import("./form/draft.js").Draft} Draft
 * @typedef {import("./form/send.js").Outcome} Outcome
 * @typedef {import("./form/suggest.js").Suggestion} Suggestion
 *
 * @typedef {Pick<import("../help.js").FormView, "endpoint" | "mail" | "files" | "inbox">} FormData_
 *
 * @typedef {object} Options
 * @property {FormData_} form
 * @property {import("./form/choices.js").Channel[]} channels those that the form serves, in the policy's order
 * @property {import("./resolve.js").Policy} policy
 * @property {Record<string, string>} texts `formTexts`
 * @property {string} locale of the words around it
 * @property {() => import("./resolve.js").Customer} [customer] what is known of who asks
 * @property {() => import("./offer.js").Vouched | null} [pass] what their pass says of them
 * @property {{ email?: string, phone?: string, language?: string }} [prefill] where nothing was typed yet
 * @property {() => string | null | Promise<string | null>} [bearer] the pass, if there is one
 * @property {(text: string) => Promise<Suggestion[]>} [suggest] articles that may answer a summary
 * @property {(suggestion: Suggestion, event: MouseEvent) => void} [openArticle] instead of a new tab; prevents the default itself
 * @property {(outcome: Outcome, channel: string) => void} [onOutcome]
 * @property {(href: string) => void} [openMail]
 * @property {() => Storage | null} [storage] of the draft
 * @property {string} [prefix] of ids
 * @property {() => number} [now]
 * @property {(url: string, init: RequestInit) => Promise<Response>} [ask] instead of `fetch`
 * @property {number} [timeout] milliseconds, before what the files take
 */

/** The words of a language, from beside this module. @param {string} locale @returns {Promise<Record<string, string>>} */
export async function formTexts(locale) {
  const answer = await fetch(new URL(`../words/form/${locale}.json`, import.meta.url));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer.json();
}

/**
 * @param {HTMLElement | ShadowRoot} root Its children are replaced.
 * @param {Options} options
 */
export function mountForm(root, options) {
  const form = new ContactForm(root, options);
  return {
    /** The customer is another: what can be chosen follows; what was typed stays. */
    update: () => form.showChoices(),
    /** Whether there is a way to send anything. */
    isOpen: () => form.choices.some(({ open }) => open),
    /** @param {string} channel */
    choose: (channel) => form.choose(channel),
    focus: () => form.view.fields.summary.control.focus(),
    destroy: () => form.destroy(),
  };
}

class ContactForm {
  /** @param {HTMLElement | ShadowRoot} root @param {Options} options */
  constructor(root, options) {
    this.root = root;
    this.options = options;
    this.prefix = options.prefix ?? "request";
    this.texts = options.texts;
    this.byMail = !options.form.endpoint;
    this.now = options.now ?? Date.now;
    this.store = draftStore(options.storage ?? (() => globalThis.sessionStorage), "guichet.request");
    this.sending = false;
    /** What the choices look like: they are not made anew under the reader's hand for nothing. */
    this.shown = "";
    /** @type {Choice[]} */
    this.choices = [];
    const kept = this.store.load();
    this.draft = kept ?? emptyDraft();
    this.draft.email ||= options.prefill?.email ?? "";
    this.draft.phone ||= options.prefill?.phone ?? "";
    this.view = build({
      prefix: this.prefix,
      texts: this.texts,
      byMail: this.byMail,
      files: options.form.files,
      suggests: Boolean(options.suggest),
    });
    this.gone = new AbortController();
    const { attachments } = this.view;
    const limits = options.form.files;
    this.files =
      attachments && limits
        ? new Attachments({
            view: attachments,
            form: this.view.form,
            limits,
            texts: this.texts,
            locale: options.locale,
            signal: this.gone.signal,
            locked: () => this.sending,
            say: (text) => {
              this.view.status.textContent = text;
            },
            changed: (count) => this.counted(count),
          })
        : null;
    this.suggestions = options.suggest && suggester({ ask: options.suggest, show: (found) => this.showSuggestions(found) });
    this.listen();
    this.fillIn();
    if (kept && isWritten(kept)) this.view.restored.hidden = false;
    if (kept && kept.files > 0) this.files?.problems([this.texts.form_files_again ?? ""]);
    root.replaceChildren(this.view.form);
    // What is open changes with the minutes.
    this.clock = setInterval(() => this.sending || this.showChoices(false), 30_000);
  }

  destroy() {
    this.gone.abort();
    clearInterval(this.clock);
    this.suggestions?.stop();
    this.root.replaceChildren();
  }

  listen() {
    const { form, restored, fields } = this.view;
    const on = { signal: this.gone.signal };
    form.addEventListener(
      "submit",
      (event) => {
        event.preventDefault();
        this.submit();
      },
      on,
    );
    form.addEventListener("input", (event) => this.typed(/** @type {HTMLElement} */ (event.target)), on);
    form.addEventListener("change", (event) => this.typed(/** @type {HTMLElement} */ (event.target)), on);
    restored.querySelector("button")?.addEventListener("click", () => this.startOver(), on);
    // Suggestions move what is below them: never while somebody works there.
    fields.summary.control.addEventListener("blur", () => this.suggestions?.stop(), on);
  }

  /** The draft into the fields. */
  fillIn() {
    const { summary, description, email, phone } = this.view.fields;
    summary.control.value = this.draft.summary;
    description.control.value = this.draft.description;
    email.control.value = this.draft.email;
    phone.control.value = this.draft.phone;
    this.showChoices();
  }

  /** @param {HTMLElement} target */
  typed(target) {
    const name = /** @type {HTMLInputElement} */ (target).name;
    if (name === "channel") {
      this.draft.channel = /** @type {HTMLInputElement} */ (target).value;
      this.wrongChannel("");
      this.right(name);
      this.showChosen();
    } else if (Object.hasOwn(this.view.fields, name)) {
      const field = this.view.fields[/** @type {keyof typeof this.view.fields} */ (name)];
      this.draft[/** @type {"summary"} */ (name)] = field.control.value;
      field.wrong("");
      this.right(name);
      if (name === "summary") this.suggestions?.typed(field.control.value);
    } else {
      return;
    }
    this.store.save(this.draft);
  }

  /** @param {number} count of attached files: they are not kept, but that there were some is. */
  counted(count) {
    this.draft.files = count;
    if (isWritten(this.draft)) this.store.save(this.draft);
  }

  startOver() {
    this.store.clear();
    this.draft = emptyDraft();
    this.draft.email = this.options.prefill?.email ?? "";
    this.draft.phone = this.options.prefill?.phone ?? "";
    this.files?.clear();
    this.view.restored.hidden = true;
    this.showSuggestions([]);
    this.wrong({});
    this.fail("");
    this.shown = "";
    this.fillIn();
    this.root.replaceChildren(this.view.form);
    this.view.fields.summary.control.focus();
  }

  // ── Channels and languages

  /**
   * @param {boolean} [mayChoose] Whether another way may be chosen for the reader. Not while the clock takes one away:
   *   nobody should send by a way that they have not seen.
   */
  showChoices(mayChoose = true) {
    const { policy, channels, locale, prefill } = this.options;
    const facts = { policy, channels, byMail: this.byMail, texts: this.texts, locale };
    const customer = this.options.customer?.() ?? {};
    const language = this.draft.language || prefill?.language || locale;
    this.choices = choices(facts, customer, language, this.now(), this.options.pass?.());
    const open = this.choices.filter((choice) => choice.open);
    if (!open.some(({ channel }) => channel.id === this.draft.channel)) {
      this.draft.channel = !mayChoose ? "" : ((open.find(({ channel }) => KINDS[channel.kind]?.mailbox) ?? open[0])?.channel.id ?? "");
    }
    const shown = JSON.stringify(
      this.choices.map(({ channel, open, note }) => [channel.id, open, note, channel.id === this.draft.channel]),
    );
    if (shown === this.shown) return;
    this.shown = shown;
    const root = /** @type {Document | ShadowRoot} */ (this.view.form.getRootNode());
    const focused = root.activeElement instanceof HTMLInputElement && root.activeElement.name === "channel" ? root.activeElement.value : "";
    this.view.channels.replaceChildren(
      ...this.choices.map((choice) => choiceNode(this.prefix, choice, choice.channel.id === this.draft.channel)),
    );
    if (focused) this.radio(focused)?.focus();
    this.showChosen();
  }

  /** @param {string} channel */
  radio(channel) {
    return /** @type {HTMLInputElement | undefined} */ (
      [...this.view.channels.querySelectorAll("input")].find((input) => input.value === channel)
    );
  }

  /** @param {string} channel */
  choose(channel) {
    const radio = this.radio(channel);
    if (!radio || radio.disabled) return;
    radio.checked = true;
    this.typed(radio);
  }

  chosen() {
    return this.choices.find((choice) => choice.open && choice.channel.id === this.draft.channel) ?? null;
  }

  /** What the chosen channel needs to know, and what its button says. */
  showChosen() {
    const { fields, languageNote, submitText, aside } = this.view;
    const choice = this.chosen();
    const answer = this.answer();
    fields.email.node.hidden = this.byMail || answer !== "email";
    fields.phone.node.hidden = answer !== "phone";
    const languages = choice?.languages ?? [];
    fields.language.node.hidden = languages.length < 2;
    const wanted = languageOf(languages, [this.draft.language, this.options.prefill?.language, this.options.locale]);
    fields.language.control.replaceChildren(
      ...languages.map(({ code, name }) =>
        element("option", { value: code, text: name, lang: this.options.locale, selected: code === wanted }),
      ),
    );
    fields.language.control.value = wanted;
    const note = languages.length >= 2 || !choice ? "" : (choice.channel.languages_help_text ?? choice.channel.languages_text);
    languageNote.hidden = !note;
    languageNote.textContent = note;
    this.view.rest.hidden = !this.choices.some(({ open }) => open);
    const reply = choice && choice.note !== choice.channel.reply_text ? (choice.channel.reply_text ?? "") : "";
    aside.hidden = !reply;
    aside.textContent = reply;
    if (!this.sending) submitText.textContent = this.submitText();
  }

  /** How the chosen channel answers; by e-mail where none is chosen. */
  answer() {
    return KINDS[this.chosen()?.channel.kind ?? ""]?.answer ?? "email";
  }

  submitText() {
    if (this.byMail) return this.texts.form_submit_mail ?? "";
    return (this.answer() === "chat" ? this.texts.form_submit_chat : this.texts.form_submit) ?? "";
  }

  // ── Suggestions

  /** @param {Suggestion[]} found */
  showSuggestions(found) {
    const { suggestions, status } = this.view;
    const list = suggestions.querySelector("ul");
    if (!list) return;
    const was = list.childElementCount;
    list.replaceChildren(
      ...found.slice(0, 3).map((suggestion) => suggestionNode(suggestion, (event) => this.options.openArticle?.(suggestion, event))),
    );
    const count = list.childElementCount;
    suggestions.hidden = count === 0;
    if (count > 0 || was > 0)
      status.textContent =
        count > 0 ? fill(this.texts.form_suggestions_status, { n: new Intl.NumberFormat(this.options.locale).format(count) }) : "";
  }

  // ── Sending

  /** What the chosen channel asks for. @returns {import("./form/request.js").Asked} */
  asked() {
    const { email, phone, language } = this.view.fields;
    return { email: !email.node.hidden, phone: !phone.node.hidden, language: language.node.hidden ? "" : language.control.value };
  }

  /** @param {string} text */
  wrongChannel(text) {
    const { channelError, channelField } = this.view;
    channelError.hidden = !text;
    channelError.textContent = text;
    if (text) channelField.setAttribute("aria-describedby", channelError.id);
    else channelField.removeAttribute("aria-describedby");
  }

  /**
   * Says it above the form and at each field.
   * @param {Record<string, string | undefined>} wrong
   * @returns {boolean} whether anything is wrong
   */
  wrong(wrong) {
    const { fields, problems, channels, attachments } = this.view;
    for (const field of Object.values(fields)) field.wrong(wrong[field.name] ?? "");
    this.wrongChannel(wrong.channel ?? "");
    if (wrong.files) this.files?.problems([wrong.files]);
    const names = ["channel", "summary", "description", "files", "email", "phone", "language"].filter((name) => wrong[name]);
    problems.hidden = names.length === 0;
    /** @param {string} name @returns {HTMLElement | null | undefined} */
    const target = (name) => {
      if (name === "channel") return channels.querySelector("input:not(:disabled)");
      return name === "files" ? attachments?.input : fields[/** @type {"summary"} */ (name)].control;
    };
    const nodes = names.map((name) => problemNode(`${this.prefix}-${name}`, wrong[name], () => target(name)?.focus()));
    problems.querySelector("ul")?.replaceChildren(...nodes);
    if (names.length > 0) problems.focus();
    return names.length > 0;
  }

  /** Nothing is wrong with a field any more. @param {string} name */
  right(name) {
    const { problems } = this.view;
    problems.querySelector(`[href$="-${name}"]`)?.parentElement?.remove();
    problems.hidden = !problems.querySelector("li");
  }

  /** @param {string} text */
  fail(text) {
    this.view.failure.replaceChildren(...(text ? [icon("alert"), element("span", { text })] : []));
  }

  async submit() {
    if (this.sending) return;
    this.fail("");
    this.showChoices(false);
    this.suggestions?.stop();
    const channel = this.chosen()?.channel;
    if (this.wrong(missing(this.draft, this.texts, Boolean(channel), this.asked())) || !channel) return;
    this.store.save(this.draft);
    if (this.byMail) return this.writeMail(channel);
    this.busy(true);
    const outcome = await this.post(channel);
    this.busy(false);
    if (this.gone.signal.aborted) return;
    this.options.onOutcome?.(outcome, channel.id);
    if (outcome.sent) this.done(channel, outcome);
    else this.failed(outcome);
  }

  /** @param {boolean} sending */
  busy(sending) {
    this.sending = sending;
    const { form, submit, submitText, fields } = this.view;
    form.setAttribute("aria-busy", String(sending));
    // Not `disabled`: the focus would fall off the page.
    submit.setAttribute("aria-disabled", String(sending));
    submit.classList.toggle("is-busy", sending);
    submitText.textContent = sending ? (this.texts.form_sending ?? "") : this.submitText();
    for (const { control } of Object.values(fields)) if (!(control instanceof HTMLSelectElement)) control.readOnly = sending;
  }

  /** A path is one of the help centre's host, also where the form stands in a page of the product. */
  endpoint() {
    return new URL(this.options.form.endpoint ?? "", import.meta.url).href;
  }

  /** @param {import("./form/choices.js").Channel} channel @returns {Promise<Outcome>} */
  async post(channel) {
    const { options } = this;
    const files = this.files?.all() ?? [];
    const facts = { channel: channel.id, locale: options.locale, plan: options.customer?.()?.plan, files };
    const body = bodyOf(this.draft, facts, this.asked());
    const size = files.reduce((sum, file) => sum + file.size, 0);
    const bearer = options.bearer ? await Promise.resolve(options.bearer()).catch(() => null) : null;
    return send({
      endpoint: this.endpoint(),
      body,
      bearer,
      // A slow line sends some 50 kilobytes a second.
      timeout: (options.timeout ?? 30_000) + size / 50,
      ask: options.ask ?? ((url, init) => fetch(url, init)),
      now: this.now,
      online: () => navigator.onLine,
    });
  }

  /** @param {import("./form/choices.js").Channel} channel @param {import("./form/send.js").Sent} answer */
  done(channel, answer) {
    const { email, phone } = this.draft;
    this.store.clear();
    if (answer.url) answer.url = new URL(answer.url, this.endpoint()).href;
    const facts = { prefix: this.prefix, texts: this.texts, channel, email, phone, answer, inbox: this.options.form.inbox };
    const { node, heading } = sentPanel(facts, () => this.startOver());
    this.root.replaceChildren(node);
    heading.focus();
  }

  /** @param {import("./form/send.js").Failed} answer */
  failed(answer) {
    const { texts } = this;
    // Refused for good: whatever is sent next is another request.
    if (answer.settled) this.draft.key = newKey();
    this.store.save(this.draft);
    const said = this.wrong(answer.fields);
    const when = answer.again === null ? "" : moment(this.options.locale, new Date(answer.again), new Date(this.now()));
    const text = answer.reason === "busy" && !when ? texts.form_failed_busy_soon : fill(texts[`form_failed_${answer.reason}`], { n: when });
    if (!said) this.fail([text, answer.message].filter(Boolean).join(" "));
  }

  /** @param {import("./form/choices.js").Channel} channel */
  writeMail(channel) {
    const { draft, texts } = this;
    const asked = this.asked();
    const address = (this.options.form.mail ?? "").replaceAll("{lang}", asked.language || this.options.locale);
    const name = this.chosen()?.languages.find(({ code }) => code === asked.language)?.name ?? asked.language;
    const facts = factsOf(draft, texts, channel.name, asked, name);
    const mail = compose({ address, subject: draft.summary.trim(), text: draft.description.trim(), facts });
    // Whether it is sent nobody knows here: the draft stays until its writer says that they are done.
    const actions = {
      back: () => {
        this.root.replaceChildren(this.view.form);
        this.view.fields.description.control.focus();
      },
      discard: () => this.startOver(),
    };
    const { node, heading } = mailPanel({ prefix: this.prefix, texts, address, mail }, actions);
    this.root.replaceChildren(node);
    heading.focus();
    if (this.options.openMail) this.options.openMail(mail.href);
    else globalThis.location.assign(mail.href);
  }
}
