// The words that scripts show, in the page's language. They come in one file per language, when they are first needed:
// most readers of most pages never need any.

/** @type {Promise<Record<string, string>> | undefined} */
let loading;

/**
 * Messages by id, with underscores as in templates. A failure is not kept, so that asking again tries again.
 * @returns {Promise<Record<string, string>>}
 */
export function words() {
  loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load() {
  const answer = await fetch(new URL(`./words/${document.documentElement.lang}.json`, import.meta.url));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer.json();
}
