import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import {
  bankOf,
  type Client,
  getAccounts,
  getBalance,
  getCounterparties,
  getCoverage,
  getForward,
  getOrder,
  getOrders,
  getPositions,
  getProgress,
  getSlots,
  getZones,
  type OrderTerms,
  type SlotOutcome,
  sayOrder,
  slotAt,
} from "@wattmesh/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addsUp } from "../src/report/bill.ts";
import { allHold, reportSlot } from "../src/report/slotReport.ts";
import { readStatus } from "../src/status.ts";
import { MeterStore, settledSlots, startTestLocalnet, type TestLocalnet } from "../src/testing.ts";
import { GATE_SLOTS } from "../src/trade/strategy.ts";
import { type Block, idleMs, openedLate, readBlocks } from "./support/blocks.ts";
import { type Books, openBooks, type Point, pointsOf, post, slotOf } from "./support/books.ts";
import { type ForwardBooks, kindOf, readForwardBooks } from "./support/forward.ts";
import { type SettleOutcome, settle } from "./support/settle.ts";

const SLOTS = 6;
const communityFile = fileURLToPath(new URL("six-slots.toml", import.meta.url));

describe("six slots of a neighbourhood, from meters to money", () => {
  let net: TestLocalnet;
  let client: Client;
  let store: MeterStore;
  let points: Point[];
  let slots: SlotOutcome[];
  let settled: SettleOutcome[];
  let books: Books;
  let forward: ForwardBooks;
  let blocks: Block[];

  beforeAll(async () => {
    net = await startTestLocalnet({
      communityFile,
      services: { broker: true, relayer: true, meters: true, agents: true },
    });
    client = net.client;
    store = new MeterStore(net.state.meterStore, { readOnly: true });
    points = pointsOf(net.community, net.fleet.meters);
    slots = await untilAllIsSettled(net);
    const { height } = await client.status();
    forward = await readForwardBooks(client, height);
    blocks = await readBlocks(client, height);
    books = openBooks(net.community, points);
    settled = await settleOffTheChain(slots);
  }, 400_000);

  afterAll(async () => {
    store?.close();
    await net?.stop();
  });

  async function settleOffTheChain(outcomes: SlotOutcome[]): Promise<SettleOutcome[]> {
    const found: SettleOutcome[] = [];
    for (const { slot } of outcomes) {
      const outcome = await settle(slotOf(net.community, points, store, books, forward, slot));
      post(books, points, outcome, forward.linesMicro.get(slot) ?? 0n);
      found.push(outcome);
    }
    return found;
  }

  const lastSigned = (): number => store.load(points[0]?.meter.meterId ?? 0).lastSlot ?? 0;

  test("every meter's reading of every slot came in time", () => {
    const metered = slots.filter(({ slot }) => slot <= lastSigned());
    const readings = metered.map(({ slot, pointsMetered, pointsCaughtUp }) => ({
      slot,
      pointsMetered,
      pointsCaughtUp,
    }));
    expect(readings.length).toBeGreaterThanOrEqual(SLOTS);
    const first = readings[0]?.slot ?? 0;
    expect(readings).toEqual(
      readings.map((_, index) => ({ slot: first + index, pointsMetered: points.length, pointsCaughtUp: 0 })),
    );
  });

  test("each slot is settled from the first block on in which it is due", () => {
    const { slotSeconds, graceSeconds } = client.deployment;
    expect(blocks.flatMap(({ opened }) => opened).length).toBeGreaterThanOrEqual(SLOTS);
    expect(openedLate(blocks, (slot) => ((slot + 1) * slotSeconds + graceSeconds) * 1_000)).toEqual([]);
  });

  test("a chain that has nothing to tell makes a block a second at most, and is never silent for long", () => {
    const idle = idleMs(blocks).toSorted((a, b) => a - b);
    expect(idle.length).toBeGreaterThan(0);
    const median = idle[idle.length >> 1] ?? 0;
    expect(median).toBeGreaterThanOrEqual(950);
    expect(median).toBeLessThan(3_000);
  });

  test("the meters heard that their readings are final", () => {
    const sixth = slots[SLOTS - 1]?.slot ?? 0;
    expect(store.unacknowledged().filter(({ slot }) => slot <= sixth)).toEqual([]);
  });

  test("agents placed orders of every kind for their households, each with its own key, and owners none", () => {
    const orders = [...forward.placed.values()];
    expect(new Set(orders.map(kindOf))).toEqual(
      new Set(["limit", "time-bound", "model", "market", "conditional", "bundle"]),
    );
    const agents = new Map(
      points.map(({ meter, household }) => [
        meter.meterId,
        net.accounts.agents[net.community.households.indexOf(household)]?.address,
      ]),
    );
    for (const { meterId, by, delegated } of orders) {
      expect({ by, delegated }).toEqual({ by: agents.get(meterId), delegated: true });
    }
  });

  test("a conditional order woke when its zone's price was what it waited for", () => {
    for (const orderId of forward.triggered) expect(forward.placed.get(orderId)?.order.condition).toBeDefined();
    expect(forward.triggered.size).toBeGreaterThan(0);
  });

  test("neighbours traded forward, within and between zones, and what each batch says is what its orders were filled with", () => {
    expect(forward.batches.length).toBeGreaterThan(0);
    expect(forward.batches.some(({ zones }) => zones.some(({ lineFlowWh }) => lineFlowWh !== 0n))).toBe(true);
    for (const { slot, batch, zones } of forward.batches) {
      const fills = forward.fills.get(`${slot}/${batch}`) ?? new Map();
      for (const { zoneId, soldWh, boughtWh } of zones) {
        expect({ slot, batch, zoneId, ...(fills.get(zoneId) ?? { soldWh: 0n, boughtWh: 0n }) }).toEqual({
          slot,
          batch,
          zoneId,
          soldWh,
          boughtWh,
        });
      }
      expect([...fills.keys()].every((zone) => zones.some(({ zoneId }) => zoneId === zone))).toBe(true);
    }
  });

  test("forward trades of every slot balance in energy, and in money with what lines earned", () => {
    for (const [slot, positions] of forward.positions) {
      const all = [...positions.values()];
      expect(all.reduce((sum, { soldWh, boughtWh }) => sum + soldWh - boughtWh, 0n)).toBe(0n);
      const receivedMicro = all.reduce((sum, position) => sum + position.receivedMicro, 0n);
      expect(receivedMicro + (forward.linesMicro.get(slot) ?? 0n)).toBe(0n);
    }
  });

  test("every slot that was traded forward was settled, also those that nobody metered", () => {
    const known = new Set(slots.map(({ slot }) => slot));
    expect([...forward.positions.keys()].filter((slot) => !known.has(slot))).toEqual([]);
  });

  test("each point's positions are what its orders were filled with", async () => {
    for (const { meter } of points) {
      const { positions } = await getPositions(client, { meterId: meter.meterId, limit: 100 });
      const onChain = positions.map(({ slot, soldWh, boughtWh, moneyMicro }) => ({
        slot,
        soldWh,
        boughtWh,
        receivedMicro: moneyMicro,
      }));
      const fromFills = [...forward.positions]
        .flatMap(([slot, byPoint]) => {
          const position = byPoint.get(meter.meterId);
          return position ? [{ slot, ...position }] : [];
        })
        .sort((one, other) => one.slot - other.slot);
      expect(onChain).toEqual(fromFills);
    }
  });

  test("every order says what became of it, in numbers that add up and in words", async () => {
    for (const [orderId, { meterId, order }] of forward.placed) {
      const { slot, energyWh } = partsOf(order.terms);
      const found = await getOrder(client, { meterId, slot, orderId });
      expect(found.order.filledWh + found.order.leftWh).toBeLessThanOrEqual(energyWh);
      expect(found.fills.reduce((sum, fill) => sum + fill.energyWh, 0n)).toBe(found.order.filledWh);
      expect(["filled", "ended"]).toContain(found.order.status);
      if (found.order.status === "filled") expect(found.order.filledWh).toBe(energyWh);
      else expect(found.order.reason).not.toBe("none");
      expect(found.explanation).not.toEqual([]);
      const sentences = sayOrder("en", found);
      expect(sentences.length).toBeGreaterThan(found.explanation.length);
      expect(sayOrder("de", found)).toHaveLength(sentences.length);
    }
  });

  test("nothing is open or reserved any more, as the events say", async () => {
    for (const { meter } of points) {
      const { orders } = await getOrders(client, { meterId: meter.meterId, limit: 100 });
      expect(orders.filter(({ status }) => status !== "filled" && status !== "ended")).toEqual([]);
    }
    const left = [...forward.reservedMicro].filter(([, micro]) => micro !== 0n);
    expect(left).toEqual([]);
    expect(await getForward(client)).toMatchObject({ changesWaiting: 0n, conditionalOrders: 0, bundlesWaiting: 0 });
  });

  test("each zone's price and energies are those of the engine off the chain", () => {
    const onChain = slots.map(({ zones }) =>
      zones.map((zone) => ({
        id: zone.zoneId,
        price: zone.priceMicroPerKwh ?? null,
        sold_wh: Number(zone.poolSoldWh),
        bought_wh: Number(zone.poolBoughtWh),
      })),
    );
    expect(onChain).toEqual(settled.map(({ zones }) => zones));
  });

  test("neighbours traded in the pool, within and between zones, and storage was filled and drawn on", () => {
    const flows = settled.flatMap(({ lines }) => lines.map(({ flow_wh }) => flow_wh));
    expect(flows.some((flow) => flow !== 0)).toBe(true);
    const { held, used } = settled
      .flatMap((outcome) => outcome.points)
      .reduce((sum, { held_wh, used_wh }) => ({ held: sum.held + held_wh, used: sum.used + used_wh }), {
        held: 0,
        used: 0,
      });
    expect(held).toBeGreaterThan(0);
    expect(used).toBeGreaterThan(0);
  });

  test("every household's account is what the engine off the chain makes it", async () => {
    const banks = [...new Set(points.map(({ meter }) => bankOf(meter.meterId)))];
    const accounts = (await Promise.all(banks.map((bank) => getAccounts(client, { bank })))).flatMap(
      (page) => page.accounts,
    );
    const onChain = new Map(
      accounts.map(({ meterId, availableMicro, reservedMicro, claimMicro, debtMicro }) => [
        meterId,
        Number(availableMicro + reservedMicro + claimMicro - debtMicro),
      ]),
    );
    for (const { meter } of points) onChain.set(meter.meterId, onChain.get(meter.meterId) ?? 0);
    expect(onChain).toEqual(books.points);
  });

  test("the utility's, the community's and the grid operator's accounts too, with what lines earned forward", async () => {
    const { counterparties } = await getCounterparties(client, { limit: 100 });
    const earned = (address: string, paidInMicro: bigint): number => {
      const account = counterparties.find((counterparty) => counterparty.address === address);
      if (account === undefined) return 0;
      return Number(account.availableMicro + account.receivableMicro - account.payableMicro - paidInMicro);
    };
    const { utility, community, operator } = net.accounts;
    const { utilityDepositMicro } = net.community.money;
    expect({
      utility: earned(utility.address, utilityDepositMicro),
      community: earned(community.address, 0n),
      operator: earned(operator.address, utilityDepositMicro),
    }).toEqual({
      utility: books.utility,
      community: books.community,
      operator: books.operator,
    });
  });

  test("owners hold the energy tokens of what is stored for them", async () => {
    const owners = new Map(
      points.map(({ meter, household }) => [
        meter.meterId,
        net.accounts.households[net.community.households.indexOf(household)],
      ]),
    );
    const tokens = new Map<number, number>();
    for (const [meterId, owner] of owners) {
      tokens.set(meterId, Number((await getBalance(client, { address: owner?.address ?? "" })).balance));
    }
    expect(tokens).toEqual(books.tokens);
    const { zones } = await getZones(client, { limit: 100 });
    expect(zones.map(({ storedWh }) => Number(storedWh))).toEqual(books.storedWh);
  });

  test("every slot sums to zero, and all accounts together are the coins that are held", async () => {
    for (const { money, addsUp } of slots) {
      expect(
        money.pointsMicro + money.utilityMicro + money.communityMicro + money.linesMicro + money.islandsMicro,
      ).toBe(0n);
      expect(addsUp).toBe(true);
    }
    expect(await getCoverage(client)).toMatchObject({ holds: true });
  });

  test("its reports give each household both settlements, which come to what the chain moved", async () => {
    for (const outcome of slots) {
      const report = await reportSlot(client, net.fleet, store, outcome);
      expect(allHold(report.identities)).toBe(true);
      for (const { meter, household } of points) {
        const bill = report.bills.get(household.name);
        const traded = forward.positions.get(outcome.slot)?.get(meter.meterId);
        if (bill === undefined) continue;
        expect(addsUp(bill)).toBe(true);
        expect(bill.forward).toEqual(traded ?? { soldWh: 0n, boughtWh: 0n, receivedMicro: 0n });
      }
    }
  });

  test("its status says that it runs, what the forward book does, and that coins cover every account", async () => {
    expect(await readStatus(net.state)).toMatchObject({
      running: true,
      relayer: { ready: true },
      market: { last_final_slot: slots.at(-1)?.slot, coins_cover_accounts: true },
      forward: { changes_waiting: "0", conditional_orders: 0 },
      meters: { count: points.length },
    });
  });
});

/** The slot that an order is kept under, and its energy in all. */
function partsOf(terms: OrderTerms): { slot: number; energyWh: bigint } {
  if (!("bundle" in terms)) return "limit" in terms ? terms.limit : terms.market;
  const { parts } = terms.bundle;
  return { slot: parts[0]?.slot ?? 0, energyWh: parts.reduce((sum, part) => sum + part.energyWh, 0n) };
}

/**
 * Lets six slots settle, switches agents and meters off, and waits until every slot that has readings or could have been traded is settled.
 * Returns the settled slots.
 */
async function untilAllIsSettled(net: TestLocalnet): Promise<SlotOutcome[]> {
  const { client } = net;
  const stop = new AbortController();
  let count = 0;
  for await (const _ of settledSlots(client, undefined, stop.signal)) {
    count += 1;
    if (count >= SLOTS) break;
  }
  await net.end("agents");
  await net.end("meters");
  const lastTraded =
    slotAt((await client.status()).timeSeconds, client.deployment.slotSeconds) +
    GATE_SLOTS +
    net.community.agents.slotsAhead;
  while ((await getProgress(client)).slot <= lastTraded) await sleep(200);
  const { slots } = await getSlots(client, { limit: 100 });
  return slots.toReversed();
}
