import { css } from 'lit';
import { visuallyHidden } from '../../styles/visually-hidden.js';

/** Looks of the list of objects; below 1060 px each row is a card of labelled values. */
export const objectListStyles = css`
  table {
    table-layout: fixed;
  }
  th:first-child {
    padding-inline-start: calc(var(--_space) / 2);
  }
  .plain-head {
    padding-block-end: calc(var(--_space) / 2 + 3px);
  }
  button.sort {
    min-block-size: 24px;
    margin-inline: calc(var(--_space) * -0.75);
    padding-inline: calc(var(--_space) * 0.75);
    font-weight: inherit;
    text-align: start;
    white-space: nowrap;
  }
  .sorted {
    color: var(--_text);
  }
  .arrow {
    display: inline-block;
    inline-size: 1em;
    text-align: center;
  }
  td.number,
  time {
    font-variant-numeric: tabular-nums;
  }
  .number {
    text-align: end;
  }
  .side .link {
    margin-block: -2px;
    padding-inline: 0;
    font-weight: 600;
    text-align: start;
  }
  .filter {
    min-block-size: 24px;
    margin-block: -2px;
    margin-inline: calc(var(--_space) * -0.75);
    padding: 0 calc(var(--_space) * 0.75);
    text-align: start;
  }
  .dimmed,
  .dimmed .link {
    color: var(--_text-muted);
  }
  .note {
    margin: 0;
    font-size: 0.86em;
  }
  @container (inline-size >= 1060px) {
    th:nth-child(1),
    th:nth-child(8) {
      inline-size: 17%;
    }
    th:nth-child(2) {
      inline-size: 21%;
    }
    th:nth-child(3),
    th:nth-child(4) {
      inline-size: 7.5%;
    }
  }
  @container (inline-size < 1060px) {
    table,
    thead,
    tbody,
    th,
    td {
      display: block;
    }
    .plain-head {
      ${visuallyHidden}
    }
    thead tr {
      display: flex;
      flex-wrap: wrap;
      gap: calc(var(--_space) / 2);
      padding-block-end: var(--_space);
    }
    thead th {
      padding: 0;
      border: 0;
    }
    button.sort {
      margin-inline: 0;
      border-color: var(--_border-strong);
    }
    button.sorted {
      border-color: var(--_accent);
      background: var(--_accent-surface);
    }
    .arrow:empty {
      display: none;
    }
    tbody tr {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr));
      gap: 2px calc(var(--_space) * 2);
      padding-block: var(--_space);
      border-block-start: 1px solid var(--_border-strong);
    }
    tbody th:first-child {
      grid-column: 1 / -1;
    }
    tbody th:first-child,
    tbody td {
      max-inline-size: none;
      min-inline-size: 0;
      padding: 0;
      border: 0;
    }
    tbody td {
      display: grid;
      grid-template-columns: 7rem minmax(0, 1fr);
    }
    td.number {
      text-align: start;
    }
    .label {
      display: block;
      color: var(--_text-muted);
    }
  }
`;
