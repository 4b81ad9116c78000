import type { AddressInfo } from "node:net";
import { encodeVerdicts } from "@wattmesh/client";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { LineFlow } from "../src/concepts/line-flow/queries.ts";
import type { Database } from "../src/db/database.ts";
import { openPglite } from "../src/db/pglite.ts";
import { listen } from "../src/http/server.ts";
import { Community } from "./support/community.ts";
import { deployment, Feed, told } from "./support/feed.ts";
import { serve } from "./support/serve.ts";
import { emptyTables, index } from "./support/world.ts";

const DAY = 96;
const STREET = 1;
const FEEDER_BANK = 0x7f_0000 + STREET;
const FEEDER = FEEDER_BANK * 256;

let db: Database;
let app: FastifyInstance;
let base: string;
let lastSlot: number;

const feederReads = (slot: number, importTotalWh: bigint, exportTotalWh: bigint) =>
  told("metering", "readings_submitted", {
    submitter: "watt1relayer",
    bank: FEEDER_BANK,
    slot,
    arrival_slot: slot,
    accepted: 1,
    caught_up: 0,
    refused: 0,
    readings: encodeVerdicts([{ index: 0, verdict: "accepted", flags: 0, importTotalWh, exportTotalWh }]),
  });

const feederRegistered = told("registry", "meter_registered", {
  meter_id: FEEDER,
  zone_id: STREET,
  owner: "watt1op",
  serial: "LINE-1",
  source: "none",
  class: "c",
  connection_w: 1_000_000,
  inverter_w: 1_000_000,
  point_kind: "feeder",
  key_type: "ed25519",
  public_key: Buffer.alloc(32, 200),
  approver: "watt1v1",
  evidence_hash: Buffer.alloc(32, 7),
  approved_slot: 0,
  replaced_meter_id: null,
});

beforeAll(async () => {
  db = await openPglite(undefined);
  await emptyTables(db);
  const feed = new Feed();
  const community = new Community(feed, deployment, { points: 4 });
  community.found();
  feed.add([feederRegistered]);
  for (let slot = 0; slot < 2 * DAY + 3; slot += 1) community.settle(deployment);
  lastSlot = community.slot - 1;
  // The line narrows for the last slot, on whose end the feeder has read a slot's energy; a slot before that it began.
  feed.add([
    feederReads(lastSlot - 1, 5_000n, 100n),
    feederReads(lastSlot, 5_000n, 1_700n),
    told("grid", "line_set", {
      zone_id: STREET,
      from_slot: lastSlot,
      fee_micro_per_kwh: 10_000,
      capacity_up_wh: 2_000,
      capacity_down_wh: 3_000,
    }),
  ]);
  const follower = await index(db, feed);
  app = await serve(db, deployment, follower);
  await listen(app, "127.0.0.1", 0);
  base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await app.close();
  await db.close();
});

const flowOf = async (zone: number, query = ""): Promise<LineFlow> =>
  (await fetch(`${base}/v1/zones/${zone}/flow${query}`)).json() as Promise<LineFlow>;

test("what its meters say is a zone's flow, and what its feeder says where it was read", async () => {
  const { measured, feeder_id, capacity_up_wh, capacity_down_wh } = await flowOf(STREET);
  expect(measured).toHaveLength(DAY);
  expect([feeder_id, capacity_up_wh, capacity_down_wh]).toEqual([FEEDER, "2000", "3000"]);
  const [before, last] = measured.slice(-2);
  expect(before).toMatchObject({ slot: lastSlot - 1, flow_wh: before?.net_wh, loss_wh: null, capacity_wh: "1000000" });
  expect(last).toMatchObject({ slot: lastSlot, flow_wh: "1600", capacity_wh: "2000" });
  expect(BigInt(last?.loss_wh ?? 0)).toBe(BigInt(last?.net_wh ?? 0) - 1_600n);
  const slots = (await (await fetch(`${base}/v1/zones/${STREET}/slots?limit=${DAY}`)).json()) as {
    items: { slot: number; import_wh: string; export_wh: string }[];
  };
  for (const { slot, net_wh } of measured) {
    const own = slots.items.find((one) => one.slot === slot);
    expect(BigInt(net_wh)).toBe(BigInt(own?.export_wh ?? 0) - BigInt(own?.import_wh ?? 0));
  }
});

test("all that lies below a zone flows through it, and the root has no line", async () => {
  const [street, town] = await Promise.all([flowOf(STREET), flowOf(0)]);
  expect(town.measured.map(({ net_wh }) => net_wh)).toEqual(street.measured.map(({ net_wh }) => net_wh));
  expect(town).toMatchObject({ feeder_id: null, capacity_up_wh: null, capacity_down_wh: null });
  expect(town.measured.at(-1)?.capacity_wh).toBeNull();
});

test("the slots that follow are foreseen, with the error to expect", async () => {
  const { foreseen, scores } = await flowOf(STREET, "?slots=3&ahead=5");
  expect(foreseen.map(({ slot }) => slot)).toEqual([1, 2, 3, 4, 5].map((ahead) => lastSlot + ahead));
  expect(foreseen.every(({ flow_wh, error_wh }) => flow_wh !== null && error_wh !== null)).toBe(true);
  expect(scores.map(({ ahead_slots, scored_slots }) => [ahead_slots, scored_slots])).toEqual([
    [1, DAY],
    [4, DAY],
    [DAY, DAY],
  ]);
  for (const { error_wh, as_yesterday_error_wh, error_permille } of scores)
    expect(BigInt(error_permille ?? -1)).toBe((BigInt(error_wh) * 1000n) / BigInt(as_yesterday_error_wh));
});

test("a zone that is not there is not found, and more than there is to foresee is refused", async () => {
  const answers = await Promise.all(
    ["9/flow", "1/flow?ahead=97", "1/flow?slots=0"].map((path) => fetch(`${base}/v1/zones/${path}`)),
  );
  expect(answers.map(({ status }) => status)).toEqual([404, 400, 400]);
});
