// What this browser keeps: drafts, by ticket, and what somebody has chosen. Everything works without it.

/** @param {string} key @returns {string | null} */
function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string | null} value */
function write(key, value) {
  try {
    if (value === null || value === "") localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Full, or not allowed: the text is still in its field.
  }
}

const DRAFT = "guichet-desk:draft:";
const LETTERS = "guichet-desk:letters";

/** @typedef {"reply" | "note"} Mode */

export const drafts = {
  /** @param {string} ticket @param {Mode} mode */
  get: (ticket, mode) => read(`${DRAFT}${mode}:${ticket}`) ?? "",
  /** @param {string} ticket @param {Mode} mode @param {string} text */
  set: (ticket, mode, text) => write(`${DRAFT}${mode}:${ticket}`, text),
  /** @param {string} ticket */
  has: (ticket) => (read(`${DRAFT}reply:${ticket}`) ?? read(`${DRAFT}note:${ticket}`)) !== null,
  /** Whoever signs out leaves nothing of customers behind. */
  forget() {
    try {
      for (const key of Object.keys(localStorage)) if (key.startsWith(DRAFT)) localStorage.removeItem(key);
    } catch {
      // There is nothing then.
    }
  },
};

/** Whether single letters are shortcuts. */
export const letters = {
  on: () => read(LETTERS) !== "off",
  /** @param {boolean} on */
  set: (on) => write(LETTERS, on ? null : "off"),
};
