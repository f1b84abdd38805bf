// A request on its way to the endpoint, and what its answer means. docs/contact-form.md is the contract.

/**
 * @typedef {"offline" | "network" | "timeout" | "server" | "refused" | "pass" | "size" | "busy"} Reason
 * @typedef {{ sent: true, reference: string, url: string }} Sent
 * @typedef {object} Failed
 * @property {false} sent
 * @property {Reason} reason
 * @property {Record<string, string>} fields what is wrong with which field
 * @property {string} message the endpoint's own words, if it has any
 * @property {number | null} again when to try again, in milliseconds
 * @property {boolean} settled The endpoint has refused it and will not have kept it: another try is another request.
 * @typedef {Sent | Failed} Outcome
 */

/** Answers after which it is not certain that nothing was kept, or that ask for the very same request later. */
const OPEN = new Set([408, 409, 425, 429]);

/**
 * @param {object} request
 * @param {string} request.endpoint
 * @param {FormData} request.body
 * @param {string | null} request.bearer
 * @param {number} request.timeout in milliseconds
 * @param {(url: string, init: RequestInit) => Promise<Response>} request.ask
 * @param {() => number} request.now
 * @param {() => boolean} request.online
 * @returns {Promise<Outcome>}
 */
export async function send({ endpoint, body, bearer, timeout, ask, now, online }) {
  if (!online()) return failed("offline");
  const given = new AbortController();
  const alarm = setTimeout(() => given.abort(), timeout);
  try {
    /** @type {Record<string, string>} */
    const headers = { Accept: "application/json" };
    if (bearer) headers.Authorization = `Bearer ${bearer}`;
    const answer = await ask(endpoint, { method: "POST", body, headers, signal: given.signal });
    // A body that never ends is no answer either: still within the time.
    const json = await answer.json().catch(() => null);
    if (given.signal.aborted && !answer.ok) return failed("timeout");
    return outcome(answer.status, answer.headers.get("Retry-After"), json, now());
  } catch {
    if (given.signal.aborted) return failed("timeout");
    return failed(online() ? "network" : "offline");
  } finally {
    clearTimeout(alarm);
  }
}

/**
 * @param {number} status @param {string | null} retryAfter @param {unknown} json @param {number} now
 * @returns {Outcome}
 */
export function outcome(status, retryAfter, json, now) {
  const body = typeof json === "object" && json !== null ? /** @type {Record<string, unknown>} */ (json) : {};
  const text = (/** @type {string} */ name) => {
    const value = Object.hasOwn(body, name) ? body[name] : undefined;
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  };
  if (status >= 200 && status < 300) return { sent: true, reference: text("id"), url: webAddress(text("url")) };
  const settled = status >= 400 && status < 500 && !OPEN.has(status);
  return {
    ...failed(reasonOf(status)),
    fields: fieldErrors(body.errors),
    message: text("message"),
    again: retryAt(retryAfter, now),
    settled,
  };
}

/** @param {Reason} reason @returns {Failed} */
const failed = (reason) => ({ sent: false, reason, fields: {}, message: "", again: null, settled: false });

/** @param {number} status @returns {Reason} */
function reasonOf(status) {
  if (status === 401 || status === 403) return "pass";
  if (status === 408 || status === 409 || status === 425) return "timeout";
  if (status === 413) return "size";
  if (status === 429) return "busy";
  return status >= 400 && status < 500 ? "refused" : "server";
}

/** `{ "email": "…" }`; a list of texts is as good. @param {unknown} errors */
function fieldErrors(errors) {
  /** @type {Record<string, string>} */
  const fields = {};
  if (typeof errors !== "object" || errors === null) return fields;
  for (const [name, said] of Object.entries(errors)) {
    const text = Array.isArray(said) ? said[0] : said;
    if (typeof text === "string" && text) fields[name] = text;
  }
  return fields;
}

/** Seconds, or a date. @param {string | null} header @param {number} now */
function retryAt(header, now) {
  if (!header) return null;
  const seconds = Number(header);
  const at = Number.isFinite(seconds) ? now + seconds * 1000 : Date.parse(header);
  // Further off than a day is no advice.
  return Number.isFinite(at) && at - now < 86_400_000 ? Math.max(at, now) : null;
}

/** A link must lead somewhere, and must not run anything. @param {string} url */
function webAddress(url) {
  try {
    new URL(url, "https://help.example.com/");
  } catch {
    return "";
  }
  return /^(https?:\/\/|\/(?![/\\]))/i.test(url) ? url : "";
}
