// Many hosts know one page for all addresses with nothing behind them, which is in the site's default language. This goes on to the page of
// the language that the address is in, and gives it the address. Before the first paint, and so a classic script.
(() => {
  const key = "guichet.not-found";
  const here = location.pathname;
  /** Hosts leave out what they like of `404.html`. @param {string} path */
  const name = (path) => path.replace(/(\.html|\/)$/, "");
  try {
    const before = sessionStorage.getItem(key);
    if (before !== null) {
      // Never twice, whatever the host has made of the page's own address.
      sessionStorage.removeItem(key);
      const [page, asked] = JSON.parse(before);
      if (name(page) === name(here)) history.replaceState(history.state, "", asked);
      return;
    }
    const pages = document.currentScript?.dataset.pages?.split(" ") ?? [];
    const page = pages.find((page) => here.startsWith(page.slice(0, -"404.html".length)));
    if (page === undefined) return;
    sessionStorage.setItem(key, JSON.stringify([page, here + location.search + location.hash]));
    location.replace(page);
  } catch {
    // No storage: readers find their language in the list.
  }
})();
