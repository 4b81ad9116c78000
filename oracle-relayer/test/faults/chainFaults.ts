import { copyFileSync } from "node:fs";
import { expect } from "vitest";
import type { RelayerProcess } from "../support/process.ts";
import type { Nonsense } from "./modelNode.ts";
import type { Weather } from "./proxy.ts";
import type { Row } from "./row.ts";
import { Town, type TownOptions } from "./town.ts";

const TIMEOUT_BLOCKS = 20;

/** A relayer that has brought something to the chain. */
async function atWork(options: TownOptions = {}): Promise<{ town: Town; relayer: RelayerProcess }> {
  const town = await Town.open(options);
  const relayer = town.start(await town.newPlace());
  await relayer.logged("listening");
  await town.say(1);
  await town.settled(relayer);
  return { town, relayer };
}

const weather = (name: Weather, what: string): Row => ({
  fault: `the node ${what}`,
  length: name === "black hole" ? "short" : "long",
  async run() {
    const { town, relayer } = await atWork({ config: { chain: { request_timeout_ms: 300 } } });
    const troubled = relayer.logs('"msg":"chain"');
    town.rpc.weather = name;
    town.rpc.reset();
    await town.say(3);
    // One that is slow may be no trouble.
    await (name === "slow" ? town.settled(relayer) : troubled);
    town.rpc.weather = "clear";
    town.rpc.reset();
    await town.say(1);
    await town.settled(relayer);
    return town.compare();
  },
});

const NONSENSE: readonly (Nonsense & { readonly what: string })[] = [
  { what: "an error of its own", status: 500, body: '{"jsonrpc":"2.0","id":1,"error":{"code":-32603,"message":"no"}}' },
  { what: "the page of a gateway", status: 502, body: "<html><h1>Bad gateway</h1></html>" },
  { what: "half of an answer", status: 200, body: '{"jsonrpc":"2.0","id":1,"result":{"node_info":{"netw' },
  { what: "another shape", status: 200, body: '{"jsonrpc":"2.0","id":1,"result":{"height":-1}}' },
  { what: "nothing", status: 200, body: "" },
  { what: "null", status: 200, body: '{"jsonrpc":"2.0","id":1,"result":null}' },
];

/** Every method in turn is answered with every kind of nonsense. */
const nonsense: Row = {
  fault: "the node answers errors and nonsense",
  length: "long",
  async run() {
    const { town, relayer } = await atWork();
    let answers = 0;
    for (const method of ["status", "abci_query", "broadcast_tx_sync", "block", "block_results"]) {
      const left = [...NONSENSE];
      town.node.nonsense = (asked) => {
        const said = asked === method ? left.shift() : undefined;
        if (said !== undefined) answers += 1;
        return said;
      };
      // Each waits out a pause that grows, so they come in pairs.
      await town.say(1);
      await town.until(() => left.length <= NONSENSE.length - 2, relayer);
      town.node.nonsense = undefined;
      await town.settled(relayer);
    }
    return { ...town.compare(), note: `${answers} answers` };
  },
};

const everyNonsense: Row = {
  ...nonsense,
  fault: "the node answers errors and nonsense, each to each question",
  length: "long",
  async run() {
    const { town, relayer } = await atWork();
    let answers = 0;
    for (const method of ["status", "abci_query", "broadcast_tx_sync", "block", "block_results"]) {
      for (const one of NONSENSE) {
        let said = false;
        town.node.nonsense = (asked) => {
          if (asked !== method || said) return undefined;
          said = true;
          answers += 1;
          return one;
        };
        await town.say(1);
        await town.until(() => said, relayer);
        await town.settled(relayer);
      }
    }
    return { ...town.compare(), note: `${answers} answers` };
  },
};

const replyLost: Row = {
  fault: "the answer to each broadcast is lost",
  length: "short",
  async run() {
    const { town, relayer } = await atWork();
    let lost = 0;
    town.rpc.losesAnswer = (sent) => {
      const isBroadcast = sent.includes("broadcast_tx_sync");
      if (isBroadcast) lost += 1;
      return isBroadcast;
    };
    for (let slot = 0; slot < 3; slot += 1) {
      await town.say(1);
      await town.settled(relayer);
    }
    return { ...town.compare(), note: `${lost} lost` };
  },
};

const nodeKilled: Row = {
  fault: "the node is killed after a broadcast, and its mempool with it",
  length: "short",
  async run() {
    const { town, relayer } = await atWork();
    for (let kill = 0; kill < 3; kill += 1) {
      const broadcast = town.asked("broadcast_tx_sync");
      await town.say(1);
      await broadcast;
      await town.node.die();
      await town.node.start();
    }
    await town.settled(relayer);
    return town.compare();
  },
};

/** Stopped where it is until its transaction can come into no block any more. */
const stopped = (isBroadcast: boolean): Row => ({
  fault: `the relayer is stopped for longer than its transaction lives, which ${isBroadcast ? "is in a block" : "nobody has heard of"}`,
  length: isBroadcast ? "long" : "short",
  async run() {
    const { town, relayer } = await atWork();
    const frozen = relayer.logs("attempt frozen");
    if (!isBroadcast) town.node.nonsense = (method) => (method === "broadcast_tx_sync" ? NONSENSE[1] : undefined);
    const broadcast = town.asked("broadcast_tx_sync");
    await town.say(1);
    await Promise.all([frozen, broadcast]);
    relayer.signal("SIGSTOP");
    await town.height(town.chain.height + TIMEOUT_BLOCKS + 2);
    expect(town.isCounted).toBe(isBroadcast);
    town.node.nonsense = undefined;
    relayer.signal("SIGCONT");
    await town.settled(relayer);
    await relayer.logged(isBroadcast ? '"result":"applied"' : '"result":"dead"');
    return town.compare();
  },
});

const foreignTx: Row = {
  fault: "somebody else's transaction takes our turn",
  length: "short",
  async run() {
    const { town, relayer } = await atWork();
    const [address] = town.chain.sequences.keys();
    for (let turn = 0; turn < 2; turn += 1) {
      // Between the signing and the broadcast: what is broadcast can never count.
      town.node.nonsense = (method) => {
        if (method === "broadcast_tx_sync") {
          town.chain.sequences.set(address as string, town.chain.sequenceOf(address as string) + 1n);
          town.node.nonsense = undefined;
        }
        return undefined;
      };
      await town.say(1);
      await town.settled(relayer);
    }
    const dead = relayer.lines.filter((line) => line.includes('"result":"dead"')).length;
    expect(dead).toBe(2);
    expect(relayer.lines.join("\n")).toContain("the key is used by others");
    return { ...town.compare(), note: "each waited for its timeout height" };
  },
};

const twoRelayers = (isSameKey: boolean): Row => ({
  fault: isSameKey
    ? "two relayers of two machines, where no lease is shared, have one key"
    : "two relayers with two keys carry the same meters",
  length: "long",
  async run() {
    const town = await Town.open();
    const [one, other] = [await town.newPlace("one"), await town.newPlace("other")];
    if (isSameKey) copyFileSync(`${one.folder}/key`, `${other.folder}/key`);
    const both = [one, other].map((place) => town.start(place, { args: ["--other-machine"] }));
    await Promise.all(both.map((relayer) => relayer.logged("listening")));
    for (let slot = 0; slot < 4; slot += 1) {
      await town.say(1);
      await town.settled();
    }
    for (const { alive, lines } of both) {
      expect(alive).toBe(true);
      expect(lines.join("\n")).toContain("attempt frozen");
    }
    const verdicts = town.chain.verdicts.filter(({ verdict }) => verdict !== "accepted");
    return { ...town.compare(), note: `${verdicts.length} readings were carried twice and counted once` };
  },
});

const poison: Row = {
  fault: "a reading fails each transaction that carries it",
  length: "long",
  async run() {
    const { town, relayer } = await atWork();
    const [poisoned, ...others] = town.devices;
    town.chain.poison = poisoned?.meterId;
    await town.say(3);
    await town.until(() => others.every(({ meterId, slot }) => town.meters.acks.get(meterId) === slot), relayer);
    expect(town.chain.registers.get(poisoned?.meterId ?? -1)?.slot).not.toBe(poisoned?.slot);
    town.chain.poison = undefined;
    // What fails alone waits a minute.
    relayer.tell({ clockMs: 61_000 });
    await town.say(1);
    await town.settled(relayer);
    return town.compare();
  },
};

const outOfGas: Row = {
  fault: "a batch runs out of gas",
  length: "long",
  async run() {
    const { town, relayer } = await atWork({
      config: { chain: { gas_base: 0, gas_per_batch: 0, gas_per_reading: 1_000 } },
    });
    town.chain.gasUsed = ({ batches }) => 1_500 * batches.reduce((sum, { readings }) => sum + readings.length, 0) + 500;
    await town.say(3);
    await town.settled(relayer);
    const failures = relayer.lines.filter((line) => line.includes("transaction failed")).length;
    expect(failures).toBeGreaterThan(0);
    return { ...town.compare(), note: `${failures} transactions failed` };
  },
};

const emptyWallet: Row = {
  fault: "the wallet is empty, or not there",
  length: "long",
  async run() {
    const town = await Town.open({ gasPrice: "0.025" });
    town.node.hasAccount = false;
    const relayer = town.start(await town.newPlace());
    await relayer.logged("the chain does not know the account");
    await town.say(2);
    town.node.isRich = false;
    town.node.hasAccount = true;
    await relayer.logged("broadcast refused");
    expect(town.chain.counted).toEqual([]);
    town.node.isRich = true;
    await town.settled(relayer);
    return town.compare();
  },
};

export const chainFaults: readonly Row[] = [
  replyLost,
  weather("black hole", "swallows all that it is asked"),
  weather("half open", "breaks off each answer and keeps the connection open"),
  weather("slow", "answers a few bytes at a time"),
  weather("refuses", "refuses connections"),
  nonsense,
  everyNonsense,
  nodeKilled,
  stopped(true),
  stopped(false),
  foreignTx,
  twoRelayers(true),
  twoRelayers(false),
  poison,
  outOfGas,
  emptyWallet,
];
