// What both benches need: arguments, queries, a browser, a server that counts and, if asked to, is slow.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

import { chromium } from "playwright-core";

export { median } from "./build/figures.mjs";

export const ROOT = fileURLToPath(new URL("../", import.meta.url));

/** `--name value` pairs and what stands between them. */
export function readArguments() {
  const [options, rest] = [{}, []];
  const args = process.argv.slice(2);
  for (let at = 0; at < args.length; at++) {
    if (args[at].startsWith("--")) options[args[at].slice(2)] = args[++at];
    else rest.push(args[at]);
  }
  return { options, rest };
}

/** A folder that is gone when the program ends. */
export function workFolder(below = tmpdir()) {
  const folder = mkdtempSync(join(below, "guichet-bench-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs a program to its end; milliseconds. */
export function run(program, args, { mayFail = false } = {}) {
  const begun = performance.now();
  const { status, stderr, error } = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (error) throw error;
  if (status !== 0 && !mayFail) throw new Error(`${program} ${args.join(" ")} ended with ${status}\n${stderr.slice(-2000)}`);
  return performance.now() - begun;
}

export function guichet(options) {
  const program = resolve(options.guichet ?? join(ROOT, "target/release/guichet"));
  if (!existsSync(program)) throw new Error(`${program} is not there; cargo build --release makes it`);
  return program;
}

/** The program inside the package that npm installed. */
export function pagefind() {
  for (const name of [`${process.platform}-${process.arch}`]) {
    const bin = join(ROOT, `benches/node_modules/@pagefind/${name}/bin/pagefind_extended`);
    if (existsSync(bin)) return bin;
  }
  throw new Error("Pagefind is not there; npm ci --prefix benches");
}

/** kind → query → ids of the right articles, in the order of the file. */
export function readQueries(file) {
  const kinds = new Map();
  for (const line of readFileSync(file, "utf8").split("\n").slice(1).filter(Boolean)) {
    const [kind, query, target] = line.split("\t");
    if (!kinds.has(kind)) kinds.set(kind, new Map());
    const queries = kinds.get(kind);
    if (!queries.has(query)) queries.set(query, new Set());
    queries.get(query).add(target.replace(/\.md$/, ""));
  }
  return kinds;
}

/** At most `limit` of a list, taken evenly. */
export function evenly(list, limit) {
  const step = Math.max(1, Math.ceil(list.length / limit));
  return list.filter((_, at) => at % step === 0);
}

export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
};

/**
 * Serves a folder as a static host would: what is text comes compressed (brotli 5), the rest as it is. `state.log` has
 * every request with its bytes and times; `state.slow` is a network of 1.6 Mbit/s with 150 ms to the first byte.
 */
export async function serve(folder) {
  const state = { log: [], slow: false, free: 0 };
  const files = new Map();
  const file = (path) => {
    let known = files.get(path);
    if (known) return known;
    let body = readFileSync(path);
    const type = TYPES[extname(path)];
    const packed = type !== undefined && body.length > 256;
    if (packed) body = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
    known = { body, headers: { "content-type": type ?? "application/octet-stream", ...(packed ? { "content-encoding": "br" } : {}) } };
    files.set(path, known);
    return known;
  };
  const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
  const server = createServer(async (request, response) => {
    const entry = { url: request.url, start: performance.now(), end: Infinity, bytes: 0 };
    state.log.push(entry);
    response.on("close", () => (entry.end = performance.now()));
    let path = join(folder, decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    if (existsSync(path) && statSync(path).isDirectory()) path = join(path, "index.html");
    if (!existsSync(path)) {
      response.writeHead(404).end();
      return;
    }
    const { body, headers } = file(path);
    entry.bytes = body.length;
    const { slow } = state;
    if (slow) await sleep(150);
    response.writeHead(200, { ...headers, "cache-control": "max-age=3600" });
    for (let at = 0; at < body.length; at += 1460) {
      const part = body.subarray(at, at + 1460);
      if (slow) {
        // All connections share the line: each packet waits for those before it.
        state.free = Math.max(state.free, performance.now()) + (part.length * 8) / 1600;
        await sleep(state.free - performance.now());
      }
      response.write(part);
    }
    response.end();
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { state, origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** Chain of requests, each of which began when the one before had ended: how many steps that is at most. */
export function steps(log) {
  const sorted = [...log].sort((a, b) => a.start - b.start);
  const depth = [];
  sorted.forEach((entry, at) => {
    const before = sorted.slice(0, at).map((other, i) => (other.end <= entry.start + 0.5 ? depth[i] : 0));
    depth.push(1 + Math.max(0, ...before));
  });
  return Math.max(0, ...depth);
}

/** Expressions for the page: `search(query, limit)` → `{ total, urls }`. Nothing is fetched before the first call. */
export const ADAPTERS = {
  guichet: (locale) => `({
    async search(query, limit) {
      this.engine ??= await (await import("/_guichet/search.js")).open({ locale: "${locale}" });
      const { total, hits } = await this.engine.query(query, { limit });
      return { total, urls: hits.map(({ url }) => url) };
    },
  })`,
  pagefind: () => `({
    async search(query, limit) {
      this.engine ??= await import("/pagefind/pagefind.js");
      const { results } = await this.engine.search(query);
      const data = await Promise.all(results.slice(0, limit).map((result) => result.data()));
      return { total: results.length, urls: data.map(({ url }) => url) };
    },
  })`,
};
