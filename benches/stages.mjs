// Where a build's instructions go: counted by callgrind, which no other program on the machine can disturb, and drawn as a flame
// graph of perf's samples. See README.md.

import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { table } from "./build/report.mjs";
import { makeSite, middle } from "./build/site.mjs";
import { ROOT, workFolder } from "./tools.mjs";

const INFERNO = "0.12.8";
const TOOLS = join(ROOT, "target/bench-tools");
const DATE = "2026-11-02";

/** A stage is what one function does, with all that it calls: a page is also written while it is rendered. */
const STAGES = {
  "load: files found and read": /^guichet_(site::)?load::load$/,
  "parse: each Markdown file": /^guichet_markdown::parse_file$/,
  "resolve: addresses and links": /^guichet_(site::)?resolve(::resolve)?::resolve$/,
  "assets: the theme's files": /^guichet_\w+::assets::publish$/,
  "render: pages": /^guichet_\w+::render::pages$/,
  "outputs: feeds, twins, lists": /^guichet_\w+::outputs::all$/,
  "search: the index": /^guichet_\w+::outputs::search::search$/,
  "emit: files, as they are made": /^guichet_(site::)?emit::Staging::write(_bytes)?$/,
  "emit: the swap": /^guichet_(site::)?emit::Staging::publish$/,
};

const { values: options } = parseArgs({
  options: {
    guichet: { type: "string", default: join(ROOT, "target/profiling/guichet") },
    sizes: { type: "string", default: "100,300" },
    tmp: { type: "string", default: existsSync("/dev/shm") ? "/dev/shm" : undefined },
    json: { type: "string" },
    against: { type: "string" },
    within: { type: "string", default: "1.03" },
    flame: { type: "string" },
    articles: { type: "string", default: "2000" },
  },
});
const program = resolve(options.guichet);
if (!existsSync(program)) throw new Error(`${program} is not there; cargo build --profile profiling makes it`);
const folder = workFolder(options.tmp);

function site(articles) {
  const made = join(folder, `site-${articles}`);
  if (!existsSync(made)) makeSite(made, join(ROOT, "content"), { articles });
  return made;
}

/** One thread: what it does is the same each time. */
const build = (root, out) => [program, "--root", root, "build", "-q", "--jobs", "1", "--date", DATE, "-o", out];

/** What an article costs is the difference of two sizes; what is left is for the site. */
function counts([small, large]) {
  const [few, many] = [instructions(small), instructions(large)];
  const names = [...Object.keys(STAGES), "all"];
  const each = (name) => (many.full[name] - few.full[name]) / (large - small);
  const measured = Object.fromEntries(names.map((name) => [name, Math.round(each(name))]));
  for (const change of ["no change", "a sentence"]) measured[change] = many[change].all;
  const thousands = (value) => Math.round(value / 1000).toLocaleString("en");
  const rows = names.map((name) => [
    name,
    thousands(many.full[name]),
    `${((100 * many.full[name]) / many.full.all).toFixed(1)} %`,
    thousands(each(name)),
    thousands(few.full[name] - small * each(name)),
  ]);
  console.log(`Thousands of instructions, ${small} and ${large} articles, one thread\n`);
  console.log(table(["stage", `${large} articles`, "share", "each article", "the site"], rows));
  console.log(`\nA build of ${large} articles after a change, of a full one:`);
  for (const change of ["no change", "a sentence"]) console.log(`- ${change}: ${(many[change].all / many.full.all).toFixed(3)}`);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(measured, null, 2)}\n`);
  if (options.against) compare(measured, JSON.parse(readFileSync(options.against, "utf8")));
}

function instructions(size) {
  const root = site(size);
  const out = join(folder, "out");
  const article = join(root, "content/en", middle(root));
  rmSync(out, { recursive: true, force: true });
  rmSync(join(root, ".guichet"), { recursive: true, force: true });
  const full = counted(build(root, out));
  const lost = Object.keys(STAGES).filter((stage) => !full[stage]);
  if (lost.length) throw new Error(`no function of the program is the stage ${lost.join()}: what is it called now?`);
  const same = counted(build(root, out));
  appendFileSync(article, "\nOne sentence more.\n");
  return { full, "no change": same, "a sentence": counted(build(root, out)) };
}

/** Inclusive instructions of each stage. */
function counted(command) {
  const profile = join(folder, "callgrind.out");
  process.stderr.write("counting\n");
  must("valgrind", ["--tool=callgrind", `--callgrind-out-file=${profile}`, ...command]);
  const lines = must("callgrind_annotate", ["--inclusive=yes", "--threshold=100", "--tree=none", "--auto=no", profile]).split("\n");
  const functions = lines.flatMap((line) => {
    // 1,234 ( 5.6%)  folder/file.rs:crate::function [program]
    const [, cost, name] = /^\s*([\d,]+) \([ \d.]+%\)\s+\S*?:(\S.*?)(?: \[[^\]]*\])?$/.exec(line) ?? [];
    return name ? [[name, Number(cost.replaceAll(",", ""))]] : [];
  });
  const all = Number((lines.find((line) => line.includes("PROGRAM TOTALS")) ?? "").split(" (")[0].replaceAll(",", ""));
  const stages = Object.entries(STAGES).map(([stage, pattern]) => {
    const costs = functions.filter(([name]) => pattern.test(name)).map(([, cost]) => cost);
    return [stage, Math.max(0, ...costs)];
  });
  return Object.fromEntries([...stages, ["all", all]]);
}

/** What is less than a hundredth of what an article costs is not worth a word. */
function compare(measured, before) {
  const rows = Object.entries(measured).map(([name, now]) => {
    const was = before[name] ?? now;
    const worse = now > was * Number(options.within) && now - was > measured.all / 100;
    if (worse) process.exitCode = 1;
    return [name, was, now, (now / was).toFixed(3), worse ? "more" : ""];
  });
  console.log(`\n${table(["", "before", "now", "ratio", ""], rows)}`);
}

/** Frames of libraries that only hand work on say nothing, and hide what does the work. */
const BETWEEN = /^(\[unknown\]|_start|__libc_start|clone|start_thread|main$|[<&]*(dyn )?(std|core|alloc|rayon|rayon_core)::)/;
/** What is inside of these is of no use here: one frame each. */
const WHOLE = [
  ["kernel", /_\[k\]$/],
  ["mimalloc", /^_?mi_|mimalloc/],
];

function flame(file, articles) {
  const inferno = (name) => join(TOOLS, "bin", `inferno-${name}`);
  if (!existsSync(inferno("flamegraph"))) {
    must("cargo", ["install", "inferno", "--version", INFERNO, "--locked", "--root", TOOLS, "--no-default-features", "--features", "cli"]);
  }
  const [data, script, folded] = ["perf.data", "perf.txt", "folded.txt"].map((name) => join(folder, name));
  const command = build(site(articles), join(folder, "out"));
  // The largest part of a stack that perf copies: with half of it, a third of the samples lose their callers.
  must("perf", ["record", "--quiet", "-F", "499", "--call-graph", "dwarf,65528", "-o", data, ...command]);
  spawnSync("perf", ["script", "-i", data, "--no-inline"], { stdio: ["ignore", openSync(script, "w"), "ignore"] });
  const stacks = must(inferno("collapse-perf"), ["--kernel", script]).trim().split("\n").map(shorter);
  writeFileSync(folded, `${stacks.join("\n")}\n`);
  const title = `guichet build, ${articles.toLocaleString("en")} articles, one thread`;
  const looks = [
    "--title",
    title,
    "--colors",
    "rust",
    "--deterministic",
    "--minwidth",
    "0.3",
    "--width",
    "1400",
    "--fonttype",
    "sans-serif",
  ];
  // A document shows it as a picture, in which no script runs.
  const picture = must(inferno("flamegraph"), [...looks, folded]).replace(/<script[\s\S]*?<\/script>| onload="[^"]*"/g, "");
  writeFileSync(file, picture);
}

/** `program;frame;…;frame count` without what stands between the stages. */
function shorter(line) {
  const [, stack, count] = /^(.*) (\d+)$/.exec(line) ?? [];
  const frames = [];
  for (const frame of stack.split(";").filter((frame) => !BETWEEN.test(frame))) {
    const [name] = WHOLE.find(([, pattern]) => pattern.test(frame)) ?? [frame.replaceAll("guichet_", "")];
    if (frames.at(-1) !== name) frames.push(name);
  }
  return `${frames.join(";")} ${count}`;
}

function must(command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: "utf8", maxBuffer: 1 << 30 });
  if (error) throw new Error(`${command}: ${error.message}`);
  if (status !== 0) throw new Error(`${command} ended with ${status}\n${stderr.slice(-2000)}`);
  return stdout;
}

if (options.flame) flame(options.flame, Number(options.articles));
else counts(options.sizes.split(",").map(Number));
