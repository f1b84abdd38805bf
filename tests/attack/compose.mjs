// Sites of vectors: what a writer would call a help centre, with as many of them as there is room for.

import { marker } from "./payloads.mjs";
import { Site } from "./site.mjs";
import { LOCALES } from "./vectors-settings.mjs";

/** @import { Vector } from "./vectors.mjs" */

/** Blocks in one article, at most. */
const TOGETHER = 7;

/** One dot: what is filled in for a picture is only filled in where there is one. */
const DOT = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=", "base64");

/** @param {Site} site */
function basics(site) {
  site.file("content/assets/shot.png", DOT, null);
  for (const locale of site.locales) {
    site.file(`content/${locale}/guide/_index.md`, "---\ntitle: Guide\n---\n", null);
    site.file(
      `content/${locale}/guide/first.md`,
      `---\ntitle: First ${locale}\ncontexts: [home]\n---\nThe first article: zqfirst zqneedle.\n\n## A heading\n\n[text](#a-heading)\n`,
      null,
    );
  }
  site.add("site.yaml", "  - home\n", null, "contexts");
  site.add("contacts.yaml", "  - basic\n", null, "plans");
  site.add(
    "contacts.yaml",
    '  knowledge-base: { plans: all, href: home }\n  email: { plans: all, kind: email, languages: [en], gate: public, href: "mailto:help@example.com" }\n',
    null,
    "channels",
  );
}

/**
 * @param {Vector[]} vectors of the site `articles`
 * @param {Set<Vector>} alone which must not share an article
 */
export function articlesOf(vectors, alone) {
  const site = new Site(["en"], false);
  basics(site);
  site.add("site.yaml", "title: Attacks\nbase_url: https://help.example.com/kb/\n", null);
  site.file("content/en/right/other.md", "---\ntitle: Other\n---\nzqneedle text\n", null);
  /** @type {Map<string, Vector[]>} */
  const open = new Map();
  /** @param {string} kind @param {Vector[]} together */
  const close = (kind, together) => {
    const folder = kind === "what is right" ? "right" : kind.toLowerCase().replace(/\W+/g, "-");
    site.blocks(
      `${folder}/p${together[0]?.n}`,
      together.map((vector) => ({ word: marker(vector.n), vector })),
    );
  };
  for (const vector of vectors) {
    if (vector.put) {
      vector.put(site, vector);
      continue;
    }
    if (vector.alone || alone.has(vector)) {
      close(vector.kind, [vector]);
      continue;
    }
    const together = [...(open.get(vector.kind) ?? []), vector];
    if (together.length === TOGETHER) {
      close(vector.kind, together);
      open.delete(vector.kind);
    } else open.set(vector.kind, together);
  }
  for (const [kind, together] of open) close(kind, together);
  return { site, left: /** @type {Vector[]} */ ([]) };
}

/** @param {Vector[]} vectors */
export function settingsOf(vectors) {
  const site = new Site(LOCALES, true);
  basics(site);
  const left = vectors.filter((vector) => vector.put?.(site, vector) === false);
  if (site.take("base_url")) site.add("site.yaml", "base_url: https://help.example.com/kb/\n", null);
  if (site.take("title en")) site.add("site.yaml", "  en: Attacks\n", null, "title");
  return { site, left };
}

/** @param {Vector[]} vectors */
export function namesOf(vectors) {
  const site = new Site(["en"], false);
  basics(site);
  site.add("site.yaml", "title: Attacks\nbase_url: https://help.example.com/kb/\n", null);
  for (const vector of vectors) vector.put?.(site, vector);
  return { site, left: /** @type {Vector[]} */ ([]) };
}

export const COMPOSERS = { articles: articlesOf, settings: settingsOf, names: namesOf };
