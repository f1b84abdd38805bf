// An answer on its way to the desk: loaded when somebody writes one.

import { newKey } from "../contacts/form/draft.js";
import { send } from "../contacts/form/send.js";
import { moment } from "../contacts/words.js";
import { fill } from "../common/texts.js";

/**
 * @typedef {import("./reply.js").Reply} Reply
 * @typedef {import("../contacts/form/send.js").Failed} Failed
 */

/** Milliseconds for a text; files take longer. */
const TIMEOUT = 30_000;
const TIMEOUT_FILES = 300_000;

/**
 * @param {Reply} reply
 * @returns {Promise<string[] | null>} what there is to say of it; `null`: it was sent
 */
export async function sendReply(reply) {
  const { inbox, ticket, kept, text, files: held } = reply;
  const { api } = inbox;
  // By which the desk knows what it has already had, also if the page is gone before the answer comes.
  kept.key ||= newKey();
  reply.keep();
  const files = held?.all() ?? [];
  const body = new FormData();
  body.append("text", text.value.trim());
  body.append("idempotency_key", kept.key);
  for (const file of files) body.append("files", file, file.name);
  const outcome = await send({
    endpoint: api.answers(ticket),
    body,
    bearer: await api.bearer(),
    timeout: files.length > 0 ? TIMEOUT_FILES : TIMEOUT,
    ask: (url, init) => fetch(url, init),
    now: Date.now,
    online: () => navigator.onLine,
  });
  // Another try is another request.
  if (outcome.sent || outcome.settled) kept.key = "";
  if (outcome.sent) return null;
  // Once it is shown: on a phone it may be below what is seen.
  setTimeout(() => reply.error.scrollIntoView({ block: "nearest" }));
  return problem(inbox, outcome);
}

/** @param {Reply["inbox"]} inbox @param {Failed} outcome */
function problem({ t, locale, now }, { reason, fields, message, again }) {
  const own = [...Object.values(fields), message].filter(Boolean);
  if (own.length > 0) return [...new Set(own)];
  if (reason === "busy" && !again) return [t.form_failed_busy_soon ?? ""];
  return [fill(t[`form_failed_${reason}`], { n: again ? moment(locale, new Date(again), now()) : "" })];
}
