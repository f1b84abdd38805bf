/**
 * Files of the index → what they hold (`crates/search/src/format.md`). Every byte is checked before it is believed: a file that
 * is truncated, altered or of another version is a `SearchError`, never a wrong answer. Pure but for inflating.
 */
import { compare, fold, hex } from "./analyze.js";
import { decodeLists } from "./range.js";

/** Why a search could not be answered. `code` is one of `unreachable`, `version`, `damaged`, `mixed`. */
export class SearchError extends Error {
  /** @param {string} code @param {string} message */
  constructor(code, message) {
    super(message);
    this.name = "SearchError";
    this.code = code;
  }
}

const damaged = () => new SearchError("damaged", "damaged");

const HEADER = 9;
const MAX_CONTENT = 64 << 20;
const MAX_DOCS = 1 << 22;
const MAX_DICTIONARY = 65_535;
/** Several times what the index keeps of a section, and short enough to search for its best excerpt. */
const MAX_TEXT = 1 << 14;
const NAME_BYTES = 3;
/** So many text packs next to each other share a name. */
export const PACK_BLOCK = 4;

/**
 * Manifest, terms, spelling by the beginning and by the end of words, texts.
 * @typedef {"M" | "T" | "S" | "B" | "X"} Kind
 */

/**
 * The content of a file of the index. `dictionary` precedes it in its stream, but not in the file.
 * @param {Kind} kind
 * @param {Uint8Array} file
 * @param {Uint8Array} [dictionary]
 */
export async function unseal(kind, file, dictionary) {
  const head = String.fromCodePoint(...file.subarray(0, 5));
  if (!head.startsWith("GSI")) throw damaged();
  if (head[3] !== "\u0004") throw new SearchError("version", "version");
  if (head[4] !== kind) throw damaged();
  const length = new Reader(file.subarray(5)).u32();
  if (length > MAX_CONTENT) throw damaged();
  const skipped = dictionary?.length ?? 0;
  const content = await inflate([...(dictionary ? beginning(dictionary) : []), file.subarray(HEADER)], skipped + length);
  return content.subarray(skipped);
}

/**
 * A zlib stream that begins with the preset dictionary, as a stored block (RFC 1950, 2.2; RFC 1951, 3.2.4).
 * @param {Uint8Array} dictionary
 */
function beginning(dictionary) {
  const { length } = dictionary;
  return [Uint8Array.of(0x78, 1, 0, length, length >> 8, ~length, ~length >> 8), dictionary];
}

/**
 * The stream ends with a checksum of its content, which is compared where it is inflated.
 * @param {Uint8Array[]} packed
 * @param {number} length
 */
async function inflate(packed, length) {
  const content = new Uint8Array(length);
  let filled = 0;
  try {
    const source = new Blob(/** @type {BlobPart[]} */ (packed)).stream();
    const reader = source.pipeThrough(new DecompressionStream("deflate")).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      content.set(value, filled);
      filled += value.length;
    }
  } catch {
    throw damaged();
  }
  if (filled !== length) throw damaged();
  return content;
}

/** A position in the content of a file. */
class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
    this.utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  }

  varint() {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 28; scale *= 128) {
      // Nothing, behind the end, is not below 128.
      const byte = this.bytes[this.at++];
      value += (byte & 127) * scale;
      if (byte < 128) {
        if (value >= 2 ** 32) throw damaged();
        return value;
      }
    }
    throw damaged();
  }

  /** A number of things that are at least one byte each. */
  count() {
    const count = this.varint();
    if (count > this.bytes.length - this.at) throw damaged();
    return count;
  }

  /** @param {number} length */
  take(length) {
    if (length > this.bytes.length - this.at) throw damaged();
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  u32() {
    return this.take(4).reduceRight((number, byte) => number * 256 + byte);
  }

  /** @param {Uint8Array} bytes */
  text(bytes) {
    try {
      return this.utf8.decode(bytes);
    } catch {
      throw damaged();
    }
  }

  /** What stands before the next byte that UTF-8 has not. */
  ended() {
    const end = this.bytes.indexOf(255, this.at);
    if (end < 0) throw damaged();
    const taken = this.take(end - this.at);
    this.at++;
    return taken;
  }

  string() {
    return this.text(this.ended());
  }

  /** As many as are announced. @template T @param {() => T} read @returns {T[]} */
  list(read) {
    const out = [];
    for (let left = this.count(); left > 0; left--) out.push(read());
    return out;
  }

  /** @param {number} count */
  frontCoded(count) {
    const words = [];
    let before = new Uint8Array(0);
    // Two bytes can stand for a word as long as the one before: all words together must not be longer than a file may be.
    let room = MAX_CONTENT;
    for (let i = 0; i < count; i++) {
      const shared = this.varint();
      const rest = this.ended();
      if (shared > before.length || (room -= shared + rest.length) < 0) throw damaged();
      const word = new Uint8Array(shared + rest.length);
      word.set(before.subarray(0, shared));
      word.set(rest, shared);
      words.push(this.text(word));
      before = word;
    }
    return words;
  }

  /** Strictly ascending numbers below `limit`. @param {number} count @param {number} limit */
  ascending(count, limit) {
    const numbers = new Uint32Array(count);
    let next = 0;
    for (let i = 0; i < count; i++) {
      const number = next + this.varint();
      if (number >= limit) throw damaged();
      numbers[i] = number;
      next = number + 1;
    }
    return numbers;
  }

  /** Equal values next to each other, as value and count. @param {number} count */
  runs(count) {
    const values = new Uint32Array(count);
    for (let at = 0; at < count; ) {
      const value = this.varint();
      const length = this.varint();
      if (length === 0 || length > count - at) throw damaged();
      values.fill(value, at, at + length);
      at += length;
    }
    return values;
  }

  /** Names of files. @param {number} count */
  names(count) {
    const names = [];
    while (names.length < count) {
      names.push(
        hex(
          this.take(NAME_BYTES).reduce((number, byte) => number * 256 + byte),
          2 * NAME_BYTES,
        ),
      );
    }
    return names;
  }

  /** All that is left. */
  rest() {
    return this.bytes.subarray(this.at);
  }

  end() {
    if (this.at !== this.bytes.length) throw damaged();
  }
}

/**
 * Chunks sorted by their least key.
 * @typedef {{ from: string[], names: string[] }} ChunkList
 */

/**
 * Documents of another locale's index that stand in for missing ones: their numbers there, their URLs here.
 * `heads`: how words begin that lead to them, folded.
 * @typedef {{ locale: string, documents: number, urls: Map<number, string>, heads: string[] }} Borrowed
 */

/**
 * @typedef {object} Manifest
 * @property {string} locale
 * @property {number} documents changes when document numbers change their meaning
 * @property {number} docs
 * @property {{ slug: string, title: string }[]} areas
 * @property {Uint32Array} areaOf index into `areas`, of each document
 * @property {string[]} plans
 * @property {Uint32Array} plansOf bit n stands for `plans[n]`, 0 for every plan; of each document
 * @property {[number, number][]} boosts document and hundredths
 * @property {Map<string, Uint32Array>} pins documents that come first for a query, by its key
 * @property {Set<string>} stopWords
 * @property {string[][]} synonyms
 * @property {ChunkList} terms
 * @property {[ChunkList, ChunkList]} spelling
 * @property {number} docsPerPack
 * @property {string[]} packs one name for each `PACK_BLOCK` packs
 * @property {Uint8Array} dictionary what precedes every pack in its compressed stream
 * @property {Borrowed[]} borrowed
 */

/** @param {Reader} from @returns {ChunkList} */
function chunkList(from) {
  const count = from.count();
  const keys = from.frontCoded(count);
  if (keys.some((key, at) => (at > 0 ? compare(keys[at - 1], key) >= 0 : key))) throw damaged();
  return { from: keys, names: from.names(count) };
}

/** @param {Uint8Array} content @returns {Manifest} */
export function decodeManifest(content) {
  const from = new Reader(content);
  const string = () => from.string();
  const [locale, documents, docs] = [string(), from.u32(), from.varint()];
  if (docs > MAX_DOCS) throw damaged();
  /** In the order in which they are written. @type {Manifest} */
  const manifest = {
    locale,
    documents,
    docs,
    areas: from.list(() => ({ slug: string(), title: string() })),
    areaOf: from.runs(docs),
    plans: from.list(string),
    plansOf: from.runs(docs),
    boosts: from.list(() => [from.varint(), from.varint()]),
    pins: new Map(from.list(() => [string(), from.ascending(from.count(), docs)])),
    stopWords: new Set(from.frontCoded(from.count())),
    synonyms: from.list(() => from.list(string)),
    terms: chunkList(from),
    spelling: [chunkList(from), chunkList(from)],
    docsPerPack: from.varint(),
    packs: [],
    dictionary: content,
    borrowed: [],
  };
  const { areas, areaOf, plans, boosts, docsPerPack } = manifest;
  manifest.packs = from.names(Math.ceil(Math.ceil(docs / docsPerPack) / PACK_BLOCK));
  manifest.dictionary = from.take(from.count());
  manifest.borrowed = from.list(() => {
    const [locale, documents, numbers] = [string(), from.u32(), from.ascending(from.count(), MAX_DOCS)];
    return { locale, documents, urls: new Map(Array.from(numbers, (doc) => [doc, string()])), heads: from.frontCoded(from.count()) };
  });
  from.end();
  if (
    areaOf.some((area) => area >= areas.length) ||
    plans.length > 32 ||
    boosts.some(([doc]) => doc >= docs) ||
    manifest.dictionary.length > MAX_DICTIONARY
  ) {
    throw damaged();
  }
  return manifest;
}

/** @import { Postings } from "./range.js" */

/**
 * A term chunk: forms sorted by fold, then form.
 * @typedef {object} Terms
 * @property {string[]} forms
 * @property {string[]} folds
 * @property {number[]} groups equal for forms of one word: the number of the first of them
 * @property {boolean[]} shared whether one list of the body, with the group's first form, stands for all of them
 * @property {number[]} leftOut how many documents the list of the body leaves out
 * @property {Postings[]} body
 * @property {Postings[]} title
 */

/** @param {Uint8Array} content @param {number} docs @returns {Terms} */
export function decodeTerms(content, docs) {
  const from = new Reader(content);
  const count = from.count();
  const forms = from.frontCoded(count);
  /** @type {number[]} */
  const groups = [];
  const shared = forms.map((_, at) => {
    const code = from.varint();
    const back = code >>> 1;
    if (back > at) throw damaged();
    groups.push(groups[at - back] ?? at);
    return (code & 1) === 1;
  });
  const leftOut = forms.map(() => from.varint());
  // Bodies first, then titles.
  const lengths = [...forms, ...forms].map(() => from.varint());
  const lists = decodeLists(from.rest(), lengths, docs);
  if (!lists) throw damaged();
  return { forms, folds: forms.map(fold), groups, shared, leftOut, body: lists.slice(0, count), title: lists.slice(count) };
}

/**
 * A spelling chunk: words, and the bits of the number of documents that have each.
 * @param {Uint8Array} content
 * @returns {[string, number][]}
 */
export function decodeSpelling(content) {
  const from = new Reader(content);
  const words = from.frontCoded(from.count());
  const counts = from.take(words.length);
  from.end();
  return words.map((word, i) => [word, counts[i]]);
}

/** @typedef {{ anchor: string, heading: string, text: string }} TextSection */
/** @typedef {{ id: string, url: string, title: string, categories: string[], sections: TextSection[] }} Text */

/**
 * A text pack, which must be the `count` documents from `first` on.
 * @param {Uint8Array} content @param {number} first @param {number} count
 * @returns {Text[]}
 */
export function decodeTexts(content, first, count) {
  const from = new Reader(content);
  if (from.varint() !== first || from.varint() !== count) throw damaged();
  /** @template T @param {() => T} read */
  const column = (read) => Array.from({ length: count }, read);
  const string = () => from.string();
  const strings = () => from.list(string);
  const [urls, ids, titles] = [column(string), column(string), column(string)];
  const categories = column(strings);
  const sections = column(() => strings().map((heading) => ({ heading, anchor: "", text: "" })));
  for (const section of sections.flat()) section.anchor = string() || defaultAnchor(section.heading);
  for (const section of sections.flat()) {
    section.text = string();
    if (section.text.length > MAX_TEXT) throw damaged();
  }
  from.end();
  return urls.map((url, at) => ({
    id: ids[at] || url.replace(/^[^/]*\/|\/$/g, ""),
    url,
    title: titles[at],
    categories: categories[at],
    sections: sections[at],
  }));
}

/** The anchor of a heading that does not say otherwise. @param {string} heading */
const defaultAnchor = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\p{Alpha}\p{N}\p{M} _-]/gu, "")
    .replace(/ /g, "-");
