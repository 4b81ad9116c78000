import { describe, expect, test } from "vitest";
import { Pulse } from "../src/pulse.ts";

/** A chain that makes a block every `blockMs`, heard of at once. */
function listening(blockMs: number) {
  let nowMs = 0;
  let height = 0;
  const pulse = new Pulse(() => nowMs);
  return {
    pulse,
    blocks(count: number) {
      for (let made = 0; made < count; made += 1) {
        nowMs += blockMs;
        height += 1;
        pulse.heard(height);
      }
    },
    same: () => pulse.heard(height),
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
}

describe("a chain's pulse", () => {
  test("is there while blocks come", () => {
    const { pulse, blocks } = listening(5_000);
    blocks(40);
    expect([pulse.blockMs, pulse.silence]).toEqual([5_000, undefined]);
  });

  test("is missed after three blocks' time, and back with the next block", () => {
    const { pulse, blocks, pass } = listening(5_000);
    blocks(10);
    pass(15_000);
    expect(pulse.silence).toBeUndefined();
    pass(1);
    expect(pulse.silence).toBe("no new block for 15 s after block 10");
    blocks(1);
    expect(pulse.silence).toBeUndefined();
  });

  test("is missed although the node answers, as long as it has no new block", () => {
    const { pulse, blocks, pass, same } = listening(2_000);
    blocks(10);
    for (let asked = 0; asked < 7; asked += 1) {
      pass(1_000);
      same();
    }
    expect(pulse.silence).toBe("no new block for 7 s after block 10");
  });

  test("of a fast chain is given three seconds", () => {
    const { pulse, blocks, pass } = listening(300);
    blocks(10);
    pass(3_000);
    expect(pulse.silence).toBeUndefined();
    pass(1);
    expect(pulse.silence).toBe("no new block for 3 s after block 10");
  });

  test("is missed where no block was ever heard of", () => {
    const { pulse, pass } = listening(300);
    pass(4_000);
    expect(pulse.silence).toBe("no new block for 4 s");
  });

  test("is not awaited longer after an outage", () => {
    const { pulse, blocks, pass } = listening(2_000);
    blocks(10);
    pass(3_600_000);
    blocks(2);
    pass(6_001);
    expect(pulse.silence).toBe("no new block for 6 s after block 12");
  });
});
