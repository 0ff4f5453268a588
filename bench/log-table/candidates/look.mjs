// Size of the peers' tables, which the element has by its own styles.

/** Height of a row, CSS pixels. */
export const ROW = 32;

/** Widths of the columns, CSS pixels. */
export const WIDTHS = [180, 80, 90, 120, 240, 200, 190, 80, 280];

/** Rows drawn above and below those that are seen. */
export const SPARE = 10;
