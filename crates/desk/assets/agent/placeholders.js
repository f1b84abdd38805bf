// Names in canned answers.

/**
 * `{agent}` is known. A customer's name is not: the beginning of their address is a guess, which is selected so that it is looked at.
 * @param {string} text @param {{ agent: string, email: string | null }} known
 * @returns {{ text: string, select: [number, number] | null }} `select`: what to look at
 */
export function filled(text, { agent, email }) {
  const guess = email ? nameOf(email) : "";
  const whole = text.replaceAll("{agent}", () => agent);
  const at = whole.indexOf("{customer}");
  if (at < 0) return { text: whole, select: null };
  const name = guess || "{customer}";
  return { text: whole.replaceAll("{customer}", () => name), select: [at, at + name.length] };
}

/** The first name that is still missing. @param {string} text */
export function unfilled(text) {
  const found = /\{(customer|agent)\}/.exec(text);
  return found ? { at: found.index, text: found[0] } : null;
}

/** `ada.lovelace@example.com` → `Ada`; nothing for an address that is no name. @param {string} email */
function nameOf(email) {
  const first = email.split("@")[0].split(/[._+-]/)[0];
  return /^\p{L}{2,}$/u.test(first) ? first[0].toUpperCase() + first.slice(1) : "";
}
