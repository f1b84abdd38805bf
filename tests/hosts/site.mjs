// A site with one of everything that hosts are told, built for a host.

import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export const PROGRAM = process.env.GUICHET ?? new URL("../../target/debug/guichet", import.meta.url).pathname;

/** @type {Record<string, string>} */
const FILES = {
  "content/en/_index.md": "---\ntitle: Welcome\n---\nText.\n",
  "content/en/guide/a.md": "---\ntitle: A\naliases: [old/path, old/with space, alt/ä]\n---\nText of A.\n",
  "content/en/guide/b.md": "---\ntitle: B\nid: '360001'\n---\nSee [A](a.md).\n",
  "content/fr/guide/a.md": "---\ntitle: A en français\nslug: premier\n---\nTexte.\n",
  "content/ja/guide/a.md": "---\ntitle: 案内\nslug: 案内\n---\n本文。\n",
  "redirects.yaml": [
    "/en/moved/: https://other.example.com/x?y=1#z",
    "/g/special: /en/guide/b/",
    "/g/*: /en/guide/:splat",
    '/hc/:locale/articles/:id-*: ":id"',
    "/v1/*: https://v1.example.com/:splat",
    "",
  ].join("\n"),
  "static/_headers": "/kb/en/*\n  X-Of-The-Site: yes\n",
  "static/_redirects": "/blog https://blog.example.com/ 302\n",
};

/**
 * @param {string} host
 * @param {{ base?: string, files?: Record<string, string>, addresses?: string }} [options]
 */
export const built = (host, { base = "/kb/", files = {}, addresses = "" } = {}) => {
  const root = mkdtempSync(join(tmpdir(), "guichet-host-"));
  const settings = [
    "title: Help",
    `base_url: https://help.example.com${base}`,
    "locales: { en: {}, fr: { fallback: [en] }, ja: {} }",
    "locale_aliases: { jp: ja }",
    `outputs: { host: ${host}${addresses && `, addresses: ${addresses}`} }`,
    ...(addresses ? ["default_locale_in_path: false"] : []),
    "diagnostics: { OUT: note, I18N: off }",
    "",
  ];
  const own = Object.fromEntries(Object.entries(FILES).map(([path, text]) => [path, text.replaceAll("/kb/", base)]));
  write(root, { "site.yaml": settings.join("\n"), ...own, ...files });
  const output = join(root, "public");
  const stderr = build(root, output);
  // Servers that are started by root read as somebody else.
  chmodSync(root, 0o755);
  return { root, output, stderr, remove: () => rmSync(root, { recursive: true, force: true }) };
};

/** @param {string} root @param {string} output */
const build = (root, output) => {
  const { status, stderr } = spawnSync(PROGRAM, ["build", "--root", root, "--output", output], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return stderr;
};

/**
 * The same site after an edit.
 * @param {{ root: string, output: string }} site
 * @param {Record<string, string>} files
 */
export const again = ({ root, output }, files) => {
  write(root, files);
  build(root, output);
};

/** @param {string} root @param {Record<string, string>} files */
const write = (root, files) => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
};
