import { css } from 'lit';

export const actionsChartStyles = css`
  .drawing .bars {
    fill: var(--_mark);
  }
  .drawing .bars.dimmed {
    fill-opacity: 0.25;
  }
  @media (forced-colors: active) {
    .drawing .bars {
      stroke: CanvasText;
    }
    .drawing .bars.dimmed {
      fill: none;
    }
  }
`;
