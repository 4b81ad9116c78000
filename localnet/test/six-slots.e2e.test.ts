import { fileURLToPath } from "node:url";
import {
  bankOf,
  type Client,
  getAccounts,
  getAudit,
  getBalance,
  getParties,
  getZones,
  type SlotOutcome,
} from "@wattmesh/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readStatus } from "../src/status.ts";
import { MeterStore, settledSlots, startTestLocalnet, type TestLocalnet } from "../src/testing.ts";
import { type Books, openBooks, type Point, pointsOf, post, slotOf } from "./support/books.ts";
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

  beforeAll(async () => {
    net = await startTestLocalnet({ communityFile, parts: { broker: true, relayer: true, meters: true } });
    client = net.client;
    store = new MeterStore(net.state.meterStore, { readOnly: true });
    points = pointsOf(net.community, net.fleet.meters);
    slots = await untilAllIsSettled(net, store);
    books = openBooks(net.community, points);
    settled = await settleOffTheChain(slots);
  });

  afterAll(async () => {
    store?.close();
    await net?.stop();
  });

  async function settleOffTheChain(outcomes: SlotOutcome[]): Promise<SettleOutcome[]> {
    const found: SettleOutcome[] = [];
    for (const { slot } of outcomes) {
      const outcome = await settle(slotOf(net.community, points, store, books, slot));
      post(books, points, outcome);
      found.push(outcome);
    }
    return found;
  }

  test("every meter's reading of every slot came in time", () => {
    const readings = slots.map(({ slot, pointsMetered, pointsCaughtUp }) => ({ slot, pointsMetered, pointsCaughtUp }));
    expect(readings.length).toBeGreaterThanOrEqual(SLOTS);
    const first = readings[0]?.slot ?? 0;
    expect(readings).toEqual(
      readings.map((_, index) => ({ slot: first + index, pointsMetered: points.length, pointsCaughtUp: 0 })),
    );
  });

  test("the meters heard that their readings are final", () => {
    const sixth = slots[SLOTS - 1]?.slot ?? 0;
    expect(store.unacknowledged().filter(({ slot }) => slot <= sixth)).toEqual([]);
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

  test("neighbours traded, within and between zones, and storage was filled and drawn on", () => {
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
      accounts.map(({ meterId, availableMicro, reservedMicro }) => [meterId, Number(availableMicro + reservedMicro)]),
    );
    for (const { meter } of points) onChain.set(meter.meterId, onChain.get(meter.meterId) ?? 0);
    expect(onChain).toEqual(books.points);
  });

  test("the utility's, the community's and the grid operator's accounts too", async () => {
    const { parties } = await getParties(client, { limit: 100 });
    const micro = (address: string): number =>
      Number(parties.find((party) => party.address === address)?.availableMicro ?? 0n);
    const { utility, community, operator } = net.accounts;
    expect({
      utility: micro(utility.address),
      community: micro(community.address),
      operator: micro(operator.address),
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
    const { accountsMicro, keptTotalMicro, heldMicro } = await getAudit(client, { startBank: 0 });
    expect({ accountsMicro, keptTotalMicro }).toEqual({ accountsMicro: heldMicro, keptTotalMicro: heldMicro });
  });

  test("its status says that it runs and that accounts are held", async () => {
    const last = slots.at(-1)?.slot;
    expect(await readStatus(net.state)).toMatchObject({
      running: true,
      relayer: { ready: true },
      market: { last_final_slot: last, accounts_are_held: true },
      meters: { count: points.length },
    });
  });
});

/** Lets six slots settle, switches the meters off, and waits until what they have signed is settled too. Returns every settled slot. */
async function untilAllIsSettled(net: TestLocalnet, store: MeterStore): Promise<SlotOutcome[]> {
  const stop = new AbortController();
  const [any] = net.fleet.meters;
  const lastSigned = (): number => store.load(any?.meterId ?? 0).lastSlot ?? 0;
  const found: SlotOutcome[] = [];
  let off = false;
  for await (const outcome of settledSlots(net.client, undefined, stop.signal)) {
    found.push(outcome);
    if (found.length >= SLOTS && !off) {
      await net.children.find(({ name }) => name === "meters")?.stop();
      off = true;
    }
    if (off && outcome.slot >= lastSigned()) stop.abort();
  }
  return found;
}
