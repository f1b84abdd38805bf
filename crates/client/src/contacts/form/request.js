// What is sent: what is missing for it, and its fields. Which of them a channel asks for is said beside it.

/**
 * @typedef {import("./draft.js").Draft} Draft
 *
 * @typedef {object} Asked
 * @property {boolean} email
 * @property {boolean} phone
 * @property {string} language that is chosen; empty where there is no choice
 */

/**
 * What is missing, by field.
 * @param {Draft} draft
 * @param {Record<string, string>} texts
 * @param {boolean} hasChannel
 * @param {Asked} asked
 */
export function missing(draft, texts, hasChannel, asked) {
  /** @type {Record<string, string | undefined>} */
  const wrong = {};
  if (!hasChannel) wrong.channel = texts.form_error_channel;
  if (!draft.summary.trim()) wrong.summary = texts.form_error_summary;
  if (!draft.description.trim()) wrong.description = texts.form_error_description;
  if (asked.email && !/^\S+@\S+\.\S+$/.test(draft.email.trim())) wrong.email = texts.form_error_email;
  if (asked.phone && (draft.phone.match(/\p{Nd}/gu)?.length ?? 0) < 5) wrong.phone = texts.form_error_phone;
  return wrong;
}

/**
 * The fields that an endpoint gets; one without a value is left out.
 * @param {Draft} draft
 * @param {{ channel: string, locale: string, plan: string | null | undefined, files: File[] }} facts
 * @param {Asked} asked
 */
export function bodyOf(draft, { channel, locale, plan, files }, asked) {
  const body = new FormData();
  const fields = {
    idempotency_key: draft.key,
    channel,
    summary: draft.summary.trim(),
    description: draft.description.trim(),
    email: asked.email && draft.email.trim(),
    phone: asked.phone && draft.phone.trim(),
    language: asked.language,
    locale,
    plan,
  };
  for (const [name, value] of Object.entries(fields)) if (value) body.append(name, value);
  for (const file of files) body.append("files", file, file.name);
  return body;
}

/**
 * What an e-mail says beside the text: its channel, and what else the channel asks for.
 * @param {Draft} draft
 * @param {Record<string, string>} texts
 * @param {string} channel its name
 * @param {Asked} asked
 * @param {string} language the name of the one that is chosen
 */
export const factsOf = (draft, texts, channel, asked, language) => [
  channel,
  ...(asked.phone ? [`${texts.form_phone}: ${draft.phone.trim()}`] : []),
  ...(asked.language ? [`${texts.form_language}: ${language}`] : []),
];
