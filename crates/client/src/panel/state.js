// What the parts of one panel share, and the small questions that all of them ask of it.

import { h } from "../common/elements.js";
import { contextOf } from "./data.js";

/**
 * @import { Badge, PanelOptions } from "./panel.js"
 * @import { HelpData } from "../help.js"
 * @import { Entry } from "./trail.js"
 * @import { Mistake } from "./check.js"
 */

/**
 * @typedef {object} Environment
 * @property {string} base the help centre's address
 * @property {string} files of this build
 * @property {string} css
 * @property {ShadowRoot} shadow
 * @property {HTMLElement} root
 * @property {HTMLElement} button
 * @property {PanelOptions} given read whenever it is needed: it changes
 * @property {HTMLScriptElement | undefined} tag
 * @property {import("./site.js").Site} site
 * @property {(wish: string) => string | undefined} offered the locale that suits a wish, if one does
 * @property {(wish: string | undefined) => string} localeFor
 * @property {(name: string, detail: unknown) => void} announce
 * @property {import("./panel.js").Panel} handle that dispatches it
 * @property {() => { help: string, close: string }} words of the language that is wanted, before its data is there
 * @property {{ badge: Badge | null, watch(live?: boolean): void }} replies what is known of those that wait, and a question for them;
 *   `live`: the last one before the next call, since events tell of more
 *
 * @typedef {object} State
 * @property {AbortController} life of the panel
 * @property {ReturnType<typeof import("./frame.js").makeFrame>} frame
 * @property {ReturnType<typeof import("./trail.js").makeTrail>} trail
 * @property {ReturnType<typeof import("./search-box.js").makeSearch>} search
 * @property {Map<string, Promise<HelpData>>} known by locale
 * @property {HelpData | undefined} data of the language that is shown
 * @property {boolean} opened
 * @property {string} shown what the home view was made for
 * @property {HTMLElement | null} from where the focus was
 * @property {ReturnType<typeof setTimeout>} [ahead]
 * @property {ReturnType<typeof setInterval>} [watching]
 * @property {Set<string>} styled
 * @property {Set<string>} reported
 * @property {(css: string) => void} style adds styles, once
 * @property {(next: Entry) => void} push a new view
 * @property {(url: string) => boolean} enter goes to an address of the help centre inside the panel; whether it is one
 * @property {(address: string) => string | null} leads where an address leads, if it may be followed
 *
 * @typedef {Environment & State} Panel
 */

/** @param {Panel} panel */
export const home = (panel) => /** @type {Entry} */ (panel.trail.home());

/** @param {Panel} panel */
export const current = (panel) => /** @type {Entry} */ (panel.trail.step(0));

/** What the product says of the place; a context that is not a string is reported, and ignored. @param {Panel} panel */
export const said = ({ given }) => (typeof given.context === "string" ? given.context : null);

/** The context that the customer is in. @param {Panel} panel @param {HelpData} data */
export const contextNow = (panel, data) => contextOf(data, said(panel), location);

/** @param {Panel} panel @param {Entry["kind"]} kind @param {Partial<Entry>} [more] @returns {Entry} */
export function entry({ data }, kind, more) {
  return {
    kind,
    locale: data?.locale ?? "",
    node: h("div"),
    scroll: 0,
    url: "",
    ...more,
  };
}

/** The life of what an entry shows next: what it has shown before is over. @param {Entry} next */
export function renew(next) {
  next.life?.abort();
  next.life = new AbortController();
  return next.life.signal;
}

/** Where the focus goes in a new view. @param {Panel} panel @param {Entry} next @returns {HTMLElement} */
export function first(panel, next) {
  // On a phone the field would call up the keyboard, over what the customer came to see.
  if (next.kind === "home") return panel.frame.isSmall() || panel.frame.bar.hidden ? panel.frame.body : panel.search.input;
  return next.node.querySelector("h1, .view-title") ?? panel.frame.body;
}

/** Addresses in a constructed sheet would be looked up from the page that we are on. @param {Pick<Panel, "styled" | "files" | "shadow">} panel @param {string} css */
export function style({ styled, files, shadow }, css) {
  if (styled.has(css)) return;
  styled.add(css);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css.replace(/url\("(?!data:|https?:)([^"]+)"\)/g, (_, path) => `url("${files}panel/${path}")`));
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
}

/** Something can't be shown. @param {Panel} panel @param {unknown} error */
export const failed = (panel, error) => panel.announce("error", { message: String(error) });

/** Tells the product's engineers of their mistakes, of each of them once. @param {Panel} panel @param {Mistake[]} mistakes */
export function report({ reported, announce }, mistakes) {
  for (const mistake of mistakes) {
    if (reported.has(mistake.message)) continue;
    reported.add(mistake.message);
    console.warn(`guichet: ${mistake.message}`);
    announce("error", mistake);
  }
}
