import { type Proposal, sayFinding } from "@wattmesh/client";
import type { Flag } from "@wattmesh/indexer-client";
import { describe, expect, test } from "vitest";
import { madeOldBy } from "@/features/live/madeOldBy";
import { openRelease } from "@/features/operator/openRelease";
import { findingOf, flagsFile } from "@/kit/queries/getFlags";
import { formatsOf } from "@/lib/format/formats";
import { NBSP } from "@/lib/format/number";

const flag: Flag = {
  meter_id: 7,
  serial: "WM-00007",
  owner: "watt1ann",
  zone_id: 1,
  state: "open",
  kind: "copied_profile",
  from_slot: 1_983_744,
  to_slot: 1_983_839,
  slots: 96,
  measured_wh: "2100",
  expected_wh: "2000",
  other_meter_id: 4,
  quarantined: true,
  flagger: "watt1v1",
  flagged_at: "2026-08-01T12:00:00.000Z",
  flagged_height: 9,
  appeal: null,
  appealed_height: null,
  released_slot: null,
  ended_at: null,
  ended_height: null,
  height: 9,
};
const formats = formatsOf({
  language: "en",
  currency: "EUR",
  timeZone: "UTC",
  slotSeconds: 900,
  replay: undefined,
});

test("a flag of the indexer is told with its numbers, in the page's own form", () => {
  const [found, seen] = sayFinding("en", findingOf(flag), formats);
  expect(found).toBe(
    `Its day goes up and down as that of meter 4 does: it counted 2.1${NBSP}kWh, that one 2${NBSP}kWh.`,
  );
  expect(seen).toMatch(/^Seen in 96 readings: \d+ \w+/);
});

test("a finding that names no other meter has none", () => {
  expect(findingOf({ ...flag, kind: "flat_line", other_meter_id: null }).otherMeterId).toBeUndefined();
});

describe("the proposal that verifiers vote on", () => {
  const proposal = (more: Partial<Proposal>): Proposal => ({
    proposalId: 1n,
    action: { releaseMeter: { meterId: 7 } },
    proposer: "watt1v1",
    status: "open",
    approvals: ["watt1v1"],
    rejections: [],
    expiresAt: 0n,
    ...more,
  });
  test("is the open one about the meter's release", () => {
    const open = proposal({ proposalId: 4n });
    const others = [
      proposal({ status: "expired" }),
      proposal({ action: { decommission: { meterId: 7 } } }),
      proposal({ action: { releaseMeter: { meterId: 8 } } }),
    ];
    expect(openRelease([...others, open], 7)).toBe(open);
    expect(openRelease(others, 7)).toBeUndefined();
  });
});

test("a file has the flags of whom, and in which state, is asked for", () => {
  expect(flagsFile({})).toBe("/v1/flags?format=csv&limit=1000");
  expect(flagsFile({ owner: "watt1ann", state: "open" })).toBe(
    "/v1/flags?owner=watt1ann&state=open&format=csv&limit=1000",
  );
});

test.each(["meter_flagged", "flag_appealed", "flag_ended"] as const)("%s makes lists of flags old", (type) => {
  expect(madeOldBy[type]).toContainEqual(["indexer", "flags"]);
  expect(madeOldBy[type]).toContainEqual(["chain", "standing"]);
});
