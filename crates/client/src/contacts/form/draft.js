// What was typed and not yet sent. Kept in the tab's own storage: it survives a reload and a failed send, and is gone
// with the tab, so that nobody finds it on a shared computer. Storage that is full or forbidden keeps nothing, silently.

/**
 * @typedef {object} Draft
 * @property {string} channel
 * @property {string} summary
 * @property {string} description
 * @property {string} email
 * @property {string} phone
 * @property {string} language
 * @property {string} key by which the endpoint knows a request that it has already had
 * @property {number} files how many were attached: they themselves can't be kept
 */

/** @type {(keyof Draft)[]} */
const TEXTS = ["channel", "summary", "description", "email", "phone", "language", "key"];

/** @returns {Draft} */
export function emptyDraft() {
  return { channel: "", summary: "", description: "", email: "", phone: "", language: "", key: newKey(), files: 0 };
}

/** Whether anything would be lost with it. @param {Draft} draft */
export const isWritten = (draft) => draft.summary.trim() !== "" || draft.description.trim() !== "";

/** 128 random bits, in a form that logs and databases like. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * @param {() => Storage | null | undefined} open Even to ask for a storage may be forbidden.
 * @param {string} name
 */
export function draftStore(open, name) {
  /** @template T @param {(storage: Storage) => T} use @returns {T | null} */
  const attempt = (use) => {
    try {
      const storage = open();
      return storage ? use(storage) : null;
    } catch {
      return null;
    }
  };
  return {
    /** @returns {Draft | null} */
    load: () => readDraft(attempt((storage) => storage.getItem(name))),
    /** @param {Draft} draft */
    save: (draft) => void attempt((storage) => storage.setItem(name, JSON.stringify(draft))),
    clear: () => void attempt((storage) => storage.removeItem(name)),
  };
}

/**
 * Only what is a draft: an extension, or an older version of this page, may have written anything.
 * @param {string | null} json
 * @returns {Draft | null}
 */
export function readDraft(json) {
  /** @type {unknown} */
  let value;
  try {
    value = JSON.parse(json ?? "null");
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null) return null;
  const stored = /** @type {Record<string, unknown>} */ (value);
  const draft = emptyDraft();
  for (const name of TEXTS) {
    const text = Object.hasOwn(stored, name) ? stored[name] : undefined;
    if (typeof text === "string") Object.assign(draft, { [name]: text });
  }
  if (!draft.key) draft.key = newKey();
  draft.files = typeof stored.files === "number" && stored.files > 0 ? stored.files : 0;
  return isWritten(draft) || draft.email || draft.phone ? draft : null;
}
