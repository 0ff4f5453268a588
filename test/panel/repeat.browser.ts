import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { html, render } from 'lit';
import { repeat } from '../../src/panel/repeat.js';

const list = (keys: readonly string[]) =>
  html`<ul>
    ${repeat(
      keys,
      (key) => key,
      (key, index) => html`<li data-key=${key}>${index}</li>`,
    )}
  </ul>`;
const draw = (place: HTMLElement, keys: readonly string[]) => {
  render(list(keys), place);
  return [...place.querySelectorAll('li')];
};
const told = (items: Element[]) => items.map((item) => `${(item as HTMLElement).dataset['key']} ${item.textContent}`);
const nodes = (place: HTMLElement) => place.querySelector('ul')!.childNodes.length;

describe('a repeated template', () => {
  it('stands once for each item, in order, keeps the element of a key, and leaves nothing where items go', () => {
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(fc.constantFrom(...'abcdefgh')), { minLength: 1 }), (lists) => {
        const place = document.createElement('div');
        let before = new Map<string, Element>();
        for (const keys of lists) {
          const items = draw(place, keys);
          expect(told(items)).to.deep.equal(keys.map((key, index) => `${key} ${index}`));
          const now = new Map(keys.map((key, index) => [key, items[index]!]));
          expect(keys.every((key) => !before.has(key) || before.get(key) === now.get(key))).to.equal(true);
          before = now;
        }
        const fresh = document.createElement('div');
        draw(fresh, lists.at(-1)!);
        expect(nodes(place)).to.equal(nodes(fresh));
      }),
      { seed: 24 },
    );
  });

  it('moves nothing where items come before and go behind', () => {
    const place = document.body.appendChild(document.createElement('div'));
    const moved: string[] = [];
    draw(place, ['c', 'd', 'e']);
    const observer = new MutationObserver(() => undefined);
    observer.observe(place, { childList: true, subtree: true });
    draw(place, ['a', 'b', 'c', 'd']);
    for (const { removedNodes } of observer.takeRecords())
      moved.push(...[...removedNodes].filter((node) => node instanceof HTMLElement).map((node) => told([node])[0]!));
    place.remove();
    expect(moved).to.deep.equal(['e 2']);
  });

  it('stands for each of several items with one key', () => {
    const place = document.createElement('div');
    draw(place, ['a', 'a']);
    expect(told(draw(place, ['b', 'a', 'a', 'a']))).to.deep.equal(['b 0', 'a 1', 'a 2', 'a 3']);
    expect(told(draw(place, ['a']))).to.deep.equal(['a 0']);
  });
});
