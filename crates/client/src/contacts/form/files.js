// Which files may be attached, and small pictures of them.

/**
 * @typedef {object} Limits
 * @property {number} count
 * @property {number} bytes of one file
 * @property {string[]} types
 * @typedef {"type" | "too_large" | "count" | "unreadable"} Refusal
 */

/** Browsers name no type for files that their system does not know. @type {Record<string, string>} */
const BY_ENDING = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  pdf: "application/pdf",
  mp4: "video/mp4",
  webm: "video/webm",
};

/** @param {{ name: string, type: string }} file */
export function typeOf(file) {
  const ending = file.name.toLowerCase().split(".").pop() ?? "";
  return file.type || (Object.hasOwn(BY_ENDING, ending) ? (BY_ENDING[ending] ?? "") : "");
}

/**
 * Why a file can't be attached beside those that are; `null`: it can.
 * @param {{ name: string, type: string, size: number }} file @param {number} held @param {Limits} limits
 * @returns {Refusal | null}
 */
export function refusal(file, held, limits) {
  if (!limits.types.includes(typeOf(file))) return "type";
  if (file.size === 0) return "unreadable";
  if (file.size > limits.bytes) return "too_large";
  return held >= limits.count ? "count" : null;
}

/**
 * Pasted pictures are all called `image.png`; a name of their own tells them apart.
 * @param {File} file @param {number} number
 */
export function named(file, number) {
  const ending = typeOf(file).split("/").pop() ?? "png";
  return new File([file], `screenshot-${number}.${ending}`, { type: file.type });
}

/** `1.4 MB`, in the reader's digits. @param {string} locale @param {number} bytes */
export function sizeText(locale, bytes) {
  const [amount, unit] = bytes >= 1e6 ? [bytes / 1e6, "megabyte"] : [Math.max(1, bytes / 1e3), "kilobyte"];
  const digits = amount < 10 && unit === "megabyte" ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: digits }).format(amount);
}

/**
 * A picture, drawn: an `img` would need a content policy that allows `blob:`, in the product around the panel as well.
 * @param {File} file
 * @returns {Promise<HTMLCanvasElement | null>}
 */
export async function preview(file) {
  if (!typeOf(file).startsWith("image/")) return null;
  const size = 96;
  try {
    const picture = await createImageBitmap(file);
    const canvas = document.createElement("canvas");
    canvas.width = size;
    canvas.height = size;
    const scale = Math.max(size / picture.width, size / picture.height);
    const [width, height] = [picture.width * scale, picture.height * scale];
    canvas.getContext("2d")?.drawImage(picture, (size - width) / 2, (size - height) / 2, width, height);
    picture.close();
    return canvas;
  } catch {
    // Not a picture after all, or one that this browser can't draw: it is listed by its name.
    return null;
  }
}
