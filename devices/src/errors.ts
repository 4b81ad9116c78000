import { ServiceError, shown } from "@wattmesh/service-kit/errors";

export { ConfigError } from "@wattmesh/service-kit/errors";

/** The file of a device key cannot be used. */
export class KeyFileError extends ServiceError {
  readonly retryHelps = false;
  readonly file: string;

  constructor(file: string, reason: string, options?: ErrorOptions) {
    super(`${file}: ${reason}`, options);
    this.file = file;
  }
}

/** A meter's store on disk cannot be used, or a write to it failed. Nothing is written any more after that. */
export class StoreError extends ServiceError {
  readonly retryHelps: boolean;
  readonly path: string;

  constructor(
    path: string,
    reason: string,
    { retryHelps = false, ...options }: { retryHelps?: boolean } & ErrorOptions = {},
  ) {
    super(`${path}: ${reason}`, options);
    this.path = path;
    this.retryHelps = retryHelps;
  }
}

/** Another process of this machine signs for the meter. */
export class StoreInUseError extends StoreError {
  readonly holder: number | undefined;

  constructor(path: string, holder: number | undefined) {
    super(
      path,
      `another meter${holder === undefined ? "" : `, process ${holder},`} has it: a slot is signed once only`,
    );
    this.holder = holder;
  }
}

/** A slot that was signed before, or is older than one that was. */
export class SlotSignedError extends ServiceError {
  readonly retryHelps = false;
  readonly slot: number;
  readonly lastSlot: number;

  constructor(slot: number, lastSlot: number) {
    super(`slot ${slot} is not later than ${lastSlot}, the last one that was signed`);
    this.slot = slot;
    this.lastSlot = lastSlot;
  }
}

/** An owner that is no address of the chain. */
export class OwnerError extends ServiceError {
  readonly retryHelps = false;
  readonly owner: string;

  constructor(owner: string) {
    super(`${shown(owner)} is not an address of this chain`);
    this.owner = owner;
  }
}

/** A counter that starts again needs a reading that it started after. */
export class NothingCountsError extends ServiceError {
  readonly retryHelps = false;
  readonly meterId: number;

  constructor(meterId: number) {
    super(`the chain has no reading of meter ${meterId} yet, so its first one says where its registers start`);
    this.meterId = meterId;
  }
}
