import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { crc16Arc, readDsmr } from "../src/source/formats/dsmr.ts";
import { dsmrFraming, Frames, MOST_FRAME_BYTES, smlFraming } from "../src/source/formats/frames.ts";
import { readJson } from "../src/source/formats/json.ts";
import { crc16X25, readSml } from "../src/source/formats/sml.ts";
import { isoTimeMs, p1TimeMs } from "../src/source/formats/time.ts";
import { RejectedError, type RejectionReason } from "../src/source/rejection.ts";
import { type JsonTemplate, type ObisTemplate, readTemplate, templateNames } from "../src/source/template.ts";
import { microWattHours } from "../src/source/wattHours.ts";
import { telegram, usual } from "./support/dsmr.ts";
import { EXPORT, IMPORT, smlFile } from "./support/sml.ts";

const json = (name: string) => readTemplate(name) as JsonTemplate;
const obis = (name: string) => readTemplate(name) as ObisTemplate;

/** Why something is refused. */
function reasonOf(work: () => unknown): RejectionReason {
  try {
    work();
  } catch (error) {
    if (error instanceof RejectedError) return error.reason;
    throw error;
  }
  throw new Error("was taken");
}

describe("an energy's text", () => {
  test.each([
    ["1234.567", "kWh", 1_234_567_000_000n],
    ["000123.456", "kWh", 123_456_000_000n],
    ["1234", "Wh", 1_234_000_000n],
    ["0.0000019", "Wh", 1n],
    ["0", "MWh", 0n],
    // What a float of 64 bits has not.
    ["9007199254.740993", "Wh", 9_007_199_254_740_993n],
  ] as const)("%s %s is exact, to a millionth of a Wh", (text, unit, micro) => {
    expect(microWattHours(text, unit, "here")).toBe(micro);
  });

  test.each<[string, RejectionReason]>([
    ["1e3", "exponent"],
    ["1.5E-2", "exponent"],
    [" 12", "spaces"],
    ["12\t", "spaces"],
    ["-1", "negative"],
    ["-0.001", "negative"],
    ["NaN", "not_a_number"],
    ["unavailable", "not_a_number"],
    ["", "not_a_number"],
    ["1,5", "not_a_number"],
    ["0x10", "not_a_number"],
    ["1.", "not_a_number"],
    ["1099511627776", "too_large"],
    ["9".repeat(41), "too_large"],
  ])("%j is refused as %s", (text, reason) => {
    expect(reasonOf(() => microWattHours(text, "Wh", "here"))).toBe(reason);
  });
});

describe("a template", () => {
  test.each(templateNames())("%s says what its readings are worth", (name) => {
    expect(readTemplate(name).assurance).toBe("signed at the edge");
  });

  test.each(["nowhere", "../package", "nowhere.json"])("that is not there, %s, is named", (name) => {
    expect(() => readTemplate(name)).toThrow(/source.template/);
  });
});

describe("JSON of a device", () => {
  const read = (template: string, text: string) => readJson(json(template), Buffer.from(text));

  test.each([
    ["shelly-pro-3em", '{"id":0,"total_act":2776.175,"total_act_ret":0.0}', 2_776_175_000n, 0n],
    ["tasmota-plug", '{"Time":"2026-11-29T16:00:00","ENERGY":{"Total":3.185,"Power":12}}', 3_185_000_000n, 0n],
    ["tasmota-two-way", '{"ENERGY":{"Total":3.185,"ExportActive":1.5}}', 3_185_000_000n, 1_500_000_000n],
  ])("of the template %s is read to the last digit", (template, text, importMicro, exportMicro) => {
    expect(read(template, text)).toEqual({ importMicro, exportMicro });
  });

  const home = (change: object = {}) => ({
    time: "2026-11-29T17:00:00.5+01:00",
    import: { state: "1234.5", unit_of_measurement: "kWh" },
    export: { state: "7", unit_of_measurement: "Wh" },
    ...change,
  });

  test("of Home Assistant is read with its units and its time", () => {
    expect(read("home-assistant", JSON.stringify(home()))).toEqual({
      importMicro: 1_234_500_000_000n,
      exportMicro: 7_000_000n,
      atMs: Date.UTC(2026, 10, 29, 16, 0, 0, 500),
    });
  });

  test.each<[string, string, string, RejectionReason]>([
    ["is cut off", "shelly-pro-3em", '{"id":0,"total_act":2776.1', "truncated"],
    ["is cut off in a string", "tasmota-plug", '{"Time":"2026', "truncated"],
    ["is no JSON", "shelly-pro-3em", "total_act=5", "malformed"],
    ["is nothing", "shelly-pro-3em", "", "malformed"],
    ["is no UTF-8", "shelly-pro-3em", "\u0080", "missing"],
    [
      "has two numbers by one key",
      "shelly-pro-3em",
      '{"total_act":1,"total_act":2,"total_act_ret":0}',
      "duplicate_key",
    ],
    ["has NaN", "shelly-pro-3em", '{"total_act":NaN,"total_act_ret":0}', "not_a_number"],
    ["has null", "shelly-pro-3em", '{"total_act":null,"total_act_ret":0}', "malformed"],
    ["has an exponent", "shelly-pro-3em", '{"total_act":1e3,"total_act_ret":0}', "exponent"],
    ["is below zero", "shelly-pro-3em", '{"total_act":-1,"total_act_ret":0}', "negative"],
    ["has leading spaces", "shelly-pro-3em", '{"total_act":" 1","total_act_ret":0}', "spaces"],
    ["lacks a register", "shelly-pro-3em", '{"total_act":1}', "missing"],
    ["is of another model", "tasmota-plug", '{"total_act":1}', "missing"],
    ["has a key of all objects", "tasmota-plug", '{"ENERGY":{"__proto__":{"Total":1}}}', "missing"],
  ])("that %s is refused", (_, template, text, reason) => {
    const bytes = text === "\u0080" ? Buffer.from('{"a":1}') : Buffer.from(text);
    expect(reasonOf(() => readJson(json(template), bytes))).toBe(reason);
  });

  test("that is no UTF-8 is refused", () => {
    expect(reasonOf(() => readJson(json("shelly-pro-3em"), Buffer.from([0x22, 0x80, 0x22])))).toBe("malformed");
  });

  test.each<[string, object, RejectionReason]>([
    ["another unit", { import: { state: "1", unit_of_measurement: "W" } }, "wrong_unit"],
    ["no state", { import: { state: "unavailable", unit_of_measurement: "kWh" } }, "not_a_number"],
    ["a time without a zone", { time: "2026-11-29T17:00:00" }, "time_without_zone"],
    ["a time that there is not", { time: "2026-11-31T17:00:00Z" }, "bad_time"],
    ["no time", { time: undefined }, "missing"],
  ])("of Home Assistant with %s is refused", (_, change, reason) => {
    expect(reasonOf(() => read("home-assistant", JSON.stringify(home(change))))).toBe(reason);
  });
});

describe("a P1 telegram", () => {
  const read = (bytes: Uint8Array) => readDsmr(obis("dsmr-5"), bytes);
  const changed = (from: string, to: string) => telegram(...usual.map((line) => line.replace(from, to)));

  test("has a checksum by the published check value", () => {
    expect(crc16Arc(Buffer.from("123456789"))).toBe(0xbb3d);
  });

  test("is read with the tariffs summed, at the time of its own clock", () => {
    expect(read(telegram(...usual))).toEqual({
      importMicro: 3_016_829_000_000n,
      exportMicro: 10_999_000_000n,
      atMs: Date.UTC(2026, 10, 29, 16),
    });
  });

  test.each<[string, () => Uint8Array, RejectionReason]>([
    ["that is cut off", () => telegram(...usual).subarray(0, 90), "truncated"],
    ["without its beginning", () => telegram(...usual).subarray(1), "truncated"],
    [
      "without a checksum",
      () =>
        Buffer.from(
          telegram(...usual)
            .toString()
            .replace(/![\s\S]*/, "!\r\n"),
        ),
      "checksum",
    ],
    [
      "with another digit",
      () =>
        Buffer.from(
          telegram(...usual)
            .toString()
            .replace("1581", "1582"),
        ),
      "checksum",
    ],
    ["that lacks a register", () => telegram(...usual.slice(0, 4)), "unknown_obis"],
    ["with a register twice", () => telegram(...usual, usual[1] ?? ""), "duplicate_key"],
    ["in another unit", () => changed("1581.123*kWh", "1581.123*m3"), "wrong_unit"],
    ["without a unit", () => changed("1581.123*kWh", "1581.123"), "wrong_unit"],
    ["below zero", () => changed("001581.123", "-01581.123"), "negative"],
    ["with an exponent", () => changed("001581.123", "1e3"), "exponent"],
    ["with spaces", () => changed("001581.123", "  1581.123"), "spaces"],
    ["whose time has no season", () => changed("170000W", "170000"), "time_without_zone"],
    ["whose time is no time", () => changed("261129170000W", "261399170000W"), "bad_time"],
  ])("%s is refused", (_, bytes, reason) => {
    expect(reasonOf(() => read(bytes()))).toBe(reason);
  });
});

describe("the time of a P1 port", () => {
  test.each([
    ["261129170000W", "2026-11-29T16:00:00.000Z"],
    ["260701120000S", "2026-07-01T10:00:00.000Z"],
    ["261025023000S", "2026-10-25T00:30:00.000Z"],
    ["261025023000W", "2026-10-25T01:30:00.000Z"],
  ])("%s is %s, also when the hour comes twice", (text, iso) => {
    expect(new Date(p1TimeMs(text, "here")).toISOString()).toBe(iso);
  });

  test.each<[string, RejectionReason]>([
    ["260329023000W", "skipped_hour"],
    ["260329023000S", "skipped_hour"],
    ["260701120000W", "bad_time"],
    ["261129170000S", "bad_time"],
    ["261129170060W", "bad_time"],
    ["29-11-2026", "bad_time"],
  ])("%s is refused as %s", (text, reason) => {
    expect(reasonOf(() => p1TimeMs(text, "here"))).toBe(reason);
  });
});

test.each(["2026-11-29T16:00Z", "2026-11-29 17:00:00+0100", "2026-11-29T17:00:00.000+01"])(
  "the time %s is that of its offset",
  (text) => {
    expect(isoTimeMs(text, "here")).toBe(Date.UTC(2026, 10, 29, 16));
  },
);

describe("an SML file", () => {
  const usual = [
    { obis: IMPORT, value: 224_624_136n },
    { obis: EXPORT, value: 19n, scaler: 0 },
    { obis: [1, 0, 16, 7, 0, 255] as const, value: 168n, unit: 27 },
  ];
  const read = (bytes: Uint8Array) => readSml(obis("sml-two-way"), bytes);

  test("has a checksum by the published check value", () => {
    expect(crc16X25(Buffer.from("123456789"))).toBe(0x906e);
  });

  test("is read to a tenth of a Wh", () => {
    expect(read(smlFile(usual))).toEqual({ importMicro: 22_462_413_600_000n, exportMicro: 19_000_000n });
  });

  test("may have escapes in its data", () => {
    const serverId = [0x1b, 0x1b, 0x1b, 0x1b, 0x1b, 0x1b, 0x1b];
    expect(read(smlFile(usual, serverId)).exportMicro).toBe(19_000_000n);
  });

  test.each<[string, () => Uint8Array, RejectionReason]>([
    ["that is cut off", () => smlFile(usual).subarray(0, 100), "truncated"],
    ["with a flipped bit", () => flipped(smlFile(usual), 60), "checksum"],
    ["that lacks a register", () => smlFile(usual.slice(0, 1)), "unknown_obis"],
    ["with a register twice", () => smlFile([...usual, { obis: IMPORT, value: 1n }]), "duplicate_key"],
    ["in another unit", () => smlFile([{ obis: IMPORT, value: 1n, unit: 27 }, ...usual.slice(1)]), "wrong_unit"],
    ["below zero", () => smlFile([{ obis: IMPORT, value: -1n }, ...usual.slice(1)]), "negative"],
    [
      "with a scaler beyond all",
      () => smlFile([{ obis: IMPORT, value: 1n, scaler: 100 }, ...usual.slice(1)]),
      "too_large",
    ],
    ["with a register beyond all", () => smlFile([{ obis: IMPORT, value: 2n ** 62n }, ...usual.slice(1)]), "too_large"],
  ])("%s is refused", (_, bytes, reason) => {
    expect(reasonOf(() => read(bytes()))).toBe(reason);
  });

  test("of any bytes whose checksum is right is read or refused, and nothing else", () => {
    const start = [0x1b, 0x1b, 0x1b, 0x1b, 1, 1, 1, 1];
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.nat(255), fc.constantFrom(0x76, 0x77, 0xf1, 0x01)), { maxLength: 200 }),
        (bytes) => {
          const file = [...start, ...bytes, 0x1b, 0x1b, 0x1b, 0x1b, 0x1a, 0];
          const crc = crc16X25(Uint8Array.from(file));
          reasonOf(() => read(Uint8Array.from([...file, crc & 0xff, crc >> 8])));
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

const flipped = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

describe("telegrams in a stream", () => {
  const sml = smlFile([{ obis: IMPORT, value: 1n }], [0x1b, 0x1b, 0x1b, 0x1b, 0x1b, 0x1b, 0x1b, 0x1b]);
  const dsmr = telegram(...usual);

  test.each([
    ["SML", smlFraming, sml],
    ["P1", dsmrFraming, dsmr],
  ])("of %s come out whole, whatever the pieces and what is between them", (_, framing, one) => {
    const noise = Buffer.from([0x00, 0xff, 0x1b, 0x1b]);
    const stream = Buffer.concat([one.subarray(40), noise, one, noise, one, one.subarray(0, 30)]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1 }), (sizes) => {
        const frames = new Frames(framing);
        const found: Buffer[] = [];
        for (let at = 0, piece = 0; at < stream.length; piece += 1) {
          const size = sizes[piece % sizes.length] ?? 1;
          found.push(...frames.push(stream.subarray(at, at + size)));
          at += size;
        }
        expect(found.filter((frame) => frame.equals(one))).toHaveLength(2);
      }),
      { numRuns: 100 },
    );
  });

  test("that never end are said once they are longer than any can be, and then begin anew", () => {
    const frames = new Frames(dsmrFraming);
    const endless = Buffer.alloc(MOST_FRAME_BYTES, "/");
    expect(frames.push(endless)).toEqual([]);
    expect(reasonOf(() => frames.push(Buffer.from("x")))).toBe("oversized");
    expect(frames.push(dsmr)).toEqual([dsmr]);
  });
});
