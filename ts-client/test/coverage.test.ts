import { describe, expect, test } from "vitest";
import { type AuditResponse, covered } from "../src/index.ts";

const utility = "watt1utility";

const page = (change: Partial<AuditResponse> = {}): AuditResponse => ({
  availableMicro: 60n,
  reservedMicro: 25n,
  withdrawalsMicro: 10n,
  inWorkMicro: 5n,
  coinsMicro: 200n,
  balanceMicro: 200n,
  utilities: [{ utility, debtsMicro: 4n, claimsMicro: 3n, receivableMicro: 0n, payableMicro: 0n }],
  nextBank: undefined,
  ...change,
});

const first = page({
  utilities: [{ utility, debtsMicro: 6n, claimsMicro: 0n, receivableMicro: 10n, payableMicro: 3n }],
});

describe("coins cover every account", () => {
  test("when the pages of a recount come to the coins counted, and dues to what utilities count", () => {
    expect(covered([first, page()])).toEqual({
      holds: true,
      accountsMicro: 200n,
      coinsMicro: 200n,
      balanceMicro: 200n,
      utilities: [{ utility, debtsMicro: 10n, claimsMicro: 3n, receivableMicro: 10n, payableMicro: 3n }],
    });
  });

  test("also when somebody gave the contract coins that are nobody's", () => {
    expect(covered([first, page({ balanceMicro: 277n })]).holds).toBe(true);
  });

  test.each([
    ["an account has more than there is", { availableMicro: 61n }],
    ["coins that were counted are not there", { balanceMicro: 199n }],
    [
      "a debt is nobody's",
      { utilities: [{ utility, debtsMicro: 5n, claimsMicro: 3n, receivableMicro: 0n, payableMicro: 0n }] },
    ],
    [
      "a claim is on nobody",
      { utilities: [{ utility, debtsMicro: 4n, claimsMicro: 4n, receivableMicro: 0n, payableMicro: 0n }] },
    ],
  ])("but not when %s", (_, change) => {
    expect(covered([first, page(change)]).holds).toBe(false);
  });
});
