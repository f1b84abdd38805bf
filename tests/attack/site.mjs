// Sites made of vectors, and what the program says about them. Every line knows which vector it came from, so that a
// diagnostic at a line means that this vector was refused.

import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** @import { Vector } from "./vectors.mjs" */

/**
 * @typedef {{ text: string | Buffer, owner: Vector | null }} Part
 * @typedef {{ code: number | null, stdout: string, stderr: string, hung: boolean }} Ran
 * @typedef {{ severity: string, file?: string, line?: number, message: string }} Reported
 */

/** A text in double quotes, as YAML reads it. @param {string} text */
export function yaml(text) {
  const escaped = text
    .replace(/[\\"]/g, "\\$&")
    .replace(/[^\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffd\u{10000}-\u{1fffd}]/gu, (one) => {
      const code = one.codePointAt(0) ?? 0;
      return code > 0xffff ? `\\U${code.toString(16).padStart(8, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
    });
  return `"${escaped}"`;
}

export class Site {
  /** @type {Map<string, Map<string, Part[]>>} file, section, parts */
  #files = new Map();
  /** Values of which a site has one for each key. */
  #taken = new Set();
  base = "https://help.example.com/kb/";
  /** @type {Map<string, Vector[]>} whose text is in an article, by its path below the locale */
  articles = new Map();

  /** @param {readonly string[]} locales @param {boolean} withWords */
  constructor(locales, withWords) {
    this.locales = locales;
    // A site whose owner is not strict: what is only reported is published, and must be harmless.
    const rules = ["LNK", "IMG", "NAV", "MD", "RED003", "CON", "SRC", "I18N", "GATE", "SEAL"].map((code) => `${code}: warning`).join(", ");
    this.add(
      "site.yaml",
      `locales:\n${locales.map((locale) => `  ${locale}: {${withWords ? ` name: "@${locale}@"` : ""} }\n`).join("")}diagnostics: { ${rules} }\n`,
      null,
    );
  }

  /** How languages are called, in YAML. @type {Map<string, string>} */
  names = new Map();

  /** @param {string} key @returns {boolean} whether it was free */
  take(key) {
    if (this.#taken.has(key)) return false;
    this.#taken.add(key);
    return true;
  }

  /**
   * @param {string} path @param {string} text whole lines @param {Vector | null} owner
   * @param {string} [section] a key of YAML that the lines belong below
   */
  add(path, text, owner, section = "") {
    const file = this.#files.get(path) ?? new Map();
    this.#files.set(path, file);
    const parts = file.get(section) ?? [];
    file.set(section, parts);
    parts.push({ text, owner });
  }

  /** @param {string} path @param {string | Buffer} text @param {Vector | null} owner */
  file(path, text, owner) {
    this.#files.set(path, new Map([["", [{ text, owner }]]]));
  }

  /** @param {string} id @param {string} head @param {string} body @param {Vector} owner */
  article(id, head, body, owner) {
    this.file(`content/en/${id}.md`, `---\n${head}\n---\n${body}\n`, owner);
    this.articles.set(id, [owner]);
  }

  /** Several blocks, each behind a word that can be searched for. @param {string} id @param {{ word: string, vector: Vector }[]} blocks */
  blocks(id, blocks) {
    const path = `content/en/${id}.md`;
    this.add(path, `---\ntitle: Page ${blocks[0]?.word}\n---\n`, blocks.length === 1 ? (blocks[0]?.vector ?? null) : null);
    for (const { word, vector } of blocks) this.add(path, `\n${word} zqneedle\n\n${vector.block}\n`, vector);
    this.articles.set(
      id,
      blocks.map(({ vector }) => vector),
    );
  }

  /** Who wrote a line; of the whole file if the line is nobody's. @param {string} path @param {number} line @returns {Vector[]} */
  owners(path, line) {
    /** @type {Vector[]} */
    const all = [];
    let at = 1;
    for (const { text, owner } of this.#parts(path)) {
      const end = at + (typeof text === "string" ? text.split(/\r\n|\r|\n/).length - 1 : 1);
      if (owner && line >= at && line < Math.max(end, at + 1)) return [owner];
      if (owner) all.push(owner);
      at = end;
    }
    return all.length === 1 ? all : [];
  }

  /** @param {string} path @returns {Part[]} */
  #parts(path) {
    return [...(this.#files.get(path) ?? [])].flatMap(([section, parts]) =>
      section ? [{ text: `${section}:\n`, owner: null }, ...parts] : parts,
    );
  }

  /** @param {string} folder */
  write(folder) {
    rmSync(folder, { recursive: true, force: true });
    for (const path of this.#files.keys()) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      const parts = this.#parts(path);
      const text = parts.some(({ text }) => typeof text !== "string") ? (parts[0]?.text ?? "") : parts.map(({ text }) => text).join("");
      const named =
        typeof text === "string" && path === "site.yaml"
          ? text.replace(/"@([\w-]+)@"/g, (all, locale) => this.names.get(locale) ?? all)
          : text;
      writeFileSync(join(folder, path), named);
    }
  }
}

/** Milliseconds after which a program hangs. */
const LONG = 180_000;

/**
 * @param {string} program @param {string[]} args @param {number} [patience]
 * @returns {Promise<Ran>}
 */
export function run(program, args, patience = LONG) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
    let hung = false;
    const timer = setTimeout(() => {
      hung = true;
      child.kill("SIGKILL");
    }, patience);
    /** @type {Buffer[]} */
    const out = [];
    /** @type {Buffer[]} */
    const err = [];
    child.stdout.on("data", (chunk) => out.push(chunk));
    child.stderr.on("data", (chunk) => err.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ code, hung, stdout: Buffer.concat(out).toString("utf8"), stderr: Buffer.concat(err).toString("utf8") });
    });
  });
}

/** @param {Ran} ran @returns {Reported[]} */
function reports({ stdout, stderr }) {
  for (const text of [stdout, stderr]) {
    const from = text.indexOf("[\n");
    if (from < 0) continue;
    try {
      return JSON.parse(text.slice(from, text.lastIndexOf("\n]") + 2));
    } catch {
      // The other stream, then.
    }
  }
  return [];
}

/**
 * @typedef {object} Settled
 * @property {Site} site
 * @property {string} output
 * @property {Vector[]} built
 * @property {Vector[]} left for which there was no room
 * @property {Map<Vector, string>} refused and what was said
 * @property {Map<Vector, string>} broken the program crashed or hung
 */

/**
 * Builds a site of these vectors. Those that the program refuses, with a diagnostic and exit code 1 or 2, are left out;
 * one that it can't stand is found by halves.
 * @param {object} how
 * @param {string} how.guichet @param {string} how.folder
 * @param {Vector[]} how.vectors
 * @param {(vectors: Vector[]) => { site: Site, left: Vector[] }} how.compose
 * @param {number} [how.patience]
 * @returns {Promise<Settled>}
 */
export async function settle({ guichet, folder, vectors, compose, patience }) {
  const root = join(folder, "in");
  const output = join(folder, "out");
  /** @type {Map<Vector, string>} */
  const refused = new Map();
  /** @type {Map<Vector, string>} */
  const broken = new Map();
  let live = vectors;

  /** @param {Vector[]} some */
  async function attempt(some) {
    const { site, left } = compose(some);
    site.write(root);
    rmSync(output, { recursive: true, force: true });
    const ran = await run(
      guichet,
      ["build", "--quiet", "--format", "json", "--date", "2026-11-26", "--root", root, "-o", output],
      patience,
    );
    return { site, left, ran };
  }

  for (;;) {
    const { site, left, ran } = await attempt(live);
    if (ran.code === 0) return { site, output, built: live.filter((vector) => !left.includes(vector)), left, refused, broken };
    const orderly = !ran.hung && (ran.code === 1 || ran.code === 2);
    const before = refused.size + broken.size;
    if (orderly) {
      const errors = reports(ran).filter(({ severity, file }) => severity === "error" && file);
      // Settings that can't be read leave all others at their strictest: what they say of the rest counts next time.
      const first = errors.filter(({ file }) => file === "site.yaml");
      for (const { file = "", line = 0, message } of first.length ? first : errors) {
        for (const vector of site.owners(file, line)) refused.set(vector, message);
      }
    }
    if (refused.size + broken.size === before) {
      if (!live.length) throw new Error(`a site without vectors is not built: ${ran.stdout}${ran.stderr}`);
      // The shortest beginning of the list that fails alike ends with a culprit.
      const alike = (/** @type {Ran} */ other) => other.code !== 0 && (other.hung || (other.code !== 1 && other.code !== 2)) === !orderly;
      let [works, fails] = [0, live.length];
      while (fails - works > 1) {
        const middle = (works + fails) >> 1;
        if (alike((await attempt(live.slice(0, middle))).ran)) fails = middle;
        else works = middle;
      }
      const culprit = /** @type {Vector} */ (live[fails - 1]);
      const said = `${ran.stdout}${ran.stderr}`.trim().slice(-400);
      if (orderly) refused.set(culprit, said);
      else broken.set(culprit, ran.hung ? "the program hangs" : `the program ends with ${ran.code}: ${said}`);
    }
    live = live.filter((vector) => !refused.has(vector) && !broken.has(vector));
  }
}
