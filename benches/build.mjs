// What a build takes: Guichet beside Hugo, Hugo and Pagefind, and Zensical, on the same articles, in the same run. See README.md.

import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { inTurns, ratios, spread, together } from "./build/figures.mjs";
import { sizeOf, take } from "./build/measure.mjs";
import { hugoSite, install, version, zensicalSite } from "./build/peers.mjs";
import { compared, growth, machine, megabytes, milliseconds, range, ratio, table } from "./build/report.mjs";
import { saves } from "./build/serve.mjs";
import { articlesOf, LOCALES, makeSite, middle } from "./build/site.mjs";
import { guichet, ROOT, workFolder } from "./tools.mjs";

const DATE = "2026-11-02";
const ROWS = { full, locales, edits, serve, start };
const { values: options } = parseArgs({
  options: {
    guichet: { type: "string", multiple: true },
    rows: { type: "string", default: Object.keys(ROWS).join() },
    sizes: { type: "string", default: "1000,10000" },
    at: { type: "string" },
    translated: { type: "string", default: "2000" },
    rounds: { type: "string", default: "5" },
    peers: { type: "string", default: "hugo,pagefind,zensical" },
    upto: { type: "string", default: "zensical=1000" },
    site: { type: "string" },
    tmp: { type: "string", default: existsSync("/dev/shm") ? "/dev/shm" : undefined },
  },
});
const rounds = Number(options.rounds);
const sizes = options.site ? [articlesOf(resolve(options.site)).length] : options.sizes.split(",").map(Number);
const upto = new Map(options.upto.split(",").map((pair) => [pair.split("=")[0], Number(pair.split("=")[1])]));
const folder = workFolder(options.tmp);
const programs = binaries(options.guichet ?? [guichet({})]);
const peers = options.peers ? install() : {};
const made = new Map();
/** What each program came to, by what was measured. */
const results = new Map();

console.log(`${machine()}\n\n${versions().join(", ")}; ${rounds} rounds: medians (least–most)`);
for (const name of options.rows.split(",")) {
  if (!ROWS[name]) throw new Error(`there is no row ${name}: ${Object.keys(ROWS).join()}`);
  await ROWS[name]();
}
console.log(`\n### In one table\n\n${table(["", ...programs.map(({ name }) => name)], summary())}`);

/** Guichet's columns: the names of the programs, or of their folders where the names are the same. */
function binaries(paths) {
  const found = paths.map((path) => guichet({ guichet: path }));
  if (found.length === 1) return [{ name: "Guichet", program: found[0] }];
  const same = new Set(found.map((path) => basename(path))).size < found.length;
  return found.map((path) => ({ name: `Guichet ${same ? path : basename(path)}`, program: path }));
}

function versions() {
  return [
    ...programs.map(({ name, program }) => `${name}: ${version(program, ["--version"])}`),
    ...(uses("hugo", 0) ? [version(peers.hugo, ["version"])] : []),
    ...(uses("pagefind", 0) ? [version(peers.pagefind, ["--version"])] : []),
    ...(uses("zensical", 0) ? [`zensical ${version(peers.zensical, ["--version"])}`] : []),
  ];
}

function say(progress) {
  process.stderr.write(`${progress}\n`);
}

function note(what, name, figures, format) {
  if (!results.has(what)) results.set(what, new Map());
  results.get(what).set(name, range(figures, format));
}

function summary() {
  return [...results].map(([what, byName]) => [what, ...programs.map(({ name }) => byName.get(name) ?? "")]);
}

function uses(peer, size) {
  return options.peers.split(",").includes(peer) && size <= (upto.get(peer) ?? Number.POSITIVE_INFINITY);
}

/** A site of so many articles in each of so many locales, as each program wants it; made when it is first asked for. */
function siteOf(size, locales = 1) {
  const name = `${size}-${locales}`;
  if (!made.has(name)) {
    const names = LOCALES.slice(0, locales);
    const ours = options.site ? resolve(options.site) : join(folder, `site-${name}`);
    if (!options.site) makeSite(ours, join(ROOT, "content"), { articles: size, locales });
    const site = { ours, names, hugo: join(folder, `hugo-${name}`), zensical: join(folder, `zensical-${name}`) };
    if (uses("hugo", size)) hugoSite(ours, names, site.hugo);
    if (locales === 1 && uses("zensical", size)) zensicalSite(ours, names[0], site.zensical);
    made.set(name, site);
  }
  return made.get(name);
}

function build(program, site, names, out) {
  return [program, "--root", site, "build", "-q", "--date", DATE, "--locale", names.join(), "-o", out];
}

function remove(...paths) {
  for (const path of paths) rmSync(path, { recursive: true, force: true });
}

/** From nothing to all files, in memory: no output, and nothing that an earlier build remembers. */
function contestants(size, locales, written) {
  const site = siteOf(size, locales);
  const out = join(folder, "out");
  const list = programs.map(({ name, program }) => ({
    name,
    run() {
      remove(out, join(site.ours, ".guichet"));
      const taken = take(build(program, site.ours, site.names, out));
      written.set(name, sizeOf(out));
      return { [name]: taken };
    },
  }));
  if (uses("hugo", size)) list.push({ name: "Hugo", run: () => hugo(site, out, size, locales, written) });
  if (locales === 1 && uses("zensical", size)) list.push({ name: "Zensical", run: () => zensical(site, written) });
  return list;
}

function hugo(site, out, size, locales, written) {
  remove(out, join(site.hugo, "resources"));
  const pages = take([peers.hugo, "--quiet", "-d", out], site.hugo);
  written.set("Hugo", sizeOf(out));
  if (locales > 1 || !uses("pagefind", size)) return { Hugo: pages };
  const search = take([peers.pagefind, "--site", out, "--quiet"], site.hugo);
  written.set("Hugo + Pagefind", sizeOf(out));
  return { Hugo: pages, "Hugo + Pagefind": together(pages, search) };
}

function zensical(site, written) {
  remove(join(site.zensical, "site"), join(site.zensical, ".cache"));
  const taken = take([peers.zensical, "build"], site.zensical);
  written.set("Zensical", sizeOf(join(site.zensical, "site")));
  return { Zensical: taken };
}

function full() {
  const bySize = new Map();
  for (const size of sizes) {
    const written = new Map();
    const taken = inTurns(rounds, contestants(size, 1, written), say);
    const { bytes } = sizeOf(join(siteOf(size).ours, "content/en"));
    console.log(`\n### Full build, ${size.toLocaleString("en")} articles, ${(bytes / 1e6).toFixed(1)} MB of Markdown\n`);
    print(taken, written);
    noteFull(size, taken);
    bySize.set(size, taken.get(programs[0].name));
  }
  if (sizes.length > 1) console.log(`\n### ${programs[0].name} by size\n\n${growth(bySize)}`);
}

function noteFull(size, taken) {
  const articles = size.toLocaleString("en");
  for (const { name } of programs) {
    const ours = taken.get(name);
    const of = (peer) => ratios(ours.map(cpu), taken.get(peer).map(cpu));
    if (taken.has("Hugo")) note(`${articles} articles from nothing: CPU, Hugo = 1`, name, of("Hugo"), ratio);
    if (taken.has("Hugo + Pagefind")) note(`${articles}: CPU, Hugo + Pagefind = 1`, name, of("Hugo + Pagefind"), ratio);
    note(`${articles}: peak MB`, name, spread(ours.map(({ memory }) => memory)), megabytes);
    note(`${articles}: CPU ms an article`, name, spread(ours.map((one) => (cpu(one) / size) * 1000)), (value) => value.toFixed(3));
  }
}

function cpu(taken) {
  return taken.cpu;
}

function print(taken, written) {
  console.log(compared(taken, taken.has("Hugo") ? "Hugo" : programs[0].name, written));
}

function locales() {
  if (options.site) return;
  const size = Number(options.translated);
  const written = new Map();
  const taken = inTurns(rounds, contestants(size, LOCALES.length, written), say);
  console.log(`\n### Full build, ${size.toLocaleString("en")} articles in ${LOCALES.length} languages\n`);
  print(taken, written);
  if (!taken.has("Hugo")) return;
  const what = `${size.toLocaleString("en")} articles in ${LOCALES.length} languages: CPU, Hugo = 1`;
  for (const { name } of programs) note(what, name, ratios(taken.get(name).map(cpu), taken.get("Hugo").map(cpu)), ratio);
}

/** The size of the rows that have one. */
function usual() {
  if (options.at && !options.site) return Number(options.at);
  return sizes.includes(10_000) ? 10_000 : Math.max(...sizes);
}

/** What a build takes after a change, of what the same program's build from nothing took in the same round. */
function edits() {
  const size = usual();
  const site = siteOf(size);
  const taken = new Map(programs.map(({ name }) => [name, new Map()]));
  inTurns(
    rounds,
    programs.map(({ name, program }, at) => {
      const copy = join(folder, `copy-${at}`);
      cpSync(site.ours, copy, { recursive: true });
      const run = () => {
        editsOf(copy, program, site.names, taken.get(name));
        return {};
      };
      return { name, run };
    }),
    say,
  );
  for (const [name, steps] of taken) {
    console.log(`\n### ${name}: a build after a change, ${size.toLocaleString("en")} articles\n\n${compared(steps, "from nothing")}`);
    for (const change of [...steps.keys()].slice(1)) {
      note(`${change}: CPU, from nothing = 1`, name, ratios(steps.get(change).map(cpu), steps.get("from nothing").map(cpu)), ratio);
    }
  }
}

/** One round of them. */
function editsOf(copy, program, names, taken) {
  const out = join(folder, "out");
  const file = join(copy, "content/en", middle(copy));
  const more = join(dirname(file), "one-article-more.md");
  const text = readFileSync(file, "utf8");
  const nth = taken.get("from nothing")?.length ?? 0;
  const step = (name) => taken.set(name, [...(taken.get(name) ?? []), take(build(program, copy, names, out))]);
  remove(out, join(copy, ".guichet"));
  step("from nothing");
  // Files that have just been written can't be told by their times from such as were changed since: read once more.
  step("no change, at once");
  step("no change");
  writeFileSync(file, `${text}\nThis sentence is the ${nth}th one that was added.\n`);
  // It also makes the copy of the site that later ones go on from.
  step("the first sentence");
  writeFileSync(file, `${text}\nThis sentence is the ${nth}th one that was added.\n\nAnd this is another.\n`);
  step("a sentence");
  writeFileSync(file, text.replace(/^title: "?/m, `$&Edited ${nth}: `));
  step("a title");
  writeFileSync(more, `---\ntitle: One article more\n---\n\n${text.slice(text.indexOf("\n---\n", 4) + 5)}`);
  step("an article more");
  remove(more);
  step("an article less");
  writeFileSync(file, text);
}

async function serve() {
  const size = usual();
  const site = siteOf(size);
  const article = middle(site.ours);
  const path = `/en/${article.replace(/\.md$/, "")}/`;
  const servers = programs.map(({ name, program }, at) => {
    const copy = join(folder, `served-${at}`);
    cpSync(site.ours, copy, { recursive: true });
    return {
      name,
      command: (port) => [program, "--root", copy, "serve", "-q", "--date", DATE, "--locale", "en", "--port", `${port}`],
      folder: copy,
      file: join(copy, "content/en", article),
      path,
      search: "/_guichet/search/en/manifest.bin",
    };
  });
  if (uses("hugo", size)) {
    servers.push({
      name: "Hugo",
      command: (port) => [peers.hugo, "server", "--quiet", "--renderToMemory", "--bind", "127.0.0.1", "--port", `${port}`],
      folder: site.hugo,
      file: join(site.hugo, "content/en", article),
      path,
    });
  }
  const taken = await saves(rounds, servers);
  const base = taken.has("Hugo: shown") ? "Hugo: shown" : `${programs[0].name}: shown`;
  console.log(`\n### From a saved file to the new text in Chromium, ${size.toLocaleString("en")} articles\n\n${milliseconds(taken, base)}`);
  for (const { name } of programs) {
    const shown = taken.get(`${name}: shown`);
    if (taken.has("Hugo: shown")) note("a saved file to the new text: Hugo = 1", name, ratios(shown, taken.get("Hugo: shown")), ratio);
    note("found by search: shown = 1", name, ratios(taken.get(`${name}: found by search`), shown), ratio);
  }
}

/** What a program takes that has next to nothing to do. */
function start() {
  const size = usual();
  const site = siteOf(size);
  const out = join(folder, "out");
  const list = programs.map(({ name, program }, at) => {
    const built = `${out}-${at}`;
    take(build(program, site.ours, site.names, built));
    return {
      name,
      run: () => ({
        [`${name}: --version`]: take([program, "--version"]),
        [`${name}: search`]: take([program, "--root", site.ours, "search", "import contacts", "--locale", "en", "-o", built]),
      }),
    };
  });
  const rows = [...inTurns(rounds, list, say)].map(([name, figures]) => {
    const tenths = (value) => value.toFixed(1);
    const ms = (kind) => range(spread(figures.map((one) => one[kind] * 1000)), tenths);
    const [program, what] = [name.slice(0, name.lastIndexOf(": ")), name.slice(name.lastIndexOf(": ") + 2)];
    note(`${what}: CPU ms`, program, spread(figures.map((one) => cpu(one) * 1000)), tenths);
    return [name, ms("cpu"), ms("wall"), range(spread(figures.map(({ memory }) => memory / 1e6)), (value) => value.toFixed(0))];
  });
  console.log(`\n### Start-up, and a search of ${size.toLocaleString("en")} built articles\n`);
  console.log(table(["", "CPU ms", "wall ms", "peak MB"], rows));
}
