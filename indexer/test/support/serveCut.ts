// An indexer of a chain in memory that cuts one metering point, for tests of what asks it: `node serveCut.ts CUT`, with an IPC channel.

import type { AddressInfo } from "node:net";
import { silentLog } from "@wattmesh/service-kit/log";
import { openPglite } from "../../src/db/pglite.ts";
import { createServer, listen } from "../../src/http/server.ts";
import { Feed, deployment as quarterHours, told } from "./feed.ts";
import { emptyTables, followerOf } from "./world.ts";

/** The metering point and the slot in which it is cut. */
export interface ServedCut {
  slotSeconds: number;
  slot: number;
  zoneId: number;
  meterId: number;
  owner: string;
}

/** It says where it serves; told to, it measures the cut and says so. */
export type ServedCutMessage = { url: string } | "measured";

const { slotSeconds, slot, zoneId, meterId, owner }: ServedCut = JSON.parse(process.argv[2] ?? "");
const deployment = { ...quarterHours, slotSeconds };
const relief = "draw_less";
const say = (message: ServedCutMessage) => process.send?.(message);

const feed = new Feed({ startSeconds: (slot - 8) * slotSeconds });
const ofCut = (type: string, attributes: Record<string, string | number | null>) =>
  told("balancing", type, { zone_id: zoneId, slot, ...attributes });
feed.add([
  told("registry", "meter_registered", {
    meter_id: meterId,
    zone_id: zoneId,
    owner,
    serial: "WM-cut",
    source: "none",
    class: "b",
    connection_w: 17_250,
    inverter_w: 0,
    point_kind: null,
    key_type: "ed25519",
    public_key: Buffer.alloc(32, 9),
    approver: "watt1op",
    evidence_hash: Buffer.alloc(32, 7),
    approved_slot: 0,
    replaced_meter_id: null,
  }),
  told("balancing", "state_moved", {
    zone_id: zoneId,
    slot: slot - 5,
    state: "emergency",
    stage: 0,
    loading_permille: 1_130,
    reasons: JSON.stringify(["overloaded"]),
  }),
  told("balancing", "cut_missed", {
    zone_id: zoneId,
    slot: slot - 1,
    relief,
    needed_wh: 700,
    error: "the payer has 0 µ free",
  }),
  ofCut("cut_opened", {
    relief,
    needed_wh: 900,
    compensation_micro_per_kwh: 500_000,
    measured_slot: slot - 4,
    payer: "watt1op",
    reserved_micro: 450_000,
  }),
  ofCut("point_cut", { relief, meter_id: meterId, class: "ordinary", expected_wh: 800, cut_wh: 300 }),
  ofCut("cut_made", { cut_wh: 300, short_wh: 600, points: 1, freed_micro: 300_000 }),
]);

const db = await openPglite(undefined);
await emptyTables(db);
const follower = followerOf(db, feed, deployment);
const { app } = await createServer(
  { db, deployment, position: follower },
  { corsOrigins: [], requestsPerMinute: 5_000, streams: 1, trustedProxies: [] },
  { troubles: () => [], metrics: async () => "" },
  silentLog,
);
const running = follower.run();
await new Promise<void>((resolve) => follower.once("atHead", () => resolve()));
await listen(app, "127.0.0.1", 0);
say({ url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` });

process.once("message", async () => {
  const written = new Promise<void>((resolve) => follower.once("written", () => resolve()));
  feed.add([
    ofCut("cut_measured", {
      relief,
      meter_id: meterId,
      owner,
      verdict: "delivered",
      cut_wh: 300,
      baseline_wh: 780,
      counted_wh: 530,
      delivered_wh: 250,
      paid_micro: 125_000,
    }),
    ofCut("cut_ended", { short_wh: 600, delivered_wh: 250, paid_micro: 125_000, freed_micro: 25_000 }),
  ]);
  await written;
  say("measured");
});

process.on("disconnect", async () => {
  follower.stop();
  await running;
  await app.close();
  await db.close();
  process.exit(0);
});
