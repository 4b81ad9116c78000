import type { Wanted } from "../../../deploy/src/wanted.ts";
import { FEE_DENOM, MONEY_DENOM } from "../chain/home.ts";
import type { Community } from "../community/community.ts";
import { ROW_SECONDS } from "../data/profile.ts";
import type { Accounts } from "../keys.ts";
import { OPERATOR_POWER_W } from "./households.ts";
import { GAS_PRICE, MEMBER_GAS_PER_DAY } from "./lanes.ts";

/** What the community pays for the relayer in 24 hours: it carries everybody's readings. */
const RELAYER_GAS_PER_DAY = 10_000_000_000n;

const terms: Wanted["terms"] = {
  proposalSeconds: 86_400n,
  // An undecided application for a metering point lapses after a week of quarter-hours.
  points: { operatorPowerW: OPERATOR_POWER_W, applicationSlots: 672 },
  pointsPerTick: 2_000,
  maxClockSkewSeconds: 2,
  keepSlots: 1_000,
  meteredSecondsPerSlot: ROW_SECONDS,
};

/** What a localnet's community is on its chain. Founding is free: fees come last. */
export function wantedOf(community: Community, accounts: Accounts): Wanted {
  const { utilityDepositMicro: _, ...money } = community.money;
  const { slotSeconds, graceSeconds, priceTickMicroPerKwh, tariff, forward, pricing, carbon, zones } = community;
  return {
    denom: MONEY_DENOM,
    feeDenom: FEE_DENOM,
    market: { slotSeconds, graceSeconds, priceTickMicroPerKwh, tariff, forward, pricing, money, carbon, zones },
    zoneOperators: zones.map(() => accounts.operator.address),
    accounts: {
      authority: accounts.authority.address,
      utility: accounts.utility.address,
      community: accounts.community.address,
      relayers: [accounts.relayer.address],
    },
    admission: {
      verifiers: accounts.verifiers.map(({ address }) => address),
      threshold: community.admission.threshold,
    },
    terms,
  };
}

export const withFees = (wanted: Wanted): Wanted => ({
  ...wanted,
  fees: { gasPrice: GAS_PRICE, memberGasPerDay: MEMBER_GAS_PER_DAY, relayerGasPerDay: RELAYER_GAS_PER_DAY },
});
