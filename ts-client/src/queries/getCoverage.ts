import type { Client } from "../client/client.ts";
import { getAudit } from "../generated/queries/index.ts";
import type { AuditResponse, UtilityAudit } from "../generated/values.ts";

/** Whether coins cover every account, recounted. */
export interface Coverage {
  /** `accounts = coins <= balance`, and for each utility debts are receivables and claims payables. */
  holds: boolean;
  /** Available, held back, on its way out, and in the slot that is being settled. */
  accountsMicro: bigint;
  /** What messages brought less what they took. */
  coinsMicro: bigint;
  /** What the contract holds. */
  balanceMicro: bigint;
  utilities: UtilityAudit[];
}

const RECOUNTS = 3;

/** Recounts every account, page by page; between two pages a block may move money, so a count that does not hold is repeated. */
export async function getCoverage(client: Client): Promise<Coverage> {
  let coverage = await recount(client);
  for (let again = 1; again < RECOUNTS && !coverage.holds; again += 1) coverage = await recount(client);
  return coverage;
}

async function recount(client: Client): Promise<Coverage> {
  const pages: AuditResponse[] = [];
  for (let startBank: number | undefined = 0; startBank !== undefined; ) {
    const page: AuditResponse = await getAudit(client, { startBank });
    pages.push(page);
    startBank = page.nextBank;
  }
  return covered(pages);
}

/** What pages of a recount come to. */
export function covered(pages: AuditResponse[]): Coverage {
  const last = pages.at(-1);
  const coinsMicro = last?.coinsMicro ?? 0n;
  const balanceMicro = last?.balanceMicro ?? 0n;
  const accountsMicro = pages.reduce(
    (sum, page) => sum + page.availableMicro + page.reservedMicro + page.withdrawalsMicro + page.inWorkMicro,
    0n,
  );
  const utilities = pages.reduce(addUtilities, [] as UtilityAudit[]);
  const areOwed = utilities.every(
    ({ debtsMicro, claimsMicro, receivableMicro, payableMicro }) =>
      debtsMicro === receivableMicro && claimsMicro === payableMicro,
  );
  const holds = accountsMicro === coinsMicro && coinsMicro <= balanceMicro && areOwed;
  return { holds, accountsMicro, coinsMicro, balanceMicro, utilities };
}

function addUtilities(sums: UtilityAudit[], page: AuditResponse): UtilityAudit[] {
  return page.utilities.map((utility, number) => {
    const sum = sums[number];
    if (sum === undefined) return utility;
    return {
      utility: utility.utility,
      debtsMicro: sum.debtsMicro + utility.debtsMicro,
      claimsMicro: sum.claimsMicro + utility.claimsMicro,
      receivableMicro: sum.receivableMicro + utility.receivableMicro,
      payableMicro: sum.payableMicro + utility.payableMicro,
    };
  });
}
