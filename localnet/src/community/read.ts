import type { Rule } from "@wattmesh/client";
import { onTick, toMarket, unique } from "../../../deploy/src/market/read.ts";
import { checkKeys, parseToml, readText } from "../../../deploy/src/market/toml.ts";
import { SettingError } from "../errors.ts";
import type { Community, Household } from "./community.ts";
import { type CommunityFile, fileSchema } from "./schema.ts";

/** Reads a `community.toml`. Errors name the file, the key and the value. */
export async function readCommunity(file: string): Promise<Community> {
  return parseCommunity(file, await readText(file));
}

export function parseCommunity(file: string, text: string): Community {
  const found = checkKeys(file, fileSchema, parseToml(file, text));
  const market = toMarket(file, found);
  checkTogether(file, found);
  const zoneIndex = new Map(market.zones.map(({ name }, index) => [name, index]));
  return {
    ...market,
    name: found.name,
    replayFrom: found.replay.from,
    money: { ...market.money, utilityDepositMicro: BigInt(found.money.utility_deposit_micro) },
    agents: {
      slotsAhead: found.agents.slots_ahead,
      spreadMicroPerKwh: found.agents.spread_micro_per_kwh,
      slotEnergyWh: BigInt(found.agents.slot_energy_wh),
    },
    admission: found.admission,
    households: found.households.map((household, index) => {
      const zone = zoneIndex.get(household.zone);
      if (zone === undefined) {
        throw new SettingError(file, `households[${index}].zone`, household.zone, "no zone has this name");
      }
      return toHousehold(household, zone, found);
    }),
  };
}

function checkTogether(file: string, found: CommunityFile): void {
  const { admission } = found;
  const check = onTick(file, found);
  check("agents.spread_micro_per_kwh", found.agents.spread_micro_per_kwh);
  if (found.agents.slots_ahead > found.forward.orders_per_message) {
    const reason = `more than forward.orders_per_message = ${found.forward.orders_per_message}`;
    throw new SettingError(file, "agents.slots_ahead", found.agents.slots_ahead, reason);
  }
  if (admission.threshold > admission.verifiers) {
    throw new SettingError(
      file,
      "admission.threshold",
      admission.threshold,
      `more than verifiers = ${admission.verifiers}`,
    );
  }
  found.households.forEach(({ rule }, index) => {
    check(`households[${index}].rule.ask_micro_per_kwh`, rule?.ask_micro_per_kwh);
    check(`households[${index}].rule.bid_micro_per_kwh`, rule?.bid_micro_per_kwh);
  });
  unique(file, "households", found.households);
}

function toHousehold(
  found: CommunityFile["households"][number],
  zone: number,
  { accounts, appliances: { seed } }: CommunityFile,
): Household {
  return {
    name: found.name,
    zone,
    loadFile: found.load,
    ...(found.load_weeks_later > 0 && { loadWeeksLater: found.load_weeks_later }),
    ...appliancesOf(found, seed),
    keyType: found.key,
    connectionW: found.connection_w,
    depositMicro: BigInt(found.deposit_micro ?? accounts.deposit_micro),
    creditMicro: BigInt(found.credit_micro ?? accounts.credit_micro),
    ...(found.pv && { pv: { profileFile: found.pv.profile, peakW: found.pv.peak_w } }),
    ...(found.rule && { rule: toRule(found.rule) }),
    ...(found.strategy && { strategy: found.strategy }),
  };
}

function appliancesOf(
  { name, car, heat_pump }: CommunityFile["households"][number],
  seed: number,
): Pick<Household, "appliances"> {
  if (car === undefined && heat_pump === undefined) return {};
  return {
    appliances: {
      seed,
      household: name,
      ...(car && { car: { powerW: car.power_w, kmAYear: car.km_a_year } }),
      ...(heat_pump && { heatPump: { powerW: heat_pump.power_w, kwhAYear: heat_pump.kwh_a_year } }),
    },
  };
}

const toRule = ({
  ask_micro_per_kwh,
  bid_micro_per_kwh,
  hold,
  draw,
  paused,
}: NonNullable<CommunityFile["households"][number]["rule"]>): Rule => ({
  askMicroPerKwh: ask_micro_per_kwh,
  bidMicroPerKwh: bid_micro_per_kwh,
  hold,
  draw,
  paused,
});
