import { ServiceError, shown } from "@wattmesh/service-kit/errors";

/** A setting, file or request that cannot be used as it is. The message names it and its value; doing the same again does not help. */
export class UsageError extends ServiceError {
  readonly retryHelps = false;
}

/** A setting of a configuration file that is wrong. */
export class SettingError extends UsageError {
  readonly file: string;
  readonly key: string;
  readonly value: unknown;
  readonly reason: string;

  constructor(file: string, key: string, value: unknown, reason: string) {
    super(`${file}: ${key === "" ? "" : `${key} = ${shown(value)}: `}${reason}`);
    this.file = file;
    this.key = key;
    this.value = value;
    this.reason = reason;
  }
}

/** `wattd` did not do what it was asked for; the message holds its last lines. */
export class WattdError extends UsageError {
  constructor(what: string, lastLines: string[] = []) {
    super([`wattd ${what}`, ...lastLines.map((line) => `  | ${line}`)].join("\n"));
  }
}

/** The node does not know the present yet. Nothing was done; the same works once it has caught up. */
export class NodeBehindError extends ServiceError {
  readonly retryHelps = true;

  constructor(rpcUrl: string, height: number) {
    super(`the node at ${rpcUrl} is still catching up, at block ${height}: try again when it has`);
  }
}
