// @ts-check
// A classic script, run before anything is drawn: the page never shows the wrong colours first.
{
  const system = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const chosen = localStorage.getItem('theme');
    const theme = chosen ?? (system.matches ? 'dark' : 'light');
    document.documentElement.dataset.theme = theme;
  };
  system.addEventListener('change', apply);
  addEventListener('theme', apply);
  apply();
}
