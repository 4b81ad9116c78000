import type { ContractName, Contracts, InstantiateValues } from "@wattmesh/client";
import type { Wanted } from "../wanted.ts";

/** By what a zone is judged whose operator says nothing else: its loading in permille, half a Hz and a tenth of the voltage at most. */
const bands: InstantiateValues["balancing"]["params"]["bands"] = {
  alertPermille: 800,
  emergencyPermille: 1_000,
  clearPermille: 700,
  calmSlots: 4,
  stages: 3,
  frequencyAlertMhz: 50,
  frequencyEmergencyMhz: 500,
  voltageAlertPermille: 60,
  voltageEmergencyPermille: 100,
};

/** What each contract starts with. A new contract of the manifest has its part here. */
export function instantiateValues({
  market,
  accounts,
  admission,
  terms,
  zoneOperators,
  denom,
}: Wanted): InstantiateValues {
  const admin = accounts.authority;
  const { slotSeconds, graceSeconds, priceTickMicroPerKwh, tariff, carbon, zones } = market;
  const { keepSlots } = terms;
  return {
    registry: {
      admin,
      ...admission,
      proposalSeconds: terms.proposalSeconds,
      points: { slotSeconds, ...terms.points },
    },
    grid: {
      admin,
      operator: zoneOperators[0] ?? "",
      slotSeconds,
      priceTickMicroPerKwh,
      rootName: zones[0]?.name ?? "",
      tariff,
      tariffNoticeSlots: market.forward.horizonSlots,
    },
    metering: {
      admin,
      slotSeconds,
      graceSeconds,
      meteredSecondsPerSlot: terms.meteredSecondsPerSlot,
      maxClockSkewSeconds: terms.maxClockSkewSeconds,
      keepSlots,
    },
    token: {
      admin,
      name: "Wattmesh energy",
      symbol: "KWH",
      gridGPerKwh: carbon.gridGPerKwh,
      sourceGPerKwh: [{ source: "solar", gPerKwh: carbon.solarGPerKwh }],
    },
    trading: {
      admin,
      denom,
      utility: accounts.utility,
      community: accounts.community,
      slotSeconds,
      graceSeconds,
      pointsPerTick: terms.pointsPerTick,
      keepSlots,
      forward: market.forward,
      pricing: market.pricing,
      money: market.money,
    },
    balancing: { admin, slotSeconds, params: { bands } },
  };
}

/**
 * What contracts are told when their code changes: where those are that older code did not know. Whoever knows them already takes it as it is. What
 * else older state may lack is a decision, which nobody makes in passing.
 */
export const migrateMessages = ({ grid, metering, balancing }: Contracts): Record<ContractName, object> => ({
  registry: { metering },
  metering: { grid },
  token: {},
  grid: balancing === "" ? {} : { balancing },
  trading: {},
  balancing: {},
});
