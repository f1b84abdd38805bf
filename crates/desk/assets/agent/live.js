// What others do, as it happens.

/** @typedef {import("./types").Change} Change */

/** @typedef {{ changed(change: Change): void, reset(): void, connected(on: boolean): void, refused(): void }} On */

/** Before a stream that was refused is asked for again, in milliseconds. */
const PAUSE = 5000;

/**
 * Follows the desk's stream. The browser connects again by itself, and says which event it has seen last; if the desk refuses it, the
 * session may have ended.
 */
export class Live {
  #url;
  #on;
  /** @type {EventSource | undefined} */
  #source;
  #wasLost = false;
  #again = 0;

  /** @param {string} url @param {On} on */
  constructor(url, on) {
    this.#url = url;
    this.#on = on;
  }

  connect() {
    this.stop();
    const source = new EventSource(this.#url);
    this.#source = source;
    source.addEventListener("ready", () => {
      this.#on.connected(true);
      // Whatever happened while nobody listened.
      if (this.#wasLost) this.#on.reset();
      this.#wasLost = false;
    });
    source.addEventListener("ticket", (event) => this.#on.changed(JSON.parse(event.data)));
    source.addEventListener("reset", () => this.#on.reset());
    source.addEventListener("error", () => {
      this.#wasLost = true;
      this.#on.connected(false);
      if (source.readyState !== EventSource.CLOSED) return;
      this.#on.refused();
      this.#again = setTimeout(() => this.connect(), PAUSE);
    });
  }

  stop() {
    clearTimeout(this.#again);
    this.#source?.close();
  }
}
