import { css } from 'lit';
import { visuallyHidden } from '../../styles/visually-hidden.js';

/** Looks of the table of actions and statuses; below 640 px each row is a block of labelled numbers. */
export const statusTableStyles = css`
  table {
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    vertical-align: middle;
  }
  th:first-child {
    padding-inline-start: calc(var(--_space) / 2);
  }
  .statuses th:first-child {
    padding-inline-start: calc(var(--_space) * 0.75);
  }
  thead th {
    vertical-align: bottom;
  }
  .by-status {
    border-block-end-width: 1px;
    text-align: center;
  }
  tbody th,
  tfoot th {
    font-weight: 600;
  }
  tfoot th,
  tfoot td {
    border-block-end: 0;
    border-block-start: 1px solid var(--_border-strong);
    font-weight: 600;
  }
  .number {
    text-align: end;
    white-space: nowrap;
  }
  .number .link {
    flex-shrink: 0;
    padding-inline: 0;
    text-align: end;
  }
  thead .number {
    white-space: normal;
  }
  .filter {
    min-block-size: 24px;
    margin-inline: calc(var(--_space) * -0.75);
    padding-inline: calc(var(--_space) * 0.75);
    font-weight: inherit;
    text-align: inherit;
    white-space: normal;
  }
  .filter bdi {
    display: -webkit-box;
    max-inline-size: 24ch;
    overflow: hidden;
    overflow-wrap: break-word;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }
  tr {
    border-inline-start: 3px solid transparent;
  }
  .chosen {
    border-inline-start-color: var(--_accent);
  }
  .dimmed,
  .dimmed th,
  .dimmed .link {
    color: var(--_text-muted);
    font-weight: 400;
  }
  .trend-head,
  .trend {
    padding-inline-start: calc(var(--_space) * 2);
  }
  .trend {
    color: var(--_accent);
  }
  .dimmed .trend {
    color: var(--_text-muted);
  }
  .sparkline {
    display: block;
    inline-size: 100%;
    min-inline-size: 64px;
  }
  .pages {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
    margin-block-start: var(--_space);
  }
  .note {
    margin: var(--_space) 0 0;
    font-size: 0.86em;
  }
  @container (inline-size < 640px) {
    table,
    thead,
    tbody,
    tfoot,
    th,
    td {
      display: block;
    }
    .groups th:not(.by-status) {
      ${visuallyHidden}
    }
    thead th,
    .statuses th:first-child {
      padding: 0;
      border: 0;
      text-align: start;
    }
    .statuses {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space);
      padding-block: calc(var(--_space) / 2) var(--_space);
    }
    .statuses .filter {
      margin-inline: 0;
      border-color: var(--_border-strong);
    }
    tbody tr,
    tfoot tr {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(120px, 1fr));
      gap: 0 calc(var(--_space) * 2);
      padding-block: var(--_space);
      border-block-start: 1px solid var(--_border-strong);
    }
    tbody th:first-child,
    tfoot th:first-child,
    tbody td,
    tfoot td {
      padding: 2px 0;
      border: 0;
    }
    tbody th,
    tfoot th,
    .trend {
      grid-column: 1 / -1;
    }
    .trend {
      order: 1;
    }
    tfoot .trend {
      display: none;
    }
    td.number {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: var(--_space);
      min-block-size: 28px;
    }
    .label {
      display: -webkit-box;
      overflow: hidden;
      overflow-wrap: anywhere;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      color: var(--_text-muted);
      font-weight: 400;
      white-space: normal;
      text-align: start;
    }
  }
  @media (forced-colors: active) {
    tr:not(.chosen) {
      border-inline-start-color: Canvas;
    }
  }
`;
