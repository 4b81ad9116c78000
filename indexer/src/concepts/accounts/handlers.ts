import { meterIdAt } from "@wattmesh/client";
import type { Changes } from "../../db/changes.ts";
import { addToSum } from "../../db/sums.ts";
import type { Handlers, Place } from "../handler.ts";

export const accountHandlers = {
  "trading.deposited": ({ meterId, counterparty, by, amountMicro }, place, { changes }) =>
    moveMoney(changes, place, { kind: "deposited", meterId, counterparty, by, amountMicro }),
  "trading.withdrawal_requested": ({ meterId, counterparty, by, amountMicro, dueSlot }, place, { changes }) => {
    moveMoney(changes, place, { kind: "withdrawn", meterId, counterparty, by, amountMicro: -amountMicro });
    const account = accountOf(meterId, counterparty);
    changes.upsert("withdrawals", { account }, { amount_micro: amountMicro, due_slot: dueSlot });
  },
  "trading.withdrawal_held": ({ meterId, counterparty, dueSlot }, _, { changes }) =>
    changes.update("withdrawals", { account: accountOf(meterId, counterparty) }, { due_slot: dueSlot }),
  "trading.withdrawn": ({ meterId, counterparty }, _, { changes }) =>
    changes.update("withdrawals", { account: accountOf(meterId, counterparty) }, { amount_micro: 0n }),
  "trading.withdrawal_returned": ({ meterId, counterparty, amountMicro }, place, { changes }) =>
    moveMoney(changes, place, { kind: "returned", meterId, counterparty, by: undefined, amountMicro }),
  "trading.dues_moved": ({ bank, moved, byWithdrawal }, { height, index: place }, { changes }) => {
    for (const { index, utility, dueMicro } of moved) {
      const meter_id = meterIdAt(bank, index);
      changes.add("dues", { meter_id, utility }, { due_micro: dueMicro });
      changes.insert("due_movements", { height, index: place, meter_id, utility, moved_micro: dueMicro });
      if (byWithdrawal) continue;
      changes.add("accounts", { meter_id }, { available_micro: -dueMicro });
      addToSum(changes, "accounts_micro", -dueMicro);
    }
  },
  "trading.debts_received": ({ utility, amountMicro }, _, { changes }) => {
    changes.add("counterparties", { address: utility }, { available_micro: amountMicro });
    addToSum(changes, "accounts_micro", amountMicro);
  },
  "trading.transferred": ({ fromMeterId, toMeterId, amountMicro }, { height, index }, { changes }) => {
    const sides = [
      { meter_id: fromMeterId, other_meter_id: toMeterId, amount_micro: -amountMicro },
      { meter_id: toMeterId, other_meter_id: fromMeterId, amount_micro: amountMicro },
    ];
    for (const [part, side] of sides.entries()) {
      changes.add("accounts", { meter_id: side.meter_id }, { available_micro: side.amount_micro });
      changes.insert("account_movements", {
        height,
        index,
        part,
        kind: "transferred",
        counterparty: null,
        by: null,
        ...side,
      });
    }
  },
  "trading.credit_line_set": ({ meterId, creditMicro }, _, { changes }) =>
    changes.upsert("accounts", { meter_id: meterId }, { credit_micro: creditMicro }),
  "trading.rule_set": (event, _, { changes }) =>
    changes.upsert(
      "accounts",
      { meter_id: event.meterId },
      {
        has_rule: true,
        rule_from_slot: event.fromSlot,
        ask_micro_per_kwh: event.askMicroPerKwh,
        bid_micro_per_kwh: event.bidMicroPerKwh,
        hold: event.hold,
        draw: event.draw,
        paused: event.paused,
      },
    ),
  "trading.reserves_freed": ({ bank, freed }, _, { changes }) => {
    for (const { index, freedMicro } of freed)
      changes.add(
        "accounts",
        { meter_id: meterIdAt(bank, index) },
        { available_micro: freedMicro, reserved_micro: -freedMicro },
      );
  },
  "trading.counterparty_settled": ({ slot, counterparty, moneyMicro, coinsMicro }, _, { changes }) => {
    changes.insert("counterparty_results", { slot, counterparty, money_micro: moneyMicro });
    changes.add("counterparties", { address: counterparty }, { available_micro: coinsMicro });
    addToSum(changes, "accounts_micro", coinsMicro);
  },
} satisfies Partial<Handlers>;

/** As withdrawals name an account. */
const accountOf = (meterId: number | undefined, counterparty: string | undefined): string =>
  meterId === undefined ? (counterparty ?? "") : String(meterId);

interface Movement {
  kind: "deposited" | "withdrawn" | "returned";
  meterId?: number | undefined;
  counterparty?: string | undefined;
  by: string | undefined;
  /** Positive is received. */
  amountMicro: bigint;
}

/** Coins that came to an account or left one: of a metering point, or else of a counterparty. */
function moveMoney(changes: Changes, { height, index }: Place, movement: Movement): void {
  const { kind, meterId, counterparty, by, amountMicro } = movement;
  const change = { available_micro: amountMicro };
  if (meterId !== undefined) changes.add("accounts", { meter_id: meterId }, change);
  if (counterparty !== undefined) changes.add("counterparties", { address: counterparty }, change);
  addToSum(changes, "accounts_micro", amountMicro);
  changes.insert("account_movements", {
    height,
    index,
    part: 0,
    kind,
    meter_id: meterId,
    counterparty,
    by,
    other_meter_id: null,
    amount_micro: amountMicro,
  });
}
