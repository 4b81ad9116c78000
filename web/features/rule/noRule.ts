import type { Rule } from "@wattmesh/client";

/** What a metering point does before its owner says anything: sells at feed-in or above, buys at retail or below. */
export const noRule: Rule = { hold: false, draw: false, paused: false };
