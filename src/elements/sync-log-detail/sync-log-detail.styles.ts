import { css } from 'lit';
import { visuallyHidden } from '../../styles/visually-hidden.js';

export const logDetailStyles = css`
  .walk {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) / 2) var(--_space);
  }
  .walk [aria-disabled='true'] {
    border-color: var(--_border);
    background: none;
    color: var(--_text-muted);
    cursor: default;
  }
  .walk .position {
    font-variant-numeric: tabular-nums;
  }
  .event {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 2);
    overflow-wrap: anywhere;
  }
  .event p,
  .event dl,
  .event ol,
  .event ul,
  .event dd,
  .event pre {
    margin: 0;
  }
  .section-heading {
    margin-block-end: calc(var(--_space) / 2);
    font-weight: 600;
  }
  .outcome-line,
  .step-line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--_space);
  }
  .outcome-line {
    font-size: 1.15em;
  }
  .outcome-line > *,
  .step-line > * {
    min-inline-size: 0;
  }
  .object {
    font-weight: 600;
  }
  .object .muted {
    font-weight: 400;
  }
  .problem {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space);
    padding: calc(var(--_space) * 1.5);
    border-inline-start: 3px solid var(--_neutral);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
  }
  .problem.error {
    border-color: var(--_danger);
    background: var(--_danger-surface);
  }
  .problem .section-heading {
    margin: 0;
    font-weight: 400;
    color: var(--_text-muted);
  }
  .problem-title {
    font-weight: 600;
  }
  dl {
    display: grid;
    grid-template-columns: 10rem minmax(0, 1fr);
    align-items: baseline;
    gap: calc(var(--_space) / 2) calc(var(--_space) * 2);
  }
  dt {
    color: var(--_text-muted);
  }
  dd {
    min-inline-size: 0;
  }
  dd bdi,
  th > bdi,
  td bdi {
    white-space: pre-wrap;
  }
  .ids dd bdi,
  code,
  pre {
    font-family: var(--_font-mono);
    font-size: 0.93em;
  }
  code,
  .ids dd bdi {
    word-break: break-all;
  }
  .raw-name {
    color: var(--_text-muted);
  }
  .event > .steps > ol {
    display: grid;
    gap: calc(var(--_space) * 1.5);
    padding-inline-start: 2em;
    margin-block-start: var(--_space);
  }
  .steps li::marker {
    color: var(--_text-muted);
    font-variant-numeric: tabular-nums;
  }
  .skip-reason {
    display: grid;
    gap: calc(var(--_space) / 2);
    margin-block: calc(var(--_space) / 2);
    padding-inline-start: var(--_space);
    border-inline-start: 3px solid var(--_border);
  }
  details > :not(summary) {
    margin-block: calc(var(--_space) / 2);
  }
  .names {
    padding-inline-start: 1.5em;
  }
  table {
    inline-size: 100%;
    table-layout: fixed;
    border-collapse: collapse;
  }
  th,
  td {
    padding: calc(var(--_space) / 2) var(--_space);
    border-block-end: 1px solid var(--_border);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
  }
  thead th {
    color: var(--_text-muted);
  }
  th:first-child {
    padding-inline-start: 0;
  }
  .sides {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
    gap: calc(var(--_space) * 2);
  }
  .copy-note {
    position: sticky;
    inset-block-end: 0;
    margin: 0;
    padding-block: calc(var(--_space) / 2);
    background: var(--_surface);
  }
  .copy-note:empty {
    display: none;
  }
  .copy svg {
    display: block;
  }
  button.link {
    max-inline-size: 100%;
    min-inline-size: 0;
    padding: 0;
    font-weight: inherit;
    overflow-wrap: anywhere;
    text-align: start;
  }
  .ids .link:not(.copy) {
    margin-block: -2px;
    vertical-align: top;
  }
  button.copy {
    min-inline-size: 24px;
    padding-inline: 2px;
    vertical-align: middle;
  }
  .values {
    padding: 0;
    list-style: none;
  }
  .values li {
    display: flex;
    align-items: baseline;
    gap: calc(var(--_space) / 2);
  }
  .values bdi {
    min-inline-size: 0;
  }
  .values .copy {
    flex: none;
    align-self: start;
  }
  .values li::before {
    flex: none;
    inline-size: 0.7em;
    font-weight: 600;
  }
  .values.added li::before {
    content: '+' / '';
    color: var(--_success);
  }
  .values.removed li::before {
    content: '−' / '';
    color: var(--_danger);
  }
  p.added,
  p.removed {
    color: var(--_text-muted);
  }
  pre {
    max-block-size: 30rem;
    padding: var(--_space);
    overflow: auto;
    background: var(--_surface-raised);
    border-radius: var(--_radius);
    direction: ltr;
    text-align: left;
    white-space: pre-wrap;
  }
  @container (max-width: 30rem) {
    .walk .position:not(:empty) {
      flex-basis: 100%;
    }
    dl {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    dd + dt {
      margin-block-start: calc(var(--_space) / 2);
    }
    .event > .steps > ol {
      padding-inline-start: 1.5em;
    }
    table,
    tbody {
      display: block;
    }
    thead {
      ${visuallyHidden}
    }
    tbody tr {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 0 var(--_space);
      padding-block: calc(var(--_space) / 2);
      border-block-end: 1px solid var(--_border);
    }
    tbody th,
    tbody td {
      padding: 0;
      border: 0;
    }
    tbody th,
    td[colspan] {
      grid-column: 1 / -1;
    }
    tbody th {
      font-weight: 600;
    }
    td[data-label]::before {
      content: attr(data-label);
      display: block;
      color: var(--_text-muted);
      font-size: 0.86em;
    }
  }
  @media (forced-colors: active) {
    .problem,
    .skip-reason {
      border: 1px solid CanvasText;
    }
    .walk [aria-disabled='true'] {
      color: GrayText;
      border-color: GrayText;
    }
  }
`;
