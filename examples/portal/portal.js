// What a portal writes to use the panels: one import, one source, and events where its own controls join in.
import { demoSource, fileSource, httpSource } from './dist/cdn/cloud-sync-insights.js';
import './theme.js';

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

/** Set by `npm start -- --through-server`: the page then asks a server instead of answering itself. */
const endpoint = document.querySelector('meta[name=sync-endpoint]')?.content;
const DEMO = `Shown now: an invented tenant, ${endpoint ? 'asked of a server' : 'made in this page'}.`;

/** Panels are given the new source before the old one is closed, so that none of them asks a closed one. */
function show(source, text) {
  const old = scope.source;
  scope.source = source;
  old?.close?.();
  back.hidden = text === DEMO;
  // What a question without a range means is the source's own.
  const [usual] = controls.elements.range.options;
  usual.textContent = source.defaultRange?.last === 'P14D' ? 'As usual: 14 days' : 'All loaded data';
  loaded.textContent = text;
}

const showDemo = () => show(endpoint ? httpSource(endpoint) : demoSource(), DEMO);

function showFiles(files) {
  if (files.length === 0) return;
  const source = fileSource(files);
  const names = files.map(({ name }) => name).join(', ');
  show(source, `${names}: reading…`);
  let latest = 0;
  /** Large files are answered from before they are read to the end: the source then tells when there is more. */
  const count = async () => {
    const turn = ++latest;
    const text = await describe(source);
    if (scope.source === source && turn === latest) loaded.textContent = `${names}: ${text}`;
  };
  source.watch(count);
  void count();
}

async function describe(source) {
  try {
    const { value, partial } = await source.query({ kind: 'about', filter: { direction: 'all' } });
    const records = `${value.events.toLocaleString('en')} ${value.events === 1 ? 'record' : 'records'}`;
    if (partial?.reason === 'loading') return `reading… ${records} so far`;
    const broken = value.broken.count ? `, ${value.broken.count.toLocaleString('en')} not read` : '';
    return `${records}${broken}.${partial ? ` Not complete: ${partial.detail}` : ''}`;
  } catch (error) {
    return error.message;
  }
}

back.addEventListener('click', showDemo);
chooser.addEventListener('change', () => {
  const files = [...chooser.files];
  chooser.value = ''; // Else choosing the same file again would be no change.
  showFiles(files);
});

/** Files may be dropped anywhere: beside the zone a browser would leave the page to open them. */
function onFileDrag(type, listener) {
  window.addEventListener(type, (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    listener(event);
  });
}
onFileDrag('dragover', () => drop.classList.add('over'));
onFileDrag('dragleave', ({ relatedTarget }) => drop.classList.toggle('over', relatedTarget !== null));
onFileDrag('drop', ({ dataTransfer }) => {
  drop.classList.remove('over');
  showFiles([...dataTransfer.files]);
});

drop.querySelector('[name=sample]').addEventListener('click', async () => {
  const { demoRecords } = await import('./dist/sources/demo/demo-records.js');
  const file = new Blob([JSON.stringify(demoRecords({ days: 7, seed: 7 }))], { type: 'application/json' });
  const link = Object.assign(document.createElement('a'), {
    href: URL.createObjectURL(file),
    download: 'provisioning-logs-sample.json',
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // Some browsers begin to save it only later.
});

showDemo();
