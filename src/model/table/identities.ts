import type { SyncIdentity } from '../record.js';
import { Dictionary, NO_TEXT } from './dictionary.js';

const NONE = -1;

/**
 * The distinct people, groups and other objects of a log: a name or UPN that changes makes another entry of the same id.
 * Entry 0 has nothing.
 */
export class Identities {
  readonly ids = new Dictionary();
  readonly types = new Dictionary();
  readonly #names = new Dictionary();
  readonly #idOf: number[] = [];
  readonly #typeOf: number[] = [];
  readonly #nameOf: number[] = [];
  readonly #upnOf: number[] = [];
  /** The latest entry of an id, and for those without an id of a name; {@link NONE} where there is none. */
  readonly #latestOfId: number[] = [];
  readonly #latestOfName: number[] = [];
  /** The entry before it of the same id, or of no id and the same name. */
  readonly #before: number[] = [];

  constructor() {
    this.#add(NO_TEXT, NO_TEXT, NO_TEXT, NO_TEXT);
  }

  get size(): number {
    return this.#idOf.length;
  }

  entryOf({ id, name, type, upn }: SyncIdentity): number {
    if (id === null && name === null && type === null && upn === null) return 0;
    const idCode = this.ids.codeOf(id);
    const nameCode = idCode === NO_TEXT ? this.#names.codeOf(name) : NO_TEXT;
    let entry = idCode === NO_TEXT ? (this.#latestOfName[nameCode] ?? NONE) : (this.#latestOfId[idCode] ?? NONE);
    for (; entry !== NONE; entry = this.#before[entry]!) {
      if (this.nameOf(entry) === name && this.upnOf(entry) === upn && this.typeOf(entry) === type) return entry;
    }
    return this.#add(idCode, this.#names.codeOf(name), this.types.codeOf(type), this.#names.codeOf(upn));
  }

  /** The code of an entry's id in {@link ids}. */
  idCodeOf(entry: number): number {
    return this.#idOf[entry]!;
  }

  idOf(entry: number): string | null {
    return this.ids.values[this.#idOf[entry]!]!;
  }

  nameOf(entry: number): string | null {
    return this.#names.values[this.#nameOf[entry]!]!;
  }

  upnOf(entry: number): string | null {
    return this.#names.values[this.#upnOf[entry]!]!;
  }

  typeOf(entry: number): string | null {
    return this.types.values[this.#typeOf[entry]!]!;
  }

  identity(entry: number): SyncIdentity {
    return { id: this.idOf(entry), name: this.nameOf(entry), type: this.typeOf(entry), upn: this.upnOf(entry) };
  }

  #add(id: number, name: number, type: number, upn: number): number {
    const entry = this.#idOf.length;
    this.#idOf.push(id);
    this.#nameOf.push(name);
    this.#typeOf.push(type);
    this.#upnOf.push(upn);
    const [latest, place] = id === NO_TEXT ? [this.#latestOfName, name] : [this.#latestOfId, id];
    this.#before.push(latest[place] ?? NONE);
    while (latest.length < place) latest.push(NONE);
    latest[place] = entry;
    return entry;
  }
}
