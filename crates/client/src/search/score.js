/**
 * The one scoring function, in the order of operations that `crates/search/src/format.md`, "Score" fixes. The file of this name
 * in `crates/search/src/read/` does the same additions and multiplications on the same 64-bit numbers, and gets the same result
 * to the last bit. Pure.
 */

/** @import { Manifest } from "./decode.js" */
/** @import { Match } from "./lookup.js" */
/** @import { Postings } from "./range.js" */

const TITLE = 2;
const PARTIAL = 0.5;
const FEW = 3;
const TITLE_WHOLE = 0.7;
const IN_ORDER = 0.3;
const NEAR = 2;
const LAST_PLACE = 31;
const RARE = 3;
const LEAST_COVERAGE = 0.2;
const STRONG = 0.5;

/** @typedef {{ weight: number, required: boolean, matches: Match[] }} Asked */

/**
 * The documents that `allowed` lets through and their scores, best first.
 * @param {Manifest} manifest
 * @param {Asked[]} asked
 * @param {(doc: number) => boolean} allowed
 */
export function rank({ docs, boosts }, asked, allowed) {
  const numbers = () => new Float64Array(docs);
  const bytes = () => new Uint8Array(docs);
  const [score, cover, titleCover, inOrder, firmly] = [numbers(), numbers(), numbers(), numbers(), bytes()];
  let [total, pairs] = [0, 0];
  /** The required slot before. */
  let before = { worth: 0, title: numbers(), places: bytes() };
  for (const { weight, required, matches } of asked) {
    const [body, together, title, best] = [numbers(), numbers(), numbers(), numbers()];
    const [strongBody, strongTitle, places] = [bytes(), bytes(), bytes()];
    const strongOnly = matches.some((match) => match.weight >= STRONG);
    let leftOut = 0;
    for (const { terms, term, weight, joined, firm } of matches) {
      const counts = !strongOnly || weight >= STRONG ? 1 : 0;
      if (counts) leftOut += terms.leftOut[term];
      /** @param {Postings} list @param {Uint8Array} strong @param {(doc: number, share: number, place: number) => void} add */
      const each = ({ docs, levels, places }, strong, add) =>
        docs.forEach((doc, i) => {
          add(doc, levels[i] / 32, places[i]);
          best[doc] = Math.max(weight, best[doc]);
          strong[doc] |= counts;
          firmly[doc] |= firm;
        });
      each(terms.body[term], strongBody, (doc, share) => ((joined ? together : body)[doc] += weight * (share / (1 - share))));
      each(terms.title[term], strongTitle, (doc, share, place) => {
        if (weight * share > title[doc]) [title[doc], places[doc]] = [weight * share, place];
      });
    }
    const [inBody, inTitle] = [Math.min(count(strongBody) + leftOut, docs), count(strongTitle)];
    const bodyRarity = inBody && rarity(docs, inBody);
    const titleRarity = inTitle && rarity(docs, inTitle);
    const worth = weight * Math.min(bodyRarity, RARE);
    const pair = Math.min(before.worth, worth);
    if (required) {
      total += worth;
      pairs += pair;
    }
    for (let doc = 0; doc < docs; doc++) {
      if (best[doc] === 0) continue;
      // What has the word joined with its neighbours has it no second time.
      const text = body[doc] || together[doc];
      const inText = bodyRarity * (text / (1 + text));
      const inHeading = TITLE * titleRarity * title[doc];
      score[doc] += weight * (inText + inHeading);
      if (!required) continue;
      cover[doc] += worth * best[doc];
      if (title[doc] === 0) continue;
      titleCover[doc] += worth * best[doc];
      const step = before.title[doc] && places[doc] - before.places[doc];
      if (step > 0 && step <= NEAR && places[doc] < LAST_PLACE) inOrder[doc] += pair;
    }
    if (required) before = { worth, title, places };
  }
  for (const [doc, boost] of boosts) score[doc] *= boost / 100;
  const most = cover.reduce((most, share, doc) => (score[doc] > 0 && allowed(doc) ? Math.max(most, share) : most), 0);
  const words = asked.filter(({ required }) => required).length;
  const lost = PARTIAL * Math.min(FEW / words, 1);
  const ranking = [];
  for (let doc = 0; doc < docs; doc++) {
    if (score[doc] <= 0 || !firmly[doc] || !allowed(doc) || cover[doc] < LEAST_COVERAGE * most) continue;
    const share = total && cover[doc] / total;
    const titleShare = total && titleCover[doc] / total;
    const order = pairs && inOrder[doc] / pairs;
    const whole = 1 - lost * (1 - share * share);
    const inTitle = (1 + TITLE_WHOLE * titleShare * titleShare) * (1 + IN_ORDER * order);
    ranking.push({ doc, score: score[doc] * whole * inTitle });
  }
  return ranking.sort((a, b) => b.score - a.score || a.doc - b.doc);
}

/** @param {Uint8Array} flags */
const count = (flags) => flags.reduce((sum, flag) => sum + flag, 0);

/** BM25's idf. @param {number} docs @param {number} having */
const rarity = (docs, having) => ln(1 + (docs - having + 0.5) / (having + 0.5));

/**
 * The natural logarithm of a number from 1 on, by squaring: `Math.log` differs in the last bit between engines.
 * @param {number} number
 */
function ln(number) {
  let [rest, log, bit] = [number, 0, 0.5];
  for (; rest >= 2; rest /= 2) log += 1;
  for (let i = 0; i < 12; i++, bit /= 2) {
    rest *= rest;
    if (rest >= 2) {
      rest /= 2;
      log += bit;
    }
  }
  return log * Math.LN2;
}
