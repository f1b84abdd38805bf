// How well engines rank: MRR@10 of known-item queries, for each set, kind and engine. See README.md.

import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

import lunr from "lunr";
import MiniSearch from "minisearch";

import { open } from "../crates/client/src/search/main.js";
import { ADAPTERS, ROOT, evenly, guichet, launch, pagefind, readArguments, readQueries, run, serve, workFolder } from "./tools.mjs";

const RANKS = 10;
const { options, rest } = readArguments();
if (rest.length === 0 || !options.queries) throw new Error("usage: node benches/relevance.mjs SITE… --queries DIR");
const limit = Number(options.limit ?? 120);
const names = (options.engines ?? "guichet,pagefind,minisearch-headings,minisearch,lunr,tantivy").split(",");
const program = guichet(options);
const folder = workFolder(options.tmp);
const cells = [];

for (const site of rest) {
  const dataset = basename(site).replace(/-site$/, "");
  const files = readdirSync(options.queries).filter((file) => file.startsWith(`${dataset}-`) && file.endsWith(".tsv"));
  if (files.length === 0) throw new Error(`no ${dataset}-<locale>.tsv in ${options.queries}`);
  for (const file of files) {
    const locale = file.slice(dataset.length + 1, -4);
    const out = join(folder, "out");
    rmSync(out, { recursive: true, force: true });
    run(program, ["--root", site, "build", "-q", "--locale", locale, "--base-url", "https://example.com/", "-o", out]);
    const docs = documents(join(site, "content", locale));
    const kinds = [...readQueries(join(options.queries, file))].sort(([a], [b]) => (a < b ? -1 : 1));
    const found = kinds.map(([kind, queries]) => ({ set: `${dataset} ${locale}`, kind, queries: evenly([...queries], limit), mrr: {} }));
    for (const name of names) {
      const engine = await ENGINES()[name](
        docs,
        out,
        locale,
        found.flatMap(({ queries }) => queries.map(([query]) => query)),
      );
      for (const cell of found) {
        let sum = 0;
        for (const [query, targets] of cell.queries) {
          const ids = [...new Set(await engine.rank(query))].slice(0, RANKS);
          const at = ids.findIndex((id) => targets.has(id));
          if (at >= 0) sum += 1 / (at + 1);
        }
        cell.mrr[name] = sum / cell.queries.length;
      }
      await engine.close?.();
    }
    cells.push(...found);
  }
}
print();

/** Articles of a locale: id (path below the locale), title, Markdown. */
function documents(content) {
  const paths = readdirSync(content, { recursive: true }).map(String).sort();
  return paths
    .filter((path) => path.endsWith(".md") && basename(path) !== "_index.md")
    .map((path) => {
      const text = readFileSync(join(content, path), "utf8");
      const head = /^---\r?\n([\s\S]*?)\n---\r?\n/.exec(text);
      const title = /^title:\s*(.*)$/m
        .exec(head?.[1] ?? "")?.[1]
        .trim()
        .replace(/^(["'])(.*)\1$/, "$2");
      const body = head ? text.slice(head[0].length) : text;
      return { id: path.replaceAll("\\", "/").slice(0, -3), title: title || basename(path, ".md"), body };
    });
}

/** Markdown as the plain text that the other engines are given. */
function plain(markdown) {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/<[^>]+>/g, " ")
    .replace(/[*`#>|\\]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

function ENGINES() {
  return {
    async guichet(_, out, locale) {
      const load = async (url) => new Uint8Array(readFileSync(join(out, decodeURI(new URL(url).pathname))));
      const search = await open({ locale, base: "https://example.com/", load });
      return { rank: async (query) => (await search.query(query, { limit: 20 })).hits.map(({ id }) => id) };
    },

    async pagefind(_, out, locale) {
      run(pagefind(), ["--site", out, "--output-path", join(out, "pagefind")]);
      const [browser, server] = [await launch(), await serve(out)];
      const page = await browser.newPage();
      await page.goto(`${server.origin}/${locale}/`);
      await page.evaluate(`window.adapter = ${ADAPTERS.pagefind()}; 1`);
      return {
        async rank(query) {
          const { urls } = await page.evaluate(async (query) => window.adapter.search(query, 20), query);
          return urls.map((url) =>
            decodeURI(url)
              .replace(`/${locale}/`, "")
              .replace(/\/(index\.html)?$/, ""),
          );
        },
        async close() {
          await browser.close();
          server.close();
        },
      };
    },

    /** As VitePress ships it: a document for each heading, fuzzy, prefixes. */
    async "minisearch-headings"(docs) {
      const engine = new MiniSearch({ fields: ["title", "titles", "text"] });
      const ids = [];
      const add = (id, title, titles, text) => engine.add({ id: ids.push(id) - 1, title, titles, text: plain(text) });
      for (const { id, title, body } of docs) {
        const parts = body.split(/^#{2,6}\s+(.+)$/m);
        add(id, title, "", parts[0]);
        for (let at = 1; at < parts.length; at += 2) add(id, plain(parts[at]), title, parts[at + 1] ?? "");
      }
      const how = { fuzzy: 0.2, prefix: true, boost: { title: 4, text: 2, titles: 1 } };
      return { rank: (query) => engine.search(query, how).map(({ id }) => ids[id]) };
    },

    async minisearch(docs) {
      const engine = new MiniSearch({ fields: ["title", "text"] });
      docs.forEach(({ title, body }, id) => engine.add({ id, title, text: plain(body) }));
      const how = { fuzzy: 0.2, prefix: true, boost: { title: 4 } };
      return { rank: (query) => engine.search(query, how).map(({ id }) => docs[id].id) };
    },

    async lunr(docs) {
      const engine = lunr(function () {
        this.ref("at");
        this.field("title", { boost: 4 });
        this.field("text");
        docs.forEach(({ title, body }, at) => this.add({ at, title, text: plain(body) }));
      });
      const rank = (query) => engine.query((q) => lunr.tokenizer(query).forEach((token) => q.term(token.toString(), {})));
      return { rank: (query) => rank(query).map(({ ref }) => docs[ref].id) };
    },

    /** Plain BM25: `benches/bm25.rs` ranks all queries in one go. */
    async tantivy(docs, out, locale, queries) {
      const input = join(out, "bm25.json");
      writeFileSync(
        input,
        JSON.stringify({ locale, docs: docs.map(({ id, title, body }) => ({ id, title, text: plain(body) })), queries }),
      );
      // The dev profile: its dependencies are compiled for the tests anyway.
      const { stdout, status } = spawnSync("cargo", ["run", "-q", "--locked", "--example", "bm25", input], {
        cwd: ROOT,
        encoding: "utf8",
        maxBuffer: 1 << 28,
        stdio: ["ignore", "pipe", "inherit"],
      });
      if (status !== 0) throw new Error("bm25 failed");
      const ranked = new Map(JSON.parse(stdout).map((ids, at) => [queries[at], ids]));
      return { rank: (query) => ranked.get(query) ?? [] };
    },
  };
}

function print() {
  const show = (value, best) => (value === best ? `**${value.toFixed(2)}**` : value.toFixed(2));
  console.log(`MRR@${RANKS}, at most ${limit} queries of a kind\n`);
  console.log(`| set | kind | n | ${names.join(" | ")} |\n|---|---|---|${"---|".repeat(names.length)}`);
  for (const { set, kind, queries, mrr } of cells) {
    const best = Math.max(...Object.values(mrr));
    console.log(`| ${set} | ${kind} | ${queries.length} | ${names.map((name) => show(mrr[name], best)).join(" | ")} |`);
  }
  const mean = (name) => cells.reduce((sum, { mrr }) => sum + mrr[name], 0) / cells.length;
  const means = names.map(mean);
  console.log(`| **mean over all cells** | | | ${means.map((value) => show(value, Math.max(...means))).join(" | ")} |`);
}
