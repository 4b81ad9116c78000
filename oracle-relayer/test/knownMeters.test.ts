import { expect, test } from "vitest";
import { KnownMeters } from "../src/chain/knownMeters.ts";

test("a meter is known by its place in its bank", () => {
  const known = new KnownMeters();
  known.learn([
    { bank: 0, meters: 256 },
    { bank: 2, meters: 3 },
  ]);
  expect([0, 255, 256, 512, 514, 515, 0xffff_ffff].filter((meterId) => known.has(meterId))).toEqual([0, 255, 512, 514]);
});

test("before the chain was asked ten thousand meters are taken, and then only those", () => {
  const known = new KnownMeters();
  const taken = Array.from({ length: 20_000 }, (_, meterId) => known.has(meterId)).filter(Boolean);
  expect([taken.length, known.has(0), known.has(15_000)]).toEqual([10_000, true, false]);
});

test("a stranger that becomes a meter is asked again once, however many others are invented after it", () => {
  const known = new KnownMeters();
  known.learn([]);
  for (let meterId = 1_000; meterId < 1_999; meterId += 1) known.heardStranger(meterId, 5);
  known.heardStranger(7, 4);
  known.heardStranger(7, 5);
  known.learn([{ bank: 0, meters: 7 }]);
  expect(known.takeWelcome()).toEqual([]);
  known.learn([{ bank: 0, meters: 8 }]);
  expect(known.takeWelcome()).toEqual([{ meterId: 7, from: 0, to: 5 }]);
  known.heardStranger(9, 1_000);
  known.learn([{ bank: 0, meters: 10 }]);
  expect(known.takeWelcome()).toEqual([{ meterId: 9, from: 992, to: 1_000 }]);
  known.learn([{ bank: 0, meters: 8 }]);
  expect(known.takeWelcome()).toEqual([]);
});

test("of all the strangers the last thousand are remembered", () => {
  const known = new KnownMeters();
  known.learn([]);
  for (let meterId = 0; meterId < 5_000; meterId += 1) known.heardStranger(meterId, 5);
  known.learn(Array.from({ length: 20 }, (_, bank) => ({ bank, meters: 256 })));
  expect(known.takeWelcome().map(({ meterId }) => meterId)).toEqual(Array.from({ length: 1_000 }, (_, n) => 4_000 + n));
});
