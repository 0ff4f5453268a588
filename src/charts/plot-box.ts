import type { Box } from './columns-bars.js';

/** The room for a drawing, CSS pixels. */
export interface DrawingSize {
  width: number;
  height: number;
  /** Size of the font of its texts. */
  em: number;
}

// In em: the title of the y axis above, the labels of the x axis below.
const ABOVE = 1.8;
const BELOW = 1.8;
const BESIDE = 0.5;
const TICK_DISTANCE = 3;

/** The area between the axes, beside labels of this width, CSS pixels. */
export function plotBox(size: DrawingSize, labelWidth: number): Box {
  const { width, em } = size;
  const x = Math.ceil(labelWidth + BESIDE * em);
  return { x, width: Math.max(0, Math.floor(width - x - BESIDE * em)), ...verticalRoom(size) };
}

/** How many marks of the y axis have room, two at least. */
export function tickRoom(size: DrawingSize): number {
  return Math.max(2, Math.floor(verticalRoom(size).height / (TICK_DISTANCE * size.em)));
}

function verticalRoom({ height, em }: DrawingSize): Pick<Box, 'y' | 'height'> {
  const y = Math.round(ABOVE * em);
  return { y, height: Math.max(0, Math.round(height - BELOW * em) - y) };
}
