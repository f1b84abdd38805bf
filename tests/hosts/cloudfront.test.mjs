// The function for CloudFront, which is plain JavaScript: run here as there, on one request after the other.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

import { built } from "./site.mjs";

/** @param {Parameters<typeof built>[1]} options */
const handlerOf = (options) => {
  const site = built("s3", options);
  const text = readFileSync(`${site.output}/.host/cloudfront-function.js`, "utf8");
  site.remove();
  const handler = runInNewContext(`${text}; handler`);
  return (/** @type {string} */ uri, querystring = {}) => {
    const answer = handler({ request: { uri, querystring } });
    return answer.statusCode ? `${answer.statusCode} ${answer.headers.location.value}` : answer.uri;
  };
};

test("pages and old addresses", () => {
  const ask = handlerOf({});
  for (const [uri, expected] of [
    ["/kb/", "/kb/index.html"],
    ["/kb/en/guide/a/", "/kb/en/guide/a/index.html"],
    ["/kb/en/guide/a", "301 /kb/en/guide/a/"],
    ["/kb/en/guide/a/index.md", "/kb/en/guide/a/index.md"],
    ["/kb/_guichet/panel.js", "/kb/_guichet/panel.js"],
    ["/kb/en/old/path/", "301 /kb/en/guide/a/"],
    ["/kb/en/moved", "301 https://other.example.com/x?y=1#z"],
    ["/kb/g/b", "301 /kb/en/guide/b"],
    ["/kb/hc/fr/articles/360001-x", "301 /kb/fr/guide/b/"],
    ["/kb/constructor", "301 /kb/constructor/"],
    ["/.host/nginx.conf", "/kb/404"],
  ]) {
    assert.equal(ask(uri), expected, uri);
  }
  assert.equal(ask("/kb/en/search", { q: { value: "a%20b" } }), "301 /kb/en/search/?q=a%20b");
});

test("addresses without a slash", () => {
  const ask = handlerOf({ addresses: "no-slash", files: { "redirects.yaml": "" } });
  for (const [uri, expected] of [
    ["/kb/", "/kb/index.html"],
    ["/kb/fr/", "/kb/fr/index.html"],
    ["/kb/fr", "301 /kb/fr/"],
    ["/kb/guide/a", "/kb/guide/a.html"],
    ["/kb/guide/a/", "301 /kb/guide/a"],
    ["/kb/en/guide/a", "301 /kb/guide/a"],
  ]) {
    assert.equal(ask(uri), expected, uri);
  }
});

test("nothing that an address says becomes a part of the function", () => {
  const alias = "---\ntitle: A\naliases: [patterns, 'a;b', \"x'y\"]\n---\nText.\n";
  const ask = handlerOf({ files: { "content/en/guide/a.md": alias, "redirects.yaml": "" } });
  assert.equal(ask("/kb/en/patterns"), "301 /kb/en/guide/a/");
});
