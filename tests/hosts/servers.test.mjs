// The site on web servers as Debian has them, with the settings that the build wrote for each.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";

import { KINDS, serve } from "./servers.mjs";
import { built } from "./site.mjs";

/** @typedef {Awaited<ReturnType<typeof serve>>} Server */

for (const name of Object.keys(KINDS)) {
  for (const base of ["/kb/", "/"]) {
    describe(`${name} at ${base}`, { skip: KINDS[name].program ? false : `${name} is not installed` }, () => {
      /** @type {ReturnType<typeof built>} */
      let site;
      /** @type {Server} */
      let server;
      before(async () => {
        site = built(name, { base });
        server = await serve(name, site.output);
      });
      after(async () => {
        await server?.close();
        site?.remove();
      });
      for (const tests of [pages, files, addresses]) tests(() => ({ server, site, base, name }));
    });
  }
}

/** @typedef {{ server: Server, site: ReturnType<typeof built>, base: string, name: string }} Given */

/** @param {() => Given} given */
function pages(given) {
  test("pages, with and without their slash", async () => {
    const { server, base } = given();
    const page = await server.ask(`${base}en/guide/a/`);
    assert.equal(page.status, 200);
    assert.match(page.text, /Text of A\./);
    assert.match(page.headers["content-type"] ?? "", /^text\/html; charset=utf-8$/i);
    const bare = await server.ask(`${base}en/guide/a`);
    assert.ok([301, 308].includes(bare.status), `${bare.status}`);
    assert.equal(bare.location, `${base}en/guide/a/`);
    const japanese = await server.ask(`${base}ja/guide/${encodeURI("案内")}/`);
    assert.equal(japanese.status, 200);
    if (base !== "/") assert.equal((await server.ask(base.slice(0, -1))).location, base);
    assert.equal((await server.ask(`${base}`)).status, 200);
  });

  test("headers of all pages, also where there is none", async () => {
    const { server, base, name } = given();
    // Cloudflare says something else of what is not there.
    const none = name === "cloudflare-pages" ? [] : ["en/none/"];
    for (const path of ["en/guide/a/", "fr/", ...none]) {
      const { headers } = await server.ask(`${base}${path}`);
      assert.match(`${headers["content-security-policy"]}`, /default-src 'none'; script-src 'self'/, path);
      assert.equal(headers["access-control-allow-origin"], "*");
      assert.equal(headers["x-content-type-options"], "nosniff");
      assert.equal(headers["cross-origin-resource-policy"], "cross-origin");
      assert.equal(headers["cache-control"], "public, max-age=0, must-revalidate", path);
    }
    assert.equal((await server.ask(`${base}en/guide/a/`)).headers["x-of-the-site"], "yes");
    assert.equal((await server.ask(`${base}fr/guide/premier/`)).headers["x-of-the-site"], undefined);
  });
}

/** @param {() => Given} given */
function files(given) {
  test("what is named by its content stays in caches", async () => {
    const { server, site, base } = given();
    const own = `${site.output}${base}_guichet`;
    const hashed = readdirSync(own).find((entry) => /^[0-9a-f]{10}$/.test(entry));
    const chunk = readdirSync(`${own}/search/en`).find((entry) => entry !== "manifest.bin");
    const sheet = readdirSync(`${own}/${hashed}`).find((entry) => entry.endsWith(".css"));
    for (const path of [`${hashed}/${sheet}`, `search/en/${chunk}`]) {
      const { status, headers } = await server.ask(`${base}_guichet/${path}`);
      assert.equal(status, 200, path);
      assert.equal(headers["cache-control"], "public, max-age=31536000, immutable", path);
    }
    for (const path of ["search/en/manifest.bin", "panel.js", "en/help.json"]) {
      const { status, headers } = await server.ask(`${base}_guichet/${path}`);
      assert.equal(status, 200, path);
      assert.equal(headers["cache-control"], "public, max-age=0, must-revalidate", path);
    }
  });

  test("types of files, and texts as UTF-8", async () => {
    const { server, site, base, name } = given();
    for (const [path, type] of [
      ["en/guide/a/index.md", /^text\/markdown; ?charset=utf-8$/i],
      ["_guichet/panel.js", /^(text|application)\/javascript/],
      ["_guichet/panel.d.ts", /^text\/plain/],
      ["_guichet/en/help.json", /^application\/json/],
      ["en/feed.xml", /^(text|application)\/xml/],
      ["llms.txt", /^text\/plain; ?charset=utf-8$/i],
    ]) {
      const { status, headers } = await server.ask(`${base}${path}`);
      assert.equal(status, 200, `${path}`);
      assert.match(headers["content-type"] ?? "", /** @type {RegExp} */ (type));
    }
    assert.match(readFileSync(`${site.output}/robots.txt`, "utf8"), /^Sitemap: https:/m);
    if (name === "cloudflare-pages") return;
    const packed = await server.ask(`${base}en/guide/a/`, { "accept-encoding": "gzip" });
    assert.equal(packed.headers["content-encoding"], "gzip");
  });
}

/** @param {() => Given} given */
function addresses(given) {
  test("old addresses", async () => {
    const { server, base, name } = given();
    for (const [from, to, status] of [
      ["en/old/path", `${base}en/guide/a/`, 301],
      ["en/old/path/", `${base}en/guide/a/`, 301],
      ["en/old/with%20space/", `${base}en/guide/a/`, 301],
      [`en/alt/${encodeURI("ä")}`, `${base}en/guide/a/`, 301],
      ["en/moved/", "https://other.example.com/x?y=1#z", 301],
      // Of a borrowed article, the original's old addresses lead on as well; and those of a translation.
      ["fr/old/path", `${base}fr/guide/premier/`, 301],
      ["fr/guide/a/", `${base}fr/guide/premier/`, 301],
      ["g/special", `${base}en/guide/b/`, 301],
      ["g/a", `${base}en/guide/a`, 301],
      ["hc/en/articles/360001-some-title", `${base}en/guide/b/`, 301],
      ["hc/fr/articles/360001-un-titre?x=1", `${base}fr/guide/b/`, 301],
      ["v1/a/b%20c", "https://v1.example.com/a/b%20c", 301],
      ["jp/guide/", `${base}ja/guide/`, 301],
    ]) {
      const answer = await server.ask(`${base}${from}`);
      // A query is passed on or not: servers differ.
      assert.deepEqual([answer.status, answer.location.replace(/\?x=1$/, "")], [status, to], `${from}`);
    }
    // What is outside of the site's folder is nothing for an `.htaccess` in it.
    if (name === "apache" && base !== "/") return;
    const own = await server.ask("/blog");
    assert.deepEqual([own.status, own.location], [302, "https://blog.example.com/"]);
  });

  test("the query of an old address is passed on", async () => {
    const { server, base, name } = given();
    if (name === "cloudflare-pages") return;
    for (const [from, to] of [
      ["en/old/path?a=b%20c", "en/guide/a/?a=b%20c"],
      ["g/a?x=1", "en/guide/a?x=1"],
      ["en/guide/a?x=1", "en/guide/a/?x=1"],
    ]) {
      assert.equal((await server.ask(`${base}${from}`)).location, `${base}${to}`, from);
    }
    assert.equal((await server.ask(`${base}en/moved?z=1`)).location, "https://other.example.com/x?y=1#z");
  });

  test("beside the folder of the site", async () => {
    const { server, base } = given();
    assert.match((await server.ask("/robots.txt")).text, /^Sitemap: https:/m);
    assert.equal((await server.ask("/nope")).status, 404);
    if (base === "/") return;
    const top = await server.ask("/");
    assert.deepEqual([top.status, top.location], [302, base]);
  });

  test("nothing of an address gets into a header as it was decoded", async () => {
    const { server, base } = given();
    const answer = await server.ask(`${base}v1/a%0d%0aX-Injected:%20yes`);
    assert.equal(answer.headers["x-injected"], undefined);
    assert.ok(answer.status >= 300, `${answer.status}`);
  });

  test("the page that there is none, in the language of the address", async () => {
    const { server, base } = given();
    for (const [path, lang] of [
      ["en/none/", "en"],
      ["fr/rien", "fr"],
      ["fr/guide/rien/", "fr"],
      ["ja/none.html", "ja"],
      ["none", "en"],
      ["_guichet/", "en"],
    ]) {
      const { status, text } = await server.ask(`${base}${path}`);
      assert.equal(status, 404, path);
      assert.match(text, new RegExp(`<html[^>]* lang="${lang}"`), path);
    }
    assert.equal((await server.ask("/.host/nginx.conf")).status, 404);
  });
}
