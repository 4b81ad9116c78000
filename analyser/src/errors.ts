import { ServiceError } from "@wattmesh/service-kit/errors";

/** A chain whose slots stand for something else than quarter-hours. */
export class OtherSlotsError extends ServiceError {
  readonly retryHelps = false;

  readonly seconds: number;

  constructor(seconds: number) {
    super(`a slot of this chain stands for ${seconds} s of consumption; the checks are made and measured for 900`);
    this.seconds = seconds;
  }
}
