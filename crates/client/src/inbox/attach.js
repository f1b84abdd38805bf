// The contact form's own way to attach files, for an answer: loaded when somebody wants to.

import { Attachments } from "../contacts/form/attachments.js";
import { buildFiles } from "../contacts/form/view.js";

/** @param {import("./reply.js").Reply} reply */
export async function openFiles(reply) {
  const { locale, signal, say, t: texts, prefix, options } = reply.inbox;
  if (!options.files) return;
  await options.dress?.();
  const view = buildFiles(`${prefix}-reply`, (/** @type {string} */ name) => texts[`form_${name}`] ?? "", options.files);
  reply.place.replaceChildren(view.node);
  reply.files = new Attachments({
    view,
    form: reply.node,
    limits: options.files,
    texts,
    locale,
    signal,
    say,
    locked: () => reply.busy,
    changed: () => {},
  });
  view.input.focus();
}
