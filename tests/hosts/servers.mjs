// Web servers as Debian has them, each on a free port of this machine, with what the build wrote for it.

import { spawn } from "node:child_process";
import { accessSync, chmodSync, constants, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const isRoot = process.getuid?.() === 0;

/** @param {string[]} names */
const found = (...names) =>
  names.find((name) => {
    try {
      accessSync(name, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

const WRANGLER = process.env.WRANGLER ?? new URL("../../target/wrangler/node_modules/wrangler/bin/wrangler.js", import.meta.url).pathname;

/**
 * @typedef {object} Kind
 * @property {string | undefined} program
 * @property {(folder: string, site: string, port: number) => { config: string, args: string[] }} start
 */

/** @type {Record<string, Kind>} */
export const KINDS = {
  // The server that Cloudflare's own tool has for trying a site: it reads `_headers` and `_redirects` as the host does.
  "cloudflare-pages": {
    program: existsSync(WRANGLER) ? process.execPath : undefined,
    start: (folder, site, port) => {
      const address = ["--ip", "127.0.0.1", "--port", `${port}`, "--inspector-port", "0"];
      const date = ["--compatibility-date", "2026-04-01", "--persist-to", `${folder}/state`];
      return { config: "", args: [WRANGLER, "pages", "dev", site, ...address, ...date] };
    },
  },
  nginx: {
    program: found("/usr/sbin/nginx"),
    start: (folder, site, port) => ({
      config: `${isRoot ? "user www-data;" : ""}
daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/log warn;
events {}
http {
  include /etc/nginx/mime.types; default_type application/octet-stream; access_log off;
  client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f;
  uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  server { listen 127.0.0.1:${port}; root ${site}; include ${site}/.host/nginx.conf; }
}`,
      args: ["-c", `${folder}/config`, "-p", folder, "-e", `${folder}/log`],
    }),
  },
  caddy: {
    program: found("/usr/bin/caddy"),
    start: (folder, site, port) => ({
      config: `{
  admin off
  storage file_system ${folder}/storage
}
http://127.0.0.1:${port} {
  root * ${site}
  import ${site}/.host/Caddyfile
}`,
      args: ["run", "--adapter", "caddyfile", "--config", `${folder}/config`],
    }),
  },
  apache: {
    program: found("/usr/sbin/apache2"),
    start: (folder, site, port) => ({
      config: `${isRoot ? "User www-data\nGroup www-data" : ""}
ServerRoot ${folder}
PidFile ${folder}/pid
ErrorLog ${folder}/log
Listen 127.0.0.1:${port}
ServerName 127.0.0.1
${["mpm_event", "authz_core", "dir", "mime", "headers", "rewrite", "deflate", "filter"]
  .map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`)
  .join("\n")}
TypesConfig /etc/mime.types
DocumentRoot ${site}
<Directory ${site}>
  Options FollowSymLinks
  AllowOverride FileInfo Indexes
  Require all granted
</Directory>`,
      args: ["-f", `${folder}/config`, "-D", "FOREGROUND"],
    }),
  },
};

/**
 * @param {string} name
 * @param {string} site The output folder.
 */
export const serve = async (name, site) => {
  const { program, start } = KINDS[name];
  if (!program) throw new Error(`${name} is not installed`);
  const folder = mkdtempSync(join(tmpdir(), `guichet-${name}-`));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const { config, args } = start(folder, site, port);
  writeFileSync(join(folder, "config"), config);
  const home = { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  const env = { ...process.env, ...home, CI: "1", WRANGLER_SEND_METRICS: "false" };
  // A group of its own: some start others.
  const child = spawn(program, args, { cwd: folder, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said += data));
  const close = async () => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    if (child.exitCode === null && child.pid) {
      process.kill(-child.pid, "SIGTERM");
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; ; tries += 1) {
    if (child.exitCode !== null || tries > 300) {
      await close();
      throw new Error(`${name} does not answer: ${said}`);
    }
    try {
      await ask(port, "/");
      break;
    } catch {
      await pause(100);
    }
  }
  return { ask: (/** @type {string} */ path, headers = {}) => ask(port, path, headers), close };
};

/**
 * @param {number} port
 * @param {string} path As it is sent: nothing of it is made regular before.
 * @param {Record<string, string>} headers
 * @returns {Promise<{ status: number, headers: import("node:http").IncomingHttpHeaders, text: string, location: string }>}
 */
const ask = (port, path, headers = {}) =>
  new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, headers, agent: false }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (data) => (text += data));
      answer.on("end", () => {
        // Some servers name themselves.
        const location = (answer.headers.location ?? "").replace(`http://127.0.0.1:${port}`, "");
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, location });
      });
    });
    asked.on("error", reject);
    asked.end();
  });
