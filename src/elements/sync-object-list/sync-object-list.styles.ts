import { css } from 'lit';

/** Looks of the list of objects; below 900 px each row is a card of labelled values. */
export const objectListStyles = css`
  .scroll {
    overflow-x: auto;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: calc(var(--_space) / 2) calc(var(--_space) * 0.75);
    border-block-end: 1px solid var(--_border);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
  }
  th:first-child {
    padding-inline-start: calc(var(--_space) / 2);
  }
  thead th {
    border-color: var(--_border-strong);
    color: var(--_text-muted);
    font-size: 0.93em;
    font-weight: 600;
    vertical-align: bottom;
  }
  .sort {
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
  .side {
    max-inline-size: 22rem;
  }
  .side .link {
    padding-inline: 0;
    font-weight: 600;
    text-align: start;
  }
  .side bdi,
  .error bdi,
  .error span {
    max-inline-size: 100%;
  }
  .clamped {
    display: -webkit-box;
    overflow: hidden;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .id {
    display: block;
    color: var(--_text-muted);
    font-family: var(--_font-mono);
    font-size: 0.86em;
  }
  .error {
    min-inline-size: 12rem;
  }
  .filter {
    min-block-size: 24px;
    margin-inline: calc(var(--_space) * -0.75);
    padding: 0 calc(var(--_space) * 0.75);
    text-align: start;
  }
  .status {
    display: inline-flex;
    align-items: baseline;
    gap: calc(var(--_space) / 2);
  }
  .status-icon {
    flex: none;
    align-self: center;
  }
  .status-success {
    color: var(--_success);
  }
  .status-failure {
    color: var(--_danger);
  }
  .status-warning {
    color: var(--_warning);
  }
  .status-skipped,
  .status-unknown,
  .dimmed,
  .dimmed .link {
    color: var(--_text-muted);
  }
  .label {
    display: none;
  }
  .note {
    margin: 0;
    font-size: 0.86em;
  }
  @container (inline-size < 900px) {
    table,
    thead,
    tbody,
    th,
    td {
      display: block;
    }
    .plain-head {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
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
    .sort {
      margin-inline: 0;
      border-color: var(--_border-strong);
    }
    .sorted {
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
      text-align: start;
    }
    tbody td {
      display: grid;
      grid-template-columns: 7rem minmax(0, 1fr);
      align-items: baseline;
    }
    .label {
      display: block;
      color: var(--_text-muted);
    }
  }
  @media (forced-colors: active) {
    .status {
      color: CanvasText;
    }
  }
`;
