// What is shown of a channel, wherever it is: on the contact page, in articles, in the form, in the help panel. They only draw
// it. `resolve` answers a question as it is asked; here the two kinds of "no" that customers can do something about are told
// apart: a language warns and offers, for whoever reads English may speak it too, and what is closed steps back. The twin of the
// file of this name in crates/contacts/src/; tests/vectors/offers.json holds the two and the places together. Pure.

import { KINDS } from "./kinds.js";
import { planOf, resolve } from "./resolve.js";

/**
 * @typedef {import("./resolve.js").Policy} Policy
 * @typedef {import("./resolve.js").Channel} Channel
 * @typedef {import("./resolve.js").Customer} Customer
 *
 * What the customer's pass says of them: what is missing, it says nothing of.
 * @typedef {{ plan: string, addons?: string[], seat?: boolean, created?: string }} Vouched
 * @typedef {import("./resolve.js").Question & { pass?: Vouched | null }} Asked
 *
 * @typedef {object} Offer
 * @property {string} channel
 * @property {"open" | "unsaid" | "closed" | "locked"} state `unsaid`: open to those whose plan or add-ons have it, and nobody knows
 *   who asks. `closed`: theirs but not now, or closed to everyone.
 * @property {string | null} language that they would be answered in
 * @property {"language" | "account-language" | null} warning it is not the one that they read, or that is set in their account
 * @property {string | null} until when it closes, or opens again
 * @property {string | null} instead another channel, which is open to them in the language that they read
 * @property {import("./resolve.js").Verdict} verdict why: of whoever could use it, if nobody knows who asks
 */

/** @param {Policy} policy @param {Channel} channel @param {Asked} question @returns {Offer} */
export function offer(policy, channel, { customer, pass, language, at }) {
  const ask = (/** @type {Customer} */ customer, /** @type {string} */ language) => resolve(policy, channel, { customer, language, at });
  let who = believed(channel, customer, pass);
  const asked = ask(who, language);
  const nobody = asked.verdict === "locked" && planOf(policy, who) === null;
  if (nobody) who = anyone(policy, channel, who);
  let verdict = nobody ? ask(who, language) : asked;
  const warning = verdict.next.do === "language" || verdict.next.do === "account-language" ? verdict.next.do : null;
  if (warning) verdict = ask({ ...who, account_language: null }, channel.languages[0] ?? language);
  const { next } = verdict;
  const state = verdict.verdict === "offered" ? (nobody ? "unsaid" : "open") : verdict.verdict === "closed" ? "closed" : "locked";
  // Nobody is sent from people who answer, in whatever language, to a page.
  const other = policy.channels.find(({ id }) => id === asked.instead);
  const leads = state === "open" ? other && !KINDS[other.kind]?.page : !nobody || state === "locked";
  return {
    channel: channel.id,
    state,
    language: next.do === "contact" ? next.language : null,
    warning,
    until: "until" in next ? next.until : null,
    instead: leads ? asked.instead : null,
    verdict,
  };
}

/** What is shown of every channel, by its id. @param {Policy} policy @param {Asked} question */
export const offers = (policy, question) => new Map(policy.channels.map((channel) => [channel.id, offer(policy, channel, question)]));

/** What is open comes first, then what is closed now, then what is not theirs. @type {{ [state in Offer["state"]]: number }} */
export const RANK = { open: 0, unsaid: 0, closed: 1, locked: 2 };

/**
 * Whether a pass may open what is sealed of a channel: it needs the plan's key, and the channel's conditions must hold.
 * @param {Policy} policy @param {string} id @param {Vouched} pass
 */
export function mayOpen(policy, id, pass) {
  const channel = policy.channels.find((channel) => channel.id === id);
  return !!channel && offer(policy, channel, { customer: { plan: pass.plan }, pass, language: "", at: 0 }).state !== "locked";
}

/**
 * Who asks, by their pass and by what else is said of them. A pass of another plan is not theirs at the moment: they look at
 * what that plan has. Of what is sealed, only a pass says whom it is for.
 * @param {Channel} channel @param {Customer} said @param {Vouched | null} [pass]
 * @returns {Customer}
 */
function believed(channel, said, pass) {
  if (!pass || pass.plan !== said.plan) return said;
  return channel.gate === "sealed" ? { account_language: said.account_language, ...pass } : { ...said, ...pass };
}

/**
 * Whoever could use it: hours and languages are the same for all of them.
 * @param {Policy} policy @param {Channel} channel @param {Customer} said
 * @returns {Customer}
 */
function anyone({ addons }, channel, said) {
  const addon = addons.find(({ id }) => channel.addons.includes(id));
  return { ...said, plan: channel.plans[0] ?? addon?.plans[0], addons: addons.map(({ id }) => id) };
}
