import { css } from 'lit';

/** Looks of a table of values; labels of single cells are for widths at which its head is not seen. */
export const tableStyles = css`
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
  thead th {
    border-color: var(--_border-strong);
    color: var(--_text-muted);
    font-size: 0.93em;
    font-weight: 600;
    vertical-align: bottom;
  }
  .label {
    display: none;
  }
`;
