// What a portal writes to use the panels: one import, one source, and events where its own controls join in.
import { demoRecords, demoSource, fileSource } from './dist/cdn/cloud-sync-insights.js';

const scope = document.querySelector('sync-scope');
const controls = document.querySelector('.controls');
const drop = document.querySelector('.drop');
const chooser = drop.querySelector('input[type=file]');
const loaded = drop.querySelector('.loaded');
const back = drop.querySelector('[name=demo]');

/** The portal's own controls are one part of the filter; what people choose in panels is the other. */
function applyControls() {
  const { range, direction, search } = controls.elements;
  const { range: _range, search: _search, ...chosen } = scope.currentFilter;
  scope.filter = {
    ...chosen,
    direction: direction.value,
    ...(range.value === 'all' ? {} : { range: { last: range.value } }),
    ...(search.value.trim() ? { search: search.value.trim() } : {}),
  };
  showClear(scope.filter);
}

function showClear({ range, direction, ...chosen }) {
  controls.elements.clear.disabled = Object.keys(chosen).length === 0;
}

controls.addEventListener('change', applyControls);
controls.addEventListener('submit', (event) => {
  event.preventDefault();
  applyControls();
});
controls.elements.clear.addEventListener('click', () => {
  controls.elements.search.value = '';
  const { range, direction } = scope.currentFilter;
  scope.filter = { ...(range ? { range } : {}), ...(direction ? { direction } : {}) };
  showClear(scope.filter);
});
scope.addEventListener('sync-filter-change', (event) => {
  if (!event.filter.search) controls.elements.search.value = '';
  showClear(event.filter);
});

function showDemo() {
  scope.source = demoSource();
  loaded.textContent = 'Shown now: an invented tenant, made in this page.';
  back.hidden = true;
}

async function showFiles(files) {
  if (files.length === 0) return;
  const source = fileSource(files);
  scope.source?.close?.();
  scope.source = source;
  back.hidden = false;
  const names = files.map(({ name }) => name).join(', ');
  const tell = (text) => (loaded.textContent = `${names}: ${text}`);
  tell('reading…');
  try {
    await source.loaded;
    const { value } = await source.query({ kind: 'about', filter: { direction: 'all' } });
    const broken = value.broken.count ? `, ${value.broken.count} not read` : '';
    tell(`${value.events} records${broken}.`);
  } catch (error) {
    tell(error.message);
  }
}

back.addEventListener('click', showDemo);
chooser.addEventListener('change', () => showFiles([...chooser.files]));
for (const type of ['dragenter', 'dragover']) {
  drop.addEventListener(type, (event) => {
    event.preventDefault();
    drop.classList.add('over');
  });
}
for (const type of ['dragleave', 'drop']) drop.addEventListener(type, () => drop.classList.remove('over'));
drop.addEventListener('drop', (event) => {
  event.preventDefault();
  void showFiles([...event.dataTransfer.files]);
});

drop.querySelector('[name=sample]').addEventListener('click', () => {
  const file = new Blob([JSON.stringify(demoRecords({ days: 7, seed: 7 }))], { type: 'application/json' });
  const link = Object.assign(document.createElement('a'), {
    href: URL.createObjectURL(file),
    download: 'provisioning-logs-sample.json',
  });
  link.click();
  URL.revokeObjectURL(link.href);
});

const theme = document.querySelector('.theme');
const showTheme = (dark) => {
  document.documentElement.className = dark ? 'dark' : 'light';
  theme.setAttribute('aria-pressed', String(dark));
};
theme.addEventListener('click', () => showTheme(theme.getAttribute('aria-pressed') !== 'true'));
theme.setAttribute('aria-pressed', String(matchMedia('(prefers-color-scheme: dark)').matches));

showDemo();
