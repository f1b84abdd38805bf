// Makes sites whose shape, rather than their size, is what costs: many categories, many areas, many locales. What grows with
// folders × articles or with locales × articles shows when two of them are compared.
//
//   node benches/shapes.mjs categories 400 OUT     one area of so many categories, 25 articles in each
//   node benches/shapes.mjs areas 60 OUT           so many areas, 40 articles in each
//   node benches/shapes.mjs locales 6 OUT          2,000 articles; in locales but the first, three of four are translated
//
// `--articles N` sets the number of articles: in each category, in each area, in the site.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { readArguments } from "./tools.mjs";

const ALL_LOCALES = ["en", "fr", "de", "es", "pt", "it", "nl", "sv", "pl", "cs", "da", "fi"];
const WORDS = "account invoice report contact export import field filter team plan email sync token list record owner".split(" ");

const { options, rest } = readArguments();
const [shape, size, out] = [rest[0], Number(rest[1]), rest[2]];
const SHAPES = {
  categories: () => site({ areas: 1, categories: size, articles: Number(options.articles ?? 25), locales: 1 }),
  areas: () => site({ areas: size, categories: 0, articles: Number(options.articles ?? 40), locales: 1 }),
  locales: () => site({ areas: 8, categories: 0, articles: Math.ceil(Number(options.articles ?? 2000) / 8), locales: size }),
};
if (!SHAPES[shape] || !(size > 0) || !out) {
  console.error("node benches/shapes.mjs categories|areas|locales NUMBER OUT [--articles N]");
  process.exit(2);
}
SHAPES[shape]();

function site({ areas, categories, articles, locales }) {
  const names = ALL_LOCALES.slice(0, locales);
  const fallback = (locale) => (locale === "en" ? "{}" : "{ fallback: [en] }");
  put(
    "site.yaml",
    `title: Shapes\nbase_url: https://help.example.com/\ndefault_locale: en\nlocales:\n${names
      .map((locale) => `  ${locale}: ${fallback(locale)}\n`)
      .join("")}`,
  );
  const folders = [];
  for (let area = 0; area < areas; area++) {
    if (!categories) folders.push(`area-${area}`);
    for (let category = 0; category < categories; category++) folders.push(`area-${area}/category-${category}`);
  }
  for (const [nth, locale] of names.entries()) {
    for (const [at, folder] of folders.entries()) {
      put(`content/${locale}/${folder}/_index.md`, `---\ntitle: ${title(locale, at)}\n---\n${text(at, 2, folders, articles)}`);
      for (let article = 0; article < articles; article++) {
        if (nth > 0 && (article + nth) % 4 === 0) continue;
        const seed = at * articles + article;
        const head = `---\ntitle: ${title(locale, seed)}\ndescription: ${words(seed, 9)}.\nupdated: 2026-0${1 + (seed % 9)}-1${seed % 10}\n---\n`;
        put(`content/${locale}/${folder}/article-${article}.md`, head + text(seed, 12, folders, articles));
      }
    }
  }
}

function title(locale, seed) {
  return `${words(seed, 3)} ${locale} ${seed}`;
}

/** Headings, paragraphs, and as many links to other folders as there are paragraphs. */
function text(seed, paragraphs, folders, articles) {
  const parts = [];
  for (let nth = 0; nth < paragraphs; nth++) {
    if (nth % 4 === 0) parts.push(`## ${words(seed + nth, 3)} ${nth}\n`);
    const folder = folders[(seed * 7 + nth * 13) % folders.length];
    const up = folders[0]
      .split("/")
      .map(() => "../")
      .join("");
    parts.push(`${words(seed + nth, 30)} [${words(seed * nth, 2)}](${up}${folder}/article-${(seed + nth) % articles}.md).\n`);
  }
  return `${parts.join("\n")}\n`;
}

/** The same words for the same seed. */
function words(seed, count) {
  let state = (seed * 2654435761 + 12345) >>> 0;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return WORDS[(state >>> 16) % WORDS.length];
  }).join(" ");
}

function put(path, content) {
  const file = join(out, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
