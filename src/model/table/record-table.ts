import { ordinal } from '../order.js';
import type { Direction, SyncRecord, SyncSystem, SyncType } from '../record.js';
import { CodeList, grownLength } from './code-list.js';
import { Dictionary, Pairs } from './dictionary.js';
import { DurationColumn } from './duration-column.js';
import { IdColumn } from './id-column.js';
import { IdIndex } from './id-index.js';
import { Identities } from './identities.js';
import { StepLists } from './step-lists.js';
import { TimeColumn } from './time-column.js';

/** Where a record came from, in the terms of whoever reads it again. */
export interface Origin {
  part: number;
  start: number;
  length: number;
}

/** The columns that hold one text a row, out of few. */
export const TEXTS = [
  'tenantId', 'action', 'status', 'type', 'errorCode', 'reason', 'jobId', 'cycleId', 'direction', 'syncType',
] as const; // prettier-ignore
export type TextName = (typeof TEXTS)[number];

/** The columns that hold an id and a name. */
export const SYSTEMS = ['app', 'sourceSystem', 'targetSystem'] as const;
export type SystemName = (typeof SYSTEMS)[number];

/** Codes of rows, and what they stand for. */
export class Coded<Value, Values extends { codeOf(value: Value): number }> {
  readonly codes = new CodeList();

  constructor(readonly values: Values) {}

  push(value: Value): void {
    this.codes.push(this.values.codeOf(value));
  }
}

type TextColumn = Coded<string | null, Dictionary>;
type SystemColumn = Coded<SyncSystem, Systems>;

/** The distinct systems of a column. */
export class Systems {
  readonly #ids = new Dictionary();
  readonly #names = new Dictionary();
  readonly #pairs = new Pairs();
  #latest: SyncSystem | null = null;
  #latestCode = 0;

  get size(): number {
    return this.#pairs.size;
  }

  codeOf(system: SyncSystem): number {
    if (system === this.#latest) return this.#latestCode;
    this.#latest = system;
    this.#latestCode = this.#pairs.codeOf(this.#ids.codeOf(system.id), this.#names.codeOf(system.name));
    return this.#latestCode;
  }

  system(code: number): SyncSystem {
    return {
      id: this.#ids.values[this.#pairs.firsts[code]!]!,
      name: this.#names.values[this.#pairs.seconds[code]!]!,
    };
  }
}

/**
 * Lean records as columns, about a hundred bytes a record and each distinct text once. Grows at its end; the first so
 * many rows never change.
 */
export class RecordTable {
  readonly texts: Readonly<Record<TextName, TextColumn>>;
  readonly systems: Readonly<Record<SystemName, SystemColumn>>;
  readonly identities = new Identities();
  readonly stepLists = new StepLists();
  readonly times = new TimeColumn();
  readonly ids = new IdColumn();
  readonly changeIds = new IdColumn();
  readonly durations = new DurationColumn();
  /** Entries of {@link identities}. */
  readonly sources = new CodeList();
  readonly targets = new CodeList();
  /** What distinct objects are counted by: codes of `identities.ids`, 0 for an event without an object. */
  readonly objects = new CodeList();
  readonly steps = new CodeList();
  readonly #parts = new CodeList();
  #starts = new Float64Array(1024);
  readonly #lengths = new CodeList();
  readonly #index = new IdIndex(this.ids);
  #size = 0;
  #isSorted = true;

  constructor() {
    this.texts = columns(TEXTS, (): TextColumn => new Coded(new Dictionary()));
    this.systems = columns(SYSTEMS, (): SystemColumn => new Coded(new Systems()));
  }

  get size(): number {
    return this.#size;
  }

  /** Whether all rows stand in the order of time, then id. */
  get isSorted(): boolean {
    return this.#isSorted;
  }

  /** Adds a record; `false` if its id is there already. */
  add(record: SyncRecord, origin: Origin): boolean {
    const row = this.#size;
    this.ids.push(record.id);
    if (this.#index.add(row) !== null) {
      this.ids.pop();
      return false;
    }
    this.times.push(record.time);
    this.changeIds.push(record.changeId);
    this.durations.push(record.durationMs);
    const { texts, systems } = this;
    texts.tenantId.push(record.tenantId);
    texts.action.push(record.action);
    texts.status.push(record.status);
    texts.type.push(record.type);
    texts.errorCode.push(record.errorCode);
    texts.reason.push(record.reason);
    texts.jobId.push(record.jobId);
    texts.cycleId.push(record.cycleId);
    texts.direction.push(record.direction);
    texts.syncType.push(record.syncType);
    systems.app.push(record.app);
    systems.sourceSystem.push(record.sourceSystem);
    systems.targetSystem.push(record.targetSystem);
    this.sources.push(this.identities.entryOf(record.source));
    this.targets.push(this.identities.entryOf(record.target));
    this.objects.push(this.identities.ids.codeOf(record.object));
    this.steps.push(this.stepLists.codeOf(record.steps));
    this.#addOrigin(row, origin);
    this.#size++;
    if (row > 0 && this.#isSorted) this.#isSorted = this.compare(row - 1, row) <= 0;
    return true;
  }

  /** Below 0 if the first row comes before the other one: by time, then id. */
  compare(row: number, other: number): number {
    return this.times.compare(row, other) || ordinal(this.ids.at(row) ?? '', this.ids.at(other) ?? '');
  }

  /** One record as it was added. */
  record(row: number): SyncRecord {
    const text = (name: TextName) => {
      const { codes, values } = this.texts[name];
      return values.values[codes.at(row)] ?? null;
    };
    const system = (name: SystemName) => this.systems[name].values.system(this.systems[name].codes.at(row));
    return {
      id: this.ids.at(row) ?? '',
      time: this.times.at(row),
      tenantId: text('tenantId'),
      action: text('action') ?? '',
      status: text('status') ?? '',
      type: text('type') ?? '',
      errorCode: text('errorCode'),
      reason: text('reason'),
      durationMs: this.durations.at(row),
      jobId: text('jobId'),
      cycleId: text('cycleId'),
      changeId: this.changeIds.at(row),
      direction: text('direction') as Direction,
      syncType: text('syncType') as SyncType,
      app: system('app'),
      sourceSystem: system('sourceSystem'),
      targetSystem: system('targetSystem'),
      source: this.identities.identity(this.sources.at(row)),
      target: this.identities.identity(this.targets.at(row)),
      object: this.identities.ids.values[this.objects.at(row)] ?? null,
      steps: this.stepLists.steps(this.steps.at(row)),
    };
  }

  origin(row: number): Origin {
    return { part: this.#parts.at(row), start: this.#starts[row]!, length: this.#lengths.at(row) };
  }

  /** The row with this id; `null` if there is none. */
  rowOf(id: string): number | null {
    return this.ids.indexOf(id, this.#size);
  }

  #addOrigin(row: number, { part, start, length }: Origin): void {
    if (row === this.#starts.length) {
      const starts = new Float64Array(grownLength(row));
      starts.set(this.#starts);
      this.#starts = starts;
    }
    this.#starts[row] = start;
    this.#parts.push(part);
    this.#lengths.push(length);
  }
}

function columns<Name extends string, Column>(names: readonly Name[], make: () => Column): Record<Name, Column> {
  return Object.fromEntries(names.map((name) => [name, make()])) as Record<Name, Column>;
}
