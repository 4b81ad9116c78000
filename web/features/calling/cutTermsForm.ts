import type { CallTerms, CutTerms, ZoneParams } from "@wattmesh/client";
import type { FieldError, Parsed } from "@/lib/forms/decimal";
import { isTargetDoubted, readTarget, type TargetError } from "./target";
import { isCapDoubted, readCap } from "./termsForm";

/** What stands in the form of the terms on which metering points are cut. */
export interface CutTermsFields {
  /** Of what the line carries, percent. */
  target: string;
  compensation: string;
}

export type CutTermsFieldError = FieldError | TargetError | "belowCalls";
export type CutTermsErrors = Partial<Record<keyof CutTermsFields, CutTermsFieldError>>;

/** How prices are read, and on what terms the clock calls. */
interface CutTermsLimits {
  currency: string;
  locale: string;
  calls: CallTerms | undefined;
}

/** The terms that stand in the form, or all that is wrong with them, as `set_params` would refuse them. */
export function readCutTerms(
  fields: CutTermsFields,
  { currency, locale, calls }: CutTermsLimits,
): CutTerms | { errors: CutTermsErrors } {
  const target = readTarget(fields.target, locale);
  const compensation = aboveCalls(readCap(fields.compensation, currency, locale), calls);
  if ("value" in target && "value" in compensation)
    return { targetPermille: target.value, compensationMicroPerKwh: compensation.value };
  return {
    errors: {
      ...("error" in target && { target: target.error }),
      ...("error" in compensation && { compensation: compensation.error }),
    },
  };
}

/** A cut pays no less than the dearest call, or it would be the cheaper way to have less flow. */
const aboveCalls = (
  compensation: Parsed<number>,
  calls: CallTerms | undefined,
): Parsed<number> | { error: CutTermsFieldError } =>
  "value" in compensation && calls !== undefined && compensation.value < calls.priceCapMicroPerKwh
    ? { error: "belowCalls" }
    : compensation;

/** What a zone is judged by, with these terms, or with no cuts any more. Whatever the form does not ask about stays. */
export const withCutTerms = (params: ZoneParams, wanted: CutTerms | "end"): ZoneParams => ({
  ...params,
  cuts: wanted === "end" ? undefined : wanted,
});

/** The first thing about terms that nobody would sign knowingly; nothing where they are plausible. */
export function doubtOfCutTerms(
  { targetPermille, compensationMicroPerKwh }: CutTerms,
  retailMicroPerKwh: number,
): "compensation" | "target" | undefined {
  if (isCapDoubted(compensationMicroPerKwh, retailMicroPerKwh)) return "compensation";
  return isTargetDoubted(targetPermille) ? "target" : undefined;
}
