// Addresses once more, before anything is shown in somebody else's product: what the build judged (`src/address.rs`) is
// judged again as this browser reads it. Held to the same vectors, `tests/vectors/addresses.json`.

/** Schemes that every help centre may use; site.yaml may add some. */
const SCHEMES = ["https", "http", "mailto", "tel", "sms"];

/**
 * Where an address leads, or `null` if it is none to follow: nothing that runs code here, or opens what it likes.
 * @param {string} address
 * @param {string} base
 * @param {readonly string[]} [added] schemes of site.yaml
 * @returns {string | null}
 */
export function judge(address, base, added = []) {
  const url = parse(address, base);
  const scheme = url?.protocol.slice(0, -1) ?? "";
  return url && (SCHEMES.includes(scheme) || added.includes(scheme)) ? url.href : null;
}

/** @param {string} address @param {string} base */
function parse(address, base) {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}

/** A fragment as ids are written; one that can't be decoded stays as it is. @param {string} hash */
export function decoded(hash) {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}
