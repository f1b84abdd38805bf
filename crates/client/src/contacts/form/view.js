// The form's elements, without behaviour: what there is, in which order, and under which names.

import { element, fill, icon } from "./elements.js";

/**
 * @typedef {import("./choices.js").Choice} Choice
 * @typedef {"channel" | "summary" | "description" | "files" | "email" | "phone" | "language"} Name
 * @typedef {Record<string, string>} Texts
 */

/** A field with its label, its help and a place for what is wrong with it. */
export class Field {
  /**
   * @param {string} prefix @param {Name} name @param {Texts} texts
   * @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} control
   * @param {string} [help]
   */
  constructor(prefix, name, texts, control, help = "") {
    const id = `${prefix}-${name}`;
    this.name = name;
    this.control = control;
    control.id = id;
    control.name = name;
    control.classList.add("request-input");
    this.error = element("p", { class: "request-error", id: `${id}-error`, hidden: true });
    this.help = element("p", { class: "request-help", id: `${id}-help`, text: help, hidden: !help });
    this.label = element("label", { class: "request-label", for: id, text: texts[`form_${name}`] ?? "" });
    const isList = control.localName === "select";
    const shown = isList ? element("span", { class: "request-select" }, control, icon("chevron")) : control;
    this.node = element("div", { class: `request-field request-field-${name}` }, this.label, this.help, this.error, shown);
    this.hasHelp = Boolean(help);
    this.describe();
  }

  describe() {
    const ids = [this.hasHelp ? this.help.id : "", this.error.hidden ? "" : this.error.id].filter(Boolean).join(" ");
    if (ids) this.control.setAttribute("aria-describedby", ids);
    else this.control.removeAttribute("aria-describedby");
  }

  /** @param {string} text empty: nothing is wrong with it */
  wrong(text) {
    this.error.hidden = !text;
    this.error.replaceChildren(...(text ? [icon("alert"), element("span", { text })] : []));
    if (text) this.control.setAttribute("aria-invalid", "true");
    else this.control.removeAttribute("aria-invalid");
    this.describe();
  }
}

/**
 * @typedef {object} Options
 * @property {string} prefix of ids, so that two forms may stand beside each other
 * @property {Texts} texts
 * @property {boolean} byMail
 * @property {{ accept: string, help_text: string } | null} files
 * @property {boolean} suggests
 */

/** @param {Options} options */
export function build(options) {
  const { prefix, texts, byMail, files, suggests } = options;
  const t = (/** @type {string} */ name) => texts[`form_${name}`] ?? "";
  const channel = buildChannel(prefix, t);
  const fields = buildFields(prefix, texts, t);
  const suggestions = buildSuggestions(prefix, t);
  if (suggests) fields.summary.node.append(suggestions);
  /** Instead of a choice of languages, where there is none. */
  const languageNote = element("p", { class: "request-note", hidden: true });
  const attachments = files ? buildFiles(prefix, t, files) : null;
  const mailNote = byMail ? element("p", { class: "request-note" }, icon("attach"), element("span", { text: t("mail_files") })) : null;
  const problems = buildProblems(prefix, t);
  const failure = element("div", { class: "request-failure", role: "alert" });
  const submitText = element("span", {});
  const submit = element("button", { class: "button request-submit", type: "submit" }, submitText);
  const aside = element("p", { class: "request-aside", hidden: true });
  const restored = element(
    "div",
    { class: "request-restored", role: "status", hidden: true },
    element("span", { text: t("restored") }),
    element("button", { class: "request-discard", type: "button", text: t("discard") }),
  );
  const status = element("p", { class: "request-hidden", role: "status" });
  /** Without a way to be answered there is nothing to fill in. */
  const rest = element(
    "div",
    { class: "request-rest" },
    fields.summary.node,
    fields.description.node,
    ...(attachments ? [attachments.node] : []),
    ...(mailNote ? [mailNote] : []),
    element("div", { class: "request-row" }, fields.email.node, fields.phone.node, fields.language.node),
    languageNote,
    failure,
    element("div", { class: "request-actions" }, submit, aside),
  );
  const form = element("form", { class: "request-form", novalidate: true }, restored, problems, channel.channelField, rest, status);
  const notes = { languageNote, suggestions, attachments, problems, failure, aside, restored, status };
  return { form, rest, ...channel, fields, ...notes, submit, submitText };
}

/** @param {string} prefix @param {(name: string) => string} t */
function buildChannel(prefix, t) {
  const channels = element("div", { class: "request-choices" });
  const channelError = element("p", { class: "request-error", id: `${prefix}-channel-error`, hidden: true });
  const channelField = element(
    "fieldset",
    { class: "request-field request-field-channel" },
    element("legend", { class: "request-label", text: t("channel") }),
    channelError,
    channels,
  );
  return { channels, channelField, channelError };
}

/** @param {string} prefix @param {Texts} texts @param {(name: string) => string} t */
function buildFields(prefix, texts, t) {
  /** @param {Name} name @param {ConstructorParameters<typeof Field>[3]} control @param {string} [help] */
  const field = (name, control, help) => new Field(prefix, name, texts, control, help);
  const line = (/** @type {{ [attribute: string]: string }} */ attributes) => element("input", { required: true, ...attributes });
  return {
    summary: field("summary", line({ type: "text", autocomplete: "off" }), t("summary_help")),
    description: field("description", element("textarea", { required: true, rows: "6" }), t("description_help")),
    email: field("email", line({ type: "email", autocomplete: "email", dir: "ltr" })),
    phone: field("phone", line({ type: "tel", autocomplete: "tel", dir: "ltr" }), t("phone_help")),
    language: field("language", element("select", {})),
  };
}

/** Articles that may answer what is being written. @param {string} prefix @param {(name: string) => string} t */
const buildSuggestions = (prefix, t) =>
  element(
    "section",
    { class: "request-suggestions", "aria-labelledby": `${prefix}-suggestions`, hidden: true },
    element("h3", { class: "request-suggestions-title", id: `${prefix}-suggestions`, text: t("suggestions") }),
    element("ul", { class: "request-suggestions-list" }),
  );

/** @param {string} prefix @param {(name: string) => string} t */
const buildProblems = (prefix, t) =>
  element(
    "div",
    { class: "request-problems", tabindex: "-1", role: "group", "aria-labelledby": `${prefix}-problems`, hidden: true },
    element("p", { class: "request-problems-title", id: `${prefix}-problems`, text: t("error_title") }),
    element("ul", {}),
  );

/** @typedef {ReturnType<typeof build>} View */

/** @param {string} prefix @param {(name: string) => string} t @param {{ accept: string, help_text: string }} files */
export function buildFiles(prefix, t, { accept, help_text }) {
  const id = `${prefix}-files`;
  // The field itself takes the keys; what is seen is its label.
  const input = element("input", {
    type: "file",
    class: "request-file-input",
    id,
    multiple: true,
    accept,
    "aria-describedby": `${id}-help ${id}-error`,
  });
  const list = element("ul", { class: "request-files", "aria-label": t("files_list"), hidden: true });
  const error = element("div", { class: "request-error request-file-errors", id: `${id}-error`, role: "alert" });
  const drop = element(
    "div",
    { class: "request-drop" },
    input,
    element("label", { class: "request-file-button", for: id }, icon("attach"), element("span", { text: t("files_add") })),
    element("span", { class: "request-drop-text", text: t("files_drop") }),
  );
  const label = element(
    "p",
    { class: "request-label", id: `${id}-label` },
    t("files"),
    " ",
    element("span", { class: "request-optional", text: t("optional") }),
  );
  const help = element("p", { class: "request-help", id: `${id}-help`, text: help_text });
  const node = element(
    "div",
    { class: "request-field request-field-files", role: "group", "aria-labelledby": `${id}-label` },
    label,
    help,
    list,
    drop,
    error,
  );
  return { node, input, list, drop, error };
}

/**
 * One channel to choose: its radio button, and why it can't be chosen where it can't.
 * @param {string} prefix @param {Choice} choice @param {boolean} checked
 */
export function choiceNode(prefix, { channel, open, note, link }, checked) {
  const id = `${prefix}-channel-${channel.id}`;
  const radio = element("input", {
    type: "radio",
    class: "request-radio",
    name: "channel",
    id,
    value: channel.id,
    required: true,
    checked,
    disabled: !open,
    "aria-describedby": note ? `${id}-note` : undefined,
  });
  radio.checked = checked;
  const label = element(
    "label",
    { class: "request-choice-label", for: id },
    icon(open ? channel.kind : "lock"),
    element("span", { class: "request-choice-name", text: channel.name }),
  );
  const text = element("p", { class: "request-choice-note", id: `${id}-note`, text: note, hidden: !note });
  if (link) text.append(" ", element("a", { href: link.href, text: link.text }));
  return element("div", { class: open ? "request-choice" : "request-choice is-closed" }, radio, label, text);
}

/**
 * @param {Texts} texts @param {string} locale
 * @param {{ file: File, size: string }} attachment
 * @param {() => void} remove
 */
export function fileNode(texts, locale, { file, size }, remove) {
  const picture = element("span", { class: "request-file-picture" }, icon("file"));
  const button = element(
    "button",
    { class: "request-file-remove", type: "button", "aria-label": fill(texts.form_files_remove, { n: file.name }) },
    icon("close"),
  );
  button.addEventListener("click", remove);
  const name = element("span", { class: "request-file-name", title: file.name }, element("bdi", { text: file.name }));
  const node = element(
    "li",
    { class: "request-file", lang: locale },
    picture,
    element("span", { class: "request-file-text" }, name, element("span", { class: "request-file-size", text: size })),
    button,
  );
  return { node, picture, button };
}

/** @param {import("./suggest.js").Suggestion} suggestion @param {(event: MouseEvent) => void} open */
export function suggestionNode({ url, title, lang }, open) {
  const attributes = { href: url, target: "_blank", rel: "noopener", lang };
  const link = element("a", attributes, icon("article"), element("span", { text: title }));
  link.addEventListener("click", open);
  return element("li", {}, link);
}

/** What is wrong, as a link to where it is. @param {string} id @param {string | undefined} text @param {() => void} go */
export function problemNode(id, text, go) {
  // A fragment finds nothing inside of a shadow root.
  const link = element("a", { href: `#${id}`, text });
  link.addEventListener("click", (event) => {
    event.preventDefault();
    go();
  });
  return element("li", {}, link);
}
