import type { Changes } from "../db/changes.ts";

/** Sums over all rows of a table. */
export type Sum =
  | "accounts_micro"
  | "turnover_micro"
  | "supply_wh"
  | "retired_wh"
  | "burned_consumed_wh"
  | "burned_exported_wh";

export const addToSum = (changes: Changes, name: Sum, value: bigint): void => changes.add("sums", { name }, { value });
