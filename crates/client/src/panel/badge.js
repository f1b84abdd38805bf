// What waits in the customer's inbox, for the Help button: one small question, then another now and then, less often as long as nothing
// comes; none while nobody looks. Loaded only where there is a desk and the product has handed over a pass.

/** Milliseconds between two questions, at first and at most. */
const FIRST = 15_000;
const LONGEST = 180_000;

/**
 * @param {object} options
 * @param {string} options.url of the desk
 * @param {() => string | null | undefined} options.pass asked for with every question
 * @param {(badge: import("./panel.js").Badge | null) => void} options.show
 * @param {AbortSignal} options.signal ends it
 */
export function follow({ url, pass, show, signal }) {
  let tag = "";
  let wait = FIRST;
  let asked = 0;
  /** Events tell of what is new. */
  /** @type {boolean | undefined} */
  let quiet;
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  const ask = async () => {
    clearTimeout(timer);
    const bearer = pass();
    if (signal.aborted || document.hidden || !bearer) return;
    // Of two questions at once, the earlier may be answered last: then it says what was before.
    const mine = ++asked;
    try {
      const headers = { Authorization: `Bearer ${bearer}`, ...(tag && { "If-None-Match": tag }) };
      const answer = await fetch(`${url}v1/unread`, { headers, credentials: "omit", signal });
      const { count, ticket, agent } = answer.ok ? await answer.json() : {};
      if (mine !== asked) return;
      if (answer.ok) {
        tag = answer.headers.get("ETag") ?? "";
        const avatar = agent?.picture && new URL(agent.picture, url).href;
        show(count ? { count, ticket, agent: agent && { name: agent.name, avatar } } : null);
        wait = FIRST;
      }
    } catch {
      // The desk is down, and the product isn't: it is asked again later.
    }
    if (mine !== asked) return;
    if (!quiet) timer = setTimeout(ask, wait * (0.8 + Math.random() * 0.4));
    wait = Math.min(LONGEST, wait * 1.5);
  };
  document.addEventListener("visibilitychange", ask, { signal });
  void ask();
  /** The pass is another, and so may be the customer; or something has happened. @param {boolean} [live] until the next call, this tells of it */
  return (live) => {
    quiet = live;
    tag = "";
    wait = FIRST;
    void ask();
  };
}
