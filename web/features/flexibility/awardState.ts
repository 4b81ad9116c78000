import type { FlexibilityAward } from "@wattmesh/client";

/** How far an award is: what is to be done, what is waited for, and what came of it. */
export type AwardState =
  | "void"
  | "toCome"
  | "running"
  | "measuring"
  | "delivered"
  | "missing"
  | "unread"
  | "no_baseline";

export function awardState(award: Pick<FlexibilityAward, "void" | "delivery" | "slot">, current: number): AwardState {
  if (award.void !== undefined) return "void";
  if (award.delivery !== undefined) return award.delivery.verdict;
  if (award.slot > current) return "toCome";
  return award.slot === current ? "running" : "measuring";
}
