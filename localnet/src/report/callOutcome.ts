import { type Client, type FlexibilityAward, getAwards, type OpenCall } from "@wattmesh/client";

/** What came of a call: of the awards that were held to. */
export interface CallOutcome {
  awards: number;
  awardedWh: bigint;
  deliveredWh: bigint;
  paidMicro: bigint;
  finedMicro: bigint;
}

const PAGE = 100;

/** Of a call that is over. */
export async function callOutcome(client: Client, { slot, zoneId }: OpenCall): Promise<CallOutcome> {
  const outcome: CallOutcome = { awards: 0, awardedWh: 0n, deliveredWh: 0n, paidMicro: 0n, finedMicro: 0n };
  for (let startAfter: number | undefined; ; ) {
    const { awards } = await getAwards(client, { slot, zoneId, limit: PAGE, startAfter });
    for (const award of awards) add(outcome, award);
    startAfter = awards.at(-1)?.offerId;
    if (awards.length < PAGE) return outcome;
  }
}

function add(outcome: CallOutcome, { void: why, awardedWh, delivery }: FlexibilityAward): void {
  if (why !== undefined) return;
  outcome.awards += 1;
  outcome.awardedWh += awardedWh;
  outcome.deliveredWh += delivery?.deliveredWh ?? 0n;
  outcome.paidMicro += delivery?.paidMicro ?? 0n;
  outcome.finedMicro += delivery?.finedMicro ?? 0n;
}
