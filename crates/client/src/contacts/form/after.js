// What stands in the form's place when it is done: that the request has arrived and what happens next, or that an e-mail
// waits to be sent.

import { KINDS } from "../kinds.js";
import { around, element, fill, icon } from "./elements.js";

/**
 * @typedef {import("./choices.js").Channel} Channel
 * @typedef {Record<string, string>} Texts
 */

/**
 * @param {string} prefix
 * @param {string} title
 * @param {string} picture
 * @param {(Node | string)[]} children
 */
function panel(prefix, title, picture, children) {
  const heading = element("h3", { class: "request-done-title", id: `${prefix}-done`, tabindex: "-1", text: title });
  const mark = element("span", { class: "request-done-mark" }, icon(picture));
  const node = element("section", { class: "request-done", "aria-labelledby": `${prefix}-done` }, mark, heading, ...children);
  return { node, heading };
}

/** @param {string} address or a number: from left to right in any language */
const quoted = (address) => element("bdi", { class: "request-address", dir: "ltr", text: address });

/**
 * @param {object} facts
 * @param {string} facts.prefix
 * @param {Texts} facts.texts
 * @param {Channel} facts.channel
 * @param {string} facts.email
 * @param {string} facts.phone
 * @param {import("./send.js").Sent} facts.answer
 * @param {string | null} facts.inbox
 * @param {() => void} again
 */
export function sentPanel({ prefix, texts, channel, email, phone, answer, inbox }, again) {
  const { answer: way } = KINDS[channel.kind] ?? {};
  const chat = way === "chat";
  const children = [];
  const line = (/** @type {(Node | string)[]} */ ...parts) => children.push(element("p", {}, ...parts));
  if (way === "phone" && phone) line(...around(texts.form_sent_callback, quoted(phone)));
  else if (!chat && email) line(...around(texts.form_sent_email, quoted(email)));
  if (channel.reply_text) line(channel.reply_text);
  if (answer.reference)
    children.push(element("p", { class: "request-reference" }, ...around(texts.form_sent_reference, quoted(answer.reference))));
  const actions = element("div", { class: "request-actions" });
  if (answer.url)
    actions.append(element("a", { class: "button", href: answer.url, text: chat ? texts.form_sent_chat : texts.form_sent_follow }));
  else if (inbox) actions.append(element("a", { class: "button", href: inbox, text: texts.contact_inbox_link }));
  const more = element("button", { class: "button button-quiet", type: "button", text: texts.form_sent_again });
  more.addEventListener("click", again);
  actions.append(more);
  children.push(actions);
  return panel(prefix, (chat ? texts.form_sent_title_chat : texts.form_sent_title) ?? "", "check", children);
}

/**
 * @param {object} facts
 * @param {string} facts.prefix
 * @param {Texts} facts.texts
 * @param {string} facts.address
 * @param {{ href: string, body: string, whole: boolean }} facts.mail
 * @param {{ back: () => void, discard: () => void }} actions
 */
export function mailPanel({ prefix, texts, address, mail }, { back, discard }) {
  const copy = element("button", { class: "button button-quiet", type: "button" }, element("span", { text: texts.form_mail_copy }));
  const text = element("textarea", {
    class: "request-input request-mail-text",
    readonly: true,
    rows: "6",
    "aria-label": texts.form_description,
  });
  text.value = mail.body;
  const said = element("span", { class: "request-hidden", role: "status" });
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(mail.body);
      said.textContent = texts.form_mail_copied ?? "";
      copy.replaceChildren(icon("check"), element("span", { text: texts.form_mail_copied }));
    } catch {
      // No clipboard, or no leave to use it: the text is marked, so that the keyboard can.
      text.focus();
      text.select();
    }
  });
  const button = (/** @type {string | undefined} */ label, /** @type {() => void} */ does) => {
    const node = element("button", { class: "request-discard", type: "button", text: label });
    node.addEventListener("click", does);
    return node;
  };
  return panel(prefix, texts.form_mail_title ?? "", "email", [
    element("p", {}, ...around(fill(texts.form_mail_text, { n: "%n" }), quoted(address))),
    ...(mail.whole ? [] : [element("p", { class: "request-note" }, icon("alert"), element("span", { text: texts.form_mail_long }))]),
    element("p", { class: "request-note" }, icon("attach"), element("span", { text: texts.form_mail_files })),
    text,
    element(
      "div",
      { class: "request-actions" },
      element("a", { class: "button", href: mail.href, text: texts.form_mail_open }),
      copy,
      said,
    ),
    element("div", { class: "request-actions" }, button(texts.form_mail_back, back), button(texts.form_discard, discard)),
  ]);
}
