import { describe, expect, test } from "vitest";
import {
  type ContractEvent,
  decodeEvents,
  eventAttributes,
  eventSchemas,
  InvalidValueError,
  type RawEvent,
  readDeployment,
  type WattmeshEvent,
} from "../src/index.ts";
// The first event of each type on a chain that registered two meters and settled a slot.
import fixture from "./fixtures/events.json" with { type: "json" };

const deployment = readDeployment(fixture.deployment);
const decoded = decodeEvents(fixture.events, deployment);
const ada = "watt150rtrmj2f8vl9tem8qpfw36ylw5jg9j20q4hjf";

function the<T extends WattmeshEvent["type"]>(type: T): Extract<WattmeshEvent, { type: T }> {
  const event = decoded.find((one): one is Extract<WattmeshEvent, { type: T }> => one.type === type);
  if (event === undefined) throw new Error(`no ${type} among the fixtures`);
  return event;
}

function raw(type: string): RawEvent {
  const event = fixture.events.find((one) => one.type === type);
  if (event === undefined) throw new Error(`no ${type} among the fixtures`);
  return event;
}

describe("events of a real chain", () => {
  test("are all decoded, in their order", () => {
    const types = fixture.events.map(({ type }) => type.replace(/^wasm-/, ""));
    expect(decoded.map(({ type }) => type)).toEqual(types);
  });

  test("a registered meter has its zone, owner, source and key", () => {
    const { publicKey, evidenceHash, ...event } = the("meter_registered");
    expect(publicKey).toHaveLength(32);
    expect(evidenceHash).toHaveLength(32);
    expect(event).toEqual({
      emitter: "registry",
      type: "meter_registered",
      meterId: 0,
      zoneId: 1,
      owner: ada,
      serial: "SN0",
      source: "solar",
      class: "b",
      connectionW: 20_000,
      inverterW: 10_000,
      keyType: "ed25519",
      approver: ada,
      approvedSlot: 0,
    });
  });

  test("a batch has a verdict for each reading, with registers beyond 53 bits", () => {
    expect(the("readings_submitted")).toMatchObject({
      emitter: "metering",
      bank: 0,
      accepted: 2,
      caughtUp: 0,
      refused: 0,
    });
    expect(the("readings_submitted").readings).toEqual([
      { index: 0, verdict: "baseline", flags: 0, importTotalWh: 0n, exportTotalWh: 9_007_199_254_740_993n },
      { index: 1, verdict: "baseline", flags: 0, importTotalWh: 100n, exportTotalWh: 0n },
    ]);
  });

  test("a settled bank has each point's energy and money", () => {
    const [seller, buyer] = the("bank_settled").results;
    expect(seller).toMatchObject({ index: 0, reason: "marginal", moneyMicro: 87_000n });
    expect(seller?.energy).toMatchObject({ exportWh: 1000n, poolSoldWh: 700n, utilitySoldWh: 300n, importWh: 0n });
    expect(buyer).toMatchObject({ index: 1, reason: "none", moneyMicro: -63_700n });
  });

  test("a cleared slot has each zone's totals, and no price where nothing traded", () => {
    const [root, street] = the("slot_cleared").zones;
    expect(root).toMatchObject({ zoneId: 0, poolSoldWh: 0n, lineFlowWh: 0n, priceMicroPerKwh: undefined });
    expect(street).toMatchObject({ zoneId: 1, poolSoldWh: 700n, poolBoughtWh: 700n, priceMicroPerKwh: 90_000 });
  });

  test("money of a final slot sums to zero", () => {
    const { turnoverMicro, ...parts } = the("slot_finalized").money;
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0n)).toBe(0n);
    expect(turnoverMicro).toBe(63_700n);
  });

  test("a proposal has its action, a deposit its account, verifiers are a list", () => {
    expect(the("proposal_opened").action).toEqual({ admit: { participant: ada } });
    expect(the("deposited")).toMatchObject({ meterId: 1, counterparty: undefined, amountMicro: 2_000_000n });
    expect(the("verifiers_changed").verifiers).toHaveLength(1);
  });

  test("the chain's own modules speak protobuf's JSON", () => {
    expect(the("wattmesh.clock.v1.EventContractCalled")).toEqual({
      emitter: "clock",
      type: "wattmesh.clock.v1.EventContractCalled",
      contractAddress: deployment.contracts.trading,
      gasBudget: 2_000_000n,
      gasUsed: 9972n,
    });
    expect(the("wattmesh.poa.v1.EventValidatorAdded")).toMatchObject({ emitter: "poa", moniker: "x", power: 1n });
  });

  test("a failed call has its reason", () => {
    const event = {
      type: "wattmesh.clock.v1.EventContractFailed",
      attributes: [
        { key: "contract_address", value: '"watt1x"' },
        { key: "reason", value: '"FAILURE_REASON_OUT_OF_GAS"' },
        { key: "gas_used", value: '"5"' },
        { key: "consecutive_failures", value: "2" },
        { key: "mode", value: "EndBlock" },
      ],
    };
    expect(decodeEvents([event], deployment)).toMatchObject([{ reason: 1, gasUsed: 5n, consecutiveFailures: 2 }]);
  });
});

describe("an event", () => {
  const changed = (type: string, key: string, value: string): RawEvent => {
    const { attributes } = raw(type);
    return { type, attributes: attributes.map((one) => (one.key === key ? { key, value } : one)) };
  };

  test("of another contract is left out", () => {
    expect(decodeEvents([changed("wasm-zone_added", "_contract_address", "watt1other")], deployment)).toEqual([]);
  });

  test("has lists of values and of texts, whatever characters they hold", () => {
    const event = {
      type: "wasm-profile_updated",
      attributes: [
        { key: "_contract_address", value: deployment.contracts.registry },
        { key: "participant", value: ada },
        { key: "name", value: "Ada" },
        {
          key: "equipment",
          value: '[{"source":"solar","rated_power_w":5000,"storage_capacity_wh":0,"label":"south, \\"roof\\""}]',
        },
        { key: "certifications", value: '["EN 50549","a,b"]' },
      ],
    };
    expect(decodeEvents([event], deployment)).toMatchObject([
      {
        equipment: [{ source: "solar", ratedPowerW: 5_000, storageCapacityWh: 0, label: 'south, "roof"' }],
        certifications: ["EN 50549", "a,b"],
      },
    ]);
    const numbers = {
      ...event,
      attributes: [...event.attributes.slice(0, -1), { key: "certifications", value: "[1]" }],
    };
    expect(() => decodeEvents([numbers], deployment)).toThrow("a list of texts in certifications");
  });

  test("has an allowance's expiry, also beyond 53 bits", () => {
    const changed = (expires: string) => ({
      type: "wasm-allowance_changed",
      attributes: Object.entries({
        _contract_address: deployment.contracts.token,
        owner: ada,
        spender: ada,
        energy_wh: "5",
        expires,
      }).map(([key, value]) => ({ key, value })),
    });
    const rows = ['{"at_height":18446744073709551615}', '{"at_time":"1800000000123456789"}', '{"never":{}}'];
    expect(decodeEvents(rows.map(changed), deployment)).toMatchObject([
      { expires: { atHeight: 2n ** 64n - 1n } },
      { expires: { atTime: 1_800_000_000_123_456_789n } },
      { expires: { never: {} } },
    ]);
  });

  test("that is newer than this package is left out", () => {
    expect(decodeEvents([{ ...raw("wasm-zone_added"), type: "wasm-zone_painted" }], deployment)).toEqual([]);
  });

  test("of the chain itself is left out", () => {
    expect(
      decodeEvents(
        [
          { type: "transfer", attributes: [] },
          { type: "wasm", attributes: [] },
        ],
        deployment,
      ),
    ).toEqual([]);
  });

  test.each([
    ["wasm-zone_added", "zone_id", "first", "a whole number in zone_id of the event wasm-zone_added"],
    ["wasm-meter_registered", "source", "coal", "one of none, solar"],
    ["wasm-deposited", "amount_micro", "1.5", "an integer in amount_micro"],
    ["wasm-rule_set", "hold", "yes", "true or false in hold"],
    ["wasm-slot_cleared", "zones", "[{}]", "its JSON in zones"],
    ["wasm-bank_settled", "results", "%%", "expected base64"],
    ["wattmesh.clock.v1.EventContractCalled", "gas_used", "many", "attributes of the event"],
  ])("%s with the %s %s is refused", (type, key, value, message) => {
    const decode = () => decodeEvents([changed(type, key, value)], deployment);
    expect(decode).toThrow(InvalidValueError);
    expect(decode).toThrow(message);
  });
});

describe("an event's attributes as JSON", () => {
  const attributesOf = (type: string) => {
    const event = raw(type);
    const [known] = decodeEvents([event], deployment);
    if (known === undefined) throw new Error(`${type} is not known`);
    return eventAttributes(known, event);
  };

  test("have the wire's names, numbers of 64 bits as decimal strings, bytes as base64, and null for nothing", () => {
    expect(attributesOf("wasm-deposited")).toEqual({
      meter_id: 1,
      counterparty: null,
      by: expect.stringMatching(/^watt1/),
      amount_micro: "2000000",
    });
    expect(attributesOf("wasm-meter_registered").public_key).toMatch(/^[\w+/]{43}=$/);
    expect(attributesOf("wasm-proposal_opened").action).toEqual({ admit: { participant: ada } });
    expect(attributesOf("wasm-verifiers_changed").verifiers).toHaveLength(1);
  });

  test("leave packed values out", () => {
    expect(Object.keys(attributesOf("wasm-bank_settled")).sort()).toEqual(["bank", "slot"]);
  });

  test("of the chain's modules are protobuf's JSON", () => {
    expect(attributesOf("wattmesh.clock.v1.EventContractCalled")).toEqual({
      contract_address: deployment.contracts.trading,
      gas_budget: "2000000",
      gas_used: "9972",
    });
  });

  test("are the properties that the event's schema requires", () => {
    for (const event of fixture.events.filter(({ type }) => type.startsWith("wasm-"))) {
      const [{ emitter, type }] = decodeEvents([event], deployment) as [ContractEvent];
      const required = eventSchemas[emitter][type]?.attributes.required.toSorted();
      expect(Object.keys(attributesOf(event.type)).sort()).toEqual(required);
    }
  });
});
