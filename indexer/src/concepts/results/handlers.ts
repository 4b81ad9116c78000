import { type CatchUpMoney, meterIdAt } from "@wattmesh/client";
import { SPAN_SLOTS } from "../../db/spans.ts";
import { addToSum } from "../../db/sums.ts";
import type { Handlers, Tariff } from "../handler.ts";
import { sharesOf } from "./shares.ts";

export const resultHandlers = {
  "trading.bank_settled": (event, { height }, { changes, openSlots }) => {
    const { slot, bank, results } = event;
    const tariff = openSlots.get(slot);
    if (tariff === undefined) throw new Error(`bank ${bank} is settled in slot ${slot}, which is not open`);
    const span = Math.floor(slot / SPAN_SLOTS);
    for (const { index, reason, energy, catchUp, moneyMicro } of results) {
      const meterId = meterIdAt(bank, index);
      const shares = sharesOf(energy);
      const amounts = {
        import_wh: energy.importWh,
        export_wh: energy.exportWh,
        forward_bought_wh: energy.forwardBoughtWh,
        forward_sold_wh: energy.forwardSoldWh,
        pool_bought_wh: energy.poolBoughtWh,
        pool_sold_wh: energy.poolSoldWh,
        utility_bought_wh: energy.utilityBoughtWh,
        utility_sold_wh: energy.utilitySoldWh,
        held_wh: energy.heldWh,
        used_wh: energy.usedWh,
        catch_up_import_wh: energy.catchUpImportWh,
        catch_up_export_wh: energy.catchUpExportWh,
        own_wh: shares.ownWh,
        import_from_neighbours_wh: shares.importFromNeighboursWh,
        import_from_storage_wh: shares.importFromStorageWh,
        export_to_neighbours_wh: shares.exportToNeighboursWh,
        export_to_storage_wh: shares.exportToStorageWh,
        catch_up_earned_micro: catchUp.earnedMicro,
        catch_up_paid_micro: catchUp.paidMicro,
        money_micro: moneyMicro,
        utility_micro: withUtility(energy.utilitySoldWh, energy.utilityBoughtWh, tariff, catchUp),
        utility_alone_micro: withUtility(energy.exportWh, energy.importWh, tariff, catchUp),
      };
      changes.insertInPack("results", meterId, { slot, height }, { reason, ...amounts });
      changes.addInPack("result_spans", meterId, { span }, { slots: 1n, ...amounts });
      changes.addInPack("settled_money", meterId, {}, { money_micro: moneyMicro });
    }
    const moved = results.reduce((sum, { moneyMicro }) => sum + moneyMicro, 0n);
    addToSum(changes, "accounts_micro", moved);
  },
} satisfies Partial<Handlers>;

/** Energy of the slot at its tariff, where prices are whole micro per Wh, and what energy of missed slots came to. */
const withUtility = (
  soldWh: bigint,
  boughtWh: bigint,
  { feedInMicroPerKwh, retailMicroPerKwh }: Tariff,
  { earnedMicro, paidMicro }: CatchUpMoney,
): bigint =>
  soldWh * BigInt(feedInMicroPerKwh / 1000) - boughtWh * BigInt(retailMicroPerKwh / 1000) + earnedMicro - paidMicro;
