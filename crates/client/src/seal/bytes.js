// Bytes and JSON out of base64url, strictly: what decodes to the same bytes in two ways would be two passes with one
// signature.

/**
 * @param {unknown} text
 * @returns {Uint8Array<ArrayBuffer> | null} `null` for what is no base64url without padding, or has bits left over
 */
export function bytes(text) {
  if (typeof text !== "string" || !/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  if (btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "") !== text) return null;
  return Uint8Array.from(binary, (c) => c.charCodeAt(0));
}

/**
 * @param {string} text
 * @returns {Record<string, unknown> | null} an object; `null` for everything else
 */
export function json(text) {
  const decoded = bytes(text);
  if (!decoded) return null;
  try {
    const value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(decoded));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
