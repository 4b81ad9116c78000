/** Energies of a community over some slots, in Wh. */
export interface CommunityEnergy {
  /** Made by panels, behind the meters. */
  pvWh: bigint;
  /** Used by households, behind the meters. */
  loadWh: bigint;
  /** As metered: what left the houses and came into them. */
  exportWh: bigint;
  importWh: bigint;
  toUtilityWh: bigint;
  fromUtilityWh: bigint;
}

export const noEnergy: CommunityEnergy = {
  pvWh: 0n,
  loadWh: 0n,
  exportWh: 0n,
  importWh: 0n,
  toUtilityWh: 0n,
  fromUtilityWh: 0n,
};

export function addEnergy(one: CommunityEnergy, other: CommunityEnergy): CommunityEnergy {
  const keys = Object.keys(noEnergy) as (keyof CommunityEnergy)[];
  return Object.fromEntries(keys.map((key) => [key, one[key] + other[key]])) as unknown as CommunityEnergy;
}

/** A share in thousandths; `undefined` when the whole is zero. */
export type Permille = number | undefined;

export interface Shares {
  /** Self-consumption: the share of PV energy that was used or stored in the community. */
  selfConsumption: Permille;
  /** Self-sufficiency: the share of consumption that did not come from the utility. */
  selfSufficiency: Permille;
}

export const sharesWith = ({ pvWh, loadWh, toUtilityWh, fromUtilityWh }: CommunityEnergy): Shares => ({
  selfConsumption: permille(pvWh - toUtilityWh, pvWh),
  selfSufficiency: permille(loadWh - fromUtilityWh, loadWh),
});

/** The same when every household is alone with the utility. */
export const sharesWithout = ({ pvWh, loadWh, exportWh, importWh }: CommunityEnergy): Shares => ({
  selfConsumption: permille(pvWh - exportWh, pvWh),
  selfSufficiency: permille(loadWh - importWh, loadWh),
});

// Registers carry less than a Wh from slot to slot, so a share can come out a hair beyond its ends.
function permille(part: bigint, whole: bigint): Permille {
  if (whole === 0n) return undefined;
  return Math.min(1000, Math.max(0, Number((part * 1000n) / whole)));
}
