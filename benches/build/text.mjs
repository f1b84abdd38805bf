// Text for sites that are only made to be measured: sentences of the words of this project's own sample help centre, in the
// order in which these words follow each other there, and tables, code and headings as they are there. So articles have the
// letters, the lengths and the frequent words of real ones, and no two are alike.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Languages that write no spaces: a sentence is made of letters there. */
const BY_LETTER = new Set(["ja"]);
const END = /[.!?。！？]$/;

/**
 * A number from 0 to 1 at each call, the same ones for the same seed (a linear congruence, its upper half mixed).
 * @param {number} seed
 */
export function random(seed) {
  let state = Math.imul(seed ^ 0x9e3779b9, 2654435761) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), 2246822519);
    return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
  };
}

/**
 * @template T
 * @param {readonly T[]} list
 * @param {() => number} next
 */
export const pick = (list, next) => list[Math.floor(next() * list.length)];

/** What articles of one locale are made of. */
export class Text {
  /** @param {string} folder of the sample's articles in one locale @param {string} locale */
  constructor(folder, locale) {
    this.joint = BY_LETTER.has(locale) ? "" : " ";
    /** @type {string[]} */
    this.headings = [];
    /** @type {string[]} */
    this.tables = [];
    /** @type {string[]} */
    this.codes = [];
    /** Two words and what may follow them. @type {Map<string, string[]>} */
    this.following = new Map();
    /** The first two words of sentences. @type {[string, string][]} */
    this.starts = [];
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
      if (name.endsWith(".md") && !name.includes("_snippets")) this.#learn(readFileSync(join(folder, name), "utf8"));
    }
  }

  /** @param {string} source */
  #learn(source) {
    for (const block of blocks(source.replace(/^---\n[\s\S]*?\n---\n/, ""))) {
      if (block.startsWith("```")) this.codes.push(block);
      else if (block.startsWith("#")) this.headings.push(plain(block.replace(/^#+\s*/, "").replace(/\s*\{#.*\}$/, "")));
      else if (block.startsWith("|")) this.tables.push(block.split("\n").map(plain).join("\n"));
      else if (/^[^\s>:!-]/.test(block)) this.#chain(plain(block.replace(/^\s*(\d+\.|[-*])\s+/gm, "").replace(/\n\s*/g, " ")));
    }
  }

  /** @param {string} text */
  #chain(text) {
    for (const sentence of text.split(/(?<=[.!?] )|(?<=[。！？])/)) {
      const words = this.joint ? sentence.trim().split(/\s+/) : [...sentence.trim()];
      if (words.length < 4 || !END.test(sentence.trim())) continue;
      this.starts.push([words[0], words[1]]);
      for (let at = 2; at < words.length; at++) {
        const key = `${words[at - 2]} ${words[at - 1]}`;
        const known = this.following.get(key);
        if (known) known.push(words[at]);
        else this.following.set(key, [words[at]]);
      }
    }
  }

  /**
   * A sentence as words, or as letters where there are no spaces.
   * @param {() => number} next
   */
  sentence(next) {
    const words = [...pick(this.starts, next)];
    const most = this.joint ? 40 : 90;
    while (words.length < most && !END.test(words[words.length - 1])) {
      const following = this.following.get(`${words[words.length - 2]} ${words[words.length - 1]}`);
      if (!following) break;
      words.push(pick(following, next));
    }
    return words;
  }
}

/**
 * Cuts a body at its empty lines; a fence keeps its own.
 * @param {string} body
 */
function blocks(body) {
  /** @type {string[]} */
  const found = [];
  let fenced = false;
  let current = "";
  for (const line of body.split("\n")) {
    // What is in an item of a list stays with it.
    if (line.startsWith("```")) fenced = !fenced;
    if (line.trim() === "" && !fenced) {
      if (current) found.push(current.trimEnd());
      current = "";
    } else if (!line.startsWith(":::") || fenced) {
      current += `${line.startsWith("```") ? line.replace(/ title=.*$/, "") : line}\n`;
    }
  }
  return found;
}

/**
 * Without links, images, tags, emphasis and what is in braces.
 * @param {string} markdown
 */
function plain(markdown) {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\{\{[^}]*\}\}/g, "Atrium")
    .replace(/<[^>]+>/g, "")
    .replace(/[*`_[\]<{}$]/g, "");
}
