import { readFileSync } from "node:fs";
import { afterAll, expect, inject, test } from "vitest";
import { brokerFaults } from "./brokerFaults.ts";
import { chainFaults } from "./chainFaults.ts";
import { ELSEWHERE } from "./elsewhere.ts";
import { kills } from "./kills.ts";
import { meterFaults } from "./meterFaults.ts";
import type { Outcome, Row } from "./row.ts";
import { storeFaults } from "./storeFaults.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Which rows run. */
    faults: "short" | "all";
  }
}

const PATIENCE_MS = { short: 60_000, long: 3_600_000 };

const rows: readonly Row[] = [...kills, ...brokerFaults, ...chainFaults, ...storeFaults, ...meterFaults];
const wanted = rows.filter(({ length }) => length === "short" || inject("faults") === "all");
const done: string[][] = [];

for (const row of wanted) {
  test(row.fault, { timeout: PATIENCE_MS[row.length] }, async () => {
    const started = performance.now();
    const outcome = await row.run();
    expect(outcome.slots).toBeGreaterThan(0);
    done.push(cellsOf(row.fault, outcome, performance.now() - started));
    if (inject("faults") === "all") console.log(done.at(-1)?.join(" | "));
  });
}

test.each(ELSEWHERE)("%s: %s.test.ts plays it", (_, file, name) => {
  expect(readFileSync(new URL(`../${file}.test.ts`, import.meta.url), "utf8")).toContain(name);
});

const cellsOf = (fault: string, { slots, wh, together, note = "" }: Outcome, ms: number): string[] => [
  fault,
  String(slots),
  String(wh),
  String(together),
  (ms / 1000).toFixed(1),
  note,
];

afterAll(() => {
  if (inject("faults") !== "all") return;
  const table = [["fault", "(meter, slot)", "Wh", "counted together", "s", "besides"], ...done];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((cells) => cells[column]?.length ?? 0))) ?? [];
  const others = ELSEWHERE.map(([fault, file, name]) => `${fault}: ${file}.test.ts, ${name}`);
  console.log(
    `\n${table.map((cells) => cells.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join("  ")).join("\n")}\n\nplayed elsewhere:\n${others.join("\n")}`,
  );
});
