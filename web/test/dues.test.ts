import { expect, test } from "vitest";
import { duesLines } from "@/lib/energy/duesLines";

const dues = (claim_micro: string, debt_micro: string) => ({ claim_micro, debt_micro });

test.each([
  ["nobody owed anything", dues("0", "0"), dues("0", "0"), []],
  ["the utility began to owe", dues("0", "0"), dues("700", "0"), ["claim 0 +700 700"]],
  ["the utility paid", dues("700", "0"), dues("0", "0"), ["claim 700 -700 0"]],
  ["both owe, to and from two utilities", dues("5", "9"), dues("5", "2"), ["claim 5 +0 5", "debt 9 -7 2"]],
])("a statement of a period in which %s", (_, before, after, lines) => {
  const written = duesLines({ before, after }).map(
    ({ kind, beforeMicro, movedMicro, afterMicro }) =>
      `${kind} ${beforeMicro} ${movedMicro < 0n ? "" : "+"}${movedMicro} ${afterMicro}`,
  );
  expect(written).toEqual(lines);
});
