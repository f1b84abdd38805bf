// Serves a built site as a static host would: the headers of its `_headers` file (the content policy is one of them),
// `index.html` of a folder, the nearest `404.html`.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

/** @type {Record<string, string>} */
const TYPES = {
  ".bin": "application/octet-stream",
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
};

/** @typedef {{ prefix: string, exact: boolean, headers: [string, string][] }} HeaderRule */

/**
 * A line at the margin is a path, `*` at its end stands for anything; the indented lines below it are its headers.
 * @param {string} text
 * @returns {HeaderRule[]}
 */
function headerRules(text) {
  /** @type {HeaderRule[]} */
  const rules = [];
  for (const line of text.split("\n").filter((line) => line.trim() !== "")) {
    if (/^\s/.test(line)) {
      const [name = "", ...value] = line.trim().split(":");
      rules.at(-1)?.headers.push([name, value.join(":").trim()]);
    } else {
      const exact = !line.endsWith("*");
      rules.push({ prefix: exact ? line : line.slice(0, -1), exact, headers: [] });
    }
  }
  return rules;
}

const ENCODERS = { gzip: gzipSync, br: brotliCompressSync };

/**
 * What hosts do of their own accord.
 * @typedef {object} Manners
 * @property {keyof typeof ENCODERS} [encoding] how everything is compressed, files that are compressed already too
 * @property {string} [policy] a Content-Security-Policy in place of the site's own; empty: none, as where `_headers` is ignored
 */

/**
 * @param {string} folder the built site
 * @param {string} base where it is published: begins and ends with a slash
 * @param {Manners} [manners]
 * @returns {Promise<{ origin: string, close(): Promise<void> }>}
 */
export async function serve(folder, base, { encoding, policy } = {}) {
  const rules = headerRules(await readFile(join(folder, "_headers"), "utf8"));

  /** @param {string} path below the base @returns {Promise<{ status: number, type: string, body: Buffer }>} */
  async function answer(path) {
    const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
    const body = await readFile(join(folder, file)).catch(() => null);
    if (body) return { status: 200, type: TYPES[extname(file)] ?? "application/octet-stream", body };
    const parts = path.split("/").slice(0, -1);
    for (; ; parts.pop()) {
      const page = await readFile(join(folder, ...parts, "404.html")).catch(() => null);
      if (page || parts.length === 0) return { status: 404, type: "text/html; charset=utf-8", body: page ?? Buffer.from("") };
    }
  }

  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const inside = path.startsWith(base) && !path.split("/").includes("..");
    const {
      status,
      type,
      body: plain,
    } = inside ? await answer(path.slice(base.length)) : { status: 404, type: "text/plain", body: Buffer.from("") };
    for (const rule of rules) {
      if (rule.exact ? path !== rule.prefix : !path.startsWith(rule.prefix)) continue;
      for (const [name, value] of rule.headers) response.setHeader(name, value);
    }
    if (policy) response.setHeader("Content-Security-Policy", policy);
    else if (policy === "") response.removeHeader("Content-Security-Policy");
    if (encoding) response.setHeader("Content-Encoding", encoding);
    const body = encoding ? ENCODERS[encoding](plain) : plain;
    response.writeHead(status, { "Content-Type": type, "Content-Length": body.length }).end(request.method === "HEAD" ? undefined : body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
