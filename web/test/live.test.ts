import { readFileSync } from "node:fs";
import { join } from "node:path";
import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { describe, expect, test } from "vitest";
import { askAgain, freshnessOf, madeOldBy } from "@/features/live/liveStore";

const now = 1_800_000_000;
const head = (secondsAgo: number, lag = 0) => ({
  height: 9,
  time: new Date((now - secondsAgo) * 1000).toISOString(),
  lag_blocks: lag,
});

describe("how fresh the page is", () => {
  test.each([
    ["live", { connected: true, online: true, head: head(1) }],
    ["live", { connected: true, online: true, head: head(299) }],
    ["stale", { connected: true, online: true, head: head(301) }],
    ["behind", { connected: true, online: true, head: head(400, 6) }],
    ["live", { connected: true, online: true, head: head(2, 5) }],
    ["unreachable", { connected: false, online: true, head: head(1) }],
    ["offline", { connected: false, online: false, head: head(1) }],
    ["offline", { connected: true, online: false, head: head(1) }],
    ["connecting", { connected: undefined, online: true, head: undefined }],
    ["connecting", { connected: true, online: true, head: undefined }],
  ] as const)("is %s with %o", (state, facts) => {
    expect(freshnessOf(facts, now).state).toBe(state);
  });

  test.each([
    ["offline", false],
    ["unreachable", true],
  ] as const)("%s says from when it is, when that is known", (state, online) => {
    expect(freshnessOf({ connected: false, online, head: head(60) }, now)).toEqual({ state, at: now - 60 });
    expect(freshnessOf({ connected: false, online, head: undefined }, now)).toEqual({ state, at: undefined });
  });
});

test("every event that is listened to is one that the contracts tell", () => {
  const spec = readFileSync(join(import.meta.dirname, "../../docs/spec/events.md"), "utf8");
  const told = new Set([...spec.matchAll(/^### `(\w+)`$/gm)].map(([, name]) => name));
  expect(Object.keys(madeOldBy).filter((type) => !told.has(type))).toEqual([]);
});

test("what several events made old is asked for once, and nothing else", async () => {
  const queryClient = new QueryClient();
  const asked: string[] = [];
  const keys = [
    ["indexer", "market", "books", 1],
    ["indexer", "point", "orders", 0],
    ["chain", "zones"],
  ];
  for (const queryKey of keys)
    new QueryObserver(queryClient, { queryKey, queryFn: () => asked.push(queryKey.join(" ")) }).subscribe(() => {});
  await queryClient.refetchQueries({ type: "active" });
  asked.length = 0;
  await askAgain(
    queryClient,
    ["batch_cleared", "book_opened", "slot_finalized"].flatMap((type) => madeOldBy[type] ?? []),
  );
  expect(asked).toEqual(["indexer market books 1", "indexer point orders 0"]);
});
