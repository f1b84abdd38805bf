// `guichet deploy` to a bucket: what a server gets, in which order, and what becomes of bad days.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";

import { missing, s3 } from "./s3.mjs";
import { again, built } from "./site.mjs";

/** @typedef {ReturnType<typeof built>} Site */

/** The hash of each file of a built site. @param {Site} site */
const files = (site) => {
  const names = /** @type {string[]} */ (readdirSync(site.output, { recursive: true }));
  const all = names.filter((name) => statSync(join(site.output, name)).isFile());
  return Object.fromEntries(
    all.map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(join(site.output, name)))
        .digest("hex"),
    ]),
  );
};

const LATER = { "content/en/guide/a.md": "---\ntitle: A\n---\nAnother text.\n", "content/en/guide/c.md": "---\ntitle: C\n---\nText.\n" };

const OPTIONS = { skip: missing(), timeout: 300_000 };

/** @type {Awaited<ReturnType<typeof s3>>} */
let server;
/** @type {Site[]} */
const sites = [];
/** @param {Parameters<typeof built>[1]} [options] */
const site = (options) => {
  const made = built("s3", options);
  sites.push(made);
  return made;
};
before(async () => {
  if (!OPTIONS.skip) server = await s3();
});
beforeEach(() => server?.fault("PUT", "", { times: 0 }));
after(async () => {
  await server?.close();
  for (const made of sites) made.remove();
});

/** @param {Site} of @param {string} to @param {Parameters<typeof server.deploy>[2]} [options] */
const deployed = async (of, to, options) => {
  await server.log();
  const done = await server.deploy(of, to, options).done;
  return { ...done, asked: await server.log() };
};
/** @param {import("./s3.mjs").Asked[]} asked @param {string} bucket @param {string} [method] */
const names = (asked, bucket, method = "PUT") =>
  asked
    .filter((one) => one.method === method && !one.list && !one.path.includes(".guichet-deploy/"))
    .map(({ path }) => path.slice(bucket.length + 2));

/** That the bucket has the site as it was built, and nothing else but what is kept. @param {Site} of @param {string} bucket */
const isThere = async (of, bucket, prefix = "") => {
  const objects = await server.objects(bucket);
  const built = files(of);
  for (const [name, hash] of Object.entries(built)) {
    if (name !== "manifest.json") assert.equal(objects[prefix + name]?.hash, hash, name);
  }
  const others = Object.keys(objects).filter((name) => built[name.slice(prefix.length)] === undefined);
  assert.deepEqual(
    others.filter((name) => !/_guichet\/[0-9a-f]{10}\/|_guichet\/search\//.test(name)),
    [],
  );
  return objects;
};

test("only what has changed is sent, new before old, and styles of open pages stay for a while", OPTIONS, async () => {
  const [one, bucket] = [site(), await server.bucket()];
  const first = await deployed(one, `s3://${bucket}`);
  assert.equal(first.code, 0, first.stderr);
  assert.deepEqual(names(first.asked, bucket).sort(), Object.keys(files(one)).sort());
  const objects = await isThere(one, bucket);
  // Whoever asks for this page gets it.
  assert.ok(objects["kb/ja/guide/案内/index.html"]);

  const nothing = await deployed(one, `s3://${bucket}`);
  assert.match(nothing.stderr, /^0 files sent/);
  assert.deepEqual(
    nothing.asked.map(({ method }) => method),
    ["GET", "GET", "GET"],
  );

  const before = files(one);
  again(one, LATER);
  rmSync(join(one.root, "content/en/guide/b.md"));
  again(one, { "redirects.yaml": "", "templates/assets/print.css": "a { color: red }\n" });
  const dry = await deployed(one, `s3://${bucket}`, { more: ["--dry-run"] });
  assert.deepEqual([names(dry.asked, bucket), names(dry.asked, bucket, "POST")], [[], []]);
  const second = await deployed(one, `s3://${bucket}`);
  assert.equal(second.code, 0, second.stderr);
  const sent = names(second.asked, bucket);
  const now = files(one);
  const changed = Object.keys(now).filter((name) => now[name] !== before[name]);
  assert.deepEqual(sent.sort(), [...new Set([...changed, "manifest.json"])].sort());
  assert.ok(dry.stdout.includes("send kb/en/guide/c/index.html\n") && dry.stdout.includes("delete kb/en/guide/b/index.html\n"));
  await isThere(one, bucket);
  const order = names(second.asked, bucket);
  const at = (/** @type {RegExp} */ name) => order.flatMap((one, at) => (name.test(one) ? [at] : []));
  const [assets, fresh, old, list] = [
    /^kb\/_guichet\/[0-9a-f]{10}\//,
    /guide\/c\/index.html/,
    /guide\/a\/index.html/,
    /^manifest.json/,
  ].map(at);
  assert.ok(Math.max(...assets) < fresh[0] && fresh[0] < old[0] && Math.max(...old) < list[0], order.join("\n"));
  const deleted = second.asked.findIndex(({ method, path }) => method === "POST" || (method === "DELETE" && path.includes("guide/b")));
  assert.ok(deleted > second.asked.findIndex(({ path }) => path.endsWith("/manifest.json") && deleted > 0));
  assert.equal((await server.objects(bucket))["kb/en/guide/b/index.html"], undefined);

  // Two builds later, nobody is on a page of the first one any more.
  const folders = async () =>
    new Set(Object.keys(await server.objects(bucket)).flatMap((name) => name.match(/^kb\/_guichet\/[0-9a-f]{10}\//) ?? [])).size;
  assert.equal(await folders(), 2);
  const counts = [];
  for (const colour of ["lime", "teal", "navy"]) {
    again(one, { "templates/assets/print.css": `a { color: ${colour} }\n` });
    assert.equal((await deployed(one, `s3://${bucket}`)).code, 0);
    counts.push(await folders());
  }
  assert.deepEqual(counts, [3, 3, 3]);
});

test("what browsers are told", OPTIONS, async () => {
  const [one, bucket] = [site(), await server.bucket()];
  await deployed(one, `s3://${bucket}`);
  const objects = await server.objects(bucket);
  for (const [name, type, cache] of [
    [/^kb\/en\/guide\/a\/index\.html$/, "text/html; charset=utf-8", "public, max-age=0, must-revalidate"],
    [/^kb\/en\/guide\/a\/index\.md$/, "text/markdown; charset=utf-8", "public, max-age=0, must-revalidate"],
    [/^kb\/_guichet\/[0-9a-f]{10}\/theme\.css$/, "text/css; charset=utf-8", "public, max-age=31536000, immutable"],
    [/^kb\/_guichet\/[0-9a-f]{10}\/icons\.svg$/, "image/svg+xml", "public, max-age=31536000, immutable"],
    [/^kb\/_guichet\/search\/en\/x.*\.bin$/, "application/octet-stream", "public, max-age=31536000, immutable"],
    [/^kb\/_guichet\/search\/en\/manifest\.bin$/, "application/octet-stream", "public, max-age=0, must-revalidate"],
    [/^kb\/_guichet\/panel\.js$/, "text/javascript; charset=utf-8", "public, max-age=0, must-revalidate"],
    [/^kb\/_guichet\/panel\.d\.ts$/, "text/plain; charset=utf-8", "public, max-age=0, must-revalidate"],
    [/^robots\.txt$/, "text/plain; charset=utf-8", "public, max-age=0, must-revalidate"],
  ]) {
    const found = Object.entries(objects).filter(([key]) => /** @type {RegExp} */ (name).test(key));
    assert.ok(found.length > 0, `${name}`);
    for (const [key, object] of found) assert.deepEqual([object.type, object.cache], [type, cache], key);
  }
});

test("what is lost or cut off is sent again, and nothing else", OPTIONS, async () => {
  const [one, bucket] = [site(), await server.bucket()];
  await deployed(one, `s3://${bucket}`);
  await server.remove(bucket, "kb/fr/index.html");
  await server.put(bucket, "kb/ja/guide/案内/index.html", "<p>half");
  const mended = await deployed(one, `s3://${bucket}`);
  assert.deepEqual(names(mended.asked, bucket).sort(), ["kb/fr/index.html", "kb/ja/guide/案内/index.html", "manifest.json"]);
  await isThere(one, bucket);
});

test("names of all kinds, and a prefix beside the objects of others", OPTIONS, async () => {
  const files = {
    "content/en/guide/n.md": "---\ntitle: N\n---\n[a](<a [1] {2}~100%25 + %233.txt>)\n",
    "content/en/guide/a [1] {2}~100% + #3.txt": "text\n",
  };
  const [one, bucket] = [site({ base: "/", files }), await server.bucket()];
  await server.put(bucket, "theirs.txt", "theirs");
  const refused = await deployed(one, `s3://${bucket}`);
  assert.equal(refused.code, 2);
  assert.match(refused.stderr, /is not empty.*`theirs\.txt`/);
  // As a console leaves it, for a folder.
  await server.put(bucket, "kb/ü/", "");
  const done = await deployed(one, `s3://${bucket}/kb/%C3%BC/`);
  assert.equal(done.code, 0, done.stderr);
  const objects = await server.objects(bucket);
  assert.ok(objects["theirs.txt"] && objects["kb/ü/en/guide/a [1] {2}~100% + #3.txt"], Object.keys(objects).join("\n"));
  for (const name of ["theirs.txt", "kb/ü/"]) await server.remove(bucket, name);
  await isThere(one, bucket, "kb/ü/");
  assert.match((await deployed(one, `s3://${bucket}/kb/%C3%BC`)).stderr, /^0 files sent/);
});

test("what is refused is said in a sentence, without a secret", OPTIONS, async () => {
  const [one, bucket] = [site(), await server.bucket()];
  for (const [env, to, expected] of /** @type {[Record<string, string | undefined>, string, RegExp][]} */ ([
    [{ AWS_SECRET_ACCESS_KEY: "another-secret-of-mine" }, "", /the secret is not that of the key: check AWS_SECRET_ACCESS_KEY/],
    [{ AWS_ACCESS_KEY_ID: "AKIAOFNOBODY" }, "", /does not know the key: check AWS_ACCESS_KEY_ID/],
    [{}, "s3://nobodys-bucket", /there is no bucket of that name: create it first/],
    [{ AWS_ENDPOINT: "http://127.0.0.1:1" }, "", /`127\.0\.0\.1:1` does not answer: check the network, and AWS_ENDPOINT/],
    [{ AWS_ENDPOINT: "localhost:9000" }, "", /AWS_ENDPOINT is not the address of a server/],
    [{ AWS_ALLOW_HTTP: undefined }, "", /write `https:\/\/`, or set AWS_ALLOW_HTTP=true/],
    [{}, "s3://", /is not a valid address/],
  ])) {
    const { code, stdout, stderr } = await deployed(one, to || `s3://${bucket}`, { env });
    assert.ok(code === 2 || code === 3, stderr);
    assert.match(stderr, expected);
    assert.equal(stderr.trim().split("\n").length, 1, stderr);
    for (const secret of [server.secret, "another-secret-of-mine"]) assert.ok(!(stdout + stderr).includes(secret));
  }
  assert.deepEqual(await server.objects(bucket), {});
});

test("a server that is busy is asked again", OPTIONS, async () => {
  const [one, bucket] = [site(), await server.bucket()];
  await server.fault("PUT", "", { skip: 20, times: 4, status: 503 });
  const done = await deployed(one, `s3://${bucket}`);
  assert.equal(done.code, 0, done.stderr);
  assert.equal(done.asked.filter(({ status }) => status === 503).length, 4);
  await isThere(one, bucket);
});

test("killed in the middle, it goes on with this site or another one", OPTIONS, async () => {
  const [one, bucket] = [site(), await server.bucket()];
  await deployed(one, `s3://${bucket}`);
  again(one, {
    ...LATER,
    "templates/assets/print.css": "a { color: red }\n",
    "content/en/guide/gone.md": "---\ntitle: Gone\n---\nText.\n",
  });
  for (const skip of [5, 60, 20]) {
    // From then on nobody answers.
    await server.fault("PUT", "", { skip, times: 1_000, status: 0 });
    await server.log();
    const { process, done } = server.deploy(one, `s3://${bucket}`);
    for (let quiet = 0, count = -1; quiet < 3; ) {
      await pause(150);
      const asked = (await server.log()).length;
      quiet = asked === 0 && count >= 0 ? quiet + 1 : 0;
      count = asked > 0 ? asked : count;
    }
    process.kill("SIGKILL");
    assert.equal((await done).signal, "SIGKILL");
    await server.fault("PUT", "", { times: 0 });
    const objects = await server.objects(bucket);
    assert.ok(objects[".guichet-deploy/pending.json"], "it is known what may be there");
  }
  rmSync(join(one.root, "content/en/guide/gone.md"));
  again(one, {});
  const then = await deployed(one, `s3://${bucket}`);
  assert.equal(then.code, 0, then.stderr);
  assert.match(then.stderr, /^going on from a deployment that was interrupted/);
  await isThere(one, bucket);
  assert.match((await deployed(one, `s3://${bucket}`)).stderr, /^0 files sent/);
});

test("of two at once, the one that began last goes on, and nothing of the other is left", OPTIONS, async () => {
  const [one, other, bucket] = [site(), site({ files: LATER }), await server.bucket()];
  // The same length, so that nobody sees it by that.
  again(one, { "content/en/guide/a.md": "---\ntitle: A\n---\nText of one.\n" });
  again(other, { "content/en/guide/a.md": "---\ntitle: A\n---\nText of two.\n" });
  await deployed(site(), `s3://${bucket}`);
  for (const wait of [0, 20, 60, 150, 400]) {
    const first = server.deploy(one, `s3://${bucket}`).done;
    await pause(wait);
    const second = server.deploy(other, `s3://${bucket}`).done;
    const ended = [await first, await second];
    const codes = ended.map(({ code }) => code);
    assert.ok(codes.includes(0), ended.map(({ stderr }) => stderr).join("\n"));
    for (const { code, stderr } of ended) assert.ok(code === 0 || /another deployment .* has begun meanwhile/.test(stderr), stderr);
    const objects = await server.objects(bucket);
    const winner = [one, other].find((of) => files(of)["kb/en/guide/a/index.html"] === objects["kb/en/guide/a/index.html"].hash);
    assert.ok(winner);
    if (!codes.includes(3)) await isThere(winner, bucket);
    // And the next one leaves its own site.
    assert.equal((await deployed(one, `s3://${bucket}`)).code, 0);
    await isThere(one, bucket);
  }
});

test("a file that has changed since it was built is not sent", OPTIONS, async () => {
  const [one, bucket] = [site(), await server.bucket()];
  writeFileSync(join(one.output, "kb/en/guide/a/index.html"), "changed");
  const done = await deployed(one, `s3://${bucket}`);
  assert.equal(done.code, 3);
  assert.match(done.stderr, /is not the file that was built/);
});
