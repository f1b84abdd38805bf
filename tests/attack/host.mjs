// A static host for a built site, at the path that it is published at: as one that reads `_headers` (Netlify, Cloudflare
// Pages), or as one that doesn't know the file, with the policy taken out of the pages too.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

/** @type {Record<string, string>} */
const TYPES = {
  ".bin": "application/octet-stream",
  ".css": "text/css",
  ".csv": "text/csv",
  ".gz": "application/gzip",
  ".hta": "application/hta",
  ".htm": "text/html",
  ".html": "text/html; charset=utf-8",
  ".jpg": "image/jpeg",
  ".js": "text/javascript",
  ".json": "application/json",
  ".manifest": "text/cache-manifest",
  ".mathml": "application/mathml+xml",
  ".md": "text/markdown; charset=utf-8",
  ".mht": "multipart/related",
  ".mjs": "text/javascript",
  ".mp4": "video/mp4",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".rss": "application/rss+xml",
  ".shtml": "text/html",
  ".svg": "image/svg+xml",
  ".svgz": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".xht": "application/xhtml+xml",
  ".xhtml": "application/xhtml+xml",
  ".xml": "application/xml",
  ".xsl": "application/xml",
  ".zip": "application/zip",
};

/** @typedef {{ path: string, headers: [name: string, value: string][] }} HeaderRule */

/** A path at the margin, `*` at its end for anything; its headers below it. @param {string} text @returns {HeaderRule[]} */
export function headerRules(text) {
  /** @type {HeaderRule[]} */
  const rules = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.trim() === "" || line.trimStart().startsWith("#")) continue;
    if (/^\s/.test(line)) {
      const at = line.indexOf(":");
      rules.at(-1)?.headers.push([line.slice(0, at).trim(), line.slice(at + 1).trim()]);
    } else rules.push({ path: line.trim(), headers: [] });
  }
  return rules;
}

/** @param {string} base of `base_url` @returns {string} the path that pages are asked for by */
export function pathOf(base) {
  return new URL(base).pathname.replace(/\/*$/, "/");
}

/** @param {import("node:http").Server} server @returns {Promise<{ port: number, close(): Promise<void> }>} */
async function listening(server) {
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const at = server.address();
  if (at === null || typeof at === "string") throw new Error("the server has no port");
  return {
    port: at.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @typedef {{ origin: string, base: string, folder: string, changes: Map<string, (body: string) => string>, close(): Promise<void> }} Host
 *   `changes`: what the self-test does to single files
 */

/**
 * @param {string} folder @param {string} base of `base_url`
 * @param {{ policy: boolean }} how
 * @returns {Promise<Host>}
 */
export async function host(folder, base, { policy }) {
  const path = pathOf(base);
  const rules = policy ? headerRules(await readFile(join(folder, "_headers"), "utf8").catch(() => "")) : [];
  /** @type {Host["changes"]} */
  const changes = new Map();

  /** @param {string} address @returns {string | null} */
  function fileOf(address) {
    /** @type {string} */
    let inside;
    try {
      // As it is published, or as a browser writes it.
      const [whole, start] = address.startsWith(path) ? [address, path] : [decodeURIComponent(address), decodeURIComponent(path)];
      if (!whole.startsWith(start)) return null;
      inside = normalize(whole === address ? decodeURIComponent(whole.slice(start.length)) : whole.slice(start.length));
    } catch {
      return null;
    }
    if (inside.startsWith("..") || inside.includes("\0")) return null;
    return inside === "." || inside === "" || inside.endsWith("/") ? `${inside === "." ? "" : inside}index.html` : inside;
  }

  const server = createServer(async (request, response) => {
    const address = (request.url ?? "/").split(/[?#]/)[0] ?? "/";
    const file = fileOf(address);
    let body = file === null ? null : await readFile(join(folder, file)).catch(() => null);
    let [status, type] = [200, TYPES[extname(file ?? "").toLowerCase()] ?? "application/octet-stream"];
    if (!body) {
      [status, type] = [404, "text/html; charset=utf-8"];
      body = await readFile(join(folder, "404.html")).catch(() => Buffer.from(""));
    }
    if (type.startsWith("text/html")) {
      let text = body.toString("utf8");
      if (!policy) text = text.replace(/<meta http-equiv="?content-security-policy"?[^>]*>/gi, "");
      // A page that leads on at once can be looked at without going along.
      if (request.url?.endsWith("?still")) text = text.replace(/<meta http-equiv="?refresh"?[^>]*>/gi, "");
      const change = changes.get(file ?? "");
      body = Buffer.from(change ? change(text) : text);
    } else if (changes.has(file ?? "")) body = Buffer.from(changes.get(file ?? "")?.(body.toString("utf8")) ?? "");
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Content-Type", type);
    // Files that never change: browsers need not ask for each page again, here as elsewhere.
    if (/\/_guichet\/[0-9a-f]{10}\//.test(address)) response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    for (const rule of rules) {
      const fits = rule.path.endsWith("*") ? address.startsWith(rule.path.slice(0, -1)) : address === rule.path;
      if (!fits) continue;
      for (const [name, value] of rule.headers) {
        try {
          response.setHeader(name, value);
        } catch {
          // No host sends such a header; that it is in the file is reported where the file is read.
        }
      }
    }
    response.writeHead(status).end(request.method === "HEAD" ? undefined : body);
  });
  const { port, close } = await listening(server);
  return { origin: `http://127.0.0.1:${port}`, base: path, folder, changes, close };
}

/**
 * A product on another origin, with the panel in it.
 * @returns {Promise<{ address(help: Host, policy: boolean): string, origin: string, close(): Promise<void> }>}
 */
export async function product() {
  /** @type {Map<string, { html: string, policy: string | null }>} */
  const pages = new Map();
  const server = createServer((request, response) => {
    const page = pages.get(request.url ?? "");
    if (!page) {
      response.writeHead(404).end();
      return;
    }
    if (page.policy) response.setHeader("Content-Security-Policy", page.policy);
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(page.html);
  });
  const { port, close } = await listening(server);
  // Another name of the same machine, so another site to the browser.
  const origin = `http://localhost:${port}`;
  return {
    origin,
    /** The policy is the one that docs/panel.md asks a product for. */
    address(help, policy) {
      const path = `/${pages.size}`;
      const script = `${help.origin}${help.base}_guichet/panel.js`.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
      pages.set(path, {
        html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Product</title><script type="module" src="${script}" data-locale="en" data-context="home" data-plan="basic"></script></head><body><main><h1>Product</h1></main></body></html>`,
        policy: policy
          ? `default-src 'none'; script-src ${help.origin}; connect-src ${help.origin}; img-src ${help.origin}; base-uri 'none'`
          : null,
      });
      return `${origin}${path}`;
    },
    close,
  };
}
