// Requests to the desk, and what their answers mean. Whatever goes wrong is a value, so that no text is lost by an exception.

/**
 * @template T
 * @typedef {import("./types").Answer<T>} Answer
 */
/** @typedef {import("./types").Failure} Failure */
/** @typedef {{ method?: string, json?: unknown, form?: FormData, background?: boolean }} Request */

const PATIENCE = 20_000;
/** For a reply with files. */
const PATIENCE_WITH_FILES = 10 * 60_000;

/** @param {string} base of the agent's API, with a slash at the end */
export function createApi(base) {
  let csrf = "";
  /** @type {() => void} */
  let signedOut = () => {};

  /**
   * @template T
   * @param {string} path @param {Request} [request]
   * @returns {Promise<Answer<T>>}
   */
  async function ask(path, request = {}) {
    const init = asRequest(request, csrf);
    const late = AbortSignal.timeout(request.form ? PATIENCE_WITH_FILES : PATIENCE);
    try {
      const answer = await fetch(base + path, { ...init, signal: late, cache: "no-store" });
      if (answer.status === 204) return { ok: true, body: /** @type {T} */ (undefined) };
      const content = await answer.json().catch(() => null);
      if (answer.ok && content !== null) return { ok: true, body: content };
      return refused(answer.status, content);
    } catch {
      return failure(late.aborted ? "timeout" : navigator.onLine ? "network" : "offline", 0, "", "");
    }
  }

  /** @param {number} status @param {unknown} content @returns {Failure} */
  function refused(status, content) {
    const problem = typeof content === "object" && content !== null ? /** @type {Record<string, unknown>} */ (content) : {};
    const text = (/** @type {string} */ name) => (typeof problem[name] === "string" ? problem[name] : "");
    const code = text("code");
    if (code === "signed-out") {
      signedOut();
      return failure("signed-out", status, code, "");
    }
    return failure(status >= 500 && status !== 503 && !code ? "network" : "refused", status, code, text("message"));
  }

  return {
    ask,
    /** @param {string} token */
    useToken: (token) => {
      csrf = token;
    },
    /** @param {() => void} run when the session turns out to have ended */
    onSignedOut: (run) => {
      signedOut = run;
    },
  };
}

/** @typedef {ReturnType<typeof createApi>} Api */

/** @param {Request} request @param {string} csrf @returns {RequestInit} */
function asRequest({ method, json, form, background }, csrf) {
  const verb = method ?? (json !== undefined || form ? "POST" : "GET");
  /** @type {Record<string, string>} */
  const headers = { Accept: "application/json" };
  if (verb !== "GET") headers["X-CSRF-Token"] = csrf;
  // What nobody has asked for must not keep a session from ending.
  if (background) headers["Guichet-Background"] = "1";
  if (json !== undefined) headers["Content-Type"] = "application/json";
  return { method: verb, headers, body: form ?? (json === undefined ? undefined : JSON.stringify(json)) };
}

/** @param {import("./types").Trouble} trouble @param {number} status @param {string} code @param {string} message @returns {Failure} */
const failure = (trouble, status, code, message) => ({ ok: false, trouble, status, code, message });

/** What happened, and what to do, in a sentence or two. @param {Failure} failed */
export function explain({ trouble, status, code, message }) {
  if (trouble === "offline") return "You are offline. Try again when you are connected.";
  if (trouble === "network") return "The desk can’t be reached. Try again in a moment.";
  if (trouble === "timeout") return "The desk took too long to answer. Try again: nothing is sent twice.";
  if (trouble === "signed-out") return "Your session has ended. Sign in again, then try once more.";
  if (message) return message;
  if (code === "closed") return "The ticket is closed. Reopen it to reply.";
  if (code === "meanwhile") return "Somebody has written meanwhile.";
  if (code === "not-found") return "There is no such ticket.";
  if (code === "foreign") return "This page is out of date. Reload it, then try again.";
  if (status === 413) return "The files are too large. Remove some, then try again.";
  if (status === 429) return "Too many requests at once. Wait a minute, then try again.";
  if (status === 503) return "The desk can’t store anything right now. Try again in a moment.";
  return "Something went wrong in the desk. Try again; if it happens again, tell whoever runs it.";
}
