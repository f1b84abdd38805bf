// Somebody with a mail program: reads a mailbox of the tests' servers over IMAP, and sends over SMTP. By packages that others wrote,
// so that the desk isn't held to its own reading of the RFCs.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { ImapFlow } from "imapflow";
import { createTransport } from "nodemailer";
import PostalMime from "postal-mime";

/**
 * @typedef {object} TestMail what tests/desk/with-mail says in GUICHET_TEST_MAIL
 * @property {string} host "localhost", for which the certificate is; the servers listen on 127.0.0.1
 * @property {string} ca the file with the certificate of the authority that signed it
 * @property {string} password of each mailbox; its user name is its address
 * @property {string} people the folder with a file for each mailbox
 * @property {string[]} mailboxes
 * @property {{ starttls: number, tls: number, plain: number, pid: string, stop: string, start: string }} smtp ports; the file with
 *   the server's process id; the programs that stop and start it. `plain` is for other mail servers: no TLS, no password
 * @property {{ starttls: number, tls: number }} imap
 *
 * @typedef {{ name: string, address: string }} Person
 *
 * @typedef {object} Mail
 * @property {Person} from
 * @property {Person[]} to
 * @property {Person[]} cc
 * @property {Person | undefined} replyTo
 * @property {string} subject
 * @property {string} text
 * @property {string | undefined} html
 * @property {Map<string, string>} headers by their names in lower case; those of one name are joined by newlines
 * @property {string} messageId
 * @property {string | undefined} inReplyTo
 * @property {string[]} references
 * @property {{ filename: string | null, mimeType: string, disposition: string | null, contentId?: string, content: Buffer }[]} attachments
 * @property {string} date
 * @property {string} source as it came
 *
 * @typedef {import("nodemailer").SendMailOptions} Sending
 */

/** Mail servers for tests, if there are any: tests/desk/with-mail starts them. @type {TestMail | undefined} */
export let MAIL = process.env.GUICHET_TEST_MAIL ? JSON.parse(process.env.GUICHET_TEST_MAIL) : undefined;

/** For `test(…, { skip: NO_MAIL }, …)`. */
export const NO_MAIL = MAIL ? false : "GUICHET_TEST_MAIL isn't set: run the tests under tests/desk/with-mail";

/** @returns {TestMail} */
export function testMail() {
  assert.ok(MAIL, String(NO_MAIL));
  return MAIL;
}

/**
 * Adds a mailbox to the servers, for a test whose mail nobody else may take.
 * @param {string} address of example.com or example.org
 */
export function addMailbox(address) {
  const { people, password } = testMail();
  writeFileSync(join(people, address), `${address}:{PLAIN}${password}\n`);
  return address;
}

/**
 * Other servers for one test, as those that all have may not be stopped. They are what `MAIL` and the rest of this file go by until then.
 * @param {{ after(run: () => void | Promise<void>): void }} t
 */
export async function ownServers(t) {
  const usual = MAIL;
  const program = fileURLToPath(new URL("with-mail", import.meta.url));
  // Until its input ends.
  const child = spawn(program, ["sh", "-c", 'echo "$GUICHET_TEST_MAIL"; cat'], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "exit");
  t.after(async () => {
    MAIL = usual;
    child.stdin.end();
    await ended;
  });
  const [line] = await Promise.race([once(createInterface({ input: child.stdout }), "line"), ended]);
  assert.equal(typeof line, "string", "the servers don't start");
  MAIL = JSON.parse(line);
}

/** Stops the SMTP server: it refuses connections, and open ones end. For servers that a test has for itself: `ownServers`. */
export const stopSmtp = () => void execFileSync(testMail().smtp.stop);

/** Starts it again, on the same ports; does nothing if it runs. */
export const startSmtp = () => void execFileSync(testMail().smtp.start);

/**
 * How a mail program reaches the submission server.
 * @param {string} user @param {{ port?: "starttls" | "tls", password?: string }} [how]
 */
export function submission(user, { port = "tls", password } = {}) {
  const { host, ca, smtp, password: usual } = testMail();
  return createTransport({
    // By its number, as this package would look the name up in DNS.
    host: "127.0.0.1",
    port: smtp[port],
    secure: port === "tls",
    requireTLS: true,
    tls: { servername: host, ca: readFileSync(ca) },
    auth: { user, pass: password ?? usual },
  });
}

/** @param {import("postal-mime").Address | undefined} address @returns {Person[]} */
const persons = (address) => (address ? (address.group ?? [{ name: address.name, address: address.address }]) : []);

/** @param {Buffer} source @returns {Promise<Mail>} */
export async function parseMail(source) {
  const parsed = await PostalMime.parse(source, { forceRfc822Attachments: true });
  /** @type {Map<string, string>} */
  const headers = new Map();
  for (const { key, value } of parsed.headers) {
    const before = headers.get(key);
    headers.set(key, before === undefined ? value : `${before}\n${value}`);
  }
  return {
    from: persons(parsed.from)[0] ?? { name: "", address: "" },
    to: (parsed.to ?? []).flatMap(persons),
    cc: (parsed.cc ?? []).flatMap(persons),
    replyTo: (parsed.replyTo ?? []).flatMap(persons)[0],
    subject: parsed.subject ?? "",
    text: parsed.text ?? "",
    html: parsed.html,
    headers,
    messageId: parsed.messageId ?? "",
    inReplyTo: parsed.inReplyTo,
    references: parsed.references?.match(/<[^<>\s]+>/g) ?? [],
    attachments: parsed.attachments.map(({ content, ...rest }) => ({
      ...rest,
      content: typeof content === "string" ? Buffer.from(content) : Buffer.from(/** @type {Uint8Array<ArrayBuffer>} */ (content)),
    })),
    date: parsed.date ?? "",
    source: source.toString("latin1"),
  };
}

/** @param {string} text */
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/**
 * The line above what is quoted, as many mail programs write it.
 * @param {Mail} mail
 */
function attribution({ date, from }) {
  const when = new Date(date).toLocaleString("en-US", { timeZone: "UTC", dateStyle: "medium", timeStyle: "short" });
  return `On ${when}, ${from.name ? `${from.name} ` : ""}<${from.address}> wrote:`;
}

/**
 * An answer as a mail program makes it, with what it answers below.
 * @param {Mail} mail @param {string} text @param {Sending & { quote?: boolean }} [more] `html` is the text of the answer in HTML
 * @returns {Sending}
 */
export function replyTo(mail, text, { quote = true, html, ...more } = {}) {
  const said = attribution(mail);
  const lines = mail.text.trimEnd().split(/\r?\n/);
  const quoted = lines.map((line) => (line.startsWith(">") ? `>${line}` : `> ${line}`.trimEnd())).join("\n");
  const shown = mail.html ?? escaped(mail.text).replaceAll("\n", "<br>\n");
  const block = `<div class="gmail_quote"><div dir="ltr" class="gmail_attr">${escaped(said)}<br></div>
<blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex">${shown}</blockquote></div>`;
  return {
    to: mail.replyTo ?? mail.from,
    subject: /^re:/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`,
    inReplyTo: mail.messageId,
    references: [...mail.references, mail.messageId],
    text: quote ? `${text}\n\n${said}\n\n${quoted}\n` : text,
    html: html === undefined || !quote ? html : `<div dir="ltr">${html}</div><br>${block}`,
    ...more,
  };
}

/**
 * New mails of a mailbox, in their order. The server says when there is one (IDLE): nothing is polled.
 * @param {ImapFlow} client with the mailbox open @param {(mail: Mail) => boolean} concerned
 */
function arrivals(client, concerned) {
  /** @type {Mail[]} fetched, and not yet given to the test */
  const waiting = [];
  assert.ok(client.mailbox);
  let next = client.mailbox.uidNext;
  let fetched = Promise.resolve();
  const fetchNew = async () => {
    // `n:*` gives the last mail even if it is before n.
    for await (const { uid, source } of client.fetch(`${next}:*`, { uid: true, source: true }, { uid: true })) {
      if (uid < next || !source) continue;
      next = uid + 1;
      const mail = await parseMail(source);
      if (concerned(mail)) waiting.push(mail);
    }
  };
  // One after the other, as two would fetch the same mail.
  const fetch = () => (fetched = fetched.then(fetchNew));
  return {
    waiting,
    fetch,
    /** @param {(mail: Mail) => boolean} matching @param {number} milliseconds @returns {Promise<Mail | undefined>} */
    async next(matching, milliseconds) {
      const deadline = AbortSignal.timeout(milliseconds);
      for (;;) {
        const done = new AbortController();
        // Asked before it is fetched: what comes in between counts.
        const arrival = once(client, "exists", { signal: AbortSignal.any([done.signal, deadline]) }).catch(() => {});
        await fetch();
        const at = waiting.findIndex(matching);
        if (at >= 0 || deadline.aborted) {
          done.abort();
          return at >= 0 ? waiting.splice(at, 1)[0] : undefined;
        }
        client.idle().catch(() => {});
        await arrival;
      }
    },
  };
}

/**
 * Opens somebody's mailbox for a test. What was in it before isn't seen. With a tag (`ada+1234@example.org`), only what is sent to this
 * very address is, so that tests which run at the same time don't take each other's mail.
 * @param {{ after(run: () => void | Promise<void>): void }} t
 * @param {string} address @param {{ name?: string, smtp?: "starttls" | "tls", imap?: "starttls" | "tls" }} [options]
 */
export async function openMailbox(t, address, { name = "", smtp = "tls", imap = "tls" } = {}) {
  const { host, ca, password, imap: ports } = testMail();
  const user = address.replace(/\+.*@/, "@");
  const client = new ImapFlow({
    host,
    port: ports[imap],
    secure: imap === "tls",
    doSTARTTLS: imap === "tls" ? undefined : true,
    tls: { ca: readFileSync(ca) },
    auth: { user, pass: password },
    logger: false,
  });
  // A lost connection also fails the next command, which is where a test notices it.
  client.on("error", () => {});
  await client.connect();
  t.after(() => client.logout().catch(() => client.close()));
  await client.mailboxOpen("INBOX");
  const own = (/** @type {Mail} */ mail) => user === address || mail.headers.get("delivered-to")?.toLowerCase() === address.toLowerCase();
  const inbox = arrivals(client, own);
  const transport = submission(user, { port: smtp });
  const from = { name, address };
  return {
    address,
    /**
     * The next new mail, of those that match; the others stay for later.
     * @param {(mail: Mail) => boolean} [matching] @param {number} [milliseconds]
     */
    async next(matching = () => true, milliseconds = 20_000) {
      const mail = await inbox.next(matching, milliseconds);
      const others = inbox.waiting.map(({ subject }) => JSON.stringify(subject)).join(", ");
      assert.ok(mail, `no mail came to ${address} in ${milliseconds / 1000} s${others && `, except ${others}`}`);
      return mail;
    },
    /** Whether `next` has given everything that has come so far. */
    async isEmpty() {
      await inbox.fetch();
      return inbox.waiting.length === 0;
    },
    /** @param {Sending} mail */
    send: (mail) => transport.sendMail({ from, ...mail }),
    /** Answers, to its Reply-To. @param {Mail} mail @param {string} text @param {Sending & { quote?: boolean }} [more] */
    reply: (mail, text, more) => transport.sendMail({ from, ...replyTo(mail, text, more) }),
    /** Sends bytes that no mail program would make. @param {Uint8Array | string} bytes @param {{ from: string, to: string | string[] }} envelope */
    raw: (bytes, envelope) => transport.sendMail({ raw: Buffer.from(bytes), envelope }),
  };
}
