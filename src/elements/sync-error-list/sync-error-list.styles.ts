import { css } from 'lit';

/** Looks of the list of errors; below 640 px numbers stand between title and advice. */
export const errorListStyles = css`
  .list {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .row {
    display: grid;
    grid-template: 'what numbers' auto 'advice numbers' 1fr / minmax(0, 1fr) 300px;
    gap: calc(var(--_space) / 2) calc(var(--_space) * 3);
    margin-inline-start: calc(var(--_space) * -1);
    padding-block: calc(var(--_space) * 1.5);
    padding-inline-start: calc(var(--_space) - 3px);
    border-block-start: 1px solid var(--_border);
    border-inline-start: 3px solid transparent;
  }
  .row:first-child {
    border-block-start: 0;
  }
  .row.chosen {
    border-inline-start-color: var(--_accent);
  }
  .what {
    grid-area: what;
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    min-inline-size: 0;
  }
  .title {
    margin-inline-start: calc(var(--_space) * -0.75);
    padding-inline: calc(var(--_space) * 0.75);
    font-size: 1.08em;
    font-weight: 600;
    overflow-wrap: anywhere;
    text-align: start;
  }
  .code {
    font-family: var(--_font-mono);
    overflow-wrap: anywhere;
  }
  code.code {
    color: var(--_text-muted);
    font-size: 0.93em;
  }
  .advice {
    grid-area: advice;
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) / 2);
    max-inline-size: 80ch;
    min-inline-size: 0;
  }
  .advice p {
    margin: 0;
  }
  .advice > :not(.remedy) {
    font-size: 0.93em;
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(var(--_space) * 2);
  }
  .advice > :not(.remedy, .links) {
    color: var(--_text-muted);
  }
  .lead {
    font-weight: 600;
  }
  .lead::after {
    content: ':';
  }
  .reason {
    overflow-wrap: anywhere;
  }
  q {
    quotes: none;
  }
  .clamped {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }
  .numbers {
    grid-area: numbers;
    display: flex;
    flex-direction: column;
    gap: var(--_space);
    font-variant-numeric: tabular-nums;
  }
  dl {
    display: grid;
    gap: 2px var(--_space);
    margin: 0;
  }
  dl div {
    display: grid;
    grid-template-columns: 7em minmax(0, 1fr);
    align-items: baseline;
  }
  dt {
    color: var(--_text-muted);
    font-size: 0.93em;
  }
  dd {
    margin: 0;
  }
  dd .link {
    padding-inline: 0;
    text-align: start;
  }
  dd time.muted {
    display: block;
    font-size: 0.93em;
  }
  .occurrences dd {
    font-size: 1.08em;
    font-weight: 600;
  }
  .sparkline {
    display: block;
    inline-size: 100%;
    color: var(--sync-series-failure, light-dark(#c4314b, #f0778a));
  }
  .dimmed,
  .dimmed .link,
  .dimmed a,
  .dimmed .sparkline {
    color: var(--_text-muted);
  }
  .dimmed .title {
    font-weight: 400;
  }
  .rest {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
    padding-block-start: calc(var(--_space) * 1.5);
    border-block-start: 1px solid var(--_border);
  }
  @container (inline-size < 640px) {
    .row {
      grid-template: 'what' auto 'numbers' auto 'advice' auto / minmax(0, 1fr);
      gap: var(--_space);
    }
    .numbers {
      max-inline-size: 360px;
    }
  }
  @media (forced-colors: active) {
    .row.chosen {
      border-inline-start-color: Highlight;
    }
    .row:not(.chosen) {
      border-inline-start-color: Canvas;
    }
  }
`;
