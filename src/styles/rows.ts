import { css, type CSSResultGroup } from 'lit';
import { statusStyles } from './status.js';
import { tableStyles } from './table.js';

const ownStyles = css`
  .search {
    display: flex;
    flex: 0 1 26rem;
    min-inline-size: 0;
    gap: calc(var(--_space) / 2);
  }
  .search input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 28px;
    padding: 2px var(--_space);
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }
  .search input::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }
  .clamped {
    display: -webkit-box;
    overflow: hidden;
    overflow-wrap: anywhere;
    text-align: -webkit-match-parent;
    text-align: match-parent;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .id {
    display: block;
    color: var(--_text-muted);
    font-family: var(--_font-mono);
    font-size: 0.86em;
  }
  .more-rows {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) / 2) var(--_space);
    padding-block: var(--_space);
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  .more-rows [aria-disabled='true'] {
    border-color: var(--_border);
    color: var(--_text-muted);
    cursor: default;
  }
  .more-rows [role='alert'] {
    padding-inline-start: var(--_space);
    border-inline-start: 3px solid var(--_danger);
  }
  @media (forced-colors: active) {
    .more-rows [aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
    }
  }
`;

/** Looks of a list in pages: the search box in the panel's header, its table, values in cells, what stands below the rows. */
export const rowsStyles: CSSResultGroup = [tableStyles, statusStyles, ownStyles];
