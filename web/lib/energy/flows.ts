import type { Bill } from "@wattmesh/indexer-client";

/** What went through a meter and who was on the other side, in Wh. */
export interface MeterFlows {
  importWh: bigint;
  exportWh: bigint;
  fromNeighboursWh: bigint;
  fromUtilityWh: bigint;
  fromStorageWh: bigint;
  toNeighboursWh: bigint;
  toUtilityWh: bigint;
  toStorageWh: bigint;
  /** Energy of slots whose readings came too late, within the above. The utility was on its other side. */
  lateWh: bigint;
}

type Energies = Pick<
  Bill,
  | "import_wh"
  | "export_wh"
  | "forward_bought_wh"
  | "forward_sold_wh"
  | "pool_bought_wh"
  | "pool_sold_wh"
  | "utility_bought_wh"
  | "utility_sold_wh"
  | "held_wh"
  | "used_wh"
  | "catch_up_import_wh"
  | "catch_up_export_wh"
>;

export function flowsOf(energies: Energies): MeterFlows {
  const of = (name: keyof Energies) => BigInt(energies[name]);
  const lateImport = of("catch_up_import_wh");
  const lateExport = of("catch_up_export_wh");
  return {
    importWh: of("import_wh") + lateImport,
    exportWh: of("export_wh") + lateExport,
    fromNeighboursWh: of("pool_bought_wh") + of("forward_bought_wh"),
    fromUtilityWh: of("utility_bought_wh") + lateImport,
    fromStorageWh: of("used_wh"),
    toNeighboursWh: of("pool_sold_wh") + of("forward_sold_wh"),
    toUtilityWh: of("utility_sold_wh") + lateExport,
    toStorageWh: of("held_wh"),
    lateWh: lateImport + lateExport,
  };
}
