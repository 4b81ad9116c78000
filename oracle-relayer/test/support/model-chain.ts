import { createHash } from "node:crypto";
import { bankOf, indexInBank, type Verdict } from "@wattmesh/client";
import { ChainUnreachableError } from "@wattmesh/service-kit/errors";
import type {
  BankSize,
  Broadcast,
  ChainPort,
  ChainStatus,
  IncludedTx,
  Sighting,
  SignRequest,
  Station,
  TxPlace,
} from "../../src/chain/port.ts";
import type { ReadingVerdict } from "../../src/outbox/attempts.ts";
import type { Batch } from "../../src/outbox/batches.ts";
import type { Registers } from "../../src/outbox/reconcile.ts";
import { type Reading, sameContent } from "../../src/reading/reading.ts";
import type { Restart } from "../../src/reading/restart.ts";

/** A signed transaction, as far as the model looks into it. */
export interface Tx {
  readonly hash: string;
  /** The account that signs. */
  readonly from: string;
  readonly batches: readonly Batch[];
  readonly restart: Restart | undefined;
  readonly sequence: bigint;
  readonly gasLimit: number;
  readonly timeoutHeight: number;
}

/** Energy that the contract counted, from the end of one slot to the end of a later one. */
export interface Counted extends Energy {
  readonly meterId: number;
  readonly fromSlot: number;
  readonly toSlot: number;
}

/** What happens to the next call of the chain. */
export type Fault =
  | "none"
  /** The request was lost on its way to the node. */
  | "lost"
  /** The request arrived, the answer was lost. */
  | "answer_lost"
  /** The mempool takes it and forgets it. */
  | "dropped"
  /** The mempool takes it, and blocks leave it out for a while. */
  | "slow"
  /** The sequence is refused, whatever it is. */
  | "wrong_sequence"
  /** The process dies before the call. */
  | "crash"
  /** The process dies after the call had its effect. */
  | "crash_after";

/** From the first skipped slot on, so long is a missing reading waited for. */
const GAP_WAIT_SLOTS = 8;
/** A reading of an older slot is compared with what was taken of it over so many slots. */
const COMPARED_SLOTS = 8;
const SLOW_BLOCKS = 4;

/** The process is gone: nothing of it runs on. */
export class Crash extends Error {}

export interface Energy {
  importWh: bigint;
  exportWh: bigint;
}

/** A chain in memory that treats transactions and readings as the real one does; time passes when it is told to. */
export class ModelChain {
  readonly chainId = "model-1";
  readonly address = "watt1model";
  height = 1;
  timeSeconds = 0;
  /** The next sequence of each account. */
  readonly sequences = new Map<string, bigint>();
  /** Every reading in order of its verdict, as the contract said it. */
  readonly verdicts: ReadingVerdict[] = [];
  readonly registers = new Map<number, Registers>();
  /** Energy per meter, over all slots and catch-up. */
  readonly energy = new Map<number, Energy>();
  /** What was counted, in order. */
  readonly counted: Counted[] = [];
  readonly meters: Set<number>;
  readonly slotSeconds: number;
  /** Records that came into blocks. */
  readonly carried: Uint8Array[] = [];
  /** What the registry has of meters that sign records. */
  readonly stations = new Map<number, Station>();
  /** Fails transactions that hold a reading of this meter. */
  poison: number | undefined;
  /** What meters signed of their counters' new starts, as it waits to be confirmed. */
  readonly restarts: Restart[] = [];
  catchingUp = false;
  /** The first block that the node still has. */
  earliestHeight = 1;
  /** The most gas that a transaction may ask for; 0 for no limit. */
  maxTxGas = 0;
  maxReadingsInTx = 0;
  /** What a transaction takes. */
  gasUsed: (tx: Tx) => number = () => 0;
  /** Transactions that wait, and the first height that may hold each. */
  #mempool = new Map<Tx, number>();
  /** The sequence that the mempool expects next of an account that sent something since the last block. */
  readonly #expected = new Map<string, bigint>();
  readonly #signed = new Map<string, Tx>();
  readonly #blocks = new Map<string, IncludedTx>();
  readonly #byHeight = new Map<number, Tx[]>();
  /** Of each meter what the slots brought that were counted one by one. */
  readonly #slots = new Map<number, Map<number, Energy>>();
  readonly #isSigned: (content: Reading | Restart) => boolean;

  /** `isSigned` judges signatures; without it one that starts with 0xff is wrong. */
  constructor(
    meters: Iterable<number>,
    slotSeconds: number,
    isSigned: (content: Reading | Restart) => boolean = ({ signature }) => signature[0] !== 0xff,
  ) {
    this.meters = new Set(meters);
    this.slotSeconds = slotSeconds;
    this.#isSigned = isSigned;
  }

  get sequence(): bigint {
    return this.sequenceOf(this.address);
  }

  set sequence(sequence: bigint) {
    this.sequences.set(this.address, sequence);
  }

  sequenceOf = (address: string): bigint => this.sequences.get(address) ?? 0n;

  /** The port of one process: `fault` is asked before each call, in order. */
  port(fault: () => Fault = () => "none"): ChainPort {
    const call = async <T>(work: (now: Fault) => T): Promise<T> => {
      const now = fault();
      if (now === "crash") {
        throw new Crash();
      }
      if (now === "lost") {
        throw new ChainUnreachableError("lost");
      }
      const result = work(now);
      if (now === "crash_after") {
        throw new Crash();
      }
      if (now === "answer_lost") {
        throw new ChainUnreachableError("answer lost");
      }
      return result;
    };
    return {
      address: this.address,
      status: () => call(() => this.#status()),
      account: () => call(() => ({ accountNumber: 1n, sequence: this.sequence, feeGranter: undefined })),
      balance: async () => 0n,
      maxTxGas: async () => this.maxTxGas,
      sign: (request) => call(() => this.#sign(request)),
      broadcast: (bytes) => call((now) => this.offer(this.#signed.get(Buffer.from(bytes).toString()) as Tx, now)),
      search: (tx) => ({ look: (status) => call(() => this.#look(tx, status)) }),
      banks: () => call(() => this.banks()),
      bankRegisters: (bank) =>
        call(() => [...this.registers.values()].filter(({ meterId }) => bankOf(meterId) === bank)),
      station: (meterId) => call(() => this.stations.get(meterId)),
      check: async () => {},
    };
  }

  /** Somebody confirms the restart that waits. */
  confirm({ kind: _, signature: __, ...registers }: Restart): void {
    const { meterId, slot } = registers;
    const fromSlot = this.registers.get(meterId)?.slot ?? slot;
    this.counted.push({ meterId, fromSlot, toSlot: slot, importWh: 0n, exportWh: 0n });
    this.registers.set(registers.meterId, { ...registers, flags: 0 });
  }

  /** One more block, a second later unless it says when. */
  nextBlock(timeSeconds = this.timeSeconds + 1): void {
    this.height += 1;
    this.timeSeconds = timeSeconds;
    for (const [tx, from] of this.#mempool) {
      const isNext = tx.sequence === this.sequenceOf(tx.from);
      if (isNext && from <= this.height) {
        this.#mempool.delete(tx);
        this.#execute(tx);
      }
    }
    this.#checkAgain();
  }

  /** After a block the mempool keeps only what can still follow. */
  #checkAgain(): void {
    this.#expected.clear();
    for (const tx of this.#mempool.keys()) {
      if (tx.sequence === this.#expectedOf(tx.from)) this.#expected.set(tx.from, tx.sequence + 1n);
      else this.#mempool.delete(tx);
    }
  }

  #expectedOf(address: string): bigint {
    return this.#expected.get(address) ?? this.sequenceOf(address);
  }

  /** As if every bank were full up to its last meter. */
  banks(): BankSize[] {
    const sizes = new Map<number, number>();
    for (const meterId of [...this.meters].toSorted((a, b) => a - b))
      sizes.set(bankOf(meterId), indexInBank(meterId) + 1);
    return [...sizes].map(([bank, meters]) => ({ bank, meters }));
  }

  #status(): ChainStatus {
    const { chainId, height, earliestHeight, timeSeconds, catchingUp } = this;
    return { chainId, height, earliestHeight, timeSeconds, catchingUp };
  }

  /** As a node without an index: what it has thrown away nobody finds. */
  #look({ hash, signedAtHeight, timeoutHeight }: TxPlace, { height, earliestHeight }: ChainStatus): Sighting {
    const tx = this.#blocks.get(hash);
    if (tx !== undefined && tx.height <= height && tx.height >= earliestHeight) {
      return { kind: "found", tx };
    }
    if (height < timeoutHeight) {
      return { kind: "absent" };
    }
    const sawAll = signedAtHeight !== undefined && earliestHeight <= signedAtHeight + 1;
    return { kind: sawAll ? "expired" : "lost" };
  }

  #sign({ batches, restart, sequence, gasLimit, timeoutHeight }: SignRequest): { bytes: Uint8Array; hash: string } {
    const text = JSON.stringify({ batches, restart, sequence, timeoutHeight }, (_, value) =>
      typeof value === "bigint" ? String(value) : value,
    );
    const hash = createHash("sha256").update(text).digest("hex");
    const copies = structuredClone({ batches, restart }) as { batches: Batch[]; restart: Restart | undefined };
    this.#signed.set(hash, { hash, from: this.address, ...copies, sequence, gasLimit, timeoutHeight });
    return { bytes: Buffer.from(hash), hash };
  }

  /** The mempool's answer to a transaction. */
  offer(tx: Tx, fault: Fault = "none"): Broadcast {
    const expected = this.#expectedOf(tx.from);
    const waits = [...this.#mempool.keys()].some(({ hash }) => hash === tx.hash);
    const isKnown = waits || this.#blocks.has(tx.hash);
    if (fault === "wrong_sequence" || (tx.sequence !== expected && !isKnown)) {
      return { kind: "refused", code: 32, log: `account sequence mismatch, expected ${expected}, got ${tx.sequence}` };
    }
    if (this.maxTxGas > 0 && tx.gasLimit > this.maxTxGas) {
      return { kind: "refused", code: 3, log: `gas limit ${tx.gasLimit} is above max_tx_gas ${this.maxTxGas}` };
    }
    if (tx.timeoutHeight <= this.height) {
      return { kind: "refused", code: 30, log: "tx timeout height" };
    }
    if (!isKnown) {
      this.#expected.set(tx.from, tx.sequence + 1n);
      if (fault !== "dropped") this.#mempool.set(tx, this.height + (fault === "slow" ? SLOW_BLOCKS : 1));
    }
    return { kind: "pending" };
  }

  /** What waits for a block is gone, as when the node dies. */
  forgetMempool(): void {
    this.#mempool.clear();
    this.#expected.clear();
  }

  /** The transactions of a block and what became of them, in its order. */
  block(height: number): { tx: Tx; included: IncludedTx }[] {
    return (this.#byHeight.get(height) ?? []).map((tx) => ({ tx, included: this.#blocks.get(tx.hash) as IncludedTx }));
  }

  /** Registers that are there from the start. */
  preset(registers: Registers): void {
    this.registers.set(registers.meterId, registers);
  }

  #execute(tx: Tx): void {
    if (tx.sequence !== this.sequenceOf(tx.from) || tx.timeoutHeight < this.height) {
      return;
    }
    this.sequences.set(tx.from, tx.sequence + 1n);
    const { height } = this;
    this.#byHeight.set(height, [...(this.#byHeight.get(height) ?? []), tx]);
    const readings = tx.batches.flatMap((batch) => batch.readings);
    this.carried.push(...readings.flatMap(({ record }) => record ?? []));
    this.maxReadingsInTx = Math.max(this.maxReadingsInTx, readings.length);
    if (tx.gasLimit < this.gasUsed(tx)) {
      const log = `out of gas in location: verify; gasWanted: ${tx.gasLimit}, gasUsed: ${this.gasUsed(tx)}`;
      this.#blocks.set(tx.hash, { height, code: 11, log, verdicts: [] });
      return;
    }
    if (readings.some(({ meterId }) => meterId === this.poison)) {
      const log = "failed to execute message; message index: 0: poisoned: execute wasm contract failed";
      this.#blocks.set(tx.hash, { height, code: 5, log, verdicts: [] });
      return;
    }
    if (tx.restart !== undefined && !this.#isSigned(tx.restart)) {
      const log = "failed to execute message; message index: 0: not signed by its key: execute wasm contract failed";
      this.#blocks.set(tx.hash, { height, code: 5, log, verdicts: [] });
      return;
    }
    if (tx.restart !== undefined) this.restarts.push(tx.restart);
    const verdicts = readings.map((reading) => ({
      meterId: reading.meterId,
      slot: reading.slot,
      verdict: this.#judge(reading),
    }));
    this.verdicts.push(...verdicts);
    this.#blocks.set(tx.hash, { height, code: 0, log: "", verdicts });
  }

  /** The metering contract's rules in their order, without those of power, approval and age. */
  #judge(reading: Reading): Verdict {
    const { meterId, slot } = reading;
    const last = this.registers.get(meterId);
    if (!this.meters.has(meterId)) {
      return "unknown_meter";
    }
    if (last !== undefined && slot === last.slot && sameContent(reading, last)) {
      return "duplicate";
    }
    if (last !== undefined && slot > last.slot + 1 && this.#arrivalSlot() < last.slot + 1 + GAP_WAIT_SLOTS) {
      return "too_soon";
    }
    if (!this.#isSigned(reading)) {
      return "bad_signature";
    }
    if ((slot + 1) * this.slotSeconds > this.timeSeconds) {
      return "future";
    }
    if (last === undefined) {
      this.#keep(reading, { importWh: 0n, exportWh: 0n });
      return "baseline";
    }
    if (slot === last.slot) {
      return "conflict";
    }
    if (slot < last.slot) {
      return this.#agrees(last, reading) ? "superseded" : "conflict";
    }
    if (reading.importTotalWh < last.importTotalWh || reading.exportTotalWh < last.exportTotalWh) {
      return "went_back";
    }
    const importWh = reading.importTotalWh - last.importTotalWh;
    const exportWh = reading.exportTotalWh - last.exportTotalWh;
    this.#keep(reading, { importWh, exportWh });
    this.counted.push({ meterId, fromSlot: last.slot, toSlot: slot, importWh, exportWh });
    if (slot - last.slot > 1) {
      return "catch_up";
    }
    const slots = this.#slots.get(meterId) ?? new Map<number, Energy>();
    this.#slots.set(meterId, slots.set(slot, { importWh, exportWh }));
    slots.delete(slot - COMPARED_SLOTS);
    return "accepted";
  }

  /** Whether what is known of an older slot, or of the earliest after it, agrees with a reading of it. */
  #agrees(last: Registers, reading: Reading): boolean {
    let { slot, importTotalWh, exportTotalWh } = last;
    for (;;) {
      const energy = slot > reading.slot ? this.#slots.get(last.meterId)?.get(slot) : undefined;
      if (energy === undefined) break;
      slot -= 1;
      importTotalWh -= energy.importWh;
      exportTotalWh -= energy.exportWh;
    }
    const importWh = importTotalWh - reading.importTotalWh;
    const exportWh = exportTotalWh - reading.exportTotalWh;
    return importWh >= 0n && exportWh >= 0n && (slot !== reading.slot || importWh + exportWh === 0n);
  }

  #arrivalSlot(): number {
    return Math.floor(this.timeSeconds / this.slotSeconds);
  }

  #keep({ signature: _, ...registers }: Reading, { importWh, exportWh }: Energy): void {
    this.registers.set(registers.meterId, registers);
    const before = this.energy.get(registers.meterId) ?? { importWh: 0n, exportWh: 0n };
    this.energy.set(registers.meterId, {
      importWh: before.importWh + importWh,
      exportWh: before.exportWh + exportWh,
    });
  }
}
