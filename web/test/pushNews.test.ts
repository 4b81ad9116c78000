import { expect, test } from "vitest";
import type { InboxNotice } from "@/features/inbox/notices";
import { newsToTell, pushKinds } from "@/features/inbox/pushNews";

const nothing = { height: 0, ids: [] };
const alert: InboxNotice = { id: "zone:2:alert:7", kind: "zoneState", zone: "Mill Lane", state: "alert" };
const tampered: InboxNotice = { id: "tampered", kind: "tampered" };
const admitted: InboxNotice = { id: "standing:admitted:5", height: 5, kind: "standing", status: "admitted" };
const filled: InboxNotice = {
  id: "filled:buy:2026-11-30",
  height: 9,
  kind: "filled",
  side: "buy",
  trades: 1,
  energyWh: 500n,
  priceMicroPerKwh: 200_000,
  firstSlot: 1,
  lastSlot: 1,
};
const all = [alert, tampered, admitted, filled];
const ids = (news: InboxNotice[]) => news.map(({ id }) => id);

test("all but trades is told once", () => {
  const first = newsToTell(all, pushKinds, nothing, nothing);
  expect(ids(first.news)).toEqual([alert.id, tampered.id, admitted.id]);
  expect(newsToTell(all, pushKinds, nothing, first.told).news).toEqual([]);
});

test("what was read on a page is not told", () => {
  const seen = { height: 5, ids: [tampered.id] };
  expect(ids(newsToTell(all, pushKinds, seen, nothing).news)).toEqual([alert.id]);
});

test("only kinds that are wanted are told, and others when they are wanted later", () => {
  const first = newsToTell(all, ["line"], nothing, nothing);
  expect(ids(first.news)).toEqual([alert.id]);
  expect(ids(newsToTell(all, ["line", "meter"], nothing, first.told).news)).toEqual([tampered.id]);
});

test("what came to an end and comes back is told again", () => {
  const first = newsToTell([alert], pushKinds, nothing, nothing);
  const calm = newsToTell([], pushKinds, nothing, first.told);
  expect(ids(newsToTell([alert], pushKinds, nothing, calm.told).news)).toEqual([alert.id]);
});
