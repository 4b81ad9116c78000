import { describe, expect, test } from "vitest";
import type { Delivery } from "../src/mqtt/session.ts";
import { read } from "../src/reading/intake.ts";
import { payloadOf, reading, restart, restartPayload } from "./support/readings.ts";

const options = { community: "sonnenhof", slotSeconds: 900, maxFutureSeconds: 3_600, maxClockSkewSeconds: 2 };
const NOW_MS = 900_000 * 1_000;
const good = reading(7, 900, { importTotalWh: 2n ** 64n - 1n, flags: 5 });
const wire = JSON.parse(payloadOf(good)) as Record<string, unknown>;

const said = (topic: string, payload: string | Uint8Array) => {
  const bytes = typeof payload === "string" ? Buffer.from(payload) : payload;
  return read({ topic, payload: bytes, acknowledgement: undefined } satisfies Delivery, options, () => true, NOW_MS)
    .content;
};

test("a reading is read as its meter wrote it", () => {
  expect(said("v1/sonnenhof/7/reading", payloadOf(good))).toEqual(good);
});

test("a restart is read as its meter wrote it, and is no reading", () => {
  const signed = restart(7, 900);
  expect(said("v1/sonnenhof/7/restart", restartPayload(signed))).toEqual(signed);
  expect(said("v1/sonnenhof/7/reading", restartPayload(signed))).toMatchObject({ reason: "payload_invalid" });
  expect(said("v1/sonnenhof/7/restart", payloadOf(good))).toMatchObject({ reason: "payload_invalid", meterId: 7 });
  expect(said("v1/other/7/restart", restartPayload(signed))).toMatchObject({ reason: "topic" });
});

describe("topics that name no meter of the community", () => {
  test.each([
    ["v1/other/7/reading"],
    ["v2/sonnenhof/7/reading"],
    ["v1/sonnenhof/7/ack"],
    ["v1/sonnenhof/7/reading/x"],
    ["v1/sonnenhof//reading"],
    ["v1/sonnenhof/-1/reading"],
    ["v1/sonnenhof/07/reading"],
    ["v1/sonnenhof/0x7/reading"],
    ["v1/sonnenhof/4294967296/reading"],
    ["v1/sonnenhof/7 /reading"],
    [`v1/sonnenhof/${"9".repeat(5_000)}/reading`],
    [""],
  ])("%s", (topic) => {
    expect(said(topic, payloadOf(good))).toMatchObject({ reason: "topic" });
  });

  test("a number that is too large for one is told what is wanted", () => {
    expect(said("v1/sonnenhof/4294967296/reading", payloadOf(good))).toMatchObject({
      detail: 'meter_id "4294967296": a whole number from 0 to 4294967295 is wanted, without leading zeros',
    });
  });

  test("the largest id is one", () => {
    expect(said("v1/sonnenhof/4294967295/reading", payloadOf(good))).toMatchObject({ meterId: 0xffff_ffff });
  });
});

describe("payloads that are no reading", () => {
  const changed = (change: Record<string, unknown>) => JSON.stringify({ ...wire, ...change });
  const signature = wire.signature as string;
  test.each<[string, string | Uint8Array, string, string]>([
    ["nothing", "", "payload_not_json", ""],
    ["no JSON", "{", "payload_not_json", ""],
    ["no UTF-8", new Uint8Array([0x22, 0xff, 0x22]), "payload_not_json", ""],
    ["too long", " ".repeat(1_025), "payload_too_large", "1025 bytes"],
    ["a list", "[]", "payload_invalid", "slot: missing"],
    ["null", "null", "payload_invalid", "payload: null: an object is wanted"],
    ["no slot", changed({ slot: undefined }), "payload_invalid", "slot"],
    ["a slot before the first", changed({ slot: -1 }), "payload_invalid", "slot"],
    ["a slot of 33 bits", changed({ slot: 2 ** 32 }), "payload_invalid", "slot"],
    ["half a slot", changed({ slot: 1.5 }), "payload_invalid", "slot"],
    ["a slot in text", changed({ slot: "1" }), "payload_invalid", "slot"],
    [
      "registers as numbers with a point",
      changed({ import_total_wh: 1234.567 }),
      "payload_invalid",
      "import_total_wh: 1234.567: a whole number of Wh is wanted",
    ],
    [
      "registers as numbers below zero",
      changed({ import_total_wh: -1 }),
      "payload_invalid",
      "import_total_wh: -1: a whole",
    ],
    [
      "registers as numbers that JSON cannot hold",
      changed({ import_total_wh: 2 ** 53 }),
      "payload_invalid",
      "in quotes, because",
    ],
    [
      "a register that is a list",
      changed({ import_total_wh: [] }),
      "payload_invalid",
      "import_total_wh: []: a whole number",
    ],
    ["no register", changed({ import_total_wh: undefined }), "payload_invalid", "import_total_wh: missing"],
    ["registers below zero", changed({ export_total_wh: "-5" }), "payload_invalid", "export_total_wh"],
    [
      "registers with a point",
      changed({ export_total_wh: "1234.567" }),
      "payload_invalid",
      'export_total_wh: "1234.567": a whole number of Wh is wanted',
    ],
    ["registers with leading zeros", changed({ export_total_wh: "05" }), "payload_invalid", "export_total_wh"],
    [
      "registers of 65 bits",
      changed({ import_total_wh: "18446744073709551616" }),
      "payload_invalid",
      "import_total_wh",
    ],
    ["flags of 9 bits", changed({ flags: 256 }), "payload_invalid", "flags"],
    ["a short signature", changed({ signature: signature.slice(4) }), "payload_invalid", "signature"],
    ["a long signature", changed({ signature: `AAAA${signature}` }), "payload_invalid", "signature"],
    ["a signature of two alphabets", changed({ signature: `+-${signature.slice(2)}` }), "payload_invalid", "signature"],
    [
      "a signature of 63 bytes in hex",
      changed({ signature: "ab".repeat(63) }),
      "payload_invalid",
      "64 bytes in base64, base64url or hex",
    ],
    [
      "bits beyond the signature",
      changed({ signature: `${signature.slice(0, 85)}B==` }),
      "payload_invalid",
      "signature",
    ],
  ])("%s", (_, payload, reason, detail) => {
    const content = said("v1/sonnenhof/7/reading", payload);
    expect(content).toMatchObject({ reason, meterId: 7 });
    expect((content as { detail: string }).detail).toContain(detail);
  });
});

describe("payloads that are readings as well", () => {
  const changed = (change: Record<string, unknown>) => JSON.stringify({ ...wire, ...change });
  const bytes = Buffer.from(Uint8Array.from({ length: 64 }, (_, index) => 255 - index));
  const signed = { ...good, signature: new Uint8Array(bytes) };
  test.each<[string, string, unknown]>([
    ["with keys that are the meter's own", changed({ battery: 80, unit: "Wh", nested: { any: [1] } }), good],
    ["with registers as numbers", changed({ import_total_wh: 1_234_567 }), { ...good, importTotalWh: 1_234_567n }],
    [
      "with the largest register that is a number",
      changed({ import_total_wh: 2 ** 53 - 1 }),
      { ...good, importTotalWh: 2n ** 53n - 1n },
    ],
    ["with a signature in base64", changed({ signature: bytes.toString("base64") }), signed],
    [
      "with a signature in base64 without padding",
      changed({ signature: bytes.toString("base64").replace("==", "") }),
      signed,
    ],
    ["with a signature in base64url", changed({ signature: bytes.toString("base64url") }), signed],
    ["with a signature in hex", changed({ signature: bytes.toString("hex") }), signed],
    ["with a signature in hex of capitals", changed({ signature: bytes.toString("hex").toUpperCase() }), signed],
  ])("%s", (_, payload, content) => {
    expect(said("v1/sonnenhof/7/reading", payload)).toEqual(content);
  });
});

test("a slot that is far from over is nobody's to read", () => {
  expect(said("v1/sonnenhof/7/reading", payloadOf(reading(7, 1_003)))).toMatchObject({ slot: 1_003 });
  expect(said("v1/sonnenhof/7/reading", payloadOf(reading(7, 1_004)))).toEqual({
    reason: "future",
    detail: "slot 1004 ends in 4500 s, at most 3600",
    slot: 1_004,
    meterId: 7,
  });
});
