// Runs before the first paint, and so is a classic script: a remembered theme must not flash, and CSS asks for `.js`.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const theme = localStorage.getItem("guichet.theme");
    if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  } catch {
    // Storage is forbidden: the system's own preference decides.
  }
})();
