// Server-sent events out of a response's bytes (HTML Standard, 9.2.6): `EventSource` can't send a pass.

/** @typedef {{ id: string, event: string, data: string }} ServerEvent */

/**
 * Takes text as it arrives, and gives the events that are whole.
 * @returns {(text: string) => ServerEvent[]}
 */
export function eventReader() {
  let rest = "";
  return (text) => {
    let whole = rest + text;
    // Half of a line's end may be still to come.
    const held = whole.endsWith("\r") ? "\r" : "";
    whole = whole.slice(0, whole.length - held.length);
    const blocks = whole.replace(/\r\n?/g, "\n").split("\n\n");
    rest = (blocks.pop() ?? "") + held;
    return blocks.flatMap((block) => eventOf(block) ?? []);
  };
}

/** @param {string} block @returns {ServerEvent | null} `null` for a comment */
function eventOf(block) {
  const event = { id: "", event: "message", data: "" };
  let has = false;
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    if (colon === 0) continue;
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (name === "data") {
      event.data += has ? `\n${value}` : value;
      has = true;
    } else if (name === "id" || name === "event") event[name] = value;
  }
  return has ? event : null;
}
