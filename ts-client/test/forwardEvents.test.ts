import { describe, expect, test } from "vitest";
import { decodeEvents, InvalidValueError, moneyMicro, readDeployment, type WattmeshEvent } from "../src/index.ts";
import fixture from "./fixtures/events.json" with { type: "json" };
// One event of each type of the forward book, of a chain on which agents traded.
import events from "./fixtures/forward-events.json" with { type: "json" };

const deployment = readDeployment(fixture.deployment);
const decoded = decodeEvents(events, deployment);

function the<T extends WattmeshEvent["type"]>(type: T): Extract<WattmeshEvent, { type: T }> {
  const event = decoded.find((one): one is Extract<WattmeshEvent, { type: T }> => one.type === type);
  if (event === undefined) throw new Error(`no ${type} among the fixtures`);
  return event;
}

describe("events of a forward book on a real chain", () => {
  test("are all decoded, in their order", () => {
    expect(decoded.map(({ type }) => `wasm-${type}`)).toEqual(events.map(({ type }) => type));
  });

  test("placed orders are those of the message, with who placed them", () => {
    const { orders, ...event } = the("orders_placed");
    expect(event).toMatchObject({ meterId: 259, by: expect.stringMatching(/^watt1/), firstOrderId: 2n });
    expect(orders).toHaveLength(4);
    expect(orders[0]).toMatchObject({
      zoneId: 2,
      delegated: true,
      order: {
        side: "buy",
        terms: { limit: { slot: 448_812_218, energyWh: 174n, price: { fixed: { limitMicroPerKwh: 310_000 } } } },
        condition: { zonePrice: { zoneId: 2, comparison: "above", priceMicroPerKwh: 200_000 } },
      },
    });
  });

  test("what cancelled orders freed is what their point got back", () => {
    const { orders, freedMicro } = the("orders_cancelled");
    expect(orders.length).toBeGreaterThan(0);
    expect(orders.reduce((sum, order) => sum + order.freedMicro, 0n)).toBe(freedMicro);
  });

  test("orders end for a reason", () => {
    expect(the("orders_ended")).toMatchObject({ reason: "market_rest", orders: [{ meterId: 257, orderId: 1n }] });
  });

  test("what a zone's orders were filled with is what its batch says", () => {
    const { zoneId, priceMicroPerKwh, fills } = the("orders_filled");
    const { zones, bundleId } = the("batch_cleared");
    const zone = zones.find((one) => one.zoneId === zoneId);
    const sum = (side: string) =>
      fills.filter((fill) => fill.side === side).reduce((total, { energyWh }) => total + energyWh, 0n);
    expect(zone).toMatchObject({ priceMicroPerKwh, soldWh: sum("sell"), boughtWh: sum("buy") });
    expect(bundleId).toBeUndefined();
  });

  test("a batch balances over its zones, and its lines earn what buyers pay more than sellers get", () => {
    const { zones } = the("batch_cleared");
    expect(zones.reduce((sum, { soldWh, boughtWh }) => sum + soldWh - boughtWh, 0n)).toBe(0n);
    const paid = zones.reduce(
      (sum, zone) => sum + moneyMicro(zone.priceMicroPerKwh ?? 0, zone.boughtWh - zone.soldWh),
      0n,
    );
    expect(zones.reduce((sum, { lineEarnedMicro }) => sum + lineEarnedMicro, 0n)).toBe(paid);
  });

  test("freed reserves name points of a bank, references stand in order of zones", () => {
    expect(the("reserves_freed")).toMatchObject({
      bank: 0,
      freed: [
        { index: 0, freedMicro: 9_900n },
        { index: 4, freedMicro: 18_600n },
      ],
    });
    expect(the("references_moved").dynamicMicroPerKwh).toEqual([200_000, 199_756, 198_434]);
  });

  test("parameters come as they were set, an oracle that is taken away as none", () => {
    expect(the("forward_params_set").params).toMatchObject({ horizonSlots: 24, minEnergyWh: 10n });
    expect(the("pricing_set").pricing.timeOfUse.windows).toHaveLength(1);
    expect(the("oracle_set").oracle).toBeUndefined();
    expect(the("delegate_set")).toMatchObject({ meterId: 0, slotEnergyWh: 2_000n, highestBuyMicroPerKwh: 300_000 });
  });

  test.each([
    ["wasm-references_moved", "dynamic_micro_per_kwh", "[1.5]", "a list of whole numbers in dynamic_micro_per_kwh"],
    ["wasm-references_moved", "dynamic_micro_per_kwh", "{}", "a list of whole numbers in dynamic_micro_per_kwh"],
    ["wasm-references_moved", "dynamic_micro_per_kwh", "[", "its JSON in dynamic_micro_per_kwh"],
    ["wasm-orders_ended", "reason", "bored", "one of none, outbid"],
  ])("%s with the %s %s is refused", (type, key, value, message) => {
    const broken = events
      .filter((event) => event.type === type)
      .map((event) => ({
        type,
        attributes: event.attributes.map((one) => (one.key === key ? { key, value } : one)),
      }));
    const decode = () => decodeEvents(broken, deployment);
    expect(decode).toThrow(InvalidValueError);
    expect(decode).toThrow(message);
  });
});
