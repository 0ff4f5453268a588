import { css } from 'lit';
import { visuallyHidden } from '../../styles/visually-hidden.js';

/** Looks of an object's history; below 720 px each event is a card of labelled values. */
export const objectHistoryStyles = css`
  .history {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 2);
    overflow-wrap: anywhere;
  }
  .history p,
  .history dl,
  .history dd,
  .history ul {
    margin: 0;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
  }
  ul {
    padding: 0;
    list-style: none;
  }
  .found li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(var(--_space) * 2);
    padding-block: calc(var(--_space) / 2);
    border-block-start: 1px solid var(--_border);
  }
  .found li > *,
  .state-line > * {
    min-inline-size: 0;
  }
  .found .link {
    padding-inline: 0;
    font-weight: 600;
    text-align: start;
  }
  .object {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) / 2);
  }
  .object-name {
    font-size: 1.3em;
    font-weight: 600;
  }
  .section-heading {
    margin-block-end: calc(var(--_space) / 2);
    font-weight: 600;
  }
  dl {
    display: grid;
    grid-template-columns: 10rem minmax(0, 1fr);
    align-items: baseline;
    gap: 0 calc(var(--_space) * 2);
  }
  dt {
    color: var(--_text-muted);
  }
  dd .id {
    display: inline;
    color: inherit;
    font-size: 0.93em;
    word-break: break-all;
  }
  .copy-note:empty {
    display: none;
  }
  .state-line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(var(--_space) * 2);
    padding: var(--_space);
    border-inline-start: 3px solid var(--_border-strong);
    background: var(--_surface-raised);
  }
  .state-line + .state-line {
    margin-block-start: calc(var(--_space) / 2);
  }
  .what {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space);
    font-weight: 600;
  }
  .why {
    flex-basis: 100%;
  }
  .error-title {
    display: block;
  }
  .trend-line {
    display: grid;
    grid-template-columns: 8rem 7rem minmax(0, 1fr);
    align-items: center;
    gap: var(--_space);
    font-variant-numeric: tabular-nums;
  }
  .trend-line .sparkline {
    inline-size: 100%;
    max-inline-size: 40rem;
    color: var(--_accent);
  }
  .arrow {
    display: inline-block;
  }
  .arrow:dir(rtl) {
    transform: scaleX(-1);
  }
  .job {
    display: block;
    overflow: hidden;
    font-size: 0.86em;
    text-align: -webkit-match-parent;
    text-align: match-parent;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  section > .link {
    padding-inline: 0;
  }
  table {
    table-layout: fixed;
  }
  th:first-child {
    padding-inline-start: 0;
  }
  .day th {
    padding-block-start: calc(var(--_space) * 1.5);
    font-weight: 600;
  }
  tbody .link {
    margin-block: -2px;
    padding-inline: 0;
    font-variant-numeric: tabular-nums;
  }
  @container (inline-size >= 720px) {
    .found li {
      display: grid;
      grid-template-columns: 3fr 2fr 4fr 4fr 4fr;
    }
    thead th:nth-child(1),
    thead th:nth-child(3),
    thead th:nth-child(4) {
      inline-size: 7.5rem;
    }
  }
  @container (inline-size < 720px) {
    table,
    tbody,
    tr,
    th,
    td {
      display: block;
    }
    thead {
      ${visuallyHidden}
    }
    tbody tr:not(.day) {
      padding-block: calc(var(--_space) / 2);
      border-block-start: 1px solid var(--_border);
    }
    tbody tr:not(.day) > * {
      padding: 0;
      border: 0;
    }
    tbody td {
      display: grid;
      grid-template-columns: 7rem minmax(0, 1fr);
    }
    .label {
      display: block;
      color: var(--_text-muted);
    }
    dl {
      grid-template-columns: minmax(0, 1fr);
    }
    dd + dt {
      margin-block-start: calc(var(--_space) / 2);
    }
    .trend-line {
      grid-template-columns: 1fr auto;
    }
    .trend-line .sparkline {
      grid-column: 1 / -1;
    }
  }
  @media (forced-colors: active) {
    .state-line {
      border: 1px solid CanvasText;
    }
  }
`;
