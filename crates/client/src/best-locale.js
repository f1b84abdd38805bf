// Which of the site's languages suits a reader best. Pure.

/**
 * The best of `offered` for a list of wishes: the tag itself, then the same language in any region or script.
 * @param {string[]} offered
 * @param {readonly string[]} wishes
 * @returns {string | undefined}
 */
export function bestLocale(offered, wishes) {
  const lower = (/** @type {string} */ tag) => tag.toLowerCase();
  for (const wish of wishes) {
    const exact = offered.find((tag) => lower(tag) === lower(wish));
    if (exact) return exact;
    const parts = wish.split("-");
    while (parts.pop() && parts.length > 0) {
      const shorter = offered.find((tag) => lower(tag) === lower(parts.join("-")));
      if (shorter) return shorter;
    }
    const sibling = sameLanguage(offered, wish);
    if (sibling) return sibling;
  }
  return undefined;
}

/**
 * Among locales of one language, the one in the script that the wish implies: zh-TW reads zh-Hant, not zh-Hans.
 * @param {string[]} offered
 * @param {string} wish
 */
function sameLanguage(offered, wish) {
  try {
    const wanted = new Intl.Locale(wish).maximize();
    const siblings = offered.filter((tag) => new Intl.Locale(tag).language === wanted.language);
    return siblings.find((tag) => new Intl.Locale(tag).maximize().script === wanted.script) ?? siblings[0];
  } catch {
    return undefined;
  }
}
