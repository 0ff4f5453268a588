// Rows drawn by lit where TanStack Virtual says.
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import { html, render } from 'lit';
import { COLUMNS } from '../rows.mjs';
import { texts } from '../texts.mjs';
import { ROW, SPARE, WIDTHS } from './look.mjs';

const STYLES = `
  .view { height: 100%; overflow: auto; font: 13px sans-serif; }
  .view > .space { position: relative; }
  .row { position: absolute; inset: 0 0 auto 0; height: ${ROW}px; box-sizing: border-box; display: grid;
    grid-template-columns: ${WIDTHS.map((width) => `${width}px`).join(' ')}; border-bottom: 1px solid #ddd; }
  .cell { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; padding: 8px; }
  .head { position: static; }`;

/** Shows rows in a host. `rows()` answers how many there are and any one; `changed()` is called when they are others. */
export function virtualRows(host, rows) {
  render(
    html`<style>
        ${STYLES}
      </style>
      <div class="row head" role="row">
        ${COLUMNS.map((name) => html`<div class="cell" role="columnheader">${name}</div>`)}
      </div>
      <div class="view" tabindex="0" role="table"><div class="space"></div></div>`,
    host,
  );
  const view = host.querySelector('.view');
  view.style.height = `calc(100% - ${ROW}px)`;
  const space = host.querySelector('.space');
  const draw = () => {
    space.style.height = `${virtualizer.getTotalSize()}px`;
    const { at } = rows();
    const items = virtualizer.getVirtualItems();
    render(
      items.map(
        ({ start, index }) =>
          html`<div class="row" role="row" aria-rowindex=${index + 2} style=${`transform:translateY(${start}px)`}>
            ${texts(at(index)).map((text) => html`<div class="cell" role="cell">${text}</div>`)}
          </div>`,
      ),
      space,
    );
  };
  const options = () => ({
    count: rows().count,
    getScrollElement: () => view,
    estimateSize: () => ROW,
    overscan: SPARE,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: draw,
  });
  const virtualizer = new Virtualizer(options());
  virtualizer._didMount();
  virtualizer._willUpdate();
  draw();
  return {
    ties: 'newest',
    view,
    head: 0,
    lines: () => [...space.querySelectorAll('.row')],
    cells: (line) => Array.from(line.querySelectorAll('.cell'), ({ textContent }) => textContent),
    changed() {
      view.scrollTop = 0;
      virtualizer.setOptions(options());
      virtualizer.measure();
      draw();
    },
  };
}
