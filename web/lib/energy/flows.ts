import type { Bill } from "@wattmesh/indexer-client";

/** What went through a meter and who was on the other side, in Wh: the parts of each direction are its whole. */
export interface MeterFlows {
  importWh: bigint;
  exportWh: bigint;
  /** Taken and fed in within one slot, so that it is in both directions and nobody else's. */
  ownWh: bigint;
  fromNeighboursWh: bigint;
  fromUtilityWh: bigint;
  fromStorageWh: bigint;
  toNeighboursWh: bigint;
  toUtilityWh: bigint;
  toStorageWh: bigint;
  /** Energy of slots whose readings came too late, included above. The utility was on its other side. */
  lateWh: bigint;
  /** Bought ahead and sold on, or sold ahead and bought back: it is in nothing of the above. */
  passedOnWh: bigint;
}

type Energies = Pick<
  Bill,
  | "import_wh"
  | "export_wh"
  | "forward_bought_wh"
  | "pool_bought_wh"
  | "utility_bought_wh"
  | "used_wh"
  | "own_wh"
  | "import_from_neighbours_wh"
  | "import_from_storage_wh"
  | "export_to_neighbours_wh"
  | "export_to_storage_wh"
  | "catch_up_import_wh"
  | "catch_up_export_wh"
>;

export function flowsOf(energies: Energies): MeterFlows {
  const of = (name: keyof Energies) => BigInt(energies[name]);
  const lateImport = of("catch_up_import_wh");
  const lateExport = of("catch_up_export_wh");
  const ownWh = of("own_wh");
  const [fromNeighboursWh, fromStorageWh] = [of("import_from_neighbours_wh"), of("import_from_storage_wh")];
  const [toNeighboursWh, toStorageWh] = [of("export_to_neighbours_wh"), of("export_to_storage_wh")];
  const boughtWh = of("forward_bought_wh") + of("pool_bought_wh") + of("utility_bought_wh") + of("used_wh");
  return {
    importWh: of("import_wh") + lateImport,
    exportWh: of("export_wh") + lateExport,
    ownWh,
    fromNeighboursWh,
    fromUtilityWh: of("import_wh") - ownWh - fromNeighboursWh - fromStorageWh + lateImport,
    fromStorageWh,
    toNeighboursWh,
    toUtilityWh: of("export_wh") - ownWh - toNeighboursWh - toStorageWh + lateExport,
    toStorageWh,
    lateWh: lateImport + lateExport,
    passedOnWh: boughtWh + ownWh - of("import_wh"),
  };
}

/** With whom several meters of one house exchanged energy in all, Wh: positive to the house. The three are what was taken less what was fed in. */
export interface NetFlows {
  neighboursWh: bigint;
  utilityWh: bigint;
  storageWh: bigint;
}

export const netOf = (meters: readonly MeterFlows[]): NetFlows => {
  const sum = (of: (flows: MeterFlows) => bigint) => meters.reduce((total, flows) => total + of(flows), 0n);
  return {
    neighboursWh: sum(({ fromNeighboursWh, toNeighboursWh }) => fromNeighboursWh - toNeighboursWh),
    utilityWh: sum(({ fromUtilityWh, toUtilityWh }) => fromUtilityWh - toUtilityWh),
    storageWh: sum(({ fromStorageWh, toStorageWh }) => fromStorageWh - toStorageWh),
  };
};
