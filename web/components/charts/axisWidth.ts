/** Between a label and the picture: the tick and the space beside it. */
const TICK_PX = 16;
const LEAST_PX = 36;

/** How wide an axis has to be for its longest label, in CSS pixels; `measure` gives a label's width. */
export const axisWidth = (labels: readonly string[], measure: (label: string) => number): number =>
  Math.max(LEAST_PX, Math.ceil(Math.max(0, ...labels.map(measure))) + TICK_PX);
