// The default language at the root, and addresses without a slash, on web servers as Debian has them.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { KINDS, serve } from "./servers.mjs";
import { built } from "./site.mjs";

const OWN = { "redirects.yaml": "/g/*: /guide/:splat\n", "static/_headers": "", "static/_redirects": "" };

for (const name of Object.keys(KINDS)) {
  describe(`${name} without slashes`, { skip: KINDS[name].program ? false : `${name} is not installed` }, () => {
    /** @type {ReturnType<typeof built>} */
    let site;
    /** @type {Awaited<ReturnType<typeof serve>>} */
    let server;
    before(async () => {
      site = built(name, { addresses: "no-slash", files: OWN });
      server = await serve(name, site.output);
    });
    after(async () => {
      await server?.close();
      site?.remove();
    });

    test("pages, homes and twins", async () => {
      for (const path of ["", "fr/", "guide", "guide/a", "fr/guide/premier", "search", `ja/guide/${encodeURI("案内")}`]) {
        const { status, headers } = await server.ask(`/kb/${path}`);
        assert.equal(status, 200, path);
        assert.match(headers["content-type"] ?? "", /^text\/html/, path);
      }
      assert.match((await server.ask("/kb/guide/a")).text, /rel="canonical" href="https:\/\/help\.example\.com\/kb\/guide\/a"/);
      assert.match((await server.ask("/kb/guide/a.md")).headers["content-type"] ?? "", /^text\/markdown/);
    });

    test("addresses with a slash or with the language lead on", async () => {
      for (const [from, to] of [
        ["guide/a/", "guide/a"],
        ["guide/", "guide"],
        ["en/guide/a", "guide/a"],
        ["en", ""],
        ["en/", ""],
        ["old/path", "guide/a"],
        ["g/b", "guide/b"],
      ]) {
        const { status, location, headers } = await server.ask(`/kb/${from}`);
        assert.ok([301, 307, 308].includes(status), `${from}: ${status}`);
        assert.equal(location, `/kb/${to}`, from);
        // Behind a proxy, a server does not know its name and port.
        if (name !== "apache") assert.match(headers.location ?? "", /^\//, from);
      }
      assert.equal((await server.ask("/kb")).location, "/kb/");
    });

    test("what is not there", async () => {
      for (const [path, lang] of [
        ["none", "en"],
        ["guide/none/", "en"],
        ["fr/none", "fr"],
        // Below a page, as other sites have them.
        ["guide/a/index.html", "en"],
        ["guide/a/index.md", "en"],
      ]) {
        let answer = await server.ask(`/kb/${path}`);
        // A slash may go first.
        if (answer.location) answer = await server.ask(answer.location);
        assert.equal(answer.status, 404, path);
        assert.match(answer.text, new RegExp(`<html[^>]* lang="${lang}"`), path);
      }
    });
  });
}

const PAGES = {
  ...OWN,
  "redirects.yaml": "/g/:id: /guide/:id/\n/o/*: /guide/:splat\n",
};

for (const name of Object.keys(KINDS)) {
  describe(`${name} with .html`, { skip: KINDS[name].program ? false : `${name} is not installed` }, () => {
    /** @type {ReturnType<typeof built>} */
    let site;
    /** @type {Awaited<ReturnType<typeof serve>>} */
    let server;
    before(async () => {
      site = built(name, { addresses: "html", files: PAGES });
      server = await serve(name, site.output);
    });
    after(async () => {
      await server?.close();
      site?.remove();
    });

    /** @param {string} path */
    const follow = async (path) => {
      let at = path;
      for (let steps = 0; steps < 5; steps += 1) {
        const answer = await server.ask(at);
        if (!answer.location) return { ...answer, at };
        at = answer.location;
      }
      throw new Error(`${path} leads on and on`);
    };

    test("every spelling ends at the page", async () => {
      for (const path of ["guide/a.html", "guide/a", "guide/a/", "guide", "guide/", "g/a", "g/a/", "o/a", "en/guide/a.html", "o/a.html"]) {
        const { status, at, text } = await follow(`/kb/${path}`);
        assert.equal(status, 200, `${path}: ${at}`);
        assert.match(text, /<html[^>]* lang="en"/, path);
        // The host of Cloudflare leaves the ending out.
        if (name !== "cloudflare-pages") assert.match(at, /^\/kb\/guide(\/a)?\.html$/, path);
      }
      for (const path of ["", "en", "en/", "fr/", "fr"]) assert.equal((await follow(`/kb/${path}`)).status, 200, path);
    });

    test("what is not there, and folders that have no page", async () => {
      for (const path of ["none", "guide/none/", "_guichet", "_guichet/", "guide/a/index.html", "guide/a/index.md"]) {
        assert.equal((await follow(`/kb/${path}`)).status, 404, path);
      }
    });
  });
}
