// Size and colours that the peers share with the element.

/** Legend and plot together, CSS pixels. */
export const CHART_HEIGHT = 288;

/** The plot with its axes. */
export const PLOT_HEIGHT = 242;

export const COLOURS = ['#0f6cbd', '#5c4fc4', '#c4314b', '#a85800', '#8b2e9e', '#007d76'];
