/**
 * The one scoring function, in the order of operations that `src/index/format.md`, "Score" fixes. `score.rs` does the
 * same additions and multiplications on the same 64-bit numbers, and gets the same result to the last bit. Pure.
 */

/** @import { Manifest } from "./decode.js" */
/** @import { Match } from "./lookup.js" */

const TITLE = 2.5;
const PARTIAL = 0.5;
const TITLE_WHOLE = 0.5;
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
  const [score, cover, titleCover] = [0, 0, 0].map(() => new Float64Array(docs));
  let total = 0;
  for (const { weight, required, matches } of asked) {
    const [body, title, best] = [0, 0, 0].map(() => new Float64Array(docs));
    const [strongBody, strongTitle] = [0, 0].map(() => new Uint8Array(docs));
    const strongOnly = matches.some((match) => match.weight >= STRONG);
    let leftOut = 0;
    for (const { terms, term, weight } of matches) {
      const counts = !strongOnly || weight >= STRONG ? 1 : 0;
      if (counts) leftOut += terms.leftOut[term];
      const inBody = terms.body[term];
      inBody.docs.forEach((doc, i) => {
        const share = inBody.levels[i] / 32;
        body[doc] += weight * (share / (1 - share));
        best[doc] = Math.max(weight, best[doc]);
        strongBody[doc] |= counts;
      });
      const inTitle = terms.title[term];
      inTitle.docs.forEach((doc, i) => {
        title[doc] = Math.max(weight * (inTitle.levels[i] / 32), title[doc]);
        best[doc] = Math.max(weight, best[doc]);
        strongTitle[doc] |= counts;
      });
    }
    const [inBody, inTitle] = [Math.min(count(strongBody) + leftOut, docs), count(strongTitle)];
    const bodyRarity = inBody > 0 ? rarity(docs, inBody) : 0;
    const titleRarity = inTitle > 0 ? rarity(docs, inTitle) : 0;
    if (required) total += bodyRarity;
    for (let doc = 0; doc < docs; doc++) {
      if (best[doc] === 0) continue;
      const inText = bodyRarity * (body[doc] / (1 + body[doc]));
      const inHeading = TITLE * titleRarity * title[doc];
      score[doc] += weight * (inText + inHeading);
      if (!required) continue;
      cover[doc] += bodyRarity * best[doc];
      if (title[doc] > 0) titleCover[doc] += bodyRarity * best[doc];
    }
  }
  for (const [doc, boost] of boosts) score[doc] *= boost / 100;
  let most = 0;
  for (let doc = 0; doc < docs; doc++) {
    if (score[doc] > 0 && allowed(doc) && cover[doc] > most) most = cover[doc];
  }
  const ranking = [];
  for (let doc = 0; doc < docs; doc++) {
    if (score[doc] <= 0 || !allowed(doc) || cover[doc] < LEAST_COVERAGE * most) continue;
    const share = total > 0 ? cover[doc] / total : 0;
    const titleShare = total > 0 ? titleCover[doc] / total : 0;
    const whole = PARTIAL + (1 - PARTIAL) * share * share;
    ranking.push({ doc, score: score[doc] * whole * (1 + TITLE_WHOLE * titleShare * titleShare) });
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
