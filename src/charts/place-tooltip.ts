/** Space between bin and tooltip, and between tooltip and the panel's edge, CSS pixels. */
const DISTANCE = 8;

/**
 * Puts the tooltip beside a bin, where there is room, and inside the panel's box. `start` and `end` are the bin's sides
 * from the left of the stage, CSS pixels.
 */
export function placeTooltip(tip: HTMLElement, stage: Element, panel: Element, start: number, end: number): void {
  const { left, top } = stage.getBoundingClientRect();
  const box = panel.getBoundingClientRect();
  const { width, height } = tip.getBoundingClientRect();
  const fits = left + end + DISTANCE + width <= box.right - DISTANCE;
  const x = fits ? end + DISTANCE : start - DISTANCE - width;
  const y = Math.min(0, box.bottom - top - height - DISTANCE);
  tip.style.setProperty('left', `${Math.round(Math.max(x, box.left - left + DISTANCE))}px`);
  tip.style.setProperty('top', `${Math.round(Math.max(y, box.top - top + DISTANCE))}px`);
}
