// What a portal writes to use the panels: one import, one source, and events where its own controls join in.
import { demoSource, droppedFiles, fileSource, httpSource } from './dist/cdn/cloud-sync-insights.js';
import './theme.js';

const scope = document.querySelector('sync-scope');
const controls = document.querySelector('.controls');
const drop = document.querySelector('.drop');
const loaded = drop.querySelector('.loaded');
const reading = drop.querySelector('.reading');
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
function show(source, text, { isDemo = false } = {}) {
  const old = scope.source;
  scope.source = source;
  old?.close?.();
  back.hidden = isDemo;
  reading.hidden = true;
  // What a question without a range means is the source's own.
  const [usual] = controls.elements.range.options;
  usual.textContent = source.defaultRange?.last === 'P14D' ? 'As usual: 14 days' : 'All loaded data';
  loaded.textContent = text;
}

const showDemo = (before = '') => show(endpoint ? httpSource(endpoint) : demoSource(), before + DEMO, { isDemo: true });

/** `failures`: what of a drop could not be read, a sentence each. */
function showFiles(files, failures = []) {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const source = fileSource(files, {
    onProgress({ fraction }) {
      if (scope.source === source) showProgress(fraction, size);
    },
  });
  const names = namesOf(files);
  show(source, `${names}: reading…`);
  showProgress(0, size);
  let latest = 0;
  /** Large files are answered from before they are read to the end: the source then tells when there is more. */
  const count = async () => {
    const turn = ++latest;
    const { text, isReading } = await describe(source);
    if (scope.source !== source || turn !== latest) return;
    loaded.textContent = [`${names}: ${text}`, ...failures].join(' ');
    reading.hidden = !isReading;
  };
  source.watch(count);
  void count();
}

function namesOf(files) {
  const names = files.slice(0, 3).map((file) => file.webkitRelativePath || file.name);
  return names.join(', ') + (files.length > 3 ? ` and ${(files.length - 3).toLocaleString('en')} more files` : '');
}

function showProgress(fraction, size) {
  const [bar, bytes] = reading.querySelectorAll('progress, .bytes');
  const done = fraction ?? 0;
  reading.hidden = done === 1;
  bar.value = done;
  bytes.textContent = `${inMegabytes(done * size)} of ${inMegabytes(size)} MB read`;
}

const inMegabytes = (bytes) => (bytes / 1e6).toLocaleString('en', { maximumFractionDigits: bytes < 1e7 ? 1 : 0 });

/** What was read until then goes with the source: a part of a log would pass for the whole. */
reading.querySelector('[name=cancel]').addEventListener('click', () => {
  const share = Math.floor(reading.querySelector('progress').value * 100);
  showDemo(`Reading was cancelled at ${share} %. `);
  drop.querySelector('[name=files]').focus();
});

async function describe(source) {
  try {
    const { value, partial } = await source.query({ kind: 'about', filter: { direction: 'all' } });
    const records = `${value.events.toLocaleString('en')} ${value.events === 1 ? 'record' : 'records'}`;
    if (partial?.reason === 'loading') return { text: `reading… ${records} so far`, isReading: true };
    const broken = value.broken.count ? `, ${value.broken.count.toLocaleString('en')} not read` : '';
    return { text: `${records}${broken}.${partial ? ` Not complete: ${partial.detail}` : ''}`, isReading: false };
  } catch (error) {
    return { text: error.message, isReading: false };
  }
}

back.addEventListener('click', () => showDemo());
for (const chooser of drop.querySelectorAll('input[type=file]')) {
  chooser.addEventListener('change', () => {
    const files = [...chooser.files];
    chooser.value = ''; // Else choosing the same file again would be no change.
    if (files.length > 0) showFiles(files);
  });
}

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
onFileDrag('drop', async ({ dataTransfer }) => {
  drop.classList.remove('over');
  const { files, failures } = await droppedFiles(dataTransfer);
  if (files.length + failures.length > 0) showFiles(files, failures);
  else loaded.textContent = 'There are no files in what was dropped.';
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
