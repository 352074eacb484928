// Runs before the page is drawn, so that nobody who reads in the dark is flashed with white.
(() => {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => root.setAttribute('data-bs-theme', root.dataset.theme || (system.matches ? 'dark' : 'light'));
  system.addEventListener('change', apply);
  apply();
})();
