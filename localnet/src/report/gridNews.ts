import { type BalancedZone, type Client, getBalancedZones, getFlexibilityCalls, type OpenCall } from "@wattmesh/client";

/** How the grid fares: zones in order of id, and calls in order of their slots. */
export interface GridSight {
  zones: BalancedZone[];
  calls: OpenCall[];
}

/** What became otherwise from one sight to the next. */
export type GridNews =
  | { kind: "state"; before: BalancedZone["state"]; zone: BalancedZone }
  | { kind: "called"; call: OpenCall }
  | { kind: "ended"; call: OpenCall };

const PAGE = 100;
/** More calls than this are not looked through for a line of the terminal. */
const MOST_CALLS = 100;

export async function seeGrid(client: Client): Promise<GridSight> {
  const zones: BalancedZone[] = [];
  for (;;) {
    const startAfter = zones.at(-1)?.zoneId;
    const page = await getBalancedZones(client, { limit: PAGE, startAfter });
    zones.push(...page.zones);
    if (page.zones.length < PAGE) break;
  }
  return { zones, calls: (await getFlexibilityCalls(client, { limit: MOST_CALLS })).calls };
}

/** States that moved, then calls that came, then those that are over. */
export function gridNews(before: GridSight, after: GridSight): GridNews[] {
  const states = new Map(before.zones.map(({ zoneId, state }) => [zoneId, state]));
  const [were, are] = [keysOf(before), keysOf(after)];
  return [
    ...after.zones.flatMap((zone): GridNews[] => {
      const state = states.get(zone.zoneId) ?? "normal";
      return state === zone.state ? [] : [{ kind: "state", before: state, zone }];
    }),
    ...after.calls.filter((call) => !were.has(keyOf(call))).map((call): GridNews => ({ kind: "called", call })),
    ...before.calls.filter((call) => !are.has(keyOf(call))).map((call): GridNews => ({ kind: "ended", call })),
  ];
}

const keyOf = ({ slot, zoneId }: OpenCall): string => `${slot} ${zoneId}`;
const keysOf = ({ calls }: GridSight): Set<string> => new Set(calls.map(keyOf));
