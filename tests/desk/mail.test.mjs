// E-mail through real servers: what the desk sends arrives in mail programs, and what those answer arrives in tickets.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";

import { ask, begin, builtSite, DESK, form, newDatabase, pass, PNG, POSTGRES, REQUEST, ROOT, startDesk } from "./desk.mjs";
import { mailArgs, newMailbox, reads, until } from "./mail-desk.mjs";
import { NO_MAIL, openMailbox, ownServers, startSmtp, stopSmtp } from "./mailbox.mjs";

const skip = NO_MAIL;
const site = NO_MAIL ? "" : builtSite({ inbox: true });
const ada = pass("pro", { sub: "ada", account: "acme" });
/**
 * A desk with one specialist, both with mailboxes.
 * @param {import("node:test").TestContext} t
 * @param {Parameters<typeof mailArgs>[1] & { database?: string, args?: string[] }} [how]
 */
async function mailDesk(t, { database, args = [], ...how } = {}) {
  const address = newMailbox("desk", "example.com");
  const desk = await startDesk(t, { site, args: [...mailArgs(address, how), ...args], ...(database ? { database } : {}) });
  const ana = await openMailbox(t, newMailbox("ana", "example.com"), { name: "Ana Silva" });
  const where = ["--site", site, "--data", desk.data, ...(database ? ["--database", database] : [])];
  const added = execFileSync(DESK, ["agents", ...where, "add", "Ana Silva", ana.address], { encoding: "utf8" });
  await reads(desk);
  return { desk, address, ana, link: added.trim().split("\n").at(-1) ?? "" };
}

/** @param {import("./desk.mjs").Running} desk @param {string} bearer @param {string} id */
const texts = async (desk, bearer, id) => {
  const { json } = await ask(desk, `v1/tickets/${id}`, { pass: bearer });
  return json.messages.filter((/** @type {any} */ one) => one.kind === "message").map((/** @type {any} */ one) => one.text);
};

/** Both databases, the second if there is one. @type {Record<string, () => string | undefined>} */
const DATABASES = { SQLite: () => undefined, ...(POSTGRES ? { PostgreSQL: () => newDatabase("mail") } : {}) };

for (const [name, database] of Object.entries(DATABASES)) {
  test(`${name}: a request is answered by e-mail, and the answer by e-mail again`, { skip }, async (t) => {
    const { desk, address, ana } = await mailDesk(t, { database: database() });
    const customer = await openMailbox(t, newMailbox("ada", "example.org"), { name: "Ada" });
    const files = [{ name: "row.png", bytes: PNG }];
    const sent = await ask(desk, "v1/tickets", { pass: ada, body: form({ ...REQUEST, email: customer.address }, files) });
    const { id } = sent.json;

    const confirmation = await customer.next();
    assert.deepEqual(confirmation.from, { name: "Atrium Support", address });
    assert.equal(confirmation.subject, `[#${id}] Import stops`);
    assert.match(confirmation.text, /Merci pour votre message/);
    assert.ok(confirmation.text.includes(`https://help.example.com/kb/fr/inbox/#${id}`), confirmation.text);
    assert.equal(confirmation.headers.get("auto-submitted"), "auto-generated");

    const question = await ana.next();
    assert.match(question.text, /At row 500\./);
    assert.deepEqual(
      question.attachments.map(({ filename, content }) => [filename, content]),
      [["row.png", PNG]],
    );
    await ana.reply(question, "Please send row 501.\n\n-- \nAna Silva\nAtrium CRM", { html: "<p>Please send row 501.</p>" });
    await until(async () => (await ask(desk, "v1/unread", { pass: ada })).json.count === 1, "the answer is unread");
    const { json: unread } = await ask(desk, "v1/unread", { pass: ada });
    assert.deepEqual([unread.ticket, unread.agent.name], [id, "Ana Silva"]);
    assert.deepEqual(await texts(desk, ada, id), ["At row 500.", "Please send row 501."]);

    const answer = await customer.next();
    assert.deepEqual([answer.subject, answer.from.name], [`Re: [#${id}] Import stops`, "Ana Silva (Atrium Support)"]);
    assert.deepEqual([answer.inReplyTo, answer.references], [confirmation.messageId, [confirmation.messageId]]);
    assert.match(answer.text, /Écrivez votre réponse au-dessus de cette ligne\s+Please send row 501\./);
    await ask(desk, `v1/tickets/${id}/close`, { pass: ada, method: "POST" });
    await customer.reply(answer, "La voici.", { attachments: [{ filename: "501.png", content: PNG }], html: "<p>La voici.</p>" });
    const again = await ana.next();
    assert.match(again.text, /La voici\./);
    assert.ok(!again.text.includes("Please send row 501."), "what was quoted is left out");
    assert.equal(again.attachments.length, 1);
    assert.deepEqual(again.references[0], question.messageId);
    const { json: ticket } = await ask(desk, `v1/tickets/${id}`, { pass: ada });
    assert.equal(ticket.state, "reopened");
    assert.ok((await customer.isEmpty()) && (await ana.isEmpty()), "one mail for each thing that happened");
  });
}

test("whoever has no pass follows one ticket by the link in the mail", { skip }, async (t) => {
  const { desk, ana } = await mailDesk(t, { smtp: "starttls", imap: "starttls" });
  const customer = await openMailbox(t, newMailbox("jun", "example.org"));
  const fields = { channel: "email", summary: "請求書", description: "届きません。", email: customer.address, locale: "ja" };
  const sent = await ask(desk, "v1/tickets", { pass: pass("pro"), body: form(fields) });
  assert.equal(sent.status, 201, sent.text);
  const { text, subject } = await customer.next();
  assert.equal(subject, `[#${sent.json.id}] お問い合わせを受け付けました`);
  const link = /#(\d+)&link=(link\.\S+)/.exec(text);
  assert.ok(link, text);
  const { json } = await ask(desk, `v1/tickets/${link[1]}`, { pass: link[2] });
  assert.deepEqual([json.subject, json.messages.length], ["請求書", 1]);
  const other = await begin(desk, ada);
  assert.equal((await ask(desk, `v1/tickets/${other}`, { pass: link[2] })).status, 404);
  const question = await ana.next();
  assert.match(question.text, /届きません。/);
  await ana.reply(question, "お送りします。");
  const answer = await customer.next();
  assert.match(answer.text, /お送りします。/);
  await customer.reply(answer, "ありがとうございます。");
  assert.match((await ana.next((mail) => mail.subject.includes(sent.json.id))).text, /ありがとうございます。/);
});

test("mails that can't be delivered are noted in the ticket", { skip }, async (t) => {
  const { desk, link } = await mailDesk(t);
  const token = link.split("#")[1];
  const own = { "Content-Type": "application/json", "Sec-Fetch-Site": "same-origin" };
  const signed = await ask(desk, "agent/v1/sign-in", { body: JSON.stringify({ token }), headers: own });
  const agent = { Cookie: signed.headers.get("set-cookie")?.split(";")[0] ?? "" };
  const bounced = async (/** @type {string} */ email, /** @type {RegExp} */ why) => {
    const id = await begin(desk, ada, { email });
    const entry = await until(async () => {
      const { json } = await ask(desk, `agent/v1/tickets/${id}`, { headers: agent });
      return json.history.find((/** @type {any} */ one) => one.kind === "bounced");
    }, `${email} bounces`);
    assert.match(entry.why, why);
  };
  await bounced("nobody@example.org", /nobody@example\.org.*5\.1\.1/);
  await bounced("gone@example.org", /gone@example\.org/);
});

test("a server that is down for a while loses nothing", { skip }, async (t) => {
  await ownServers(t);
  const { desk, ana } = await mailDesk(t);
  stopSmtp();
  const id = await begin(desk, ada);
  await until(async () => desk.log.some((line) => line.includes("not delivered")), "the desk notices");
  startSmtp();
  assert.match((await ana.next()).subject, new RegExp(`#${id}`));
  assert.ok(await ana.isEmpty());
});

test("a desk that is stopped and started takes each mail once", { skip }, async (t) => {
  const { desk, address, ana } = await mailDesk(t);
  const id = await begin(desk, ada);
  const question = await ana.next();
  await desk.stop("SIGKILL");
  await ana.reply(question, "While you were away.");
  const again = await startDesk(t, { site, data: desk.data, args: mailArgs(address) });
  await until(async () => (await texts(again, ada, id)).length === 2, "what came meanwhile is read");
  // The same mail once more, as servers and people send it.
  const mail = [
    "From: Ana <",
    ana.address,
    ">\r\nTo: ",
    question.replyTo?.address,
    "\r\nSubject: x\r\nMessage-ID: <once@example.com>\r\n\r\nOnce.\r\n",
  ].join("");
  for (let times = 0; times < 3; times++) await ana.raw(mail, { from: ana.address, to: question.replyTo?.address ?? "" });
  await until(async () => again.log.filter((line) => line.includes("Again")).length === 2, "the two others are known");
  assert.deepEqual(await texts(again, ada, id), ["At row 500.", "While you were away.", "Once."]);
});

test("several desks read one mailbox", { skip: skip || (POSTGRES ? false : "there is no PostgreSQL") }, async (t) => {
  const database = newDatabase("mails");
  const { desk, address, ana } = await mailDesk(t, { database });
  const other = await startDesk(t, { site, database, args: mailArgs(address) });
  await reads(other);
  const id = await begin(desk, ada);
  const question = await ana.next();
  for (let times = 1; times <= 5; times++) await ana.reply(question, `Part ${times}`);
  await until(async () => (await texts(desk, ada, id)).length === 6, "all are there");
  const both = (/** @type {string} */ what) => [desk, other].flatMap(({ log }) => log).filter((line) => line.includes(what)).length;
  await until(async () => both("Message(") + both("Again(") === 10, "both have seen all");
  assert.equal(both("Message("), 5);
  assert.deepEqual(
    (await texts(other, ada, id)).slice(1).sort(),
    [1, 2, 3, 4, 5].map((times) => `Part ${times}`),
  );
  assert.ok(await ana.isEmpty());
});

test("a mail service hands mails in", { skip }, async (t) => {
  const token = "0123456789abcdef0123456789";
  const { desk, ana } = await mailDesk(t, { args: ["--mail-inbound-token", token] });
  const id = await begin(desk, ada);
  const question = await ana.next();
  const mail = (/** @type {string} */ text) =>
    `From: ${ana.address}\r\nTo: ${question.replyTo?.address}\r\nSubject: Re\r\nMessage-ID: <${text}@example.com>\r\n\r\n${text}\r\n`;
  const hand = (/** @type {BodyInit} */ body, /** @type {Record<string, string>} */ headers) =>
    fetch(`${desk.url}inbound`, { method: "POST", body, headers });
  const bearer = { Authorization: `Bearer ${token}` };
  const basic = { Authorization: `Basic ${btoa(`mail:${token}`)}` };
  assert.equal((await hand(mail("no"), { "Content-Type": "message/rfc822" })).status, 401);
  assert.equal((await hand(mail("no"), { "Content-Type": "message/rfc822", Authorization: "Bearer x" })).status, 401);
  const fields = new FormData();
  fields.append("headers", "…");
  fields.append("email", mail("form"));
  for (const [body, headers] of /** @type {[BodyInit, Record<string, string>][]} */ ([
    [mail("raw"), { ...bearer, "Content-Type": "message/rfc822" }],
    [JSON.stringify({ RawEmail: mail("json") }), { ...basic, "Content-Type": "application/json" }],
    [new URLSearchParams({ "body-mime": mail("urlencoded") }), basic],
    [fields, bearer],
  ])) {
    const answer = await hand(body, headers);
    assert.deepEqual([answer.status, await answer.json()], [200, { outcome: "message", ticket: id }]);
  }
  assert.deepEqual(await texts(desk, ada, id), ["At row 500.", "raw", "json", "urlencoded", "form"]);
  const again = await hand(mail("raw"), { ...bearer, "Content-Type": "message/rfc822" });
  assert.deepEqual(await again.json(), { outcome: "again", ticket: id });
  const stranger = await hand("From: a@b.co\r\nTo: c@d.co\r\nSubject: Hi\r\n\r\nHi\r\n", { ...bearer, "Content-Type": "message/rfc822" });
  assert.equal((await stranger.json()).outcome, "ignored");
  assert.equal((await hand("{}", { ...bearer, "Content-Type": "application/json" })).status, 400);
  assert.equal((await hand("x", { ...bearer, "Content-Type": "image/png" })).status, 415);
  const bare = await startDesk(t);
  assert.equal((await fetch(`${bare.url}inbound`, { method: "POST", body: "x" })).status, 404);
});

test("whatever comes in is taken or left, and none of it does harm", { skip }, async (t) => {
  const token = "0123456789abcdef0123456789";
  const { desk, ana } = await mailDesk(t, { args: ["--mail-inbound-token", token] });
  const customer = await openMailbox(t, newMailbox("ada", "example.org"));
  const id = await begin(desk, ada, { email: customer.address });
  const { replyTo } = await customer.next();
  await ana.next();
  const folder = join(ROOT, "crates/mail/tests/fixtures");
  const mails = readdirSync(folder).filter((name) => name.endsWith(".eml"));
  assert.ok(mails.length > 90);
  /** @type {Map<string | number, number>} */
  const outcomes = new Map();
  for (const name of mails) {
    // As a server would have it that delivers to the address which the customer was given.
    const body = Buffer.concat([Buffer.from(`Delivered-To: ${replyTo?.address}\r\n`), readFileSync(join(folder, name))]);
    const headers = { Authorization: `Bearer ${token}`, "Content-Type": "message/rfc822" };
    const answer = await fetch(`${desk.url}inbound`, { method: "POST", body, headers });
    const { outcome = answer.status, ticket } = await answer.json();
    // Of one of too many, a service hears that it may hand it in again.
    assert.ok(
      answer.status === 200 || (answer.status === 429 && Number(answer.headers.get("retry-after")) > 0),
      `${name}: ${answer.status}`,
    );
    assert.ok(ticket === undefined || ticket === id, name);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  assert.ok((outcomes.get("message") ?? 0) > 10 && (outcomes.get("noted") ?? 0) > 3, JSON.stringify([...outcomes]));
  // Thirty of one person within an hour, notes among them, and no more.
  assert.ok((outcomes.get("message") ?? 0) <= 30 && (outcomes.get(429) ?? 0) > 0, JSON.stringify([...outcomes]));
  const { json } = await ask(desk, `v1/tickets/${id}`, { pass: ada });
  for (const { text, attachments } of json.messages) {
    assert.ok(typeof text === "string" && text.length <= 50_000);
    for (const { type } of attachments) assert.match(type, /^image\/(png|jpeg|gif|webp)$/);
  }
});

test("`check` says which server doesn't let the desk in", { skip }, () => {
  const address = newMailbox("desk", "example.com");
  const check = (/** @type {string[]} */ args) => {
    const where = ["check", "--site", site, "--data", `${site}/../check`];
    const { status, stdout, stderr } = spawnSync(DESK, [...where, ...args], { encoding: "utf8" });
    return { status, stdout, lines: stderr.split("\n").filter((line) => line.startsWith("error: ")) };
  };
  const good = check(mailArgs(address));
  assert.equal(good.status, 0, good.lines.join("\n"));
  assert.match(good.stdout, new RegExp(`e-mail +from ${address}`));
  const { status, lines } = check(mailArgs(address, { password: "a-wrong-password" }));
  assert.deepEqual([status, lines.length], [2, 2], lines.join("\n"));
  assert.ok(
    lines[0].includes("mail-smtp") && lines[1].includes("mail-imap") && !lines.join().includes("a-wrong-password"),
    lines.join("\n"),
  );
  // A certificate that nobody has signed whom the system knows.
  const unknown = check(mailArgs(address).filter((word, at, all) => word !== "--mail-ca" && all[at - 1] !== "--mail-ca"));
  assert.ok(unknown.status === 2 && /certificate/i.test(unknown.lines.join()), unknown.lines.join("\n"));
});

test("nothing that is written by e-mail is in the log", { skip }, async (t) => {
  const { desk, ana } = await mailDesk(t);
  const id = await begin(desk, ada, { description: "canary-question", summary: "canary-subject" });
  await ana.reply(await ana.next(), "canary-answer");
  await until(async () => (await texts(desk, ada, id)).length === 2, "the answer is there");
  const log = desk.log.join("\n");
  assert.ok(!/canary|ada@example\.com|ana\d+@/.test(log), log);
});
