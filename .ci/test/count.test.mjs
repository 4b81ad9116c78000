import { expect, test } from "vitest";
import { counters } from "../count.mjs";

test("a browser's test that passed at its second try counts as passed, and is named", () => {
  const output = `
  1) e2e/pages.e2e.ts:39:5 › on a phone › wallet can be used by everybody ──────

    Error: phone

  1 flaky
    e2e/pages.e2e.ts:39:5 › on a phone › wallet can be used by everybody ───────
  12 skipped
  101 passed (23.8m)
`;
  expect(counters.playwright(output, true)).toEqual({
    passed: 102,
    failed: 0,
    atSecondTry: ["e2e/pages.e2e.ts:39:5 › on a phone › wallet can be used by everybody"],
  });
});

test.each([
  [
    "failed twice",
    "  1 failed\n    e2e/a.e2e.ts:1:1 › a ───\n  2 flaky\n    e2e/b.e2e.ts:1:1 › b ───\n    e2e/c.e2e.ts:1:1 › c\n  9 passed (1m)\n",
    false,
    11,
    1,
    2,
  ],
  ["did not run", "  3 did not run\n  9 passed (1m)\n", true, 9, 3, 0],
  ["all passed", "  9 passed (1m)\n", true, 9, 0, 0],
  ["the browser did not start", "Error: no browser\n", false, 0, 1, 0],
])("%s: what a browser's tests say is counted", (_, output, ok, passed, failed, atSecondTry) => {
  const counted = counters.playwright(output, ok);
  expect([counted.passed, counted.failed, counted.atSecondTry.length]).toEqual([passed, failed, atSecondTry]);
});
