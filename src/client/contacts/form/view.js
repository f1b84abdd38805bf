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
   * @param {Document} doc @param {string} prefix @param {Name} name @param {Texts} texts
   * @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} control
   * @param {string} [help]
   */
  constructor(doc, prefix, name, texts, control, help = "") {
    const id = `${prefix}-${name}`;
    this.name = name;
    this.control = control;
    control.id = id;
    control.name = name;
    control.classList.add("request-input");
    this.error = element(doc, "p", { class: "request-error", id: `${id}-error`, hidden: true });
    this.help = element(doc, "p", { class: "request-help", id: `${id}-help`, text: help, hidden: !help });
    this.label = element(doc, "label", { class: "request-label", for: id, text: texts[`form_${name}`] ?? "" });
    const isList = control.localName === "select";
    const shown = isList ? element(doc, "span", { class: "request-select" }, control, icon(doc, "chevron")) : control;
    this.node = element(doc, "div", { class: `request-field request-field-${name}` }, this.label, this.help, this.error, shown);
    this.hasHelp = Boolean(help);
    this.describe();
  }

  describe() {
    const ids = [this.hasHelp ? this.help.id : "", this.error.hidden ? "" : this.error.id].filter(Boolean).join(" ");
    if (ids) this.control.setAttribute("aria-describedby", ids);
    else this.control.removeAttribute("aria-describedby");
  }

  /** @param {Document} doc @param {string} text empty: nothing is wrong with it */
  wrong(doc, text) {
    this.error.hidden = !text;
    this.error.replaceChildren(...(text ? [icon(doc, "alert"), element(doc, "span", { text })] : []));
    if (text) this.control.setAttribute("aria-invalid", "true");
    else this.control.removeAttribute("aria-invalid");
    this.describe();
  }
}

/**
 * @param {Document} doc
 * @param {object} options
 * @param {string} options.prefix of ids, so that two forms may stand beside each other
 * @param {Texts} options.texts
 * @param {boolean} options.byMail
 * @param {{ accept: string, help_text: string } | null} options.files
 * @param {boolean} options.suggests
 */
export function build(doc, { prefix, texts, byMail, files, suggests }) {
  const t = (/** @type {string} */ name) => texts[`form_${name}`] ?? "";

  const channels = element(doc, "div", { class: "request-choices" });
  const channelError = element(doc, "p", { class: "request-error", id: `${prefix}-channel-error`, hidden: true });
  const channelField = element(
    doc,
    "fieldset",
    { class: "request-field request-field-channel" },
    element(doc, "legend", { class: "request-label", text: t("channel") }),
    channelError,
    channels,
  );

  const summary = new Field(
    doc,
    prefix,
    "summary",
    texts,
    element(doc, "input", { type: "text", required: true, autocomplete: "off" }),
    t("summary_help"),
  );
  const suggestions = element(
    doc,
    "section",
    { class: "request-suggestions", "aria-labelledby": `${prefix}-suggestions`, hidden: true },
    element(doc, "h3", { class: "request-suggestions-title", id: `${prefix}-suggestions`, text: t("suggestions") }),
    element(doc, "ul", { class: "request-suggestions-list" }),
  );
  if (suggests) summary.node.append(suggestions);
  const description = new Field(
    doc,
    prefix,
    "description",
    texts,
    element(doc, "textarea", { required: true, rows: "6" }),
    t("description_help"),
  );

  const email = new Field(
    doc,
    prefix,
    "email",
    texts,
    element(doc, "input", { type: "email", required: true, autocomplete: "email", dir: "ltr" }),
  );
  const phone = new Field(
    doc,
    prefix,
    "phone",
    texts,
    element(doc, "input", { type: "tel", required: true, autocomplete: "tel", dir: "ltr" }),
    t("phone_help"),
  );
  const language = new Field(doc, prefix, "language", texts, element(doc, "select", {}));
  /** Instead of a choice of languages, where there is none. */
  const languageNote = element(doc, "p", { class: "request-note", hidden: true });

  const attachments = files ? buildFiles(doc, prefix, t, files) : null;
  const mailNote = byMail
    ? element(doc, "p", { class: "request-note" }, icon(doc, "attach"), element(doc, "span", { text: t("mail_files") }))
    : null;

  const problems = element(
    doc,
    "div",
    { class: "request-problems", tabindex: "-1", role: "group", "aria-labelledby": `${prefix}-problems`, hidden: true },
    element(doc, "p", { class: "request-problems-title", id: `${prefix}-problems`, text: t("error_title") }),
    element(doc, "ul", {}),
  );
  const failure = element(doc, "div", { class: "request-failure", role: "alert" });
  const submitText = element(doc, "span", {});
  const submit = element(doc, "button", { class: "button request-submit", type: "submit" }, submitText);
  const aside = element(doc, "p", { class: "request-aside", hidden: true });
  const restored = element(
    doc,
    "div",
    { class: "request-restored", role: "status", hidden: true },
    element(doc, "span", { text: t("restored") }),
    element(doc, "button", { class: "request-discard", type: "button", text: t("discard") }),
  );
  const status = element(doc, "p", { class: "request-hidden", role: "status" });

  /** Without a way to be answered there is nothing to fill in. */
  const rest = element(
    doc,
    "div",
    { class: "request-rest" },
    summary.node,
    description.node,
    ...(attachments ? [attachments.node] : []),
    ...(mailNote ? [mailNote] : []),
    element(doc, "div", { class: "request-row" }, email.node, phone.node, language.node),
    languageNote,
    failure,
    element(doc, "div", { class: "request-actions" }, submit, aside),
  );
  const form = element(doc, "form", { class: "request-form", novalidate: true }, restored, problems, channelField, rest, status);
  const fields = { summary, description, email, phone, language };
  return {
    form,
    rest,
    channels,
    channelField,
    channelError,
    fields,
    languageNote,
    suggestions,
    attachments,
    problems,
    failure,
    submit,
    submitText,
    aside,
    restored,
    status,
  };
}

/** @typedef {ReturnType<typeof build>} View */

/** @param {Document} doc @param {string} prefix @param {(name: string) => string} t @param {{ accept: string, help_text: string }} files */
function buildFiles(doc, prefix, t, { accept, help_text }) {
  const id = `${prefix}-files`;
  // The field itself takes the keys; what is seen is its label.
  const input = element(doc, "input", {
    type: "file",
    class: "request-file-input",
    id,
    multiple: true,
    accept,
    "aria-describedby": `${id}-help ${id}-error`,
  });
  const list = element(doc, "ul", { class: "request-files", "aria-label": t("files_list"), hidden: true });
  const error = element(doc, "div", { class: "request-error request-file-errors", id: `${id}-error`, role: "alert" });
  const drop = element(
    doc,
    "div",
    { class: "request-drop" },
    input,
    element(doc, "label", { class: "request-file-button", for: id }, icon(doc, "attach"), element(doc, "span", { text: t("files_add") })),
    element(doc, "span", { class: "request-drop-text", text: t("files_drop") }),
  );
  const label = element(
    doc,
    "p",
    { class: "request-label", id: `${id}-label` },
    t("files"),
    " ",
    element(doc, "span", { class: "request-optional", text: t("optional") }),
  );
  const help = element(doc, "p", { class: "request-help", id: `${id}-help`, text: help_text });
  const node = element(
    doc,
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
 * @param {Document} doc @param {string} prefix @param {Choice} choice @param {boolean} checked
 */
export function choiceNode(doc, prefix, { channel, open, note, link }, checked) {
  const id = `${prefix}-channel-${channel.id}`;
  const radio = element(doc, "input", {
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
    doc,
    "label",
    { class: "request-choice-label", for: id },
    icon(doc, open ? channel.kind : "lock"),
    element(doc, "span", { class: "request-choice-name", text: channel.name }),
  );
  const text = element(doc, "p", { class: "request-choice-note", id: `${id}-note`, text: note, hidden: !note });
  if (link) text.append(" ", element(doc, "a", { href: link.href, text: link.text }));
  return element(doc, "div", { class: open ? "request-choice" : "request-choice is-closed" }, radio, label, text);
}

/**
 * @param {Document} doc @param {Texts} texts @param {string} locale
 * @param {{ file: File, size: string }} attachment
 * @param {() => void} remove
 */
export function fileNode(doc, texts, locale, { file, size }, remove) {
  const picture = element(doc, "span", { class: "request-file-picture" }, icon(doc, "file"));
  const button = element(
    doc,
    "button",
    { class: "request-file-remove", type: "button", "aria-label": fill(texts.form_files_remove, { n: file.name }) },
    icon(doc, "close"),
  );
  button.addEventListener("click", remove);
  const name = element(doc, "span", { class: "request-file-name", title: file.name }, element(doc, "bdi", { text: file.name }));
  const node = element(
    doc,
    "li",
    { class: "request-file", lang: locale },
    picture,
    element(doc, "span", { class: "request-file-text" }, name, element(doc, "span", { class: "request-file-size", text: size })),
    button,
  );
  return { node, picture, button };
}
