// Addresses once more, before anything is shown in somebody else's product: what the build judged (the file of this name in
// `crates/core/src/`) is judged again as this browser reads it. Held to the same vectors, `tests/vectors/addresses.json`.

import { attempt } from "../common/attempt.js";

/** What every help centre may use, the last two in its settings only. Its site.yaml may add some. */
const SCHEMES = /^(https?|mailto|tel|sms|sip|whatsapp):$/;

/**
 * Where an address leads, or `null` if it is none to follow: nothing that runs code here, or opens what it likes.
 * @param {string} address
 * @param {string} base
 * @param {readonly string[]} [added] schemes of site.yaml
 * @returns {string | null}
 */
export function judge(address, base, added = []) {
  const url = attempt(() => new URL(address, base));
  return url && (SCHEMES.test(url.protocol) || added.includes(url.protocol.slice(0, -1))) ? url.href : null;
}
