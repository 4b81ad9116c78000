import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Client,
  type CutPoint,
  depositToBalancing,
  type EmergencyCut,
  getBalancedZone,
  getCutPoints,
  getCuts,
  getZones,
  setLine,
  setZoneParams,
  slotAt,
} from "@wattmesh/client";
import { settledSlots, startTestLocalnet, type TestLocalnet } from "@wattmesh/localnet/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../src/db/database.ts";
import { openPglite } from "../src/db/pglite.ts";
import { cometNode } from "../src/sync/node.ts";
import { clientAt } from "./support/clientAt.ts";
import { emptyTables, index } from "./support/world.ts";

const sixSlots = join(import.meta.dirname, "../../localnet/test/six-slots.toml");
/** A day has so many, and nothing is foreseen without the one before. */
const DAY_SLOTS = 96;
/** Days of three minutes and a quarter, an evening first. */
const asked = [
  ["slot_seconds = 4", "slot_seconds = 2"],
  ["grace_seconds = 8", "grace_seconds = 3"],
  ["from = 2021-03-06T08:00:00Z", "from = 2021-03-06T17:00:00Z"],
] as const;
/** Less than one household draws. */
const CAPACITY_WH = 60n;
const HOOK_MS = 900_000;

describe("the tables of a street that is cut", () => {
  let folder: string;
  let net: TestLocalnet;
  let db: Database;
  let cuts: EmergencyCut[];
  let points: (CutPoint & { slot: number })[];
  let zoneId: number;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "wattmesh-cuts-"));
    const communityFile = join(folder, "community.toml");
    await writeFile(communityFile, await hurried());
    net = await startTestLocalnet({ communityFile, services: { broker: true, relayer: true, meters: true } });
    await narrowTheLine();
    await untilOneHasEnded();
    db = await openPglite(undefined);
    await emptyTables(db);
    const { cursor } = await index(db, cometNode(net.client), net.deployment);
    const client = clientAt(net.deployment, cursor?.height ?? 0);
    ({ cuts } = await getCuts(client, { limit: 100 }));
    points = (await Promise.all(cuts.map((cut) => pointsOf(client, cut)))).flat();
  }, HOOK_MS);

  afterAll(async () => {
    await db?.close();
    await net?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function hurried(): Promise<string> {
    let text = await readFile(sixSlots, "utf8");
    for (const [before, after] of asked) {
      expect(text).toContain(before);
      text = text.replace(before, after);
    }
    return text;
  }

  /** The operator has the street cut when that is needed, and leaves it too little a day later. */
  async function narrowTheLine(): Promise<void> {
    const { client, accounts } = net;
    const { signer } = accounts.operator;
    const { zones } = await getZones(client);
    const street = zones.find(({ name }) => name === "Mill Lane");
    if (street?.line === undefined) throw new Error("Mill Lane has no line");
    ({ zoneId } = street);
    const { timeSeconds } = await client.status();
    await depositToBalancing(client, signer, { amountMicro: 2_000_000n });
    const { params } = await getBalancedZone(client, { zoneId });
    const cuts = { targetPermille: 950, compensationMicroPerKwh: 500_000 };
    await setZoneParams(client, signer, { zoneId, params: { ...params, cuts } });
    await setLine(client, signer, {
      zoneId,
      fromSlot: slotAt(timeSeconds, client.deployment.slotSeconds) + DAY_SLOTS + 3,
      line: { ...street.line, capacityDownWh: CAPACITY_WH, capacityUpWh: CAPACITY_WH },
    });
  }

  async function untilOneHasEnded(): Promise<void> {
    const stop = new AbortController();
    for await (const _ of settledSlots(net.client, undefined, stop.signal)) {
      const { cuts } = await getCuts(net.client, { limit: 100 });
      if (cuts.some(({ stage }) => stage === "ended")) stop.abort();
    }
  }

  /** Those that are told. */
  async function pointsOf(client: Client, { slot, zoneId }: EmergencyCut) {
    const { points } = await getCutPoints(client, { slot, zoneId, limit: 100 });
    return points.filter(({ cutWh }) => cutWh > 0n).map((point) => ({ ...point, slot }));
  }

  test("have every cut as the chain has it", async () => {
    expect(cuts.length).toBeGreaterThan(1);
    const rows = await db.query("select * from cuts order by slot, zone_id");
    expect(rows).toMatchObject(
      cuts.map((cut) => {
        const isTold = cut.stage === "made" || cut.stage === "ended";
        const isEnded = cut.stage === "ended";
        return {
          zone_id: zoneId,
          slot: cut.slot,
          relief: "draw_less",
          needed_wh: String(cut.neededWh),
          missed: null,
          payer: cut.payer,
          compensation_micro_per_kwh: 500_000,
          measured_slot: cut.measuredSlot,
          cut_wh: isTold ? String(cut.cutWh) : null,
          short_wh: isTold ? String(cut.shortWh) : null,
          delivered_wh: isEnded ? String(cut.deliveredWh) : null,
          paid_micro: isEnded ? String(cut.paidMicro) : null,
        };
      }),
    );
  });

  test("have what each metering point was told and what came of it as the chain has it, with its owner", async () => {
    const rows = await db.query("select * from cut_points order by slot, zone_id, meter_id");
    expect(rows).toMatchObject(
      points.map(({ slot, meterId, expectedWh, cutWh, outcome, ...point }) => ({
        zone_id: zoneId,
        slot,
        meter_id: meterId,
        owner: expect.any(String),
        class: point.class,
        expected_wh: String(expectedWh),
        cut_wh: String(cutWh),
        verdict: outcome?.verdict ?? null,
        counted_wh: outcome?.countedWh === undefined ? null : String(outcome.countedWh),
        delivered_wh: outcome === undefined ? null : String(outcome.deliveredWh),
        paid_micro: outcome === undefined ? null : String(outcome.paidMicro),
      })),
    );
    const measured = points.filter(({ outcome }) => outcome !== undefined);
    expect(measured.length).toBeGreaterThan(0);
    for (const { slot, meterId, outcome } of measured) {
      const where = [slot, zoneId, meterId];
      const [row] = await db.query(
        "select owner from cut_points where slot = $1 and zone_id = $2 and meter_id = $3",
        where,
      );
      expect(row).toEqual({ owner: outcome?.owner });
    }
  });
});
