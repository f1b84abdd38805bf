/**
 * The index that `/_guichet/search.js` brings along, so that those who import it wait for one request less: its place
 * is taken by the default locale's manifest when a site is built. Everything else asks for `manifest.bin`.
 * @type {{ locale: string, manifest: string } | undefined} the file `manifest.bin` in base64
 */
export const CARRIED = undefined;
