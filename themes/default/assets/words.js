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
  const name = `words/${document.documentElement.lang}.json`;
  let answer = await fetch(new URL(name, import.meta.url));
  if (!answer.ok) answer = await fetch(new URL(`../${await latest()}/${name}`, import.meta.url));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer.json();
}

/** The folder of the current build's scripts, which is another one if the site was published again meanwhile. */
async function latest() {
  const page = await fetch(location.href, { cache: "reload" });
  return /\/_guichet\/([0-9a-f]{10})\//.exec(await page.text())?.[1];
}
