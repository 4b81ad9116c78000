import {
  type BalancedZone,
  type Client,
  type EmergencyCut,
  getBalancedZones,
  getCuts,
  getFlexibilityCalls,
  type OpenCall,
} from "@wattmesh/client";

/** How the grid fares: zones in order of id, and calls and cuts in order of their slots. */
export interface GridSight {
  zones: BalancedZone[];
  calls: OpenCall[];
  cuts: EmergencyCut[];
}

/** What became otherwise from one sight to the next. */
export type GridNews =
  | { kind: "state"; before: BalancedZone["state"]; zone: BalancedZone }
  | { kind: "cutOff" | "joined"; zone: BalancedZone }
  | { kind: "called"; call: OpenCall }
  | { kind: "ended"; call: OpenCall }
  | { kind: "cut"; cut: EmergencyCut }
  | { kind: "compensated"; cut: EmergencyCut };

const PAGE = 100;
/** More calls than this are not looked through for a line of the terminal. */
const MOST_CALLS = 100;
/** Nor more cuts. */
const MOST_CUTS = 100;
/** What is cut is measured within so many slots, where nothing is in the way. */
const CUT_SLOTS = 96;

/** `slot` is the one that was settled last; nothing before there is one. */
export async function seeGrid(client: Client, slot?: number): Promise<GridSight> {
  const zones: BalancedZone[] = [];
  for (;;) {
    const startAfter = zones.at(-1)?.zoneId;
    const page = await getBalancedZones(client, { limit: PAGE, startAfter });
    zones.push(...page.zones);
    if (page.zones.length < PAGE) break;
  }
  const startAfter = slot === undefined ? undefined : { slot: Math.max(0, slot - CUT_SLOTS), zoneId: 0 };
  const [{ calls }, { cuts }] = await Promise.all([
    getFlexibilityCalls(client, { limit: MOST_CALLS }),
    getCuts(client, { limit: MOST_CUTS, startAfter }),
  ]);
  return { zones, calls, cuts };
}

/** States that moved and islands that the clock made, then calls that came, then those that are over; cuts likewise. */
export function gridNews(before: GridSight, after: GridSight): GridNews[] {
  const states = new Map(before.zones.map(({ zoneId, state }) => [zoneId, state]));
  const islands = new Set(before.zones.flatMap(({ zoneId, island }) => (island === undefined ? [] : [zoneId])));
  const [were, are] = [keysOf(before), keysOf(after)];
  const stages = new Map(before.cuts.map((cut) => [keyOf(cut), cut.stage]));
  return [
    ...after.zones.flatMap((zone): GridNews[] => {
      const state = states.get(zone.zoneId) ?? "normal";
      const wasIsland = islands.has(zone.zoneId);
      return [
        ...(state === zone.state ? [] : [{ kind: "state", before: state, zone } as const]),
        ...(zone.island !== undefined && !wasIsland ? [{ kind: "cutOff", zone } as const] : []),
        ...(zone.island === undefined && wasIsland ? [{ kind: "joined", zone } as const] : []),
      ];
    }),
    ...after.calls.filter((call) => !were.has(keyOf(call))).map((call): GridNews => ({ kind: "called", call })),
    ...before.calls.filter((call) => !are.has(keyOf(call))).map((call): GridNews => ({ kind: "ended", call })),
    ...after.cuts.flatMap((cut): GridNews[] => {
      const was = stages.get(keyOf(cut));
      const isTold = cut.stage === "made" || cut.stage === "ended";
      return [
        ...(isTold && was !== "made" && was !== "ended" ? [{ kind: "cut", cut } as const] : []),
        ...(cut.stage === "ended" && was !== "ended" ? [{ kind: "compensated", cut } as const] : []),
      ];
    }),
  ];
}

const keyOf = ({ slot, zoneId }: { slot: number; zoneId: number }): string => `${slot} ${zoneId}`;
const keysOf = ({ calls }: GridSight): Set<string> => new Set(calls.map(keyOf));
