// What the build says to the panel, `_guichet/<locale>/help.json`, and which articles belong to where the customer is.
// Pure but for `fetchData`.

/**
 * @import { HelpData, TopArticle } from "../help.js"
 */

/** @param {string} url @returns {Promise<any>} */
export async function fetchJson(url) {
  const answer = await fetch(url, { cache: "no-cache", credentials: "omit", signal: AbortSignal.timeout(20_000) });
  if (!answer.ok) throw new Error(`${answer.status} ${url}`);
  return answer.json();
}

/**
 * `*` stands for a part of the path, `**` for any number of them; a pattern that begins with `#` is about the hash, for
 * products that keep their place there. A slash at the end makes no difference.
 *
 * Not by a regular expression, which tries every way to share a path among the stars of a pattern: with a dozen of them,
 * the product's page stands still. Here each piece of the pattern is one pass over the path.
 * @param {string} pattern
 * @param {{ pathname: string, hash: string }} at
 */
export function matchesPattern(pattern, { pathname, hash }) {
  const path = (pattern.startsWith("#") ? hash : pathname).replace(/\/$/, "");
  // Where in the path what has been read of the pattern may end.
  let ends = new Set([0]);
  for (const piece of pattern.replace(/\/$/, "").split(/(\/\*\*|\*\*|\*)/)) {
    /** @type {Set<number>} */
    const next = new Set();
    if (!piece.endsWith("*")) {
      for (const end of ends) if (path.startsWith(piece, end)) next.add(end + piece.length);
    } else {
      for (let end = 0, inside = false; end <= path.length; end++) {
        const from = ends.has(end);
        if (inside || (from && piece !== "*")) next.add(end);
        if (from && (piece !== "/**" || path[end] === "/")) inside = true;
        if (piece === "*" && path[end] === "/") inside = false;
      }
    }
    ends = next;
  }
  return ends.has(path.length);
}

/**
 * The context that is meant: one of site.yaml, or the one whose pattern fits the path.
 * @param {HelpData} data
 * @param {string | null | undefined} given a context or a path; none: `at` decides
 * @param {{ pathname: string, hash: string }} at
 * @returns {string | null}
 */
export function contextOf(data, given, at) {
  if (given && Object.hasOwn(data.contexts, given)) return given;
  const path = given ? { pathname: given.startsWith("/") ? given : `/${given}`, hash: given } : at;
  return data.places.find(({ urls }) => urls?.some((pattern) => matchesPattern(pattern, path)))?.context ?? null;
}

/**
 * Whether a context means something: a path may lie anywhere, but a name has to be one of site.yaml or an area.
 * @param {HelpData} data
 * @param {string} given
 * @param {{ pathname: string, hash: string }} at
 */
export function isKnown(data, given, at) {
  if (typeof given !== "string") return false;
  return /^[/#]/.test(given) || contextOf(data, given, at) !== null || data.areas.some(({ id }) => id === given.split("/")[0]);
}

/**
 * Articles for a place, best first: those that name it, then those of its area, then the site's most important ones.
 * @param {HelpData} data
 * @param {string | null} context
 * @param {string | null | undefined} given
 * @returns {{ why: "context" | "area" | "top", area?: string, articles: TopArticle[] }}
 */
export function topArticles(data, context, given) {
  const byId = new Map(data.articles.map((article) => [article.id, article]));
  const take = (/** @type {string[]} */ ids) => ids.flatMap((id) => byId.get(id) ?? []).slice(0, 6);
  const named = take(context !== null && Object.hasOwn(data.contexts, context) ? (data.contexts[context] ?? []) : []);
  if (named.length) return { why: "context", articles: named };
  const place = data.places.find((place) => place.context === context);
  const wanted = place?.area ?? given?.replace(/^\//, "").split("/")[0];
  const area = data.areas.find(({ id }) => id === wanted);
  const inArea = take(area?.top ?? []);
  if (area && inArea.length) return { why: "area", area: area.title, articles: inArea };
  return { why: "top", articles: take(data.top) };
}

/**
 * The address of an article in the language of the data, whether there is one or not.
 * @param {HelpData} data
 * @param {string} id
 * @param {string} base
 */
export async function addressOf({ articles, locale, urls }, id, base) {
  const top = articles.find((article) => article.id === id);
  if (top) return new URL(top.url, base).href;
  // Addresses follow ids unless an article says otherwise; those that do are listed.
  /** @type {{ [id: string]: string }} */
  const others = await fetchJson(`${base}_guichet/${locale}/addresses.json`).catch(() => ({}));
  return new URL(Object.hasOwn(others, id) ? (others[id] ?? "") : `${urls.home}${id}/`, base).href;
}
