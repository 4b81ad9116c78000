import { type Parsed, parseDecimalText } from "@/lib/forms/decimal";

const MOST_TARGET_PERMILLE = 1_000n;
/** A line that is relieved below half of what it carries is hardly in need. */
const DOUBTED_TARGET_PERMILLE = 500;

export type TargetError = "percentOfLine";

/** Of what a line carries, typed in percent: permille, more than none and no more than all. */
export function readTarget(text: string, locale: string): Parsed<number> | { error: TargetError } {
  const parsed = parseDecimalText(text, 1, locale);
  if ("error" in parsed) return parsed;
  if (parsed.value <= 0n || parsed.value > MOST_TARGET_PERMILLE) return { error: "percentOfLine" };
  return { value: Number(parsed.value) };
}

export const isTargetDoubted = (targetPermille: number): boolean => targetPermille < DOUBTED_TARGET_PERMILLE;
