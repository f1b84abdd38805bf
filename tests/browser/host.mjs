// A product's page on another origin, under a content policy that allows nothing but the help centre. What stands in the
// policy is what docs/panel.md says a host needs.

import { createServer } from "node:http";

/**
 * @param {string} help origin of the help centre
 * @param {Record<string, string>} [extra] directives added, by name
 */
export function policy(help, extra = {}) {
  const directives = { "default-src": "'none'", "script-src": `${help}`, "connect-src": help, "img-src": help, "form-action": "'none'", "base-uri": "'none'", ...extra };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}

/**
 * @typedef {{ html: (url: URL) => string, headers?: (url: URL) => Record<string, string> }} Host
 * @param {Host} host
 * @returns {Promise<{ origin: string, close(): Promise<void> }>}
 */
export async function serveHost({ html, headers }) {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    if (url.pathname === "/favicon.ico") {
      response.writeHead(204).end();
      return;
    }
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", ...headers?.(url) }).end(html(url));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    origin: `http://localhost:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
