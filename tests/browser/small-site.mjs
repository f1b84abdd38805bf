// A small help centre that a test writes, built strictly and served until the tests of its file are over.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";

import { BASE, ROOT } from "./places.mjs";
import { serve } from "./server.mjs";

const GUICHET = process.env.GUICHET ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug/guichet");

/**
 * @param {Record<string, string | Uint8Array>} files path → content
 * @returns {Promise<{ origin: string, folder: string }>}
 */
export const siteOf = (files) => built(files, [], ["--strict"]);

/**
 * The sample help centre with some files changed, which need not be in all of its languages.
 * @param {Record<string, string | Uint8Array>} files path → content
 * @returns {Promise<{ origin: string, folder: string }>}
 */
export const sampleWith = (files) => built(files, ["contacts.yaml", "content", "locales", "site.yaml"], []);

/** @param {Record<string, string | Uint8Array>} files @param {string[]} copied of the sample @param {string[]} flags */
async function built(files, copied, flags) {
  const folder = mkdtempSync(join(tmpdir(), "guichet-site-"));
  for (const path of copied) cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  execFileSync(GUICHET, ["build", "--root", folder, "-o", join(folder, "public"), "--quiet", ...flags], {
    stdio: ["ignore", "ignore", flags.length > 0 ? "inherit" : "ignore"],
  });
  const site = await serve(join(folder, "public"), BASE);
  after(async () => {
    await site.close();
    rmSync(folder, { recursive: true });
  });
  return { ...site, folder: join(folder, "public") };
}
