// The portal's own button for light and dark; panels follow the page.
const theme = document.querySelector('.theme');
const showTheme = (dark) => {
  document.documentElement.className = dark ? 'dark' : 'light';
  theme.setAttribute('aria-pressed', String(dark));
};
theme.addEventListener('click', () => showTheme(theme.getAttribute('aria-pressed') !== 'true'));
theme.setAttribute('aria-pressed', String(matchMedia('(prefers-color-scheme: dark)').matches));
