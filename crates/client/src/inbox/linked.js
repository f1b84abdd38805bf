// Addresses in what people wrote. Everything else of it stays text.

import { attempt } from "../common/attempt.js";

/**
 * A text in parts, some of which lead somewhere.
 * @param {string} text
 * @returns {{ text: string, href?: string }[]}
 */
export function linked(text) {
  /** @type {{ text: string, href?: string }[]} */
  const parts = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(/https?:\/\/[^\s<>"'`｛｝「」『』（）、。，！？]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g)) {
    const address = trimmed(found);
    const href = addressOf(address);
    if (!href) continue;
    if (index > from) parts.push({ text: text.slice(from, index) });
    parts.push({ text: address, href });
    from = index + address.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** Without what ends the sentence; a bracket stays if it was opened in the address. @param {string} address */
function trimmed(address) {
  let end = address.length;
  for (;;) {
    const last = address[end - 1] ?? "";
    const opened = address.slice(0, end).split("(").length >= address.slice(0, end).split(")").length;
    if (!/[.,;:!?*_~'"\]]/.test(last) && !(last === ")" && !opened)) break;
    end -= 1;
  }
  return address.slice(0, end);
}

/** @param {string} address */
function addressOf(address) {
  const url = attempt(() => new URL(address.startsWith("http") ? address : `mailto:${address}`));
  return url && /^(https?|mailto):$/.test(url.protocol) ? url.href : "";
}
