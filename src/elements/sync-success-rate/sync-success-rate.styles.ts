import { css } from 'lit';

export const successRateStyles = css`
  .headline {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) / 2);
  }
  .rate {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--_space);
    margin: 0;
  }
  .rate .number {
    font-size: 1.7em;
    font-weight: 600;
    line-height: 1.25;
  }
  .statuses {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 3);
  }
  .group {
    display: flex;
    align-items: start;
    gap: var(--_space);
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .group > .muted {
    flex: none;
    line-height: 26px;
  }
  .group .legend {
    margin: 0;
    min-inline-size: 0;
  }
  .legend .status-icon {
    flex: none;
  }
  .drawing .line,
  .drawing .points {
    fill: none;
    stroke: var(--_accent);
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .drawing .line {
    stroke-width: 2px;
  }
  .drawing .points {
    stroke-width: 6px;
  }
  @container (inline-size < 480px) {
    .group {
      flex-wrap: wrap;
      gap: 0 var(--_space);
    }
  }
  @media (forced-colors: active) {
    .drawing .line,
    .drawing .points {
      stroke: CanvasText;
    }
  }
`;
