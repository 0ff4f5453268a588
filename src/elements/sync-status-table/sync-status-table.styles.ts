import { css } from 'lit';

/** Looks of the table of actions and statuses; below 560 px each row is a block of labelled numbers. */
export const statusTableStyles = css`
  .scroll {
    overflow-x: auto;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: calc(var(--_space) / 2) var(--_space);
    border-block-end: 1px solid var(--_border);
    text-align: start;
    vertical-align: middle;
  }
  thead th {
    border-color: var(--_border-strong);
    color: var(--_text-muted);
    font-size: 0.93em;
    font-weight: 600;
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
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }
  tbody tr {
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
  .trend {
    color: var(--_accent);
  }
  .dimmed .trend {
    color: var(--_text-muted);
  }
  .sparkline {
    display: block;
  }
  .label {
    display: none;
  }
  .note {
    margin: var(--_space) 0 0;
    font-size: 0.86em;
  }
  @container (inline-size < 560px) {
    table,
    thead,
    tbody,
    tfoot,
    th,
    td {
      display: block;
    }
    .groups th:not(.by-status) {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    thead th {
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
    .filter {
      margin-inline: 0;
    }
    .statuses .filter {
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
    tbody th,
    tfoot th,
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
      display: block;
      overflow-wrap: anywhere;
      color: var(--_text-muted);
      font-weight: 400;
      white-space: normal;
      text-align: start;
    }
    .trend .sparkline {
      inline-size: 100%;
    }
  }
  @media (forced-colors: active) {
    tbody tr:not(.chosen) {
      border-inline-start-color: Canvas;
    }
  }
`;
