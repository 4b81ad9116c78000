import { InvalidValueError } from "../errors/invalidValue.ts";
import { moneyMicro } from "../units/money.ts";
import { maxSlotsAhead } from "./forecast.ts";

/** The most steps a battery is planned in. */
export const maxBatterySteps = 64;

/** A battery, what it holds, and the slots ahead. Whole steps of capacity, power and charge are used. */
export interface Outlook {
  readonly stepWh: bigint;
  readonly capacityWh: bigint;
  /** What it can take or give in a slot. */
  readonly powerWh: bigint;
  /** What it holds now; none above its capacity is used. */
  readonly chargeWh: bigint;
  /** What it takes in of what it draws, 1 to 1000. */
  readonly efficiencyPermille: number;
  readonly slots: readonly OutlookSlot[];
  /** What the line can carry towards the root. */
  readonly limitUpWh: bigint;
  /** What it can carry away from the root. */
  readonly limitDownWh: bigint;
  /** What a flow beyond the line's limits costs. */
  readonly breachMicroPerKwh: number;
  /** What the charge is worth in the end. */
  readonly endWorthMicroPerKwh: number;
}

/** A slot ahead. Prices are multiples of 1000. */
export interface OutlookSlot {
  /** What the zone exports before the battery, positive towards the root. */
  readonly netWh: bigint;
  /** What the utility pays. */
  readonly feedInMicroPerKwh: number;
  /** What the utility asks. */
  readonly retailMicroPerKwh: number;
}

/** A battery's cheapest plan. */
export interface Plan {
  /** Per slot: charged, or given if negative. */
  readonly intoBatteryWh: bigint[];
  /** What the zone pays less what it is paid and what the charge is worth in the end. */
  readonly costMicro: bigint;
}

/** The best that can be done from a slot on with a charge. */
interface Best {
  readonly costMicro: bigint;
  /** Steps into the battery in the slot. */
  readonly steps: number;
}

/**
 * Finds a battery's cheapest plan in whole steps (balancing specification, section 6). Of plans that cost the same it takes the one that
 * moves least in the earliest slot where they differ, and of two that move as much there the one that charges.
 *
 * @throws InvalidValueError for a step, efficiency, price or number of slots that cannot be planned with
 */
export function dispatch(outlook: Outlook): Plan {
  const levels = checked(outlook);
  let ahead: Best[] = Array.from({ length: levels + 1 }, (_, level) => ({
    costMicro: -moneyMicro(outlook.endWorthMicroPerKwh, BigInt(level) * outlook.stepWh),
    steps: 0,
  }));
  const choices: Best[][] = [];
  for (const slot of outlook.slots.toReversed()) {
    const moves = movesOf(outlook, levels, slot);
    const later = ahead;
    ahead = later.map((_, level) => cheapest(level, moves, later));
    choices.unshift(ahead);
  }
  const start = Math.min(wholeSteps(outlook.chargeWh, outlook.stepWh), levels);
  return { intoBatteryWh: followed(outlook, start, choices), costMicro: at(ahead, start).costMicro };
}

/** Checks what is given; how many steps the battery holds. */
function checked({ stepWh, capacityWh, powerWh, chargeWh, efficiencyPermille, slots }: Outlook): number {
  if (stepWh < 1n) throw new InvalidValueError("a step of at least 1 Wh", stepWh);
  for (const [name, energyWh] of Object.entries({ capacity: capacityWh, power: powerWh, charge: chargeWh }))
    if (energyWh < 0n) throw new InvalidValueError(`a ${name} of at least 0 Wh`, energyWh);
  if (capacityWh / stepWh > BigInt(maxBatterySteps))
    throw new InvalidValueError(`a battery of at most ${maxBatterySteps} steps`, capacityWh / stepWh);
  if (!Number.isInteger(efficiencyPermille) || efficiencyPermille < 1 || efficiencyPermille > 1000)
    throw new InvalidValueError("an efficiency of 1 to 1000 permille", efficiencyPermille);
  if (slots.length > maxSlotsAhead)
    throw new InvalidValueError(`a plan of at most ${maxSlotsAhead} slots`, slots.length);
  return wholeSteps(capacityWh, stepWh);
}

const wholeSteps = (energyWh: bigint, stepWh: bigint): number => Number(energyWh / stepWh);

/** All moves in a slot: those that move less first, of equals the one that charges. */
function movesOf(outlook: Outlook, levels: number, slot: OutlookSlot): Best[] {
  const most = Math.min(wholeSteps(outlook.powerWh, outlook.stepWh), levels);
  const sizes = Array.from({ length: most }, (_, index) => index + 1);
  return [0, ...sizes.flatMap((steps) => [steps, -steps])].map((steps) => ({
    steps,
    costMicro: costMicro(outlook, slot, BigInt(steps) * outlook.stepWh),
  }));
}

/** What a slot costs with so much into the battery. */
function costMicro(outlook: Outlook, slot: OutlookSlot, intoBatteryWh: bigint): bigint {
  const flowWh = slot.netWh - drawnWh(intoBatteryWh, BigInt(outlook.efficiencyPermille));
  const [upWh, downWh] = [positive(flowWh), positive(-flowWh)];
  const beyondWh = positive(upWh - outlook.limitUpWh) + positive(downWh - outlook.limitDownWh);
  return (
    moneyMicro(slot.retailMicroPerKwh, downWh) -
    moneyMicro(slot.feedInMicroPerKwh, upWh) +
    moneyMicro(outlook.breachMicroPerKwh, beyondWh)
  );
}

/** What a battery draws to take something in, rounded up; what it gives it gives whole. */
function drawnWh(intoBatteryWh: bigint, efficiencyPermille: bigint): bigint {
  if (intoBatteryWh <= 0n) return intoBatteryWh;
  return (intoBatteryWh * 1000n + efficiencyPermille - 1n) / efficiencyPermille;
}

const positive = (energyWh: bigint): bigint => (energyWh > 0n ? energyWh : 0n);

/** The first of the cheapest moves; moves come in the order in which equals are preferred, and the first is to rest. */
function cheapest(level: number, moves: readonly Best[], later: readonly Best[]): Best {
  let best: Best | undefined;
  for (const { steps, costMicro } of moves) {
    const after = later[level + steps];
    if (after === undefined) continue;
    const total = costMicro + after.costMicro;
    if (best === undefined || total < best.costMicro) best = { costMicro: total, steps };
  }
  if (best === undefined) throw new Error("a battery can always rest");
  return best;
}

/** The plan that starts with a charge and takes the best choice of each slot. */
function followed(outlook: Outlook, start: number, choices: readonly Best[][]): bigint[] {
  let level = start;
  return choices.map((best) => {
    const { steps } = at(best, level);
    level += steps;
    return BigInt(steps) * outlook.stepWh;
  });
}

function at(best: readonly Best[], level: number): Best {
  const found = best[level];
  if (found === undefined) throw new Error(`no level ${level} in a battery of ${best.length - 1}`);
  return found;
}
