// Articles that may answer what is being typed: asked for when the typing rests, never twice in a row for the same
// words, and only the last answer counts.

/** @typedef {{ url: string, title: string, lang?: string }} Suggestion */

/**
 * @param {object} options
 * @param {(text: string) => Promise<Suggestion[]>} options.ask
 * @param {(found: Suggestion[]) => void} options.show
 * @param {number} [options.rest] milliseconds without a key
 */
export function suggester({ ask, show, rest = 350 }) {
  let asked = "";
  let turn = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  return {
    /** @param {string} text */
    typed(text) {
      clearTimeout(waiting);
      const wanted = text.trim().replace(/\s+/g, " ");
      if (wanted === asked) return;
      if (!isEnough(wanted)) {
        asked = wanted;
        turn += 1;
        show([]);
        return;
      }
      waiting = setTimeout(async () => {
        asked = wanted;
        turn += 1;
        const mine = turn;
        // Without a search there are no suggestions; the form is none the worse.
        const found = await ask(wanted).catch(() => []);
        if (mine === turn) show(found);
      }, rest);
    },
    stop() {
      clearTimeout(waiting);
      turn += 1;
    },
  };
}

/** One letter says nothing; two ideographs may be a whole word. @param {string} text */
function isEnough(text) {
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return letters >= (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text) ? 2 : 4);
}
