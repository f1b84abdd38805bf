// Where a reader's pass comes from and where it is kept: in the address of a link that the product made, then in this tab
// until it is closed. Never in an address that servers see, never in storage that outlives the tab.

const NAME = "guichet.pass";

/** Whether the address has a pass in it. */
export const carriesPass = () => /^#(.*&)?pass=/.test(location.hash);

/**
 * The pass of the address, or the one that this tab holds. It is taken out of the address at once, so that it is in no
 * history, no bookmark and no copied link.
 * @returns {string | null}
 */
export function heldPass() {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const token = fragment.get("pass");
  if (token === null) return kept();
  // As it is written: `#1042` is no name without a value.
  const rest = location.hash
    .slice(1)
    .split("&")
    .filter((part) => !part.startsWith("pass="))
    .join("&");
  history.replaceState(history.state, "", location.pathname + location.search + (rest && `#${rest}`));
  keepPass(token);
  return token;
}

function kept() {
  try {
    return sessionStorage.getItem(NAME);
  } catch {
    return null;
  }
}

/** @param {string} token */
export function keepPass(token) {
  try {
    sessionStorage.setItem(NAME, token);
  } catch {
    // Without storage the pass holds for this page.
  }
}

export function forgetPass() {
  try {
    sessionStorage.removeItem(NAME);
  } catch {
    // Nothing was kept.
  }
}
