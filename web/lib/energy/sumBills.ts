import type { Bill } from "@wattmesh/indexer-client";
import { flowsOf, type MeterFlows } from "@/lib/energy/flows";

export interface BillSum extends MeterFlows {
  moneyMicro: bigint;
  utilityAloneMicro: bigint;
  savedMicro: bigint;
}

/** Days or months together. */
export function sumBills(bills: readonly Bill[]): BillSum {
  const sum: BillSum = { ...flowsOf(nothing), moneyMicro: 0n, utilityAloneMicro: 0n, savedMicro: 0n };
  for (const bill of bills) {
    const flows = flowsOf(bill);
    for (const name of Object.keys(flows) as (keyof MeterFlows)[]) sum[name] += flows[name];
    sum.moneyMicro += BigInt(bill.money_micro);
    sum.utilityAloneMicro += BigInt(bill.utility_alone_micro);
    sum.savedMicro += BigInt(bill.saved_micro);
  }
  return sum;
}

const nothing = {
  import_wh: "0",
  export_wh: "0",
  forward_bought_wh: "0",
  forward_sold_wh: "0",
  pool_bought_wh: "0",
  pool_sold_wh: "0",
  utility_bought_wh: "0",
  utility_sold_wh: "0",
  held_wh: "0",
  used_wh: "0",
  own_wh: "0",
  import_from_neighbours_wh: "0",
  import_from_storage_wh: "0",
  export_to_neighbours_wh: "0",
  export_to_storage_wh: "0",
  catch_up_import_wh: "0",
  catch_up_export_wh: "0",
};
