// A real endpoint for the contact form, and the sample help centre built so that its form posts there. What it answers
// is up to each test; what it got is kept.

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { BASE, ROOT } from "./places.mjs";
import { serve } from "./server.mjs";

const GUICHET = process.env.GUICHET ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug/guichet");

/**
 * @typedef {{ headers: import("node:http").IncomingHttpHeaders, form: FormData }} Got
 * @typedef {{ status?: number, headers?: Record<string, string>, body?: unknown, after?: Promise<unknown>, hangUp?: boolean }} Answer
 */

/** @returns {Promise<{ url: string, got: Got[], answers: Answer[], close(): Promise<void> }>} */
export async function endpoint() {
  /** @type {Got[]} */
  const got = [];
  /** One for each request, in turn; then 201. @type {Answer[]} */
  const answers = [];
  const server = createServer(async (request, response) => {
    const cors = {
      "Access-Control-Allow-Origin": "*",
      "Access-Control-Allow-Headers": "Authorization",
      "Access-Control-Expose-Headers": "Retry-After",
      // On a connection that it has used before, Chromium asks again by itself when nobody answers.
      Connection: "close",
    };
    if (request.method === "OPTIONS") {
      response.writeHead(204, cors).end();
      return;
    }
    /** @type {Buffer[]} */
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const type = request.headers["content-type"] ?? "";
    const form = await new Response(Buffer.concat(chunks), { headers: { "content-type": type } }).formData();
    got.push({ headers: request.headers, form });
    const { status = 201, headers = {}, body = { id: "A-1042" }, after, hangUp = false } = answers.shift() ?? {};
    await after;
    if (hangUp) request.socket.destroy();
    else response.writeHead(status, { ...cors, "Content-Type": "application/json", ...headers }).end(JSON.stringify(body));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(null)));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(() => resolve(null)));
  };
  return { url: `http://127.0.0.1:${port}/requests`, got, answers, close };
}

/**
 * The sample with another `contacts.yaml`, and more of a site where a test needs it.
 * @param {(contacts: string) => string} contacts
 * @param {(folder: string) => void} [change]
 */
export async function sampleWith(contacts, change) {
  const folder = mkdtempSync(join(tmpdir(), "guichet-form-"));
  for (const name of ["content", "locales", "seal.lock", "site.yaml"]) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  writeFileSync(join(folder, "contacts.yaml"), contacts(readFileSync(join(ROOT, "contacts.yaml"), "utf8")));
  change?.(folder);
  const output = join(folder, "public/");
  execFileSync(GUICHET, ["build", "--strict", "--quiet", "--root", folder, "-o", output]);
  const site = await serve(output, BASE);
  return {
    ...site,
    folder: output,
    close: async () => {
      await site.close();
      rmSync(folder, { recursive: true });
    },
  };
}
