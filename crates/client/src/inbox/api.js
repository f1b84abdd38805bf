// What the desk is asked, and what it answers. docs/desk-api.md is the contract; any desk that keeps it will do.

import { attempt } from "../common/attempt.js";

/**
 * @typedef {{ name: string, picture?: string }} Agent
 * @typedef {"open" | "answered" | "closed" | "reopened"} State
 *
 * @typedef {object} Ticket
 * @property {string} id
 * @property {string} subject
 * @property {State} state
 * @property {boolean} mine
 * @property {number} unread
 * @property {string} changed_at
 * @property {string} excerpt
 * @property {Agent} [agent]
 *
 * @typedef {{ id: string, name: string, type: string, size: number, url: string }} Attachment
 *
 * @typedef {object} Message
 * @property {number} seq
 * @property {"message" | "closed" | "reopened"} kind
 * @property {"customer" | "agent" | "desk"} by
 * @property {string | null} [name]
 * @property {string} [picture]
 * @property {boolean} [you]
 * @property {string} at
 * @property {string} [text]
 * @property {Attachment[]} [attachments]
 *
 * @typedef {Ticket & { messages: Message[], read_up_to: number }} Conversation
 * @typedef {{ ticket: string, seq: number, kind: string }} Change
 */

/** @typedef {{ status: number, refusal: string | undefined }} Refused */

/** An answer that is not what was asked for. @param {number} status @param {string} [refusal] of a pass or link */
const refused = (status, refusal) => Object.assign(new Error(String(status)), { status, refusal });

/** @typedef {ReturnType<typeof deskApi>} Api */

/**
 * @param {object} options
 * @param {string} options.url of the desk, with a slash at the end
 * @param {() => string | null | Promise<string | null>} options.bearer the pass or link; asked for with every request
 * @param {(url: URL | string, init?: RequestInit) => Promise<Response>} [options.ask]
 */
export function deskApi({ url, bearer, ask = (to, init) => fetch(to, init) }) {
  /** @param {string} path @param {RequestInit} [init] */
  const request = async (path, init = {}) => {
    const pass = await bearer();
    if (!pass) throw refused(401);
    const headers = { Accept: "application/json", Authorization: `Bearer ${pass}`, ...init.headers };
    const answer = await ask(new URL(path, url), { ...init, headers });
    if (answer.ok) return answer;
    const { refusal } = await answer.json().catch(() => ({}));
    throw refused(answer.status, refusal);
  };
  const json = async (/** @type {string} */ path, /** @type {RequestInit} */ init = {}) => (await request(path, init)).json();
  const ticket = (/** @type {string} */ id) => `v1/tickets/${encodeURIComponent(id)}`;
  return {
    bearer,
    /** @param {{ state: string, q: string, cursor?: string, limit?: string }} filter empty: all @returns {Promise<{ tickets: Ticket[], next: string | null }>} */
    list(filter) {
      const given = Object.entries(filter).filter(([, value]) => value);
      return json(`v1/tickets?${new URLSearchParams(given)}`);
    },
    /** @param {string} id @returns {Promise<Conversation>} */
    read: (id) => json(ticket(id)),
    /** @param {string} id @param {"close" | "reopen"} act @returns {Promise<Conversation>} */
    change: (id, act) => json(`${ticket(id)}/${act}`, { method: "POST" }),
    /** @param {string} id @param {number} seq */
    seen: (id, seq) =>
      request(`${ticket(id)}/read`, {
        method: "POST",
        body: JSON.stringify({ up_to: seq }),
        headers: { "Content-Type": "application/json" },
      }),
    /** Where an answer is sent to. @param {string} id */
    answers: (id) => new URL(`${ticket(id)}/messages`, url).href,
    /** @param {string} after @returns {Promise<{ changes: Change[], after: string, reset: boolean }>} */
    changes: (after) => json(`v1/changes${after && `?after=${encodeURIComponent(after)}`}`),
    /** @param {string} after @param {AbortSignal} signal @returns {Promise<Response>} */
    stream: (after, signal) =>
      request("v1/events", { signal, headers: { Accept: "text/event-stream", ...(after ? { "Last-Event-ID": after } : {}) } }),
    /**
     * The address of a file or picture, if it is the desk's own: nothing else is ever asked for.
     * @param {string | undefined} path
     */
    file(path) {
      const href = path && attempt(() => new URL(path, url).href);
      return href?.startsWith(url) ? href : "";
    },
  };
}
