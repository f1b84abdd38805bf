// What happens, as it happens: a stream of events, or the same by asking again where a network lets no stream through. Nothing is
// asked while nobody looks.

import { attempt } from "../common/attempt.js";
import { eventReader } from "./events.js";

/** Milliseconds without a sign of life, after which a stream is not believed in. */
const SILENCE = 45_000;
/** Between two questions, if nothing happens. */
const LONGEST = 60_000;
const SHORTEST = 5_000;
/** Questions before a stream is tried again. */
const PATIENCE = 10;

/**
 * @param {object} options
 * @param {Pick<import("./api.js").Api, "stream" | "changes">} options.api
 * @param {(change: import("./api.js").Change | null) => void} options.changed `null`: it can't be told what has
 * @param {(status: number) => void} options.refused the pass or link counts for nothing any more
 * @param {AbortSignal} options.signal ends it
 */
export async function follow({ api, changed, refused, signal }) {
  let after = "";
  let wanted = SHORTEST;
  let streams = true;
  let asked = 0;
  while (!signal.aborted) {
    await looked();
    if (signal.aborted) return;
    try {
      if (streams) {
        const place = await listen(api, after, changed, signal);
        after = place.after;
        streams = place.works;
        wanted = SHORTEST;
      } else {
        const { changes, after: next, reset } = await api.changes(after);
        // The first question only says where to begin.
        if (reset || !after) changed(null);
        for (const change of changes) changed(change);
        after = next;
        wanted = changes.length > 0 ? SHORTEST : Math.min(LONGEST, wanted * 1.5);
        asked += 1;
        streams = asked % PATIENCE === 0;
      }
    } catch (error) {
      const status = /** @type {{ status?: number }} */ (error).status ?? 0;
      // Another pass may come: whoever asks for it begins anew.
      if (status === 401 || status === 403) return refused(status);
      // What lets no stream through may let questions through, and the other way round.
      if (streams) {
        streams = false;
        continue;
      }
      streams = true;
      wanted = Math.min(LONGEST, wanted * 2);
    }
    // Not all at the same moment, when a desk comes back.
    if (!signal.aborted) await pause(wanted * (0.75 + Math.random() / 2));
  }
}

/**
 * Follows a stream until it ends, or nobody looks any more.
 * @param {Pick<import("./api.js").Api, "stream">} api @param {string} from
 * @param {(change: import("./api.js").Change | null) => void} changed @param {AbortSignal} signal
 * @returns {Promise<{ after: string, works: boolean }>}
 */
async function listen(api, from, changed, signal) {
  const end = new AbortController();
  const stop = () => end.abort();
  const on = { signal: end.signal };
  signal.addEventListener("abort", stop, on);
  document.addEventListener("visibilitychange", () => document.hidden && stop(), on);
  let after = from;
  let heard = false;
  let alarm = setTimeout(stop, SILENCE);
  try {
    const answer = await api.stream(after, end.signal);
    // What has happened until now, nobody tells.
    if (!after) changed(null);
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    const events = eventReader();
    for (;;) {
      const { value, done } = (await reader?.read()) ?? { done: true };
      if (done || value === undefined) break;
      heard = true;
      clearTimeout(alarm);
      alarm = setTimeout(stop, SILENCE);
      for (const event of events(value)) {
        if (event.id) after = event.id;
        changed(event.event === "ticket" ? attempt(() => JSON.parse(event.data)) : null);
      }
    }
  } catch (error) {
    if (!end.signal.aborted) throw error;
  } finally {
    clearTimeout(alarm);
    stop();
  }
  // A stream of which nothing was heard for so long is held up on its way.
  return { after, works: heard || document.hidden };
}

/** @param {number} milliseconds @returns {Promise<void>} */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Until somebody looks at the page. */
async function looked() {
  while (document.hidden) await new Promise((resolve) => document.addEventListener("visibilitychange", resolve, { once: true }));
}
