import type {
  CutOutcome,
  CutPoint,
  CutReason,
  CutVerdict,
  EmergencyCut,
  PointClass,
  Relief,
} from "../../generated/values.ts";
import type { AmountFormats } from "../formats.ts";

/** What a cut is told by, as the chain has it or an indexer. */
export type ToldCut = Pick<EmergencyCut, "slot" | "relief" | "measuredSlot" | "compensationMicroPerKwh">;

/** What it is for one metering point. */
export type ToldCutPoint = Pick<CutPoint, "reason" | "class" | "expectedWh" | "cutWh" | "baselineWh"> & {
  outcome?: Pick<CutOutcome, "verdict" | "countedWh" | "deliveredWh" | "paidMicro"> | undefined;
};

type Asked = (point: ToldCutPoint, cut: ToldCut, formats: AmountFormats) => string;

/** What cuts are told with in one language. */
export interface CutWords {
  measured(cut: ToldCut, formats: AmountFormats): string;
  asked: Record<CutReason, Asked>;
  /** Why it is this metering point's turn. */
  turn: Record<PointClass, string>;
  paid: Record<Relief, (cut: ToldCut, formats: AmountFormats) => string>;
  outcome: Record<
    CutVerdict,
    (outcome: NonNullable<ToldCutPoint["outcome"]>, point: ToldCutPoint, formats: AmountFormats) => string
  >;
}
