import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fuzz, oddNumbers, oddTexts } from "../../.ci/fuzz.ts";
import { Database } from "../src/outbox/database.ts";
import { openOutbox } from "../src/outbox/outbox.ts";
import { read } from "../src/reading/intake.ts";
import { REJECT_REASONS } from "../src/reading/rejection.ts";
import { payloadOf, reading } from "./support/readings.ts";

const COMMUNITY = "sonnenhof";
const SLOT_SECONDS = 10;
const NOW_MS = 200 * SLOT_SECONDS * 1_000;
const REJECTED_KEPT = 50;
const KNOWN = [1, 7, 300];

const path = join(mkdtempSync(join(tmpdir(), "wattmesh-fuzz-")), "outbox.db");
const options = { community: COMMUNITY, slotSeconds: SLOT_SECONDS, maxFutureSeconds: 60, maxClockSkewSeconds: 2 };
let outbox: ReturnType<typeof openOutbox>;

beforeAll(() => {
  const identity = { chainId: "model-1", contract: "watt1metering" };
  outbox = openOutbox(path, identity, {
    gapWaitMs: 1_000,
    setAsideMs: 1_000,
    rejectedKept: REJECTED_KEPT,
    maxWaiting: 1_000,
  });
});

afterAll(() => outbox.close());

const good = fc
  .record({
    meterId: fc.constantFrom(...KNOWN),
    slot: fc.integer({ min: 0, max: 210 }),
    exportTotalWh: fc.bigInt(0n, 2n ** 64n - 1n),
  })
  .map(({ meterId, slot, exportTotalWh }) => payloadOf(reading(meterId, slot, { exportTotalWh })));

/** A good payload of which one member's value, or one byte, is another, or which has a member more. */
const payload = fc.oneof(
  { weight: 3, arbitrary: good },
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        good,
        fc.constantFrom("slot", "import_total_wh", "export_total_wh", "flags", "signature", "__proto__", "more"),
        fc.constantFrom<unknown>(...oddTexts, ...oddNumbers.map(Number), null, true, {}, []),
      )
      .map(([text, key, value]) => text.replace("{", `{${JSON.stringify(key)}:${JSON.stringify(value) ?? "null"},`)),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(good, fc.nat(), fc.nat({ max: 255 })).map(([text, place, byte]) => {
      const bytes = Buffer.from(text);
      bytes[place % bytes.length] = byte;
      return bytes;
    }),
  },
  fc.uint8Array({ maxLength: 2_000 }),
  fc.json().map(String),
);

const topic = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...KNOWN).map((meterId) => `v1/${COMMUNITY}/${meterId}/reading`) },
  { weight: 3, arbitrary: fc.nat({ max: 0xffff_ffff }).map((meterId) => `v1/${COMMUNITY}/${meterId}/reading`) },
  { weight: 2, arbitrary: fc.constantFrom(...oddTexts).map((text) => `v1/${COMMUNITY}/${text}/reading`) },
  fc.string({ unit: "binary", maxLength: 100 }),
);

const messages = fc.array(fc.tuple(topic, payload), { minLength: 1, maxLength: 20 });

test("whatever meters and strangers publish is a reading or refused by name, and leaves only so much behind", async () => {
  await fuzz(
    fc.asyncProperty(messages, async (list) => {
      const incoming = list.map(([named, said]) =>
        read(
          { topic: named, payload: Buffer.from(said), acknowledgement: undefined },
          options,
          (meterId) => KNOWN.includes(meterId),
          NOW_MS,
        ),
      );
      for (const { content } of incoming) {
        if ("reason" in content) expect(REJECT_REASONS).toContain(content.reason);
        else
          expect([KNOWN.includes(content.meterId), content.slot <= 210, content.signature.length]).toEqual([
            true,
            true,
            64,
          ]);
      }
      expect(outbox.receive(incoming, NOW_MS)).toHaveLength(list.length);
      const { meters, pending, rejected } = outbox.status();
      expect(meters).toBeLessThanOrEqual(KNOWN.length);
      expect(pending).toBeLessThanOrEqual(KNOWN.length * 211);
      expect(rejected).toBeLessThanOrEqual(REJECTED_KEPT);
    }),
  );
  const db = Database.openReadOnly(path);
  expect(db.prepare("SELECT max(length(payload)) AS most FROM rejected").get()?.most).toBeLessThanOrEqual(512);
  db.close();
});
