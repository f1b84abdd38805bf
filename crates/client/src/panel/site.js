// What the build knows and the button needs before anything else is loaded. A build puts the site's own in this place:
// `Loader` in crates/client/src/panel/mod.rs.

/**
 * @typedef {object} Words
 * @property {"ltr" | "rtl"} dir
 * @property {string} help
 * @property {{ [form: string]: string }} replies the button's name by plural form; `%n` is the number
 * @property {string} close these five the default locale has, others only as far as there is room
 * @property {string} retry
 * @property {string} down that the help centre can't be reached
 * @property {string} ways what stands above the channels that are known all the same
 * @property {[name: string, href: string, plans: string[] | null][]} channels `null`: for everyone
 *
 * @typedef {object} Site
 * @property {string} assets the folder's name below `_guichet/`
 * @property {string} default
 * @property {{ [alias: string]: string }} aliases
 * @property {{ [locale: string]: Words }} locales
 * @property {string} [desk] where the desk's API is, if there is one
 * @property {string} tokens declarations of the theme's colours that the button wears
 */

/** @type {Site} */
export const site = { assets: "", default: "en", aliases: {}, locales: {}, tokens: "" };
