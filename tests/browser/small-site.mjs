// A small help centre that a test writes, built strictly and served until the tests of its file are over.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";

import { BASE, ROOT } from "./places.mjs";
import { serve } from "./server.mjs";

const GUICHET = process.env.GUICHET ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug/guichet");

/**
 * @param {Record<string, string>} files path → text
 * @returns {Promise<{ origin: string }>}
 */
export async function siteOf(files) {
  const folder = mkdtempSync(join(tmpdir(), "guichet-site-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  execFileSync(GUICHET, ["build", "--root", folder, "-o", join(folder, "public"), "--strict", "--quiet"], { stdio: ["ignore", "ignore", "inherit"] });
  const site = await serve(join(folder, "public"), BASE);
  after(async () => {
    await site.close();
    rmSync(folder, { recursive: true });
  });
  return site;
}
