import type { ReactiveElement } from 'lit';
import { canonicalJson } from '../../model/canonical.js';
import { onlyFilter } from '../../model/filter-match.js';
import type { SyncFilter, TimeSpan } from '../../model/filter.js';
import { linkObjects, type LinkedObjects } from '../../model/history.js';
import type { ObjectRow, ObjectsQuestion, RecordsQuestion, SummaryQuestion } from '../../model/question.js';
import type { PanelEnvironment } from '../../panel/environment.js';
import { PAGE_ROWS } from '../../panel/forward-pages.js';
import type { Answered } from '../../panel/query-controller.js';

/** What a person did in the panel. */
interface Wishes {
  /** Text typed; `null`: the panel's properties say what to look for. */
  typed: string | null;
  /** Key of the one chosen of several objects found. */
  chosen: string | null;
  /** Look in all loaded time. */
  everything: boolean;
}

const NO_WISHES: Wishes = { typed: null, chosen: null, everything: false };

/** Which object is looked for, which objects were found, and what to ask about the one that is shown. */
export class ObjectSearch {
  readonly #host: ReactiveElement;
  readonly #environment: PanelEnvironment;
  #start: { objectKey: string | null; searchText: string | null } = { objectKey: null, searchText: null };
  #wishes = NO_WISHES;
  #answered: Answered<ObjectsQuestion> | null = null;
  #found: readonly LinkedObjects[] = [];

  constructor(host: ReactiveElement, environment: PanelEnvironment) {
    this.#host = host;
    this.#environment = environment;
  }

  /** Begins with what the panel's properties say. */
  begin(objectKey: string | null, searchText: string | null): void {
    this.#start = { objectKey, searchText: searchText?.trim() || null };
    this.#wishes = NO_WISHES;
  }

  get wishes(): Readonly<Wishes> {
    return this.#wishes;
  }

  /** Takes what a person did. */
  wish(wishes: Partial<Wishes>): void {
    this.#wishes = { ...this.#wishes, ...wishes };
    this.#host.requestUpdate();
  }

  /** Takes the answer that is shown now. */
  follow(answered: Answered<ObjectsQuestion> | null): void {
    if (answered !== this.#answered) this.#found = answered ? linkObjects(answered.value.rows) : [];
    this.#answered = answered;
  }

  /** Text in the search box. */
  get boxText(): string {
    const { objectKey, searchText } = this.#start;
    return this.#wishes.typed ?? (objectKey === null ? (searchText ?? '') : '');
  }

  /** What to look for now: the ids of an object, or a text; `null` if nothing was asked. */
  get wanted(): { identity: readonly [string] } | { search: string } | null {
    const { typed, chosen } = this.#wishes;
    if (chosen) return { identity: [chosen] };
    if (typed) return { search: typed };
    if (this.#start.objectKey) return { identity: [this.#start.objectKey] };
    return this.boxText ? { search: this.boxText } : null;
  }

  /** All objects found, seen last first. */
  get found(): readonly LinkedObjects[] {
    return this.#found;
  }

  /** The text that they were found by; `null` if by an id. */
  get foundBy(): string | null {
    return this.#answered?.question.filter.search ?? null;
  }

  /** The one object that the shown answer is about; `null` if it is about none or several. */
  get object(): LinkedObjects | null {
    const key = this.#key;
    if (key !== undefined) return this.#found.find(({ ids }) => ids.includes(key)) ?? this.#found[0] ?? null;
    const [only, ...others] = this.#found;
    return only && others.length === 0 && this.#answered?.value.next === null ? only : null;
  }

  /** The row that names an object: the one asked for, else the one seen last. */
  main({ rows }: LinkedObjects): ObjectRow {
    return rows.find(({ key }) => key === this.#key) ?? rows[0]!;
  }

  /** Changes where other events are asked for; a new answer or a later *now* do not change it. */
  get eventsKey(): string {
    const { range, within } = this.#environment.chosenFilter;
    return canonicalJson([
      this.#wishes.everything || (range ?? null),
      within ?? null,
      [...(this.object?.ids ?? [])].sort(),
    ]);
  }

  /** Range and forced filter; every direction. */
  get scope(): SyncFilter & { range: TimeSpan | 'all' } {
    const { range, within } = this.#environment.filter;
    const span = this.#wishes.everything || !range || range === 'all' || 'last' in range ? 'all' : range;
    return { range: span, direction: 'all', ...(within && { within }) };
  }

  question(): ObjectsQuestion | null {
    const wanted = this.wanted;
    return wanted && { kind: 'objects', filter: { ...this.scope, ...wanted }, page: { limit: PAGE_ROWS } };
  }

  /** The events of the one object. */
  eventsQuestion(): RecordsQuestion | null {
    const { object } = this;
    if (!object) return null;
    const filter = { ...this.scope, identity: object.ids };
    return { kind: 'records', filter, sort: { by: 'time', descending: true }, page: { limit: PAGE_ROWS } };
  }

  /** Of one object: its newest event in each pair of systems, and its trend. Of several: the systems they come from. */
  totalsQuestion(): SummaryQuestion | null {
    const { object, foundBy, scope } = this;
    const { zone } = this.#environment;
    if (object) {
      const groupings = [{ by: ['sourceSystem', 'targetSystem'], latest: true }, { by: ['status'], bin: 'auto' }] as const; // prettier-ignore
      return { kind: 'summary', filter: { ...scope, identity: object.ids }, zone, groupings };
    }
    if (foundBy === null || this.#found.length === 0) return null;
    const groupings = [{ by: ['object', 'sourceSystem'], order: 'last', top: PAGE_ROWS }] as const;
    return { kind: 'summary', filter: { ...scope, search: foundBy }, zone, groupings };
  }

  /** This and nothing else of what is chosen on the page: the rest would hide what the history shows. */
  only(filter: SyncFilter): SyncFilter {
    const { range } = this.scope;
    const chosen = { ...this.#environment.chosenFilter, range };
    return onlyFilter(chosen, { ...(this.#wishes.everything && { range }), ...filter });
  }

  get #key(): string | undefined {
    return this.#answered?.question.filter.identity?.[0];
  }
}
