// Runs before the first paint, and so is a classic script: neither a remembered theme nor a closed
// announcement may flash, and CSS asks for `.js`.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const theme = localStorage.getItem("guichet.theme");
    if (theme === "dark" || theme === "light") root.dataset.theme = theme;
    if (localStorage.getItem("guichet.announcement") === root.dataset.announcement) delete root.dataset.announcement;
  } catch {
    // Storage is forbidden: the system's own preference decides.
  }
})();
