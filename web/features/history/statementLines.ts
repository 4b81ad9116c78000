import type { Bill } from "@wattmesh/indexer-client";

/** What a statement comes to, in micro-currency: positive is received. The parts are the sum. */
export interface StatementSum {
  neighboursMicro: bigint;
  /** Without late energy. */
  utilityMicro: bigint;
  lateMicro: bigint;
  sumMicro: bigint;
  utilityAloneMicro: bigint;
  /** In what is owed; nothing of what is received. */
  vatMicro: bigint;
}

/** Of days or months together. `vatPermille` is in the prices already. */
export function statementSum(bills: readonly Bill[], vatPermille: bigint): StatementSum {
  const of = (micro: (bill: Bill) => string) => bills.reduce((sum, bill) => sum + BigInt(micro(bill)), 0n);
  const lateMicro = of(({ catch_up_earned_micro }) => catch_up_earned_micro) - of((bill) => bill.catch_up_paid_micro);
  const sumMicro = of(({ money_micro }) => money_micro);
  const owedMicro = sumMicro < 0n ? -sumMicro : 0n;
  return {
    neighboursMicro: of(({ neighbours_micro }) => neighbours_micro),
    utilityMicro: of(({ utility_micro }) => utility_micro) - lateMicro,
    lateMicro,
    sumMicro,
    utilityAloneMicro: of(({ utility_alone_micro }) => utility_alone_micro),
    vatMicro: (owedMicro * vatPermille + (1000n + vatPermille) / 2n) / (1000n + vatPermille),
  };
}
