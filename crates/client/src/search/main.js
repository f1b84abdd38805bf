/**
 * The search of a Guichet site, for its own pages, the help panel, and whoever imports `/_guichet/search.js`.
 *
 * This module is the only one that fetches. What is fetched is kept for as long as the page lives; what failed is
 * fetched again by the next query. Nothing here knows about the document: a search box is the theme's business.
 */
import { PACK_BLOCK, SearchError, decodeManifest, decodeSpelling, decodeTerms, decodeTexts, unseal } from "./decode.js";
import { CARRIED } from "./carried.js";
import { codeOf, compare, fold, hex, keyHash, normalForm } from "./analyze.js";
import { matches } from "./lookup.js";
import { excerpt } from "./excerpt.js";
import { folds, mayBeMisspelt, queryKey, slot, slots, squashed } from "./query.js";
import { rank } from "./score.js";

export { SearchError };

/** @import { Borrowed, Kind, Manifest, ChunkList, Terms, Text } from "./decode.js" */
/** @import { Joined, Slot } from "./query.js" */
/** @import { Found } from "./spelling.js" */

const PREFIX_CHUNKS = 3;
const BORROWED_PLACES = 3;
/** So many answers are kept: going back to a query, letter by letter, costs nothing. */
const ANSWERS = 50;

/**
 * @typedef {object} QueryOptions
 * @property {number} [limit] at most this many hits, 10 by default
 * @property {string} [area] slug of an area
 * @property {string} [plan] id of a plan: articles for other plans only are left out
 */

/**
 * @typedef {object} Hit
 * @property {string} url path with the site's base path; ends in `#anchor` when a section is the answer
 * @property {string} title plain text
 * @property {string} area slug
 * @property {string} area_title
 * @property {string[]} categories
 * @property {string} heading of the section, or empty
 * @property {string} excerpt escaped HTML with `<mark>` around what matched
 * @property {number} score three decimals
 * @property {string} id
 * @property {string} locale the language that the article is written in
 */

/**
 * @typedef {object} Results
 * @property {string} query
 * @property {string} locale
 * @property {number} total all documents that match, borrowed ones included
 * @property {Hit[]} hits those whose title is the query; then this locale's, best first; then, with another `locale`, those that it lacks
 * @property {{ from: string, to: string }[]} corrections words taken for others
 * @property {{ area: string, title: string, count: number }[]} areas before the filter by area, without borrowed ones
 * @property {{ plan: string, count: number }[]} plans before the filter by plan, likewise
 */

/** @typedef {(url: string, fresh: boolean, again: string) => Promise<Uint8Array>} Load */

/**
 * Opens the index of a locale.
 * @param {object} options
 * @param {string} options.locale
 * @param {string} [options.base] the site's base, as a path or URL; by default where this module was loaded from
 * @param {Promise<Response>} [options.manifest] a fetch of the index's `manifest.bin`, begun while this module was loading
 * @param {Load} [options.load] fetches a file; for tests
 * @param {typeof CARRIED} [options.carried] a manifest that is here already; for tests
 */
export async function open({
  locale,
  base,
  manifest,
  load = (url, fresh, again) => download(url, fresh ? fetch(url + again, FRESH) : fetch(url)),
  carried = base === undefined ? CARRIED : undefined,
}) {
  const here = import.meta.url.replace(/\/_guichet\/.*$/, "/");
  const root = new URL(base === undefined ? here : base.replace(/\/?$/, "/"), here);
  let index = new Index(root, locale, load);
  const brought = manifest
    ? download("manifest.bin", manifest)
    : carried?.locale === locale && Promise.resolve(Uint8Array.from(atob(carried.manifest), codeOf));
  if (brought) await index.manifest(brought).catch(() => undefined);
  await index.manifest();
  /** @type {Map<string, Promise<Results>>} */
  const answered = new Map();

  /** @template T @param {(index: Index) => Promise<T>} question @returns {Promise<T>} */
  async function ask(question) {
    const asked = index;
    try {
      return await question(asked);
    } catch (error) {
      // If the site was published again since the manifest was read, the files have other names now, and so may those of
      // an index that this one borrows from.
      const newer = new Index(root, locale, load, `?${Date.now()}`);
      await newer.manifest();
      if (newer.stamp === asked.stamp && !asked.borrows) throw error;
      index = newer;
      return question(newer);
    }
  }

  return {
    /**
     * @param {string} query
     * @param {QueryOptions} [options]
     * @returns {Promise<Results>}
     */
    query(query, { limit = 10, area, plan } = {}) {
      const key = JSON.stringify([query, limit, area, plan]);
      const results = answered.get(key) ?? ask((index) => search(index, query, { limit, area, plan }));
      // The latest last; the oldest goes.
      answered.delete(key);
      answered.set(key, results);
      if (answered.size > ANSWERS) answered.delete(answered.keys().next().value ?? "");
      results.catch(() => answered.delete(key));
      return results;
    },
    /**
     * "Did you mean": a query that leads nowhere, with the nearest words that the index has.
     * @param {string} query
     * @returns {Promise<string>}
     */
    suggest: (query) => ask((index) => didYouMean(index, query)),
  };
}

/** If it can't be fetched, misspelt words find nothing, and everything else is answered all the same. */
const spelling = () => import("./spelling.js").catch(() => undefined);

/** @param {Index} index @param {string} query */
async function didYouMean(index, query) {
  const [manifest, help] = await Promise.all([index.manifest(), spelling()]);
  return (
    help?.didYouMean(
      query,
      (part) => fold(normalForm(part)),
      (word) => index.spelling(manifest, word),
      (word) => chunks(index, manifest, [word], false),
    ) ?? query
  );
}

/** @type {RequestInit} */
const FRESH = { cache: "no-cache" };

/** @param {string} url @param {Promise<Response>} request */
async function download(url, request) {
  try {
    const response = await request;
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
  } catch {
    // Reported like an answer that is not the file.
  }
  throw new SearchError("unreachable", `cannot fetch ${url}`);
}

/** The files of one locale's index, each fetched once. */
class Index {
  /** @type {Record<string, Promise<any>>} */
  #kept = Object.create(null);
  /** @type {Record<string, Index>} */
  #others = Object.create(null);
  /** Whether another index was asked for. */
  borrows = false;
  #load;
  #again;
  /** Differs between builds: the checksum that ends the manifest. */
  stamp = "";

  /**
   * @param {URL} root @param {string} locale @param {Load} load
   * @param {string} [again] appended to the manifest's address, so that no cache on the way answers with an older one
   */
  constructor(root, locale, load, again = "") {
    this.root = root;
    this.locale = locale;
    this.#load = load;
    this.#again = again;
  }

  /** The index of another locale of the same site. @param {string} locale */
  other(locale) {
    this.borrows = true;
    return (this.#others[locale] ??= new Index(this.root, locale, this.#load, this.#again));
  }

  /** @template T @param {string} key @param {() => Promise<T>} make @returns {Promise<T>} */
  #keep(key, make) {
    const kept = (this.#kept[key] ??= make());
    kept.catch(() => delete this.#kept[key]);
    return kept;
  }

  /**
   * @template T
   * @param {Kind} kind @param {string} name @param {(content: Uint8Array) => T} decode
   * @param {Promise<Uint8Array>} [begun] the file, if it is being fetched already
   * @param {Uint8Array} [dictionary]
   */
  #file(kind, name, decode, begun, dictionary) {
    const url = new URL(`_guichet/search/${this.locale}/${name}.bin`, this.root).href;
    return this.#keep(name, async () => {
      const bytes = await (begun ?? this.#load(url, kind === "M", this.#again));
      const decoded = decode(await unseal(kind, bytes, dictionary));
      if (kind === "M") this.stamp = bytes.slice(-4).join();
      return decoded;
    });
  }

  /** @template T @param {Kind} kind @param {ChunkList} list @param {number} number @param {(content: Uint8Array) => T} decode */
  #chunk(kind, { from, names }, number, decode) {
    return this.#file(kind, `${kind.toLowerCase()}${keyHash(from[number])}-${names[number]}`, decode);
  }

  /** @param {Promise<Uint8Array>} [begun] @returns {Promise<Manifest>} */
  manifest(begun) {
    return this.#file("M", "manifest", decodeManifest, begun);
  }

  /** @param {Manifest} manifest @param {number} number @returns {Promise<Terms>} */
  terms({ terms, docs }, number) {
    return this.#chunk("T", terms, number, (content) => decodeTerms(content, docs));
  }

  /** @param {Manifest} manifest @param {number} pack @returns {Promise<Text[]>} */
  texts({ packs, docs, docsPerPack, dictionary }, pack) {
    const first = pack * docsPerPack;
    const name = `x${hex(pack)}-${packs[Math.floor(pack / PACK_BLOCK)]}`;
    const count = Math.min(docsPerPack, docs - first);
    return this.#file("X", name, (content) => decodeTexts(content, first, count), undefined, dictionary);
  }

  /** Words that begin or end like `word`. @param {Manifest} manifest @param {string} word */
  async spelling({ spelling }, word) {
    /** @param {Kind} kind @param {ChunkList} list @param {string} key @returns {Promise<[string, number][]>} */
    const near = async (kind, list, key) => {
      const number = find(list, key);
      return number < 0 ? [] : this.#chunk(kind, list, number, decodeSpelling);
    };
    const [byStart, byEnd] = await Promise.all([near("S", spelling[0], word), near("B", spelling[1], reversed(word))]);
    return [...byStart, ...byEnd.map(([word, count]) => /** @type {[string, number]} */ ([reversed(word), count]))];
  }
}

/** @param {string} word */
const reversed = (word) => Array.from(word).reverse().join("");

/** The chunk that holds `key`, or -1. @param {ChunkList} list @param {string} key */
function find({ from }, key) {
  let [low, high] = [0, from.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(from[middle], key) <= 0) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * What one index answers, before texts are fetched. `only`: the documents that another locale borrows.
 * @param {Index} index @param {string} query @param {QueryOptions} options @param {Borrowed} [only]
 */
async function answer(index, query, options, only) {
  const manifest = await index.manifest();
  if (only && only.documents !== manifest.documents) {
    throw new SearchError("mixed", `${only.locale} is of another build`);
  }
  /** @param {{ fold: string }} word */
  const askedFor = ({ fold }) => !only || mayHave(only, fold);
  // All slots at once: the chunks of a query are one step, whatever their number.
  const lists = await Promise.all(
    slots(query, manifest)
      .filter(askedFor)
      .map((slot) =>
        lookUp(
          index,
          manifest,
          slot,
          slot.joined.filter((joined) => !joined.spare && askedFor(joined)),
          !only,
        ),
      ),
  );
  const asked = lists.flat();
  /** @type {Map<string, number>} */
  const marks = new Map();
  asked.forEach(({ matches }, bit) => {
    for (const { terms, term } of matches) marks.set(terms.forms[term], (marks.get(terms.forms[term]) ?? 0) | (1 << Math.min(bit, 31)));
  });
  /** @param {number} doc */
  const visible = (doc) => !only || only.urls.has(doc);
  let ranking = rank(manifest, asked, visible);
  const pinned = Array.from(manifest.pins.get(queryKey(query)) ?? []).filter(visible);
  ranking = pinned
    .map((doc) => ranking.find((found) => found.doc === doc) ?? { doc, score: 0 })
    .concat(ranking.filter(({ doc }) => !pinned.includes(doc)));
  const { areas, areaOf, plans, plansOf } = manifest;
  const { area, plan } = options;
  /** What is for everyone is for a plan that the index does not know, -1. @param {number} doc @param {number} plan */
  const inPlan = (doc, plan) => plansOf[doc] === 0 || (plan >= 0 && (plansOf[doc] >>> plan) % 2 === 1);
  const ofPlan = ranking.filter(({ doc }) => plan === undefined || inPlan(doc, plans.indexOf(plan)));
  /** @param {{ doc: number }} hit */
  const areaFits = ({ doc }) => area === undefined || areas[areaOf[doc]].slug === area;
  const ofArea = ranking.filter(areaFits);
  const shown = ofPlan.filter(areaFits);
  /** @param {typeof ranking} list @param {(doc: number) => boolean} fits */
  const count = (list, fits) => list.filter(({ doc }) => fits(doc)).length;
  /** @param {{ count: number }} counted */
  const some = ({ count }) => count > 0;
  return {
    ranking: shown,
    pinned: shown.filter(({ doc }) => pinned.includes(doc)).length,
    marks,
    corrections: asked.flatMap(({ correction }) => correction ?? []),
    areas: areas.map(({ slug, title }, at) => ({ area: slug, title, count: count(ofPlan, (doc) => areaOf[doc] === at) })).filter(some),
    plans: plans.map((plan, bit) => ({ plan, count: count(ofArea, (doc) => inPlan(doc, bit)) })).filter(some),
  };
}

/**
 * What a slot finds, with these ways of writing it and its neighbours as one; if nothing, and `instead`, what may have been meant.
 * @param {Index} index @param {Manifest} manifest @param {Slot} wanted @param {Joined[]} joined @param {boolean} instead
 * @returns {Promise<Found[]>}
 */
async function lookUp(index, manifest, wanted, joined, instead) {
  /** @param {Slot} slot @param {Joined[]} [joined] @param {string[]} [corrections] @returns {Promise<Found>} */
  const find = async (slot, joined = [], corrections = []) => {
    const words = [slot.begin, slot.fold, ...slot.synonyms, ...corrections, ...joined.map(({ fold }) => fold)];
    const terms = await chunks(index, manifest, words, slot.prefix);
    const { weight, required } = slot;
    return { weight, required, terms, matches: matches(slot, joined, corrections, terms, manifest.stopWords) };
  };
  let found = await find(wanted, joined);
  if (!instead || !wanted.required || found.matches.length > 0) return [found];
  found = await find(wanted, wanted.joined);
  if (found.matches.length > 0 || !mayBeMisspelt(wanted.fold)) return [found];
  const [near, help] = await Promise.all([index.spelling(manifest, wanted.fold), spelling()]);
  return help?.instead(wanted, near, find, slot, compare) ?? [found];
}

/**
 * The term chunks that may hold words that are one of `folds`, or begin with the first of them.
 * @param {Index} index @param {Manifest} manifest @param {string[]} folds @param {boolean} prefix
 * @returns {Promise<Terms[]>}
 */
function chunks(index, manifest, folds, prefix) {
  const list = manifest.terms;
  const numbers = new Set(folds.map((fold) => find(list, fold)).filter((number) => number >= 0));
  const first = find(list, folds[0]);
  if (prefix && first >= 0) {
    for (let next = first + 1; next < first + PREFIX_CHUNKS && list.from[next]?.startsWith(folds[0]); next++) numbers.add(next);
  }
  return Promise.all([...numbers].sort((a, b) => a - b).map((number) => index.terms(manifest, number)));
}

/**
 * @param {Index} index @param {Awaited<ReturnType<typeof answer>>} answer @param {number} limit @param {Borrowed} [borrowed]
 * @returns {Promise<Hit[]>}
 */
async function hits(index, { ranking, marks }, limit, borrowed) {
  const manifest = await index.manifest();
  return Promise.all(
    ranking.slice(0, limit).map(async ({ doc, score }) => {
      const texts = await index.texts(manifest, Math.floor(doc / manifest.docsPerPack));
      const text = texts[doc % manifest.docsPerPack];
      const { anchor, heading, html } = excerpt(text, marks);
      const { slug, title } = manifest.areas[manifest.areaOf[doc]];
      return {
        url: index.root.pathname + (borrowed?.urls.get(doc) ?? text.url) + (anchor && `#${anchor}`),
        title: text.title,
        area: slug,
        area_title: title,
        categories: text.categories,
        heading,
        excerpt: html,
        score: Math.floor(score * 1000 + 0.5) / 1000,
        id: text.id,
        locale: manifest.locale,
      };
    }),
  );
}

/** Whether a word of these documents may have this fold, or begin with it. @param {Borrowed} list @param {string} fold */
function mayHave({ heads }, fold) {
  const length = Math.max(...heads.map((head) => Array.from(head).length));
  const begin = Array.from(fold).slice(0, length).join("");
  return heads.some((head) => head.startsWith(begin));
}

/** @param {Index} index @param {string} query @param {QueryOptions & { limit: number }} options @returns {Promise<Results>} */
async function search(index, query, options) {
  const manifest = await index.manifest();
  const { limit } = options;
  const asked = folds(query);
  const [own, ...sources] = await Promise.all(
    [undefined, ...manifest.borrowed.filter((list) => asked.some((fold) => mayHave(list, fold)))].map(async (list) => {
      const source = list ? index.other(list.locale) : index;
      return { list, source, found: await answer(source, query, options, list) };
    }),
  );
  const { ranking, pinned, corrections, areas, plans } = own.found;
  const borrowable = sources.reduce((sum, { found }) => sum + found.ranking.length, 0);
  const places = Math.min(borrowable, BORROWED_PLACES, Math.floor(limit / 2));
  const kept = Math.min(ranking.length, limit - places);
  // Texts of hits that would not be shown are not fetched.
  let room = limit - kept;
  const lists = [hits(index, own.found, kept)];
  for (const { list, source, found } of sources) {
    lists.push(hits(source, found, room, list));
    room = Math.max(room - found.ranking.length, 0);
  }
  const found = (await Promise.all(lists)).flat();
  const title = squashed(query);
  /** @param {Hit} hit */
  const other = (hit) => Number(squashed(hit.title) !== title);
  return {
    query,
    locale: manifest.locale,
    total: ranking.length + borrowable,
    hits: [...found.splice(0, Math.min(pinned, kept)), ...found.sort((a, b) => other(a) - other(b))],
    corrections,
    areas,
    plans,
  };
}
