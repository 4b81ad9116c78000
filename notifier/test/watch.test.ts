import { openLog } from "@wattmesh/service-kit/log";
import { afterEach, describe, expect, test } from "vitest";
import { openMetrics } from "../src/metrics.ts";
import { Store } from "../src/store/store.ts";
import { concernsOf } from "../src/watch/concern.ts";
import type { Indexer, Point } from "../src/watch/indexer.ts";
import { Watch } from "../src/watch/watch.ts";
import { SteppedTime } from "./support/steppedTime.ts";

const stores: Store[] = [];
afterEach(() => {
  for (const store of stores.splice(0)) store.close();
});

/** Anna's meter 258 is in zone 2, Ben's 513 in zone 3; each has one browser of that name. */
async function watched() {
  const time = new SteppedTime(1_000_000);
  const store = new Store(":memory:", { subscriptions: 10, perAccount: 10, days: 60 });
  stores.push(store);
  const points: Record<string, Point> = {
    anna: { meterId: 258, zoneId: 2, closed: false, lastSlot: 99, availableMicro: 1n },
    ben: { meterId: 513, zoneId: 3, closed: false, lastSlot: 99, availableMicro: 1n },
  };
  const indexer = {
    pointsOf: async (address: string) => ({ points: [points[address]], currentSlot: 100 }),
  } as unknown as Indexer;
  const metrics = openMetrics({ troubles: () => [] });
  const options = { everyMs: 0, refreshMs: 1_000 };
  const watch = new Watch(indexer, store, options, time, metrics, openLog("notifier", "fatal"), () => undefined);
  for (const address of ["anna", "ben"]) {
    store.add({ endpoint: address, address, kinds: ["line", "meter", "account"] }, "here", 0);
    await watch.refresh(address);
  }
  /** Who is woken by an event, or by looking again. */
  const woken = async (work: () => Promise<void>): Promise<string[]> => {
    await work();
    const due = store.due(time.now(), 10).map(({ endpoint }) => endpoint);
    for (const endpoint of due) store.pushed(endpoint, time.now(), time.now(), 0);
    return due;
  };
  const told = (type: string, attributes: Record<string, unknown>, id = "1-1") =>
    woken(() => watch.take({ id, type, attributes }));
  const seenAnew = (changed: Partial<Point>) =>
    woken(() => {
      points.anna = { ...(points.anna as Point), ...changed };
      return watch.refresh("anna");
    });
  return { store, told, seenAnew };
}

describe("who is woken", () => {
  test("by a zone's state is who lives there, once for each state", async () => {
    const { told } = await watched();
    expect(await told("state_set", { zone_id: 2, state: "alert" })).toEqual(["anna"]);
    expect(await told("state_set", { zone_id: 2, state: "alert" })).toEqual([]);
    expect(await told("state_set", { zone_id: 2, state: "normal" })).toEqual([]);
    expect(await told("state_set", { zone_id: 2, state: "alert" })).toEqual(["anna"]);
    expect(await told("state_moved", { zone_id: 2, state: "normal", slot: 7 })).toEqual(["anna"]);
    expect(await told("state_set", { zone_id: 3, state: "emergency" })).toEqual(["ben"]);
  });

  test.each(["tamper_reported", "meter_recalled", "restart_signed", "registers_restarted", "registers_closed"])(
    "by %s is the meter's owner",
    async (type) => {
      const { told } = await watched();
      expect(await told(type, { meter_id: 513 })).toEqual(["ben"]);
      expect(await told(type, { meter_id: 7 })).toEqual([]);
    },
  );

  test.each(["offer_awarded", "award_voided", "award_delivered"])("by %s is who offered", async (type) => {
    const { told } = await watched();
    expect(await told(type, { zone_id: 3, owner: "anna" })).toEqual(["anna"]);
    expect(await told(type, { zone_id: 3, owner: "cleo" })).toEqual([]);
  });

  test.each(["point_cut", "cut_measured"])("by %s is the meter's owner", async (type) => {
    const { told } = await watched();
    expect(await told(type, { zone_id: 3, meter_id: 513, owner: "anna" })).toEqual(["ben"]);
    expect(concernsOf(type, { meter_id: 513 })).toEqual([{ kind: "line", meterId: 513 }]);
  });

  test("by a decision about somebody's admission are they", async () => {
    const { told } = await watched();
    expect(await told("participant_status_changed", { participant: "anna", status: "suspended" })).toEqual(["anna"]);
    expect(await told("participant_status_changed", { participant: "cleo", status: "approved" })).toEqual([]);
  });

  test("by a meter's silence is its owner, once until it has spoken again", async () => {
    const { seenAnew } = await watched();
    expect(await seenAnew({ lastSlot: 92 })).toEqual([]);
    expect(await seenAnew({ lastSlot: 91 })).toEqual(["anna"]);
    expect(await seenAnew({ lastSlot: 91 })).toEqual([]);
    expect(await seenAnew({ lastSlot: 99 })).toEqual([]);
    expect(await seenAnew({ lastSlot: 91 })).toEqual(["anna"]);
    expect(await seenAnew({ lastSlot: 80, closed: true })).toEqual([]);
  });

  test("by an empty account is its owner, once until there was something in it", async () => {
    const { seenAnew } = await watched();
    expect(await seenAnew({ availableMicro: 0n })).toEqual(["anna"]);
    expect(await seenAnew({ availableMicro: -5n })).toEqual([]);
    expect(await seenAnew({ availableMicro: 1n })).toEqual([]);
    expect(await seenAnew({ availableMicro: -1n })).toEqual(["anna"]);
  });

  test("is nobody by an event that is not as it is described, and the next one is taken", async () => {
    const { told, store } = await watched();
    expect(await told("state_set", { zone_id: "2", state: "alert" }, "5-1")).toEqual([]);
    expect(await told("meter_recalled", {}, "5-2")).toEqual([]);
    expect(store.fact("last_event")).toBe("5-2");
  });
});

test("trades concern nobody: they come all day", () => {
  expect(concernsOf("orders_filled", { zone_id: 2 })).toEqual([]);
  expect(concernsOf("constructor", {})).toEqual([]);
});
