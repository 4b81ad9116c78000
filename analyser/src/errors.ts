import { ServiceError } from "@wattmesh/service-kit/errors";

/** Another analyser of this machine signs with the key. */
export class KeyInUseError extends ServiceError {
  readonly retryHelps = true;

  readonly address: string;
  /** Of its process, as far as that is known. */
  readonly pid: number | undefined;

  constructor(address: string, pid: number | undefined) {
    const who = pid === undefined ? "" : ` (process ${pid})`;
    super(`another analyser of this machine${who} signs with the key of ${address}: end it`);
    this.address = address;
    this.pid = pid;
  }
}

/** The chain could not be asked, or its answer did not arrive. */
export class ChainUnreachableError extends ServiceError {
  readonly retryHelps = true;
}

/** The node answers for another chain than the one the deployment names. */
export class WrongChainError extends ServiceError {
  readonly retryHelps = false;

  readonly expected: string;
  readonly actual: string;

  constructor(expected: string, actual: string) {
    super(`the node is of chain ${actual}, the deployment of ${expected}`);
    this.expected = expected;
    this.actual = actual;
  }
}

/** A chain whose slots stand for something else than quarter-hours. */
export class OtherSlotsError extends ServiceError {
  readonly retryHelps = false;

  readonly seconds: number;

  constructor(seconds: number) {
    super(`a slot of this chain stands for ${seconds} s of consumption; the checks are made and measured for 900`);
    this.seconds = seconds;
  }
}
