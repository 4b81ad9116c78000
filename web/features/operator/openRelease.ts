import type { Proposal } from "@wattmesh/client";

/** The proposal to release a meter that is voted on; nothing while nobody proposed it. */
export const openRelease = (proposals: readonly Proposal[], meterId: number): Proposal | undefined =>
  proposals.find(
    ({ status, action }) => status === "open" && "releaseMeter" in action && action.releaseMeter.meterId === meterId,
  );
