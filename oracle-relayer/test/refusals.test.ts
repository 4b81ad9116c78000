import { openLog } from "@wattmesh/service-kit/log";
import { beforeEach, expect, test } from "vitest";
import { RefusalLog } from "../src/refusals.ts";

let nowMs: number;
let lines: Record<string, unknown>[];
let refusals: RefusalLog;

beforeEach(() => {
  nowMs = 0;
  lines = [];
  const log = openLog("relayer", "info", { write: (line) => lines.push(JSON.parse(line)) });
  refusals = new RefusalLog(log, () => nowMs);
});

const refusal = (meterId: number, reason = "conflict") =>
  ({
    meterId,
    slot: 7,
    topic: `v1/a/${meterId}/reading`,
    reason,
    by: "relayer",
    detail: "slot 7 was said before",
  }) as const;

test("each refusal has a line that says whose it is, of what, on which topic, and why", () => {
  refusals.tell(refusal(3));
  expect(lines).toMatchObject([{ level: 40, ...refusal(3), msg: "refused" }]);
});

test("a flood of one reason leaves twenty lines a minute and how many more there were, and hides no other reason", () => {
  for (let meterId = 0; meterId < 1_000; meterId += 1) refusals.tell(refusal(meterId));
  refusals.tell(refusal(5, "bad_signature"));
  refusals.flush();
  expect(lines.map(({ reason }) => reason)).toEqual([...Array(20).fill("conflict"), "bad_signature"]);
  nowMs = 60_000;
  refusals.flush();
  expect(lines.slice(21)).toMatchObject([
    { level: 40, reason: "conflict", more: 980, seconds: 60, msg: "refused more for the same reason" },
  ]);
  refusals.tell(refusal(9));
  expect(lines.at(-1)).toMatchObject({ meterId: 9, msg: "refused" });
});

test("what a stranger writes as a topic makes no line long", () => {
  refusals.tell({ ...refusal(1), topic: "x".repeat(60_000) });
  expect(lines[0]?.topic).toHaveLength(256);
});
