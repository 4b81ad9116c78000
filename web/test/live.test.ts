import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { describe, expect, test } from "vitest";
import { freshnessOf } from "@/features/live/liveStore";
import { madeOldBy } from "@/features/live/madeOldBy";
import { askAgain } from "@/kit/queries/askAgain";

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

test("what several events made old is asked for once, and nothing else", async () => {
  const queryClient = new QueryClient();
  const asked: string[] = [];
  const keys = [
    ["indexer", "market", "books", 1],
    ["indexer", "point", "orders", 0],
    ["chain", "zones"],
  ] as const;
  for (const queryKey of keys)
    new QueryObserver(queryClient, { queryKey, queryFn: () => asked.push(queryKey.join(" ")) }).subscribe(() => {});
  await queryClient.refetchQueries({ type: "active" });
  asked.length = 0;
  await askAgain(
    queryClient,
    (["batch_cleared", "book_opened", "slot_finalized"] as const).flatMap((type) => madeOldBy[type]),
  );
  expect(asked).toEqual(["indexer market books 1", "indexer point orders 0"]);
});
