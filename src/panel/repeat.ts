import { noChange } from 'lit';
import { type ChildPart, Directive, directive, type DirectiveResult, type PartInfo, PartType } from 'lit/directive.js';
import {
  getCommittedValue,
  insertPart,
  removePart,
  setChildPartValue,
  setCommittedValue,
} from 'lit/directive-helpers.js';

class KeyedList extends Directive {
  #keys: readonly unknown[] = [];

  constructor(info: PartInfo) {
    super(info);
    if (info.type !== PartType.CHILD) throw new TypeError('repeat() has to stand between tags.');
  }

  render(_keys: readonly unknown[], values: readonly unknown[]): unknown {
    return values;
  }

  override update(list: ChildPart, [keys, values]: [readonly unknown[], readonly unknown[]]): unknown {
    const parts = getCommittedValue(list);
    const before = this.#keys;
    this.#keys = keys;
    if (!Array.isArray(parts)) return values;
    const kept = new Map<unknown, ChildPart>();
    const wanted = new Set(keys);
    for (const [index, part] of (parts as ChildPart[]).entries()) {
      const key = before[index];
      if (wanted.has(key) && !kept.has(key)) kept.set(key, part);
      else remove(part);
    }
    setCommittedValue(list, place(list, kept, keys, values));
    return noChange;
  }
}

/** From the end, so that what stays in order is not moved where others come before it. */
function place(
  list: ChildPart,
  kept: Map<unknown, ChildPart>,
  keys: readonly unknown[],
  values: readonly unknown[],
): ChildPart[] {
  const placed: ChildPart[] = [];
  let next: ChildPart | undefined;
  for (let index = values.length - 1; index >= 0; index--) {
    next = setChildPartValue(insertPart(list, next, kept.get(keys[index])), values[index]);
    kept.delete(keys[index]);
    placed[index] = next;
  }
  return placed;
}

/** lit-html 3.3.1 to 3.3.3 leaves the comment behind a removed part: https://github.com/lit/lit/issues/5298. */
function remove(part: ChildPart): void {
  const end = part.endNode;
  removePart(part);
  end?.parentNode?.removeChild(end);
}

const keyedList = directive(KeyedList);

/**
 * A template for each item, where what was drawn for a key stays with it. As lit's directive of this name, which leaves a
 * comment in the page for each item that goes.
 */
export function repeat<T>(
  items: readonly T[],
  keyOf: (item: T) => unknown,
  template: (item: T, index: number) => unknown,
): DirectiveResult {
  return keyedList(items.map(keyOf), items.map(template));
}
