import { css } from 'lit';

/**
 * Looks that charts over time share: legend, plot with its drawing, tooltip and table. The body is as high as the chart, so
 * that nothing moves when the answer comes.
 */
export const chartStyles = css`
  :host {
    --_body-min-size: var(--sync-chart-size, 288px);
  }
  .panel-header {
    min-block-size: 28px;
  }
  .panel-body {
    display: flex;
    flex-direction: column;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }
  .chart {
    flex: 1 0 var(--_body-min-size);
    display: flex;
    flex-direction: column;
    gap: var(--_space);
    min-inline-size: 0;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 2px var(--_space);
    margin: 0;
    margin-inline-start: calc(var(--_space) * -0.75);
    padding: 0;
    list-style: none;
  }
  .legend > li {
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .entry {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--_space) * 0.75);
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .legend .entry {
    min-block-size: 26px;
    padding: 0 calc(var(--_space) * 0.75);
    border: 1px solid transparent;
  }
  .legend .entry[aria-pressed='true'] {
    border-color: var(--_accent);
  }
  .legend .number {
    color: var(--_text-muted);
  }
  .name {
    min-inline-size: 0;
    max-inline-size: 14em;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .number {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .swatch {
    flex: none;
    inline-size: 10px;
    block-size: 10px;
    border: 2px solid var(--_mark);
    border-radius: 2px;
    background: var(--_mark);
    forced-color-adjust: none;
  }
  .dimmed .swatch {
    background: none;
  }
  .dimmed .name {
    color: var(--_text-muted);
  }
  .stage {
    position: relative;
    flex: 1 0 160px;
    min-inline-size: 0;
  }
  .plot {
    position: absolute;
    inset: 0;
    border-radius: 2px;
    font-size: 0.86em;
    touch-action: pan-y;
    user-select: none;
    -webkit-user-select: none;
    cursor: default;
  }
  .drawing {
    display: block;
    position: absolute;
  }
  .drawing .grid,
  .drawing .baseline,
  .drawing .brush-edges {
    fill: none;
    stroke: var(--_border);
  }
  .drawing .baseline {
    stroke: var(--_border-strong);
  }
  .drawing .pointed {
    fill: var(--_text);
    fill-opacity: 0.09;
  }
  .drawing .brush {
    fill: var(--_accent);
    fill-opacity: 0.14;
  }
  .drawing .brush-edges {
    stroke: var(--_accent);
    stroke-width: 2px;
  }
  .drawing .labels {
    color: var(--_text-muted);
    font-variant-numeric: tabular-nums;
  }
  .time-axis {
    margin: calc(var(--_space) / -2) 0 0;
    color: var(--_text-muted);
    font-size: 0.86em;
    text-align: end;
    overflow-wrap: anywhere;
  }
  .tooltip {
    position: absolute;
    inset-block-start: 0;
    left: 0;
    z-index: 1;
    inline-size: max-content;
    max-inline-size: min(20rem, calc(100cqi - 2 * var(--_space)));
    padding: var(--_space);
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: 0 2px 8px rgb(0 0 0 / 0.2);
    font-size: 0.86em;
    pointer-events: none;
  }
  .tooltip-head {
    font-weight: 600;
  }
  .tooltip-rows {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 calc(var(--_space) * 2);
  }
  .tooltip-rows > :nth-last-child(-n + 2) {
    font-weight: 600;
  }
  .table {
    display: block;
    block-size: var(--_body-min-size);
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  table {
    border-collapse: collapse;
    inline-size: 100%;
    font-variant-numeric: tabular-nums;
  }
  caption {
    padding: calc(var(--_space) / 2) var(--_space);
    color: var(--_text-muted);
    text-align: start;
  }
  caption > span {
    position: sticky;
    inset-inline-start: var(--_space);
    display: inline-block;
    max-inline-size: calc(100cqi - 8 * var(--_space));
  }
  th,
  td {
    padding: calc(var(--_space) / 2) var(--_space);
    border-block-end: 1px solid var(--_border);
    text-align: end;
    vertical-align: baseline;
  }
  th {
    font-weight: 600;
  }
  th:first-child {
    text-align: start;
  }
  thead th {
    position: sticky;
    inset-block-start: 0;
    background: var(--_surface-raised);
    vertical-align: bottom;
  }
  thead bdi {
    display: inline-block;
    max-inline-size: 48ch;
    overflow-wrap: break-word;
  }
  tbody th {
    min-inline-size: 14ch;
    font-weight: 400;
  }
  .more {
    display: flex;
    align-items: center;
    gap: var(--_space);
    margin: 0;
    padding: var(--_space);
  }
  @container (min-inline-size: 480px) {
    th:first-child {
      position: sticky;
      inset-inline-start: 0;
      background: var(--_surface);
    }
    thead th:first-child {
      z-index: 1;
      background: var(--_surface-raised);
    }
  }
  @media (forced-colors: active) {
    .drawing .pointed {
      fill: none;
      stroke: Highlight;
      stroke-width: 2px;
    }
    .drawing .brush {
      fill: none;
    }
    .drawing .brush-edges {
      stroke: Highlight;
      stroke-width: 3px;
    }
    .drawing .grid,
    .drawing .baseline {
      stroke: CanvasText;
    }
    .drawing .grid {
      stroke-opacity: 0.3;
    }
  }
`;
