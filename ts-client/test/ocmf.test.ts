import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasSignedOcmf, type OcmfError, ocmfSlot, readOcmf } from "../src/index.ts";

interface Vector {
  readonly name: string;
  readonly public_key: string;
  readonly record: string;
  readonly signature: "valid" | "wrong" | "other_curve" | "unreadable";
  readonly said?: {
    readonly page: string;
    readonly unix_ms: number;
    readonly import_wh: string | null;
    readonly export_wh: string | null;
  };
  /** How the reason ends. */
  readonly refused?: string;
}

const path = new URL("../../contracts/vectors/ocmf.jsonl", import.meta.url);
const vectors: Vector[] = readFileSync(path, "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line));
const named = (of: readonly Vector[]) => of.map((vector, at) => [`${vector.name} (${at + 1})`, vector] as const);

function refusalOf(record: Uint8Array): OcmfError {
  try {
    readOcmf(record);
  } catch (error) {
    return error as OcmfError;
  }
  throw new Error("it was taken");
}

describe("a record is read as metering reads it", () => {
  test.each(named(vectors.filter(({ said }) => said !== undefined)))(
    "%s",
    (_, { record, said, public_key, signature }) => {
      const read = readOcmf(Buffer.from(record));
      const { time, importTotalWh, exportTotalWh } = read.registers;
      expect({
        page: read.page,
        unix_ms: time.unixMs,
        import_wh: importTotalWh === undefined ? null : String(importTotalWh),
        export_wh: exportTotalWh === undefined ? null : String(exportTotalWh),
      }).toEqual(said);
      expect(hasSignedOcmf(read, Buffer.from(public_key, "hex"))).toBe(signature === "valid");
    },
  );
});

describe("a record is refused as metering refuses it", () => {
  test.each(named(vectors.filter(({ refused }) => refused !== undefined)))("%s", (_, { record, refused = "" }) => {
    const { name, fault, message, retryHelps } = refusalOf(Buffer.from(record));
    expect({ name, retryHelps }).toEqual({ name: "OcmfError", retryHelps: false });
    // Where in a text JSON is none, another reader says otherwise.
    if (fault !== "malformed" && fault !== "truncated") expect(message.endsWith(refused), message).toBe(true);
    else expect(refused).toMatch(/ is wanted$/);
  });

  test("whatever its bytes are", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.string().map((text) => Buffer.from(`OCMF|{${text}}|{}`)),
        ),
        (bytes) => {
          expect(refusalOf(bytes).name).toBe("OcmfError");
        },
      ),
    );
  });

  test("when its bytes go on without end, or go deep", () => {
    expect(refusalOf(Buffer.from(`OCMF|${" ".repeat(5_000)}`)).fault).toBe("oversized");
    expect(refusalOf(Buffer.from(`OCMF|{"a":${"[".repeat(4_000)}|{}`)).fault).toBe("malformed");
  });
});

describe("a record is of the slot that ends at its time", () => {
  test.each([
    [900_000, 900, 2, 0],
    [1_800_000, 900, 2, 1],
    [1_802_000, 900, 2, 1],
    [1_798_000, 900, 2, 1],
    [1_802_001, 900, 2, undefined],
    [1_797_999, 900, 2, undefined],
    [0, 900, 2, undefined],
    [2_500, 2, 60, 0],
    [3_000, 2, 60, undefined],
    [3_001, 2, 60, 1],
  ])("%s ms, slots of %s s, clocks %s s apart: %s", (unixMs, slotSeconds, skewSeconds, slot) => {
    expect(ocmfSlot(unixMs, slotSeconds, skewSeconds)).toBe(slot);
  });
});
