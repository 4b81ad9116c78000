import { chainTag, type RegistersAt, readingFlags } from "@wattmesh/client";
import type { DeviceKey } from "../key/deviceKey.ts";
import { type SignedReading, type SignedRestart, signReading, signRestart } from "../reading/signed.ts";
import { RejectedError } from "../source/rejection.ts";
import type { ReadingLog } from "../store/readingLog.ts";

export interface MeterOptions {
  readonly chainId: string;
  /** The address of metering, which a restart names. */
  readonly contract: string;
  readonly meterId: number;
  readonly key: DeviceKey;
  readonly log: ReadingLog;
}

/** What a meter says of itself with a reading. */
export interface Flags {
  readonly isTampered?: boolean | undefined;
  readonly isClockUnsure?: boolean | undefined;
}

/** Signs one reading a slot, and keeps it before anybody hears of it. */
export class Meter {
  readonly meterId: number;
  readonly log: ReadingLog;
  readonly #tag: Uint8Array;
  readonly #key: DeviceKey;
  readonly #contract: string;

  constructor({ chainId, contract, meterId, key, log }: MeterOptions) {
    this.meterId = meterId;
    this.log = log;
    this.#tag = chainTag(chainId);
    this.#key = key;
    this.#contract = contract;
  }

  /** As the chain knows it. */
  get publicKey(): Uint8Array {
    return this.#key.publicKey;
  }

  /**
   * Signs the registers at the end of a slot. Throws `RejectedError` when they are lower than before, `SlotSignedError` when the slot or a later one was
   * signed, and `StoreError`.
   */
  sign(
    registers: RegistersAt,
    { isTampered = false, isClockUnsure = false }: Flags = {},
    carry?: unknown,
  ): SignedReading {
    this.checkRegisters(registers);
    const flags = (isTampered ? readingFlags.tamper : 0) | (isClockUnsure ? readingFlags.clockUnsynchronised : 0);
    const { slot, importTotalWh, exportTotalWh } = registers;
    const reading = signReading(this.#key, this.#tag, {
      meterId: this.meterId,
      slot,
      importTotalWh,
      exportTotalWh,
      flags,
    });
    this.log.keep(reading, carry);
    return reading;
  }

  /** Signs that the counter starts again. `last` is the last reading that counts, as the chain has it. */
  restart(last: RegistersAt, first: RegistersAt): SignedRestart {
    const restart = signRestart(this.#key, this.#tag, { contract: this.#contract, meterId: this.meterId, last, first });
    this.log.keepRestart(restart);
    return restart;
  }

  /** Throws `RejectedError` when a register is lower than in the last reading. */
  checkRegisters({ importTotalWh, exportTotalWh }: Omit<RegistersAt, "slot">): void {
    const last = this.log.lastSigned;
    if (last === undefined) return;
    const check = (name: string, now: bigint, before: bigint): void => {
      if (now >= before) return;
      const wanted = `${before} Wh was signed before; if the counter started again, sign that by wattmesh-meter restart`;
      throw new RejectedError("decreasing", name, now, wanted);
    };
    check("import", importTotalWh, last.importTotalWh);
    check("export", exportTotalWh, last.exportTotalWh);
  }
}
