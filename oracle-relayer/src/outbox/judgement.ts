import { isFinalVerdict, type Verdict } from "@wattmesh/client";

/** What the contract says of a reading: a verdict, or that it makes none of a charging station's record. */
export type Judgement = Verdict | "ocmf_refused";

/** Whether the reading counts, or is part of what does. */
export const isFinal = (judgement: Judgement): boolean => judgement !== "ocmf_refused" && isFinalVerdict(judgement);
