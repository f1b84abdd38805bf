// What may fail, and is nothing then.

/** What can't be made is `null`. @template T @param {() => T} make */
export function attempt(make) {
  try {
    return make();
  } catch {
    return null;
  }
}

/** A fragment as ids are written; one that can't be decoded, cut off by a mail program, stays as it is. @param {string} hash */
export const decoded = (hash) => attempt(() => decodeURIComponent(hash)) ?? hash;
