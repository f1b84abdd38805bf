// Finds what a product's engineer got wrong: names that the help centre doesn't have. They are reported, since an unknown
// plan would look to the customer like one that includes nothing. Pure; only engineers read its messages.

import { distance } from "../search/distance.js";

/**
 * @import { PanelOptions } from "./panel.js"
 * @import { HelpData } from "../help.js"
 */

/** @typedef {{ name: string, value: unknown, message: string, nearest?: string }} Mistake `nearest`: what was probably meant */

const OPTIONS = [
  "locale",
  "context",
  "plan",
  "addons",
  "seat",
  "created",
  "accountLanguage",
  "pass",
  "email",
  "phone",
  "theme",
  "launcher",
];
const dashed = (/** @type {string} */ name) => `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
/** What a script tag may have. */
const TAG = ["locale", "context", "plan", "accountLanguage", "theme", "launcher", "mount"].map(dashed);
/** What people write for some of these. Anything else may be on a tag for somebody else: tag managers, frameworks. */
const MEANT = new Map([
  ["lang", "locale"],
  ["language", "locale"],
  ["area", "context"],
  ["place", "context"],
  ["page", "context"],
  ["tier", "plan"],
  ["subscription", "plan"],
  ["mode", "theme"],
  ["color-scheme", "theme"],
  ["button", "launcher"],
]);
const SWITCH = ["on", "off", "true", "false"];

/**
 * The name that was probably meant: at most two letters of it are wrong, and no more than half.
 * @param {string} name
 * @param {string[]} names
 */
export function nearest(name, names) {
  const wrong = (/** @type {string} */ other) => distance([...name.toLowerCase()], [...other.toLowerCase()], 2);
  const [best] = names.map((other) => ({ other, by: wrong(other) })).sort((a, b) => a.by - b.by);
  return best && best.by * 2 <= name.length ? best.other : undefined;
}

/** @param {unknown} value */
const shown = (value) => (typeof value === "string" ? `"${value}"` : (JSON.stringify(value) ?? String(value)));

/**
 * @param {string} what
 * @param {string} name of the option or method
 * @param {unknown} value
 * @param {string[]} [names] those that there are
 * @returns {Mistake}
 */
export function unknown(what, name, value, names = []) {
  const near = nearest(String(value), names);
  const hint = near ? `; did you mean "${near}"?` : names.length ? `; known: ${names.slice(0, 20).join(", ")}` : "";
  return { name, value, message: `${name}: ${shown(value)} is not ${what}${hint}`, ...(near && { nearest: near }) };
}

/**
 * Everything in the options, on the script tag and in the badge that the panel does not understand.
 * @param {object} product
 * @param {PanelOptions} product.given
 * @param {unknown} product.badge
 * @param {[name: string, value: string][]} product.attributes of the script tag
 * @param {HelpData} product.data
 * @param {string[]} product.locales of the help centre
 * @param {(locale: string) => string | undefined} product.offered which of them suits
 * @param {(context: string) => boolean} product.known
 * @returns {Mistake[]}
 */
export function mistakes({ given, badge, attributes, data, locales, offered, known }) {
  /** @type {Mistake[]} */
  const found = [];
  for (const [name, value] of attributes) {
    const bare = name.replace(/^data-/, "");
    const meant = MEANT.get(bare) ?? OPTIONS.find((option) => dashed(option) === `data-${bare}`) ?? nearest(bare, OPTIONS);
    // `lang` and `type` are attributes of every script.
    if (TAG.includes(name) || !meant || (bare === name && meant.toLowerCase() !== name)) continue;
    const help = TAG.includes(dashed(meant)) ? `did you mean ${dashed(meant)}?` : `call guichet.update({ ${meant}: … })`;
    const near = TAG.includes(dashed(meant)) ? dashed(meant) : meant;
    found.push({ name, value, nearest: near, message: `${name}="${value}" is not an attribute of the panel; ${help}` });
  }
  for (const [name, value] of Object.entries(given)) {
    const meant = MEANT.get(name) ?? nearest(name, OPTIONS);
    if (!OPTIONS.includes(name))
      found.push({
        name,
        value,
        ...(meant && { nearest: meant }),
        message: `"${name}" is not an option of the panel; ${meant ? `did you mean "${meant}"?` : `known: ${OPTIONS.join(", ")}`}`,
      });
  }
  const { policy } = data.contacts;
  const plans = policy.plans.map(({ id }) => id);
  const addons = policy.addons.map(({ id }) => id);
  /** @param {string} name @param {any} value @param {(value: any) => boolean} right @param {string} what @param {string[]} [names] */
  const test = (name, value, right, what, names) => {
    if (value !== undefined && value !== null && value !== "" && !right(value)) found.push(unknown(what, name, value, names));
  };
  test("locale", given.locale, (value) => offered(value) !== undefined, "a language of the help centre", locales);
  test("context", given.context, known, "a context in site.yaml, an area or a path", Object.keys(data.contexts));
  // Where contacts.yaml has no plans, any plan is right.
  test("plan", given.plan, (value) => !plans.length || plans.includes(value), "a plan in contacts.yaml", plans);
  test("addons", given.addons, Array.isArray, "a list");
  for (const addon of Array.isArray(given.addons) ? given.addons : [])
    test("addons", addon, (value) => !addons.length || addons.includes(value), "an add-on in contacts.yaml", addons);
  test("seat", given.seat, (value) => typeof value === "boolean", "true or false");
  test("created", given.created, (value) => /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)), "a day like 2024-03-05");
  test("accountLanguage", given.accountLanguage, isLanguage, "a language");
  test("theme", given.theme, (value) => ["auto", "light", "dark"].includes(value), "a theme", ["auto", "light", "dark"]);
  test("launcher", given.launcher, (value) => SWITCH.includes(String(value)), "true or false");
  test("badge()", badge, ({ count }) => typeof count === "number", "like { count: 2 }");
  for (const [name, value] of attributes)
    if (/^data-(launcher|mount)$/.test(name)) test(name, value, (value) => SWITCH.includes(value), "on or off");
  return found;
}

/** @param {string} tag */
function isLanguage(tag) {
  try {
    return new Intl.DisplayNames("en", { type: "language", fallback: "none" }).of(tag.replaceAll("_", "-")) !== undefined;
  } catch {
    return false;
  }
}
