// What `guichet i18n status` says of originals that were edited: 20 articles in ways that a translator has to know of, 20 in ways that
// change nothing. Of all sections that are called changed, how many are (precision), and of those that are, how many are called so
// (recall), by language.
//
//   node benches/stale.mjs SITE [--seed 1] [--articles 40]
//
// SITE is the folder of a site with translations; it is copied. `GUICHET` is the program, else `target/release/guichet`.

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: "string", default: "1" }, articles: { type: "string", default: "40" } },
});
const [site] = positionals;
if (!site) throw new Error("which site?");
const program = process.env.GUICHET ?? "target/release/guichet";
const count = Number(values.articles);

// mulberry32: the same seed, the same edits.
let state = Number(values.seed) >>> 0;
const random = () => {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};
/** @template T @param {T[]} list @returns {T} */
const one = (list) => /** @type {T} */ (list[Math.floor(random() * list.length)]);

/** The lines of a body outside of code, tables and the front matter, each with the heading that it stands below. @param {string} text */
function lines(text) {
  const all = text.split("\n");
  /** @type {{ at: number, line: string, section: string }[]} */
  const found = [];
  let [section, fence, head] = ["introduction", "", /^---\s*$/.test(all[0] ?? "")];
  for (const [at, line] of all.entries()) {
    if (head) {
      if (at > 0 && /^---\s*$/.test(line)) head = false;
      continue;
    }
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence) {
      if (mark?.startsWith(fence)) fence = "";
      continue;
    }
    if (mark) {
      fence = mark;
      continue;
    }
    const heading = /^#{1,6}\s+(.*?)\s*#*\s*$/.exec(line)?.[1];
    if (heading !== undefined) section = heading.replace(/\s*\{#.*\}$/, "");
    else found.push({ at, line, section });
  }
  return found;
}

const isProse = (/** @type {string} */ line) => /^[A-Z][a-z]/.test(line) && line.split(" ").length > 6 && !/[|<>{}[\]`]/.test(line);

/** Each gives a new text and the section that is another now, or nothing where it does not apply. */
/** @type {Record<string, (text: string) => [string, string] | undefined>} */
const MATTER = {
  word: (text) => {
    const prose = lines(text).filter(({ line }) => isProse(line));
    if (prose.length === 0) return;
    const { at, line, section } = one(prose);
    const words = line.split(" ");
    const which = one(words.flatMap((word, at) => (/^[a-z]{4,}$/.test(word) ? [at] : [])));
    if (which === undefined) return;
    words[which] = "quarterly";
    return [replaced(text, at, words.join(" ")), section];
  },
  step: (text) => {
    const steps = lines(text).filter(({ line }) => /^1\. \S/.test(line));
    if (steps.length === 0) return;
    const { at, line, section } = one(steps);
    return [replaced(text, at, `1. Open the settings of the workspace.\n${line}`), section];
  },
  link: (text) => {
    const links = lines(text).filter(({ line }) => /(?<!!)\[[^\]]+\]\([\w./-]+\.md\)/.test(line));
    if (links.length === 0) return;
    const { at, line, section } = one(links);
    return [replaced(text, at, line.replace(/(\[[^\]]+\]\()[\w./-]+\.md\)/, "$1https://example.com/elsewhere)")), section];
  },
  picture: (text) => {
    const pictures = lines(text).filter(({ line }) => /!\[[^\]]*\]\([^)\s"]+/.test(line));
    if (pictures.length === 0) return;
    const { at, line, section } = one(pictures);
    return [replaced(text, at, line.replace(/(!\[[^\]]*\]\()[^)\s"]+/, "$1https://example.com/new.png")), section];
  },
  number: (text) => {
    const numbers = lines(text).filter(({ line }) => isProse(line) && / \d+ /.test(line));
    if (numbers.length === 0) return;
    const { at, line, section } = one(numbers);
    return [
      replaced(
        text,
        at,
        line.replace(/ (\d+) /, (_, n) => ` ${Number(n) + 7} `),
      ),
      section,
    ];
  },
  title: (text) =>
    /^title: .*$/m.test(text) ? [text.replace(/^title: .*$/m, "title: Another name of this page"), "title and description"] : undefined,
};

/** Nothing that a translator has to know of. @type {Record<string, (text: string) => string>} */
const NOT = {
  "spaces at the ends of lines": (text) => text.replace(/^([A-Z][a-z].*[a-z.])$/gm, "$1 "),
  "line breaks in paragraphs": (text) => {
    const prose = lines(text).filter(({ line }) => isProse(line));
    if (prose.length === 0) return text;
    const { at, line } = one(prose);
    const words = line.split(" ");
    const half = Math.floor(words.length / 2);
    return replaced(text, at, `${words.slice(0, half).join(" ")}\n${words.slice(half).join(" ")}`);
  },
  "lines of Windows": (text) => text.replaceAll(/\r?\n/g, "\r\n"),
  "empty lines": (text) => text.replaceAll(/\n\n(?=[A-Z][a-z])/g, "\n\n\n"),
  "bold by underlines": (text) => text.replaceAll(/(?<![\w*])\*\*([A-Za-z][\w ]*\w)\*\*(?![\w*])/g, "__$1__"),
  "other bullets": (text) => text.replaceAll(/^\* (?=\S)/gm, "- "),
  "a comma more": (text) => {
    const prose = lines(text).filter(({ line }) => isProse(line) && / (and|or) /.test(line));
    if (prose.length === 0) return text;
    const { at, line } = one(prose);
    return replaced(text, at, line.replace(/ (and|or) /, ", $1 "));
  },
  "order of the front matter": (text) =>
    text.replace(/^---\n((?:[\w-]+:.*\n)+)---\n/, (_, keys) => `---\n${keys.trimEnd().split("\n").reverse().join("\n")}\n---\n`),
};

/** @param {string} text @param {number} at @param {string} line */
const replaced = (text, at, line) => text.split("\n").with(at, line).join("\n");

const folder = mkdtempSync(join(tmpdir(), "guichet-stale-"));
try {
  cpSync(site, folder, { recursive: true, filter: (path) => !/\/(?:public|\.guichet|\.git)$/.test(path) });
  const guichet = (/** @type {string[]} */ ...args) =>
    execFileSync(program, ["--root", folder, ...args], { encoding: "utf8", maxBuffer: 2 ** 30, stdio: ["ignore", "pipe", "ignore"] });
  guichet("i18n", "stamp", "--unstamped");
  const status = () => /** @type {{ texts: Entry[] }} */ (JSON.parse(guichet("i18n", "status", "--json"))).texts;
  /** @typedef {{ locale: string, article: string, state: string, sections?: string[] }} Entry */
  const before = status();
  const locales = [...new Set(before.map((entry) => entry.locale))];
  const translated = new Map(
    locales.map((locale) => [
      locale,
      new Set(
        before.filter((entry) => entry.locale === locale && entry.state === "complete").map((entry) => `content/en/${entry.article}.md`),
      ),
    ]),
  );
  const all = readdirSync(join(folder, "content/en"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .sort();
  const everywhere = all
    .map((path) => `content/en/${path}`)
    .filter((path) => ["fr", "de", "ja"].every((locale) => !translated.has(locale) || translated.get(locale)?.has(path)));
  /** By file, the section that matters; none for an edit that does not. @type {Map<string, { kind: string, section?: string }>} */
  const edits = new Map();
  const kinds = { matter: Object.keys(MATTER), not: Object.keys(NOT) };
  for (let tries = 0; edits.size < count && tries < 100_000; tries++) {
    const path = one(everywhere);
    if (edits.has(path)) continue;
    const text = readFileSync(join(folder, path), "utf8");
    if ([...edits.values()].filter((edit) => edit.section).length < count / 2) {
      const kind = /** @type {string} */ (kinds.matter[edits.size % kinds.matter.length]);
      const made = MATTER[kind]?.(text);
      if (!made || made[0] === text) continue;
      writeFileSync(join(folder, path), made[0]);
      edits.set(path, { kind, section: made[1] });
    } else {
      const kind = /** @type {string} */ (kinds.not[edits.size % kinds.not.length]);
      const made = NOT[kind]?.(text) ?? text;
      if (made === text) continue;
      writeFileSync(join(folder, path), made);
      edits.set(path, { kind });
    }
  }
  const after = status();
  for (const locale of locales.filter((locale) => ["fr", "de", "ja"].includes(locale) || locales.length < 4)) {
    let [right, wrong, missed] = [0, 0, 0];
    for (const [path, { kind, section }] of edits) {
      const entry = after.find((entry) => entry.locale === locale && `content/en/${entry.article}.md` === path);
      if (!entry || !translated.get(locale)?.has(path)) continue;
      const names = entry.sections ?? [];
      const hit = section !== undefined && names.some((name) => name === section);
      if (section !== undefined) hit ? right++ : missed++;
      const others = names.filter((name) => name !== section);
      wrong += others.length;
      if ((section !== undefined && !hit) || others.length > 0)
        console.log(`${locale} ${path}: ${kind}, ${section ?? "nothing"}: told ${JSON.stringify(names)}`);
    }
    const untouched = after.filter(
      (entry) => entry.locale === locale && entry.state === "stale" && !edits.has(`content/en/${entry.article}.md`),
    );
    wrong += untouched.length;
    console.log(
      `${locale}: precision ${(right / (right + wrong)).toFixed(3)}, recall ${(right / (right + missed)).toFixed(3)} (${right} right, ${wrong} wrong, ${missed} missed)`,
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
