import { describe, expect, test } from "vitest";
import type { Delivery } from "../src/mqtt/session.ts";
import { read } from "../src/reading/intake.ts";
import { payloadOf, reading } from "./support/readings.ts";

const options = { community: "sonnenhof", slotSeconds: 900, maxFutureSeconds: 3_600 };
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
    ["a list", "[]", "payload_invalid", ""],
    ["null", "null", "payload_invalid", ""],
    ["no slot", changed({ slot: undefined }), "payload_invalid", "slot"],
    ["a slot before the first", changed({ slot: -1 }), "payload_invalid", "slot"],
    ["a slot of 33 bits", changed({ slot: 2 ** 32 }), "payload_invalid", "slot"],
    ["half a slot", changed({ slot: 1.5 }), "payload_invalid", "slot"],
    ["a slot in text", changed({ slot: "1" }), "payload_invalid", "slot"],
    ["registers as numbers", changed({ import_total_wh: 5 }), "payload_invalid", "import_total_wh"],
    ["registers below zero", changed({ export_total_wh: "-5" }), "payload_invalid", "export_total_wh"],
    ["registers with a point", changed({ export_total_wh: "5.0" }), "payload_invalid", "export_total_wh"],
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
    ["a signature in base64url", changed({ signature: signature.replace("A", "-") }), "payload_invalid", "signature"],
    [
      "bits beyond the signature",
      changed({ signature: `${signature.slice(0, 85)}B==` }),
      "payload_invalid",
      "signature",
    ],
    ["a key nobody knows", changed({ energy_wh: 5 }), "payload_invalid", "energy_wh"],
  ])("%s", (_, payload, reason, detail) => {
    const content = said("v1/sonnenhof/7/reading", payload);
    expect(content).toMatchObject({ reason, meterId: 7 });
    expect((content as { detail: string }).detail).toContain(detail);
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
