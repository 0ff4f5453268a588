import { css } from 'lit';
import { visuallyHidden } from '../../styles/visually-hidden.js';

/** Looks of the table of events; below 640 px each row is a block of labelled values. Lines of a kind are equally high. */
export const logTableStyles = css`
  :host {
    --_body-min-size: min(20rem, var(--sync-log-table-size, 35rem));
    --_line: 2.29em;
  }
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
    min-inline-size: 0;
  }
  .search,
  select {
    min-block-size: 28px;
    padding: 2px calc(var(--_space) * 0.75);
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }
  .search {
    inline-size: 16em;
    max-inline-size: 100%;
  }
  .search::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }
  .choose {
    position: relative;
  }
  .choose summary {
    display: flex;
    align-items: center;
    min-block-size: 28px;
    padding: 2px calc(var(--_space) * 1.25);
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    list-style: none;
  }
  .choose summary::-webkit-details-marker {
    display: none;
  }
  .choose summary::after {
    content: '';
    margin-inline-start: var(--_space);
    border: 4px solid transparent;
    border-block-start-color: currentcolor;
    border-block-end-width: 0;
  }
  .menu {
    position: absolute;
    inset-block-start: calc(100% + 4px);
    inset-inline-end: 0;
    z-index: 2;
    display: grid;
    grid-template-columns: repeat(2, max-content);
    gap: 0 calc(var(--_space) * 2);
    max-inline-size: calc(100cqi - 4 * var(--_space));
    max-block-size: 60vh;
    padding: var(--_space) calc(var(--_space) * 1.5);
    overflow: auto;
    background: var(--_surface);
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.2);
  }
  .menu label {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) / 2);
    min-block-size: 26px;
  }
  .menu button {
    grid-column: 1 / -1;
    justify-self: start;
    margin-block-start: calc(var(--_space) / 2);
  }
  .above {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_space);
    min-block-size: 26px;
    font-size: 0.93em;
  }
  .said {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 1.5);
    margin-inline-end: auto;
    font-variant-numeric: tabular-nums;
  }
  .position:empty {
    display: none;
  }
  .viewport {
    position: relative;
    max-block-size: var(--sync-log-table-size, 35rem);
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    overflow-anchor: none;
    font-variant-numeric: tabular-nums;
  }
  .viewport:focus-visible {
    outline-offset: -2px;
  }
  .head {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    min-inline-size: var(--_least-width);
    background: var(--_surface-raised);
    border-block-end: 1px solid var(--_border-strong);
    font-size: 0.93em;
    font-weight: 600;
  }
  .head .cell {
    overflow: visible;
  }
  .head .fixed {
    color: var(--_text-muted);
    overflow: hidden;
  }
  .sort {
    max-inline-size: 100%;
    margin-inline-start: calc(var(--_space) * -0.75);
    padding-inline: calc(var(--_space) * 0.75);
    overflow: hidden;
    font-weight: inherit;
    text-align: start;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .space {
    position: relative;
    min-inline-size: var(--_least-width);
    overflow: hidden;
  }
  .line {
    display: grid;
    grid-template-columns: var(--_columns);
    align-items: center;
    block-size: var(--_line);
    border-block-end: 1px solid var(--_border);
  }
  .head .line {
    block-size: auto;
    min-block-size: 32px;
    border: 0;
  }
  .space .line {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
    contain: strict;
    cursor: default;
  }
  .space .row:hover,
  .space .header:hover {
    background: var(--_surface-raised);
  }
  .probes {
    position: absolute;
    visibility: hidden;
    block-size: 0;
    overflow: hidden;
  }
  .cell {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) / 2);
    min-inline-size: 0;
    padding-inline: calc(var(--_space) * 0.75);
    overflow: hidden;
    white-space: nowrap;
  }
  .cell > bdi,
  .cell > span:not([class]),
  .cell code {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .cell.first {
    padding-inline-start: 2px;
  }
  .whole {
    grid-column: 1 / -1;
    position: sticky;
    inset-inline-start: 0;
    max-inline-size: calc(100cqi - 4 * var(--_space) - 2px);
    gap: var(--_space);
  }
  .header {
    background: var(--_surface-raised);
  }
  .header .whole {
    padding-inline-start: 2px;
  }
  .group-name {
    font-weight: 600;
  }
  .count,
  .status-word {
    flex-shrink: 0;
  }
  .failures {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  .step .whole {
    padding-inline-start: 42px;
  }
  .step,
  code {
    font-size: 0.93em;
  }
  .step {
    block-size: calc(var(--_line) / 0.93);
  }
  code {
    color: var(--_text-muted);
    font-family: var(--_font-mono);
  }
  .toggle {
    flex-shrink: 0;
    display: grid;
    place-items: center;
    inline-size: 26px;
    min-block-size: 26px;
    padding: 0;
  }
  .arrow {
    transition: rotate 0.1s;
  }
  :host(:dir(rtl)) .arrow {
    scale: -1 1;
  }
  [aria-expanded='true'] .arrow {
    rotate: 90deg;
  }
  .open {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .new {
    flex-shrink: 0;
  }
  .status {
    flex-shrink: 0;
    line-height: 0;
  }
  .status-skipped,
  .status-unknown {
    color: var(--_neutral);
  }
  .selected,
  .space .selected:hover {
    background: var(--_accent-surface);
  }
  .viewport:focus-visible .active {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }
  .failed .whole {
    color: var(--_danger);
  }
  .bar {
    inline-size: 12em;
    max-inline-size: 60%;
    block-size: 0.6em;
    border-radius: var(--_radius);
    background: var(--_border);
  }
  .label {
    display: none;
  }
  @container (inline-size < 640px) {
    .toolbar,
    .search {
      inline-size: 100%;
    }
    .toolbar .group-by {
      flex: 1;
    }
    .menu {
      grid-template-columns: max-content;
    }
    .head,
    .space {
      min-inline-size: 0;
    }
    .head .line {
      display: flex;
      flex-wrap: wrap;
      padding-inline: calc(var(--_space) * 0.75);
    }
    .head .cell {
      padding: 0;
    }
    .head .sort {
      margin: 0;
    }
    .head .fixed {
      ${visuallyHidden}
    }
    .row {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      grid-auto-rows: 1.6em;
      align-content: center;
      block-size: calc(var(--_block-lines) * 1.6em + var(--_space) + 1px);
    }
    .row .cell {
      grid-column: span 2;
    }
    .row .short {
      grid-column: span 1;
    }
    .label {
      display: inline;
      flex-shrink: 0;
      color: var(--_text-muted);
      font-size: 0.86em;
    }
    .label::after {
      content: ':';
    }
    .header {
      block-size: calc(var(--_line) * 1.6);
    }
    .header .whole {
      flex-wrap: wrap;
      gap: 0 var(--_space);
      overflow: hidden;
    }
    .group-name {
      max-inline-size: 60%;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .newest,
    .header code,
    .header .count + .count:not(.failures) {
      display: none;
    }
    .step .whole {
      padding-inline-start: calc(var(--_space) * 2);
    }
    .step :is(code, .muted) {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .selected {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .arrow {
      transition: none;
    }
  }
`;
