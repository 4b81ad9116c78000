/** How Node runs the localnet's processes: many share one machine and none is busy, so that they rather collect garbage than take memory. */
export const sparing = ["--optimize-for-size", "--max-semi-space-size=1"];
