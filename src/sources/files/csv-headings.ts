import { shorten } from './recognise.js';
import { CSV_FIELDS, type CsvField, type CsvFieldName, type CsvHeadings, type CsvKind } from './csv-fields.js';

/** A column whose heading was understood. */
export interface CsvColumn {
  /** From 0. */
  cell: number;
  heading: string;
  name: CsvFieldName;
  field: CsvField;
}

/** What the headings of a table say. */
export interface CsvColumns {
  kind: CsvKind;
  /** How many cells a row has. */
  count: number;
  known: readonly CsvColumn[];
  /** The other headings, each of its own name. */
  others: readonly { cell: number; heading: string }[];
}

const FIELDS = Object.entries(CSV_FIELDS) as [CsvFieldName, CsvField][];

/** Finds the columns of one kind of table: those that `headings` names first, then those of a known heading. */
export function matchHeadings(headings: readonly string[], kind: CsvKind, own: CsvHeadings = {}): CsvColumns {
  const cells = cellsBySpelling(headings);
  const fields = FIELDS.filter(([, { kinds }]) => kinds.includes(kind));
  const taken = new Map<number, CsvColumn>();
  const take = (name: CsvFieldName, field: CsvField, candidates: readonly string[]): void => {
    for (const candidate of candidates) {
      const cell = cells.get(candidate)?.find((one) => !taken.has(one));
      if (cell === undefined) continue;
      taken.set(cell, { cell, heading: headings[cell] ?? '', name, field });
      return;
    }
  };
  for (const [name, field] of fields) take(name, field, ownHeadings(own, name).map(plain));
  const named = new Set([...taken.values()].map(({ name }) => name));
  for (const [name, field] of fields) if (!named.has(name)) take(name, field, knownHeadings(name));
  return {
    kind,
    count: headings.length,
    // An object is there before its parts are put into it.
    known: [...taken.values()].sort((one, other) => one.field.path.length - other.field.path.length),
    others: otherHeadings(headings, taken),
  };
}

/** How many of these headings a table of each kind would have. */
export function countKnown(headings: readonly string[], own?: CsvHeadings): Record<CsvKind, number> {
  const count = (kind: CsvKind): number => matchHeadings(headings, kind, own).known.length;
  return { events: count('events'), steps: count('steps'), changes: count('changes') };
}

/** What kind of table has these headings; `null` if they do not tell. */
export function kindOf(headings: readonly string[], own?: CsvHeadings): CsvKind | null {
  const [[kind, most] = [null, 0], [, second] = [null, 0]] = Object.entries(countKnown(headings, own)).sort(
    ([, one], [, other]) => other - one,
  );
  return most > second ? (kind as CsvKind) : null;
}

/** Names of the fields without which a table of this kind cannot be read, as they are said to people. */
export function missingFields({ kind, known }: CsvColumns): CsvFieldName[][] {
  const needed: CsvFieldName[][] = {
    events: [['time'], ['id', 'changeId']],
    steps: [['changeId'], ['step.name', 'step.type']],
    changes: [['changeId'], ['change.name']],
  }[kind] as CsvFieldName[][];
  return needed.filter((names) => !known.some(({ name }) => names.includes(name)));
}

/** What is missing, which headings are there, and what to do. */
export function missingHeadings(name: string, columns: CsvColumns, missing: readonly CsvFieldName[][]): string {
  const fields = missing.map((names) => names.join(' or ')).join(', and none for ');
  const shown = columns.others.slice(0, 20).map(({ heading }) => `“${shorten(heading)}”`);
  const more = columns.others.length > shown.length ? ` and ${columns.others.length - shown.length} more` : '';
  const found = shown.length === 0 ? 'It has no other headings.' : `Headings not known: ${shown.join(', ')}${more}.`;
  const example = missing[0]?.at(-1) ?? '';
  const key = /^\w+$/.test(example) ? example : `'${example}'`;
  return (
    `${shorten(name)} has no column for ${fields}. ${found} Say which of them it is, as in ` +
    `fileSource(files, { headings: { ${key}: '…' } }), or download the logs as JSON.`
  );
}

/** What `own` names that is not there, or no field, a sentence each. */
export function absentHeadings(name: string, headings: readonly string[], kind: CsvKind, own: CsvHeadings): string[] {
  const there = new Set(headings.map(plain));
  const absent = FIELDS.flatMap(([field, { kinds }]) => {
    const named = kinds.includes(kind) ? ownHeadings(own, field) : [];
    if (named.length === 0 || named.some((heading) => there.has(plain(heading)))) return [];
    return `${shorten(name)} has no heading “${shorten(named[0] ?? '')}”, which \`headings\` names for ${field}.`;
  });
  const foreign = Object.keys(own).filter((field) => kind === 'events' && !Object.hasOwn(CSV_FIELDS, field));
  return [
    ...absent,
    ...foreign.map((field) => `\`headings\` names “${shorten(field)}”, which is no field: ${FIELD_NAMES}.`),
  ];
}

const FIELD_NAMES = `they are ${FIELDS.map(([name]) => name).join(', ')}`;

function cellsBySpelling(headings: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const cells = new Map<string, number[]>();
  for (const [cell, heading] of headings.entries()) {
    const spelling = plain(heading);
    const same = cells.get(spelling);
    if (same) same.push(cell);
    else cells.set(spelling, [cell]);
  }
  return cells;
}

/** A heading without what people and programs write differently. */
function plain(heading: string): string {
  const letters = heading
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  // Times are UTC, whether the heading says so or not.
  return letters.replace(/[\s([_-]+utc[\s)\]]*$/, '').replace(/[^\p{L}\p{N}]+/gu, '') || heading;
}

function ownHeadings(own: CsvHeadings, name: CsvFieldName): string[] {
  const named: unknown = Object.hasOwn(own, name) ? own[name] : undefined;
  return (Array.isArray(named) ? named : [named]).filter((heading) => typeof heading === 'string');
}

const KNOWN = new Map(FIELDS.map(([name, { path, headings }]) => [name, [path.join(' '), ...headings].map(plain)]));

function knownHeadings(name: CsvFieldName): readonly string[] {
  return KNOWN.get(name) ?? [];
}

function otherHeadings(headings: readonly string[], taken: ReadonlyMap<number, CsvColumn>): CsvColumns['others'] {
  const names = new Set<string>();
  return headings.flatMap((heading, cell) => {
    if (taken.has(cell)) return [];
    const name = heading === '' ? `column ${cell + 1}` : heading;
    const own = names.has(name) ? `${name} (column ${cell + 1})` : name;
    names.add(own);
    return { cell, heading: own };
  });
}
