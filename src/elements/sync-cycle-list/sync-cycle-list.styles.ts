import { css } from 'lit';
import { visuallyHidden } from '../../styles/visually-hidden.js';

/** Looks of the list of cycles; below 900 px each row is a card of labelled values. */
export const cycleListStyles = css`
  table {
    font-variant-numeric: tabular-nums;
  }
  th:first-child {
    padding-inline-start: calc(var(--_space) * 0.75);
  }
  .number {
    text-align: end;
  }
  .number .link {
    padding-inline: 0;
    text-align: inherit;
  }
  tr {
    border-inline-start: 3px solid transparent;
  }
  .chosen {
    border-inline-start-color: var(--_accent);
  }
  .filter {
    min-block-size: 24px;
    margin-inline: calc(var(--_space) * -0.75);
    padding: 0 calc(var(--_space) * 0.75);
    font-weight: 600;
    text-align: start;
  }
  th .clamped {
    min-inline-size: 9ch;
    max-inline-size: 20ch;
  }
  .clamped {
    display: -webkit-box;
    max-inline-size: 30ch;
    overflow: hidden;
    overflow-wrap: break-word;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .id {
    display: block;
    max-inline-size: 40ch;
    color: var(--_text-muted);
    font-family: var(--_font-mono);
    font-size: 0.86em;
    overflow-wrap: anywhere;
  }
  .short {
    min-inline-size: 27ch;
  }
  .times {
    inline-size: 13rem;
  }
  .times time {
    white-space: nowrap;
  }
  .silences .link {
    padding-inline: 0;
  }
  .took {
    display: block;
    font-size: 0.93em;
  }
  ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 1.5);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: inline-flex;
    align-items: baseline;
    gap: calc(var(--_space) / 2);
    min-block-size: 24px;
  }
  .status-icon {
    flex: none;
    align-self: center;
  }
  .status-success .status-icon {
    color: var(--_success);
  }
  .status-failure {
    color: var(--_danger);
    font-weight: 600;
  }
  .status-failure .link {
    color: inherit;
    font-weight: inherit;
  }
  .status-warning .status-icon {
    color: var(--_warning);
  }
  .status-skipped .status-icon,
  .status-unknown .status-icon,
  .dimmed,
  .dimmed .link,
  .dimmed .status-failure {
    color: var(--_text-muted);
  }
  .silence td,
  .silences {
    padding: var(--_space) calc(var(--_space) * 1.5);
    background: var(--_surface-raised);
    overflow-wrap: anywhere;
  }
  .silence {
    border-inline-start-color: var(--_warning);
  }
  .silence p {
    max-inline-size: 110ch;
    margin: 0 0 calc(var(--_space) / 2);
  }
  .silences {
    margin-block-end: var(--_space);
    border-inline-start: 3px solid var(--_warning);
    border-radius: var(--_radius);
  }
  .silences .lead {
    margin: 0;
    font-weight: 600;
  }
  .silences ul {
    flex-direction: column;
  }
  .silences li {
    flex-wrap: wrap;
    gap: 0 var(--_space);
    padding-block: 2px;
  }
  .job > * {
    display: inline;
    overflow-wrap: anywhere;
  }
  .pages {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
    padding-block: calc(var(--_space) / 2);
  }
  .note {
    max-inline-size: 110ch;
    margin: var(--_space) 0 0;
    font-size: 0.86em;
  }
  @container (inline-size < 900px) {
    table,
    tbody,
    th,
    td {
      display: block;
    }
    thead {
      ${visuallyHidden}
    }
    tbody tr {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr));
      gap: 2px calc(var(--_space) * 2);
      padding: var(--_space) calc(var(--_space) * 0.75);
      border-block-start: 1px solid var(--_border-strong);
    }
    tbody th:first-child,
    tbody .silence td {
      grid-column: 1 / -1;
    }
    tbody th:first-child,
    tbody td:is(td, .number) {
      min-inline-size: 0;
      padding: 0;
      border: 0;
      background: none;
      text-align: start;
    }
    tbody tr:not(.silence) td {
      display: grid;
      grid-template-columns: 7rem minmax(0, 1fr);
      align-items: baseline;
    }
    tbody .silence {
      display: block;
      background: var(--_surface-raised);
    }
    th .clamped,
    .id {
      max-inline-size: none;
    }
    .short {
      min-inline-size: 0;
    }
    .times {
      inline-size: auto;
    }
    .times time {
      white-space: normal;
    }
    .label {
      display: block;
      color: var(--_text-muted);
    }
  }
  @media (forced-colors: active) {
    .status-failure {
      color: CanvasText;
    }
    tr:not(.chosen, .silence) {
      border-inline-start-color: Canvas;
    }
  }
`;
