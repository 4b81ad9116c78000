import type { EntryNames } from "./entries.ts";

/** Questions whose names say too little among those of all contracts. */
export const queryNames: EntryNames = {
  token: { totals: "getTokenTotals", download_logo: "getLogo" },
  grid: { events: "getDemandResponseEvents" },
};
