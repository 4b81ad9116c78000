import type { AccountResponse, Rule } from "../generated/values.ts";

/** The rule that a point's owner set last: it holds now, or from the next slot on. */
export const latestRule = ({ rule, nextRule }: Pick<AccountResponse, "rule" | "nextRule">): Rule | undefined =>
  nextRule?.rule ?? rule;
