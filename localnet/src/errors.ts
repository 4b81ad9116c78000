import { ServiceError, shown } from "@wattmesh/service-kit/errors";
import { UsageError } from "../../deploy/src/errors.ts";

export { SettingError, UsageError } from "../../deploy/src/errors.ts";

/** A profile that is not of the expected form. `line` counts from 1; `value` is what stands there, at most 80 characters of it. */
export class ProfileError extends UsageError {
  readonly file: string;
  readonly line: number | undefined;
  readonly value: string | undefined;

  constructor(
    file: string,
    reason: string,
    { line, value }: { line?: number | undefined; value?: string | undefined } = {},
  ) {
    const short = value !== undefined && value.length > 80 ? `${value.slice(0, 79)}…` : value;
    super(`${file}:${line === undefined ? "" : `${line}:`} ${short === undefined ? "" : `${shown(short)} `}${reason}`);
    this.file = file;
    this.line = line;
    this.value = short;
  }
}

/** A device was requested for an owner that is no valid address. */
export class OwnerError extends UsageError {
  readonly owner: string;

  constructor(owner: string) {
    super(`${shown(owner)} is not an address of this chain`);
    this.owner = owner;
  }
}

/** The limit on virtual meters is reached. */
export class TooManyDevicesError extends UsageError {
  readonly limit: number;

  constructor(limit: number) {
    super(`there are ${limit} virtual meters, which is as many as a localnet makes`);
    this.limit = limit;
  }
}

export interface PartEnd {
  lastLines?: string[];
  /** Whether starting it again can help. */
  retryHelps?: boolean;
}

/** A part of the localnet that did not come up or ended by itself. */
export class PartError extends ServiceError {
  readonly retryHelps: boolean;
  readonly part: string;

  constructor(part: string, reason: string, { lastLines = [], retryHelps = true }: PartEnd = {}) {
    super([`${part} ${reason}`, ...lastLines.map((line) => `  | ${line}`)].join("\n"));
    this.retryHelps = retryHelps;
    this.part = part;
  }
}
