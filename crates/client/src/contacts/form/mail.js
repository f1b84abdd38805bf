// A request as an e-mail that the reader sends themselves.

/** Longer addresses are cut off, or refused, by some systems. */
const LIMIT = 1900;

/** Half a character can't be encoded. @param {string} text */
const whole = (text) => text.replace(/\p{Surrogate}/gu, "\ufffd");

/** Line ends as e-mails have them. @param {string} text */
const encode = (text) => encodeURIComponent(whole(text).replace(/\r\n|\r|\n/g, "\r\n"));

/** As much of a text as takes so much room in an address. @param {string} text @param {number} room */
function shortened(text, room) {
  if (encode(text).length <= room) return text;
  let short = "";
  for (const letter of text) {
    if (encode(`${short}${letter}…`).length > room) break;
    short += letter;
  }
  return `${short}…`;
}

/**
 * @param {{ address: string, subject: string, text: string, facts: string[] }} mail `facts`: lines below the text
 * @returns {{ href: string, body: string, whole: boolean }} `body` is all of it; `whole`: the address holds all of it
 */
export function compose({ address, subject, text, facts }) {
  const foot = facts.length > 0 ? `\n\n-- \n${facts.join("\n")}` : "";
  const body = text + foot;
  const start = `mailto:${encodeURI(whole(address)).replace(/[?#&]/g, encodeURIComponent)}?subject=`;
  const link = (/** @type {string} */ subject, /** @type {string} */ body) => `${start}${encode(subject)}&body=${encode(body)}`;
  if (link(subject, body).length <= LIMIT) return { href: link(subject, body), body, whole: true };
  // The facts are what support can't ask the customer's text for, so the text is what is cut.
  const letters = Array.from(text);
  const short = shortened(subject, 600);
  const cut = (/** @type {number} */ length) => link(short, `${letters.slice(0, length).join("").trimEnd()}…${foot}`);
  let [fits, tooLong] = [0, letters.length];
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (cut(middle).length <= LIMIT) fits = middle;
    else tooLong = middle;
  }
  return { href: cut(fits), body, whole: false };
}
