import { silentLog } from "@wattmesh/service-kit/log";
import { KnownMeters } from "../../src/chain/knownMeters.ts";
import { Sender, type SenderOptions } from "../../src/chain/sender.ts";
import { openOutbox } from "../../src/outbox/outbox.ts";
import type { Reading } from "../../src/reading/reading.ts";
import { Crash, type Fault, ModelChain } from "./model-chain.ts";
import { ModelTime } from "./model-time.ts";
import { incoming, reading } from "./readings.ts";

export const SLOT_SECONDS = 10;
export const FIRST_SLOT = 100;

const receiveOptions = { gapWaitMs: 3_000, setAsideMs: 10_000, rejectedKept: 1_000, maxWaiting: 1_000 };

const senderOptions: SenderOptions = {
  chainId: "model-1",
  slotSeconds: SLOT_SECONDS,
  graceSeconds: 5,
  maxTxBytes: 4_000,
  maxTxReadings: 16,
  maxInFlight: 4,
  gas: { base: 1, perBatch: 0, perReading: 1, perRecord: 1 },
  timeoutBlocks: 5,
  pollMs: 1_000,
  rebroadcastMs: 2_000,
  reconcileMs: 60_000,
  setAsideMs: 10_000,
};

/** A meter as the devices' handbook wants it: keeps every reading until an acknowledgement covers it. */
export class ModelMeter {
  readonly meterId: number;
  kept: Reading[] = [];
  last: Reading | undefined;
  #slot = FIRST_SLOT;

  constructor(meterId: number) {
    this.meterId = meterId;
  }

  /** Signs the next slot's reading. */
  sign(): Reading {
    const signed = reading(this.meterId, this.#slot);
    this.#slot += 1;
    this.kept.push(signed);
    this.last = signed;
    return signed;
  }

  acknowledged(slot: number): void {
    this.kept = this.kept.filter((one) => one.slot > slot);
  }
}

/** Meters, an outbox, a sender that may die at any call, and a chain. */
export class World {
  readonly meters: ModelMeter[];
  readonly chain: ModelChain;
  readonly time: ModelTime;
  outbox;
  crashes = 0;
  readonly options: SenderOptions;

  constructor(meterIds: readonly number[], options: Partial<SenderOptions> = {}) {
    this.meters = meterIds.map((meterId) => new ModelMeter(meterId));
    this.chain = new ModelChain(meterIds, SLOT_SECONDS);
    this.chain.timeSeconds = (FIRST_SLOT + 1) * SLOT_SECONDS;
    this.time = new ModelTime(this.chain);
    this.outbox = this.#open();
    this.options = { ...senderOptions, ...options };
  }

  #open() {
    return openOutbox(":memory:", { chainId: "model-1", contract: "watt1metering" }, receiveOptions);
  }

  /** The disk is gone, and a new one takes its place. */
  loseStore(): void {
    this.outbox.close();
    this.outbox = this.#open();
  }

  receive(...readings: Reading[]) {
    return this.outbox.receive(readings.map(incoming), this.time.now());
  }

  /** Runs the sender for some blocks; where it dies it is started again. */
  async work(blocks: number, fault: () => Fault = () => "none"): Promise<void> {
    const until = this.chain.height + blocks;
    while (this.chain.height < until) {
      const sender = new Sender(
        this.outbox,
        this.chain.port(fault),
        new KnownMeters(),
        this.options,
        this.time,
        silentLog,
      );
      sender.on("status", ({ height }) => height >= until && sender.stop());
      try {
        await sender.run();
      } catch (error) {
        if (!(error instanceof Crash)) {
          throw error;
        }
        this.crashes += 1;
      }
    }
  }

  /** Tells meters what is final. */
  tellMeters(): void {
    const due = this.outbox.acks.due(1_000, this.time.now());
    for (const { meterId, slot } of due) {
      this.meters.find((meter) => meter.meterId === meterId)?.acknowledged(slot);
    }
    this.outbox.acks.published(due, this.time.now());
  }

  /** Nothing fails any more, and meters say again what was not acknowledged, until all of it was. */
  async comeToRest(): Promise<void> {
    for (let round = 0; round < 50 && this.meters.some(({ kept }) => kept.length > 0); round += 1) {
      this.receive(...this.meters.flatMap(({ kept }) => kept));
      await this.work(20);
      this.tellMeters();
    }
  }
}
