import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { byteLength, isConnection, isOnTick, isSerial, limits, plainConnection } from "../src/index.ts";

const contracts = join(import.meta.dirname, "../../contracts");

/** The constants of a Rust file. */
function constants(file: string): Record<string, number> {
  const source = readFileSync(join(contracts, file), "utf8");
  const found = source.matchAll(/^pub(?:\(crate\))? const (\w+): (?:usize|u\d+) = ([\d_]+);/gm);
  return Object.fromEntries([...found].map(([, name = "", value = ""]) => [name, Number(value.replaceAll("_", ""))]));
}

/** The powers of two among them. */
function shifts(file: string): Record<string, number> {
  const source = readFileSync(join(contracts, file), "utf8");
  const found = source.matchAll(/^pub const (\w+): u\d+ = 1 << (\d+);/gm);
  return Object.fromEntries([...found].map(([, name = "", power = ""]) => [name, Number(power)]));
}

describe("limits", () => {
  test("of the registry are the contract's", () => {
    const rust = constants("registry/src/limits.rs");
    expect(limits.registry).toEqual({
      nameBytes: rust.MAX_NAME_BYTES,
      locationBytes: rust.MAX_LOCATION_BYTES,
      contactBytes: rust.MAX_CONTACT_BYTES,
      labelBytes: rust.MAX_LABEL_BYTES,
      certificationBytes: rust.MAX_CERTIFICATION_BYTES,
      serialBytes: rust.MAX_SERIAL_BYTES,
      connectionBytes: rust.MAX_CONNECTION_BYTES,
      noteBytes: rust.MAX_NOTE_BYTES,
      reasonBytes: rust.MAX_REASON_BYTES,
      evidenceHashBytes: rust.EVIDENCE_HASH_BYTES,
      items: rust.MAX_ITEMS,
      metersPerParticipant: rust.MAX_METERS_PER_PARTICIPANT,
      connectionW: rust.MAX_CONNECTION_W,
      feederW: rust.MAX_FEEDER_W,
      openApplications: rust.MAX_OPEN_APPLICATIONS,
      recallSlots: rust.RECALL_SLOTS,
    });
  });

  test("of the grid are the contract's", () => {
    const rust = { ...constants("grid/src/limits.rs"), ...constants("packages/interface/src/grid.rs") };
    expect(limits.grid).toEqual({
      zoneNameBytes: rust.MAX_NAME_LEN,
      zones: rust.MAX_ZONES,
      depth: rust.MAX_DEPTH,
      prices: rust.MAX_PRICES,
      events: rust.MAX_EVENTS,
      eventsOfOperator: rust.MAX_EVENTS_OF_OPERATOR,
      eventSlots: rust.MAX_EVENT_SLOTS,
      eventAheadSlots: rust.MAX_EVENT_AHEAD_SLOTS,
      multiplierPermille: constants("packages/interface/src/grid.rs").MAX_MULTIPLIER_PERMILLE,
    });
  });

  test("of trading are the contract's", () => {
    expect(limits.trading).toEqual({
      delegates: constants("packages/book/src/store/delegates.rs").MAX_DELEGATES,
      bundleParts: constants("packages/book/src/orders/checks.rs").MAX_BUNDLE_PARTS,
      orderWh: 1n << BigInt(shifts("packages/ledger/src/point.rs").MAX_POINT_WH ?? 0),
      feedIdBytes: constants("packages/interface/src/oracle.rs").MAX_FEED_ID_LEN,
    });
  });

  test("count bytes and not letters", () => {
    expect(byteLength("Müller")).toBe(7);
    expect(byteLength("🏠")).toBe(4);
  });

  test.each([
    ["WM-00001", true],
    ["", false],
    ["with space", false],
    ["Zähler", false],
    ["x".repeat(32), true],
    ["x".repeat(33), false],
  ])("the serial %j is one: %s", (serial, expected) => {
    expect(isSerial(serial)).toBe(expected);
  });

  test.each([
    // A market location, a metering point's designation, an EAN.
    ["51 238 696 781", "51238696781", true],
    ["de 0001 2345 6789 0000 0000 0000 0000 001", "DE0001234567890000000000000000001", true],
    ["AT.003100.00000.00000000000001234567", "AT0031000000000000000000001234567", true],
    ["5414488200123456-78", "541448820012345678", true],
    ["", "", false],
    ["café 7", "CAFÉ7", false],
    ["D".repeat(34), "D".repeat(34), false],
  ])("a connection written %s is %s to the registry", (text, plain, expected) => {
    expect(plainConnection(text)).toBe(plain);
    expect(isConnection(plain)).toBe(expected);
  });

  test.each([
    [120_000, 1_000, true],
    [0, 1_000, true],
    [120_500, 1_000, false],
    [-1_000, 1_000, false],
    [4_294_967_000, 1_000, true],
    [4_294_968_000, 1_000, false],
    [1000.5, 1_000, false],
  ])("the price %d on the tick %d is good: %s", (price, tick, expected) => {
    expect(isOnTick(price, tick)).toBe(expected);
  });
});
