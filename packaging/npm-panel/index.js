// The panel itself is not in this package: a help centre serves it, so that it is always that of the current build.

/** @type {typeof import("./index.js").load} */
export const load = (helpCentre) => import(/* webpackIgnore: true */ /* @vite-ignore */ panelOf(helpCentre));

/** @param {string | URL} helpCentre */
function panelOf(helpCentre) {
  const base = new URL(helpCentre, globalThis.document?.baseURI);
  // `https://help.example.com/kb` means the folder too.
  if (!base.pathname.endsWith("/")) base.pathname += "/";
  return new URL("_guichet/panel.js", base).href;
}
