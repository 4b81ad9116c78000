import {
  addressOf,
  type Client,
  cancelAllOrders,
  cancelOrders,
  getAccount,
  getDelegates,
  getForwardSlot,
  getOrders,
  grantExecution,
  limitOrder,
  type NewOrder,
  orderMessages,
  orderReserveMicro,
  placeOrders,
  revokeExecution,
  type Signer,
  slotAt,
  TxWouldFailError,
  withdraw,
} from "@wattmesh/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestLocalnet, type TestLocalnet } from "../src/testing.ts";

const quick = { pollMs: 100 };

describe("an agent", () => {
  let net: TestLocalnet;
  let client: Client;
  /** Of the first household, which lets its agent trade within its rule: sell from 120,000, buy up to 300,000. */
  let owner: Signer;
  let agent: Signer;
  let meterId: number;

  beforeAll(async () => {
    net = await startTestLocalnet();
    client = net.client;
    owner = net.accounts.households[0]?.signer as Signer;
    agent = net.accounts.agents[0]?.signer as Signer;
    meterId = net.fleet.meters[0]?.meterId ?? 0;
  });

  afterAll(() => net?.stop());

  /** An order for a slot far enough ahead that its gate does not come during the test. */
  async function order(side: "buy" | "sell", limitMicroPerKwh: number, energyWh = 100n): Promise<NewOrder> {
    const { timeSeconds } = await client.status();
    const slot = slotAt(timeSeconds, client.deployment.slotSeconds) + 30;
    return limitOrder({ side, slot, energyWh, limitMicroPerKwh });
  }

  const openOrders = async () => {
    const { orders } = await getOrders(client, { meterId, limit: 100 });
    return orders.filter(({ status }) => status === "open");
  };

  test("is a delegate of its household from the start, within the household's rule", async () => {
    const { delegates } = await getDelegates(client, { meterId });
    expect(delegates).toEqual([
      {
        delegate: await addressOf(agent),
        limits: expect.objectContaining({
          lowestSellMicroPerKwh: 120_000,
          highestBuyMicroPerKwh: 300_000,
          slotEnergyWh: 2_000n,
        }),
      },
    ]);
  });

  test("places and cancels with its own key; what is reserved is what the client says beforehand", async () => {
    const wanted = await order("sell", 120_000);
    const slot = "limit" in wanted.terms ? wanted.terms.limit.slot : 0;
    const before = await getAccount(client, { meterId });
    const { orderIds, reservedMicro } = await placeOrders(client, agent, { meterId, orders: [wanted] }, quick);
    const { floorMicroPerKwh, ceilingMicroPerKwh } = await getForwardSlot(client, { slot });
    const { orderDepositMicro } = net.community.forward;
    expect(reservedMicro).toBe(orderReserveMicro(wanted, { floorMicroPerKwh, ceilingMicroPerKwh, orderDepositMicro }));
    expect(await getAccount(client, { meterId })).toMatchObject({
      availableMicro: before.availableMicro - reservedMicro,
      reservedMicro,
    });
    const orders = [{ slot, orderId: orderIds[0] ?? 0n }];
    const { cancelled, freedMicro } = await cancelOrders(client, agent, { meterId, orders }, quick);
    expect(cancelled).toEqual([{ meterId, orderId: orderIds[0], leftWh: 100n, freedMicro: reservedMicro }]);
    expect(freedMicro).toBe(reservedMicro);
    expect(await getAccount(client, { meterId })).toMatchObject({
      availableMicro: before.availableMicro,
      reservedMicro: before.reservedMicro,
    });
  });

  test.each([
    ["sells below the owner's limit", "sell", 119_000, 100n, "may not sell at 119000; the owner's limit is 120000"],
    ["buys above it", "buy", 301_000, 100n, "may not buy at 301000; the owner's limit is 300000"],
    ["trades more than the owner lets it", "sell", 200_000, 2_001n, "open and traded energy may come to 2000 Wh"],
  ] as const)("that %s is refused", async (_, side, price, energyWh, words) => {
    const orders = [await order(side, price, energyWh)];
    const placing = placeOrders(client, agent, { meterId, orders }, quick);
    await expect(placing).rejects.toThrow(TxWouldFailError);
    await expect(placing).rejects.toThrow(words);
  });

  test("cannot take money out", async () => {
    const withdrawing = withdraw(client, agent, { account: { point: { meterId } }, amountMicro: 1n }, quick);
    await expect(withdrawing).rejects.toThrow(TxWouldFailError);
  });

  describe("that nobody made a delegate", () => {
    let stranger: Signer;
    let onBehalfOf: string;

    beforeAll(async () => {
      // An account of the chain that has nothing to do with this household.
      stranger = net.accounts.agents.at(-1)?.signer as Signer;
      onBehalfOf = await addressOf(owner);
    });

    test("may do nothing in its own name, nor in the owner's", async () => {
      const orders = [await order("sell", 90_000)];
      await expect(placeOrders(client, stranger, { meterId, orders }, quick)).rejects.toThrow(TxWouldFailError);
      const placing = placeOrders(client, stranger, { meterId, orders }, { ...quick, onBehalfOf });
      await expect(placing).rejects.toThrow("authorization not found");
    });

    test("places orders as the owner's once the owner granted it, without the owner's key", async () => {
      const expiresAt = BigInt((await client.status()).timeSeconds + 3_600);
      const grant = { contract: "trading", messages: orderMessages, calls: 10n, expiresAt } as const;
      await grantExecution(client, owner, { ...grant, grantee: await addressOf(stranger) }, quick);
      const orders = [await order("sell", 90_000), await order("sell", 95_000)];
      const placed = await placeOrders(client, stranger, { meterId, orders }, { ...quick, onBehalfOf });
      expect(placed.events).toContainEqual(expect.objectContaining({ type: "orders_placed", by: onBehalfOf }));
      expect((await openOrders()).map(({ orderId, delegated }) => ({ orderId, delegated }))).toEqual(
        placed.orderIds.map((orderId) => ({ orderId, delegated: false })),
      );
    });

    test("hears from the contract what it cancelled, and whether more is left", async () => {
      const { cancelled, more } = await cancelAllOrders(client, stranger, { meterId }, { ...quick, onBehalfOf });
      expect(cancelled).toHaveLength(2);
      expect(more).toBe(false);
      expect(await openOrders()).toEqual([]);
    });

    test("may send no other message as the owner's", async () => {
      const parameters = { account: { point: { meterId } }, amountMicro: 1n };
      const withdrawing = withdraw(client, stranger, parameters, { ...quick, onBehalfOf });
      await expect(withdrawing).rejects.toThrow(TxWouldFailError);
    });

    test("may do nothing any more when the owner takes it back", async () => {
      await revokeExecution(client, owner, { grantee: await addressOf(stranger) }, quick);
      const orders = [await order("sell", 90_000)];
      const placing = placeOrders(client, stranger, { meterId, orders }, { ...quick, onBehalfOf });
      await expect(placing).rejects.toThrow("authorization not found");
    });
  });
});
