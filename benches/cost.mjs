// What a search costs a reader and a build: Guichet and Pagefind on the same pages. See README.md.

import { createHash } from "node:crypto";
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";

import {
  ADAPTERS,
  evenly,
  guichet,
  launch,
  median,
  pagefind,
  readArguments,
  readQueries,
  run,
  serve,
  steps,
  workFolder,
} from "./tools.mjs";

const HITS = 5;
const { options, rest } = readArguments();
if (rest.length !== 1 || !options.queries) throw new Error("usage: node benches/cost.mjs SITE --queries FILE");
const [site] = rest;
const locale = options.locale ?? "en";
const runs = Number(options.runs ?? 3);
const program = guichet(options);
const folder = workFolder(options.tmp);
const out = join(folder, "out");

const queries = chosen(options.queries, Number(options.count ?? 20));
const copy = join(folder, "site");
cpSync(site, copy, { recursive: true });
const rows = [];
const row = (what, ours, theirs) => rows.push([what, ours, theirs]);

buildTimes();
sizes();
editedShare();
await inBrowser();
print();

/** Queries of readers: real link texts first, then titles as typed. */
function chosen(file, count) {
  if (!file.endsWith(".tsv")) return readFileSync(file, "utf8").split("\n").filter(Boolean).slice(0, count);
  const kinds = readQueries(file);
  const lists = ["anchor-near", "anchor-far", "title-prefix", "title-words"].map((kind) => [...(kinds.get(kind)?.keys() ?? [])]);
  return lists.flatMap((list) => evenly(list, Math.ceil(count / 4)).slice(0, Math.ceil(count / 4))).slice(0, count);
}

function build(extra = []) {
  return run(program, ["--root", copy, ...extra, "build", "-q", "--locale", locale, "--base-url", "https://example.com/", "-o", out]);
}

/** Indexing is the time that a build takes longer with a search than without. */
function buildTimes() {
  const plain = join(folder, "without.yaml");
  const settings = readFileSync(join(copy, "site.yaml"), "utf8").replace(/^search:.*\n(^[ \t].*\n)*/m, "");
  writeFileSync(plain, `${settings}\nsearch: false\n`);
  const [withSearch, without, theirs] = [[], [], []];
  for (let at = 0; at < runs; at++) {
    rmSync(out, { recursive: true, force: true });
    without.push(build(["--config", plain]));
    rmSync(out, { recursive: true, force: true });
    withSearch.push(build());
    theirs.push(run(pagefind(), ["--site", out, "--output-path", join(out, "pagefind")]));
    if (at + 1 < runs) rmSync(join(out, "pagefind"), { recursive: true });
  }
  const ours = Math.max(median(withSearch) - median(without), 0);
  const articles = walk(join(copy, "content", locale)).filter((path) => path.endsWith(".md") && basename(path) !== "_index.md");
  row("articles", articles.length, articles.length);
  row("indexing, s", (ours / 1000).toFixed(2), (median(theirs) / 1000).toFixed(2));
  row("indexing, share", (ours / median(theirs)).toFixed(3), "1");
}

function walk(path) {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

function sizes() {
  const ours = [...walk(join(out, "_guichet/search", locale)), join(out, "_guichet/search.js")];
  const theirs = walk(join(out, "pagefind"));
  const bytes = (files) => files.reduce((sum, file) => sum + statSync(file).size, 0);
  row("files for search", ours.length, theirs.length);
  row("total size, MB", (bytes(ours) / 1e6).toFixed(2), (bytes(theirs) / 1e6).toFixed(2));
  const gzip = (files) => files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
  // What a search loads of Pagefind's code: the module, its worker, WebAssembly (stored compressed).
  const code = theirs.filter((file) => /(pagefind|pagefind-worker)\.js$/.test(file));
  const wasm = theirs.filter((file) => /wasm\..*\.pagefind$/.test(file)).map((file) => statSync(file).size);
  // As pages load it: `search.js` brings a manifest along, which is data and is counted with the first query.
  const [module] = walk(join(out, "_guichet")).filter((file) => file.endsWith("/search/main.js"));
  row("search code, gzip, KB", (gzip([module]) / 1000).toFixed(1), ((gzip(code) + Math.max(0, ...wasm)) / 1000).toFixed(1));
}

/** One paragraph more in the article in the middle. */
function editedShare() {
  const hashes = () => {
    const files = walk(join(out, "_guichet/search", locale));
    return new Map(files.map((file) => [file, createHash("sha256").update(readFileSync(file)).digest("hex")]));
  };
  const before = hashes();
  const articles = walk(join(copy, "content", locale)).filter((path) => path.endsWith(".md") && basename(path) !== "_index.md");
  const article = articles.sort()[articles.length >> 1];
  const text = readFileSync(article, "utf8");
  writeFileSync(article, `${text}\n\nTo change these settings later, open the settings page and choose another option.\n`);
  build();
  const after = hashes();
  const changed = [...after].filter(([file, hash]) => before.get(file) !== hash).length;
  row("changed by one edit, files", `${changed} (${((100 * changed) / after.size).toFixed(1)} %)`, "–");
  writeFileSync(article, text);
  build();
}

async function inBrowser() {
  const browser = await launch();
  const server = await serve(out);
  const measured = {};
  for (const engine of ["guichet", "pagefind"]) {
    if (engine === "pagefind" && !existsSync(join(out, "pagefind"))) throw new Error("the index of Pagefind is gone");
    measured[engine] = { fast: [], slow: [] };
    for (const speed of ["fast", "slow"]) {
      for (let at = 0; at < queries.length; at++) measured[engine][speed].push(await visit(browser, server, engine, at, speed === "slow"));
    }
  }
  await browser.close();
  server.close();
  const both = (what, value) => row(what, value(measured.guichet), value(measured.pagefind));
  const middle = (list, value) => median(list.map(value));
  both("first query: KB", ({ fast }) => (middle(fast, ({ cold }) => cold.bytes) / 1000).toFixed(1));
  both("first query: requests", ({ fast }) => middle(fast, ({ cold }) => cold.requests));
  both("first query: dependent steps", ({ slow }) => middle(slow, ({ cold }) => cold.steps));
  both("first query, 1.6 Mbit/s, 150 ms: ms", ({ slow }) => middle(slow, ({ cold }) => cold.ms).toFixed(0));
  both("first query, this machine: ms", ({ fast }) => middle(fast, ({ cold }) => cold.ms).toFixed(0));
  both("second query: KB", ({ fast }) => (middle(fast, ({ warm }) => warm.bytes) / 1000).toFixed(1));
  both("second query, slow network: ms", ({ slow }) => middle(slow, ({ warm }) => warm.ms).toFixed(0));
  both("the same again: ms", ({ fast }) => middle(fast, ({ again }) => again.ms).toFixed(1));
}

/** A reader who has just come asks a query, then another one, then the first again. */
async function visit(browser, { state, origin }, engine, at, slow) {
  const context = await browser.newContext();
  const page = await context.newPage();
  state.slow = false;
  await page.goto(`${origin}/${locale}/`);
  await page.evaluate(`window.adapter = ${ADAPTERS[engine](locale)}; 1`);
  state.slow = slow;
  const ask = async (query) => {
    const from = state.log.length;
    const ms = await page.evaluate(
      async ([query, hits]) => {
        const begun = performance.now();
        await window.adapter.search(query, hits);
        return performance.now() - begun;
      },
      [query, HITS],
    );
    // The page's icon may come late.
    const log = state.log.slice(from).filter(({ url }) => !/\/favicon\.(ico|svg)$/.test(url));
    return { ms, requests: log.length, bytes: log.reduce((sum, { bytes }) => sum + bytes, 0), steps: steps(log) };
  };
  const cold = await ask(queries[at]);
  const warm = await ask(queries[(at + 7) % queries.length]);
  const again = await ask(queries[at]);
  await context.close();
  return { cold, warm, again };
}

function print() {
  console.log(`${basename(site)}, ${locale}: medians of ${queries.length} queries, ${HITS} hits each\n`);
  console.log("| | Guichet | Pagefind |\n|---|---|---|");
  for (const [what, ours, theirs] of rows) console.log(`| ${what} | ${ours} | ${theirs} |`);
}
