import { ChainUnreachableError } from "@wattmesh/service-kit/errors";
import { silentLog } from "@wattmesh/service-kit/log";
import type { TimeSource } from "@wattmesh/service-kit/time";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { KnownMeters } from "../src/chain/knownMeters.ts";
import type { ChainPort } from "../src/chain/port.ts";
import { Sender } from "../src/chain/sender.ts";
import { NoAccountError } from "../src/errors.ts";
import type { Fault } from "./support/model-chain.ts";
import { reading } from "./support/readings.ts";
import { FIRST_SLOT, World } from "./support/world.ts";

const METER = 1;
let world: World;

/** Everything that was broadcast, in order. */
let sent: string[];

beforeEach(async () => {
  world = new World([METER, 2, 3, 4]);
  sent = [];
  for (const meter of world.meters) {
    world.receive(meter.sign());
  }
  await world.work(5);
});

const attempts = () => new Set(sent).size;
const next = (offset = 1) => world.receive(...world.meters.map(({ meterId }) => reading(meterId, FIRST_SLOT + offset)));

/** A port that answers like the chain, but whose broadcasts meet `fate`. */
function spy(fate: () => Fault, change: Partial<ChainPort> = {}): ChainPort {
  const faulty = world.chain.port(fate);
  return {
    ...world.chain.port(),
    broadcast: (bytes) => {
      sent.push(Buffer.from(bytes).toString());
      return faulty.broadcast(bytes);
    },
    ...change,
  };
}

async function work(blocks: number, port: ChainPort): Promise<{ results: string[]; trouble: string | undefined }> {
  const until = world.chain.height + blocks;
  const results: string[] = [];
  const sender = new Sender(world.outbox, port, new KnownMeters(), world.options, world.time, silentLog);
  let trouble: string | undefined;
  sender.on("decided", ({ result }) => results.push(result));
  sender.on("trouble", () => {
    trouble = sender.trouble;
    if (world.chain.height >= until) {
      sender.stop();
    }
  });
  sender.on("status", ({ height }) => height >= until && sender.stop());
  await sender.run();
  return { results, trouble };
}

describe("an attempt", () => {
  test.each([
    { maxTxGas: 5, attempts: 1, readings: 4 },
    { maxTxGas: 4, attempts: 2, readings: 3 },
    { maxTxGas: 2, attempts: 4, readings: 1 },
    { maxTxGas: 0, attempts: 1, readings: 4 },
  ])(
    "asks for no more than the $maxTxGas gas that a transaction may have",
    async ({ maxTxGas, attempts, readings }) => {
      world.chain.maxTxGas = maxTxGas;
      world.chain.maxReadingsInTx = 0;
      next();
      const { results } = await work(
        12,
        spy(() => "none"),
      );
      expect(results).toEqual(Array(attempts).fill("applied"));
      expect(world.chain.maxReadingsInTx).toBe(readings);
    },
  );

  test("is followed by others before its block while each is full, of other meters, in the order of the sequence", async () => {
    world.chain.maxTxGas = 2;
    const { height, sequence } = world.chain;
    next();
    const { results } = await work(
      4,
      spy(() => "none"),
    );
    expect(results).toEqual(Array(4).fill("applied"));
    const blocks = [1, 2, 3, 4].map((after) => world.chain.block(height + after));
    const sequences = blocks.flat().map(({ tx }) => tx.sequence - sequence);
    expect(sequences).toEqual([0n, 1n, 2n, 3n]);
    expect(blocks.filter((block) => block.length > 0).length).toBeLessThan(4);
  });

  test("that dies takes those with it that followed, and none of their readings is lost or sent twice", async () => {
    world.chain.maxTxGas = 2;
    const before = world.chain.verdicts.length;
    next();
    let offered = 0;
    const { results } = await work(
      30,
      spy(() => "none", {
        broadcast: async (bytes) => {
          offered += 1;
          return offered <= 12 ? { kind: "pending" } : world.chain.port().broadcast(bytes);
        },
      }),
    );
    expect(results.filter((result) => result === "applied")).toHaveLength(4);
    expect(results.indexOf("dead")).toBe(0);
    expect(results.slice(0, results.indexOf("applied")).every((result) => result === "dead")).toBe(true);
    const verdicts = world.chain.verdicts.slice(before);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(Array(4).fill("accepted"));
    expect(new Set(verdicts.map(({ meterId }) => meterId)).size).toBe(4);
  });

  test("whose broadcast was not answered is sent again, byte for byte", async () => {
    next();
    let calls = 0;
    const { results } = await work(
      5,
      spy(() => (calls++ < 2 ? "lost" : "none")),
    );
    expect(results).toEqual(["applied"]);
    expect(sent.length).toBeGreaterThanOrEqual(3);
    expect(attempts()).toBe(1);
  });

  test("whose answer was lost is found by its hash, not sent as another", async () => {
    next();
    const { results } = await work(
      5,
      spy(() => "answer_lost"),
    );
    expect(results).toEqual(["applied"]);
    expect(attempts()).toBe(1);
  });

  test("that is refused for its sequence is never replaced before its timeout", async () => {
    next();
    await work(
      world.options.timeoutBlocks - 1,
      spy(() => "wrong_sequence"),
    );
    expect(world.outbox.attempts.inFlight()).toHaveLength(1);
    expect(attempts()).toBe(1);
  });

  test("that is in no block up to its timeout is dead, and its readings go with another", async () => {
    next();
    const { results } = await work(
      7,
      spy(() => "dropped"),
    );
    expect(results).toEqual(["dead"]);
    expect(
      (
        await work(
          6,
          spy(() => "none"),
        )
      ).results,
    ).toEqual(["applied"]);
    expect(attempts()).toBe(2);
  });

  test("of which the node has thrown blocks away is unknown, and its readings count once", async () => {
    next();
    const before = world.chain.verdicts.length;
    // It is in a block that the relayer does not get to see.
    await work(
      2,
      spy(() => "none", { search: () => ({ look: async () => ({ kind: "absent" }) }) }),
    );
    expect(world.chain.verdicts.length).toBe(before + 4);
    world.chain.earliestHeight = world.chain.height + 1;
    const { results } = await work(
      world.options.timeoutBlocks + 2,
      spy(() => "none"),
    );
    expect(results).toEqual(["unknown"]);
    expect(world.chain.verdicts.length).toBe(before + 4);
    expect(world.outbox.status()).toMatchObject({ pending: 0, inFlight: 0 });
  });

  test("is followed by one search, whatever troubles come between", async () => {
    next();
    let searches = 0;
    const port = world.chain.port();
    let looks = 0;
    const { results } = await work(
      9,
      spy(() => "none", {
        search: (tx) => {
          searches += 1;
          const search = port.search(tx);
          return {
            look: (status) => {
              looks += 1;
              return looks % 2 === 0 ? search.look(status) : Promise.reject(new ChainUnreachableError("away"));
            },
          };
        },
      }),
    );
    expect(results).toEqual(["applied"]);
    expect(searches).toBe(1);
  });

  test("is not dead by the word of a node that is catching up", async () => {
    next();
    const catchingUp = async () => ({ ...(await world.chain.port().status()), catchingUp: true });
    await work(
      2,
      spy(() => "dropped"),
    );
    const { results } = await work(
      20,
      spy(() => "dropped", { status: catchingUp }),
    );
    expect(results).toEqual([]);
    expect(world.outbox.attempts.inFlight()).toHaveLength(1);
  });

  test("is neither sent nor judged by a node of another chain", async () => {
    next();
    const other = async () => {
      world.chain.nextBlock();
      return { ...(await world.chain.port().status()), chainId: "other-1" };
    };
    const { trouble } = await work(
      20,
      spy(() => "none", { status: other }),
    );
    expect(trouble).toBe("the node is of chain other-1, the deployment of model-1");
    expect(sent).toEqual([]);
  });
});

describe("an attempt of which nobody knows the fate", () => {
  /** All that anybody may say of it or do besides, but for what blocks hold. */
  const rumour = fc.constantFrom(
    ...["pending", "code 4", "code 5", "code 13", "code 19", "code 30", "code 32", "no answer", "no status"],
    ...["the sequence moves", "catching up", "the process dies"],
  );

  test("ends by its hash in a block or by its timeout height, and by nothing else that anybody says", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(rumour, { minLength: 1, maxLength: 40 }), fc.boolean(), async (rumours, isFound) => {
        const world = new World([METER]);
        world.receive(...world.meters.map((meter) => meter.sign()));
        const own = world.chain.port();
        const bytesSent = new Set<string>();
        let now = "";
        let isKnown = false;
        const port: ChainPort = {
          ...own,
          status: async () => {
            if (now === "no status") throw new ChainUnreachableError(now);
            return { ...(await own.status()), catchingUp: now === "catching up" };
          },
          broadcast: async (bytes) => {
            bytesSent.add(Buffer.from(bytes).toString());
            if (now === "no answer") throw new ChainUnreachableError(now);
            const code = Number(now.split(" ")[1]);
            return now.startsWith("code") ? { kind: "refused", code, log: now } : { kind: "pending" };
          },
          // Blocks are the only ones who know.
          search: (tx) => ({
            look: async ({ height }) => {
              if (!isKnown) return { kind: "absent" };
              if (isFound) return { kind: "found", tx: { height, code: 0, log: "", verdicts: [] } };
              return height < tx.timeoutHeight ? { kind: "absent" } : { kind: "expired" };
            },
          }),
        };
        const work = async (blocks: number) => {
          const until = world.chain.height + blocks;
          const sender = new Sender(world.outbox, port, new KnownMeters(), world.options, world.time, silentLog);
          const results: string[] = [];
          sender.on("decided", ({ result }) => {
            results.push(result);
            sender.stop();
          });
          const look = () => world.chain.height >= until && sender.stop();
          sender.on("status", look);
          sender.on("trouble", look);
          await sender.run();
          return results;
        };
        expect(await work(3)).toEqual([]);
        const first = world.outbox.attempts.inFlight();
        for (now of rumours) {
          if (now === "the sequence moves") world.chain.sequence += 1n;
          // Each spell is a process of its own.
          expect(await work(now === "the process dies" ? 0 : 2)).toEqual([]);
          expect(world.outbox.attempts.inFlight()).toEqual(first);
        }
        expect(bytesSent.size).toBeLessThanOrEqual(1);
        [now, isKnown] = ["pending", true];
        expect(await work(3 * world.options.timeoutBlocks)).toEqual([isFound ? "applied" : "dead"]);
      }),
      { numRuns: 150 },
    );
  });
});

describe("a reading that makes its transaction fail", () => {
  test("is soon alone, and holds back its own meter only", async () => {
    world.chain.poison = METER;
    next(1);
    next(2);
    await world.work(40);
    for (const meterId of [2, 3, 4]) {
      expect(world.chain.registers.get(meterId)?.slot).toBe(FIRST_SLOT + 2);
    }
    expect(world.chain.registers.get(METER)?.slot).toBe(FIRST_SLOT);
    world.chain.poison = undefined;
    await world.work(100);
    expect(world.chain.registers.get(METER)?.slot).toBe(FIRST_SLOT + 2);
    expect(world.chain.verdicts.filter(({ verdict }) => verdict === "accepted")).toHaveLength(8);
  });
});

describe("a reading that waits for a gap before it", () => {
  // Time moves with each look, so that the wait ends between each two of them once.
  test.each([1, 2, 3, 4, 5, 6])("is sent when its wait ends, %i looks at the time after the start", async (looks) => {
    world.receive(reading(METER, FIRST_SLOT + 2));
    const endMs = world.outbox.heldUntil(world.time.now()) ?? 0;
    let nowMs = endMs - looks;
    const time: TimeSource = {
      now: () => nowMs++,
      pause: async (ms, signal) => {
        nowMs += ms;
        await world.time.pause(ms, signal);
      },
    };
    const sender = new Sender(world.outbox, world.chain.port(), new KnownMeters(), world.options, time, silentLog);
    const frozenAtMs: number[] = [];
    sender.on("decided", ({ attempt }) => {
      frozenAtMs.push(attempt.frozenAtMs);
      sender.stop();
    });
    await sender.run();
    expect(frozenAtMs).toHaveLength(1);
    expect((frozenAtMs[0] as number) - endMs).toBeLessThan(10);
  });
});

test("an account that the chain does not know is told at the start, before there is a reading", async () => {
  expect(world.outbox.status().pending).toBe(0);
  const { trouble } = await work(
    10,
    spy(() => "none", {
      account: async () => {
        world.chain.nextBlock();
        throw new NoAccountError("watt1new");
      },
    }),
  );
  expect(trouble).toBe(
    "the chain does not know the account watt1new: send it some coins, or grant it an allowance for fees",
  );
});

test("a node that is behind what the outbox has seen takes nothing back", async () => {
  next();
  await world.work(5);
  const applied = world.outbox.appliedHeight();
  const { trouble } = await work(
    20,
    spy(() => "none", {
      status: async () => {
        world.chain.nextBlock();
        return { ...(await world.chain.port().status()), height: applied - 1 };
      },
      bankRegisters: async () => [],
    }),
  );
  expect(trouble).toContain(`the outbox has seen ${applied}`);
  expect(world.outbox.status().pending).toBe(0);
});

describe("somebody else who signs with the key", () => {
  /** Works for some blocks; what is wrong after each attempt, and at the end. */
  async function troubles(blocks: number, port: ChainPort, more: (attempt: number) => void = () => {}) {
    const until = world.chain.height + blocks;
    const sender = new Sender(world.outbox, port, new KnownMeters(), world.options, world.time, silentLog);
    const said: (string | undefined)[] = [];
    const results: string[] = [];
    sender.on("decided", ({ result }) => {
      results.push(result);
      said.push(sender.trouble);
      more(results.length);
    });
    sender.on("status", ({ height }) => height >= until && sender.stop());
    await sender.run();
    return { said, results, last: sender.trouble };
  }

  test("is told when the account's sequence has moved, for as long as he may be there", async () => {
    next(1);
    let others = 0n;
    const own = world.chain.port();
    const port = spy(() => "none", {
      account: () => {
        world.chain.sequence += others;
        others = 0n;
        return own.account();
      },
    });
    const { said, results } = await troubles(40, port, (attempt) => {
      if (attempt !== 1) return;
      others = 3n;
      next(2);
    });
    expect(results).toEqual(["applied", "applied"]);
    expect(said).toEqual([
      undefined,
      "somebody else signs with the key of watt1model: its account's sequence went from 2 to 5 without this relayer; give each one a key of its own",
    ]);
    next(3);
    expect(
      (
        await troubles(
          150,
          spy(() => "none"),
        )
      ).last,
    ).toBeUndefined();
  });

  test("is nobody when a transaction of its own was in no block, in a block with an error, or looked for in vain", async () => {
    next(1);
    const fates: Fault[] = ["dropped", "none", "dropped", "slow"];
    world.chain.poison = 2;
    const { results, last } = await troubles(
      60,
      spy(() => fates.shift() ?? "none"),
      (attempt) => {
        if (attempt === 3) world.chain.poison = undefined;
        if (attempt === 4) next(2);
      },
    );
    expect(results).toContain("dead");
    expect(results).toContain("failed");
    expect(results).toContain("applied");
    expect(last).toBeUndefined();
  });

  test("is seen by both of two relayers", async () => {
    world.chain.sequence += 2n;
    next(1);
    const { said } = await troubles(
      20,
      spy(() => "none"),
      (attempt) => {
        if (attempt > 1) return;
        // The other one was faster.
        world.chain.sequence += 1n;
        next(2);
      },
    );
    expect(said[0]).toBeUndefined();
    expect(said.at(-1)).toContain("somebody else signs with the key");
  });

  test("is nobody when the transaction of a former key came into no block", async () => {
    next(1);
    const former = {
      address: "watt1former",
      sequence: 0n,
      hash: "former",
      bytes: new Uint8Array(1),
      signedAtHeight: world.chain.height,
      timeoutHeight: world.chain.height,
      frozenAtMs: world.time.now(),
    };
    world.outbox.attempts.freeze(former, { readings: world.outbox.select(9, 0, world.time.now()) });
    const { results, last } = await troubles(
      20,
      spy(() => "none"),
    );
    expect(results).toEqual(["dead", "applied"]);
    expect(last).toBeUndefined();
  });
});
