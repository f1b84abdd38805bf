// A help centre of any size: areas of categories of articles, each with headings, paragraphs, lists, tables, code, and links to
// others. The same arguments give the same bytes. Nothing in it but what all of the programs that are compared understand.

import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

import { pick, random, Text } from "./text.mjs";

/** Those of the sample, from which the words come. */
export const LOCALES = ["en", "fr", "de", "ja", "pt", "es"];
const AREAS = ["start", "contacts", "email", "reports", "account", "billing", "mobile", "automation", "security", "support"];
const PER_CATEGORY = 50;
const SYLLABLES =
  "ba cor da el fi gra hu in jo ka lum ma nor o pra qui ro sil tan u vex wa xo yar zen bri clo du fen gil mo pel ras tri von".split(" ");

/** @typedef {{ path: string, names: string[], code: string }} Planned what an article is in every locale */

/**
 * @param {string} out a folder that is not there yet
 * @param {string} sample the articles of the sample, by locale
 * @param {{ articles: number, locales?: number }} size
 */
export function makeSite(out, sample, { articles, locales = 1 }) {
  const names = LOCALES.slice(0, locales);
  put(join(out, "site.yaml"), settings(names));
  const plan = planned(articles);
  for (const locale of names) {
    const text = new Text(join(sample, locale), locale);
    const folder = join(out, "content", locale);
    for (const path of folders(plan)) {
      const next = random(hash(`${locale}/${path}`));
      put(join(folder, path, "_index.md"), `---\ntitle: ${quoted(listed(path, text, next))}\n---\n\n${paragraph(text, next)}\n`);
    }
    for (const [at] of plan.entries()) put(join(folder, `${plan[at].path}.md`), article(plan, at, text, locale));
  }
}

/**
 * The files of a site's English articles, below their locale.
 * @param {string} site
 */
export function articlesOf(site) {
  return readdirSync(join(site, "content/en"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md") && basename(name) !== "_index.md" && !name.startsWith("_snippets"))
    .sort();
}

/**
 * One of them, neither first nor last in anything.
 * @param {string} site
 */
export function middle(site) {
  const all = articlesOf(site);
  return all[all.length >> 1];
}

/** @param {string[]} locales */
function settings(locales) {
  const lines = locales.map((locale) => `  ${locale}: ${locale === "en" ? "{}" : "{ fallback: [en] }"}\n`);
  return `title: Help centre\nbase_url: https://help.example.com/\ndefault_locale: en\nlocales:\n${lines.join("")}`;
}

/**
 * Where each article is, and the names in it: a name is new with a probability of a fifth, else one that was already used, the
 * more often the more likely. So the vocabulary grows with the site as it does in real ones.
 * @param {number} articles
 */
export function planned(articles) {
  const next = random(1);
  /** @type {string[]} */
  const used = [];
  /** @type {Planned[]} */
  const plan = [];
  const categories = Math.ceil(articles / PER_CATEGORY);
  for (let at = 0; at < articles; at++) {
    const names = Array.from({ length: 1 + Math.floor(next() * 3) }, () => {
      const name = used.length === 0 || next() < 0.2 ? invented(next) : pick(used, next);
      used.push(name);
      return name;
    });
    const category = Math.floor((at / articles) * categories);
    const folder = `${AREAS[category % AREAS.length]}/topic-${Math.floor(category / AREAS.length)}`;
    plan.push({ path: `${folder}/${names[0].toLowerCase()}-${at}`, names, code: `E-${(at * 7919 + 1009) % 1_000_000}` });
  }
  return plan;
}

/** @param {() => number} next */
function invented(next) {
  const word = Array.from({ length: 2 + Math.floor(next() * 3) }, () => pick(SYLLABLES, next)).join("");
  return word[0].toUpperCase() + word.slice(1);
}

/** @param {Planned[]} plan */
function folders(plan) {
  const topics = new Set(plan.map(({ path }) => dirname(path)));
  return [...new Set([...topics].map((topic) => dirname(topic))), ...topics];
}

/**
 * @param {string} path
 * @param {Text} text
 * @param {() => number} next
 */
function listed(path, text, next) {
  const [area, topic] = path.split("/");
  const name = area[0].toUpperCase() + area.slice(1);
  return topic ? `${pick(text.headings, next)} – ${name} ${topic.replace("topic-", "")}` : name;
}

/**
 * @param {Planned[]} plan
 * @param {number} at
 * @param {Text} text
 * @param {string} locale
 */
function article(plan, at, text, locale) {
  const { names, code } = plan[at];
  const next = random(hash(`${locale} ${at}`));
  const parts = [paragraph(text, next, { plan, at }), `${names[0]}: \`${code}\``];
  const sections = 3 + Math.floor(next() * 5);
  for (let nth = 0; nth < sections; nth++) {
    parts.push(`${nth > 0 && next() < 0.2 ? "###" : "##"} ${pick(text.headings, next)}${next() < 0.3 ? ` ${pick(names, next)}` : ""}`);
    const paragraphs = 1 + Math.floor(next() * 3);
    for (let count = 0; count < paragraphs; count++) parts.push(paragraph(text, next, { plan, at }));
    if (next() < 0.4) parts.push(list(text, next));
    if (next() < 0.15) parts.push(pick(text.tables, next));
    if (next() < 0.12) parts.push(pick(text.codes, next));
    if (next() < 0.12) parts.push(`> ${paragraph(text, next)}`);
  }
  const description = text.sentence(next).join(text.joint);
  const updated = `202${next() < 0.5 ? 5 : 6}-0${1 + Math.floor(next() * 9)}-1${Math.floor(next() * 10)}`;
  const head = [
    `title: ${quoted(`${pick(text.headings, next)} – ${names[0]} ${at}`)}`,
    `description: ${quoted(description)}`,
    `order: ${at + 1}`,
    `keywords: [${[...new Set(names)].join(", ")}]`,
    `updated: ${updated}`,
  ];
  return `---\n${head.join("\n")}\n---\n\n${parts.join("\n\n")}\n`;
}

/**
 * Two to four sentences; some words are bold, some are a link, where there are articles to lead to.
 * @param {Text} text
 * @param {() => number} next
 * @param {{ plan: Planned[], at: number }} [links]
 */
function paragraph(text, next, links) {
  const sentences = Array.from({ length: 2 + Math.floor(next() * 3) }, () => {
    const words = text.sentence(next);
    const from = Math.floor(next() * (words.length - 2));
    const chance = next();
    if (chance < 0.15) wrap(words, from, "**", "**");
    else if (chance < 0.4 && links) wrap(words, from, "[", `](${target(links, next)})`);
    else if (chance < 0.6 && links) words.splice(from + 1, 0, pick(links.plan[links.at].names, next));
    return words.join(text.joint);
  });
  return sentences.join(text.joint);
}

/**
 * Marks two words, or two letters; not where one of them is a space, beside which there is no emphasis.
 * @param {string[]} words
 * @param {number} from
 * @param {string} before
 * @param {string} after
 */
function wrap(words, from, before, after) {
  if (!words[from].trim() || !words[from + 1].trim()) return;
  words[from] = before + words[from];
  words[from + 1] += after;
}

/**
 * Most links stay near: an article of the same area in two of three.
 * @param {{ plan: Planned[], at: number }} links
 * @param {() => number} next
 */
function target({ plan, at }, next) {
  const near = next() < 0.7 ? Math.min(plan.length - 1, Math.max(0, at + Math.floor((next() - 0.5) * PER_CATEGORY))) : 0;
  return `../../${plan[near || Math.floor(next() * plan.length)].path}.md`;
}

/**
 * @param {Text} text
 * @param {() => number} next
 */
function list(text, next) {
  const ordered = next() < 0.5;
  const items = Array.from({ length: 3 + Math.floor(next() * 4) }, (_, at) => {
    return `${ordered ? `${at + 1}.` : "-"} ${text.sentence(next).join(text.joint)}`;
  });
  return items.join("\n");
}

/** @param {string} text */
const quoted = (text) => JSON.stringify(text);

/** @param {string} text */
function hash(text) {
  let value = 2166136261;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 16777619);
  return value >>> 0;
}

/**
 * @param {string} file
 * @param {string} content
 */
function put(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
