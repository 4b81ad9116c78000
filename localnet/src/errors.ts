/** A setting, file or request that cannot be used as it is. The message names it and its value; doing the same again does not help. */
export class UsageError extends Error {
  readonly retryHelps = false;
  override readonly name: string = "UsageError";
}

/** A setting of a configuration file that is wrong. */
export class SettingError extends UsageError {
  override readonly name = "SettingError";
  readonly file: string;
  readonly key: string;
  readonly value: unknown;

  constructor(file: string, key: string, value: unknown, reason: string) {
    super(`${file}: ${key === "" ? "" : `${key} = ${shown(value)}: `}${reason}`);
    this.file = file;
    this.key = key;
    this.value = value;
  }
}

/** A profile that is not of the expected form. */
export class ProfileError extends UsageError {
  override readonly name = "ProfileError";
}

/** Somebody wants a device for an address that is none. */
export class OwnerError extends UsageError {
  override readonly name = "OwnerError";
  readonly owner: string;

  constructor(owner: string) {
    super(`${shown(owner)} is not an address of this chain`);
    this.owner = owner;
  }
}

/** There are as many devices as there may be. */
export class TooManyDevicesError extends UsageError {
  override readonly name = "TooManyDevicesError";
  readonly limit: number;

  constructor(limit: number) {
    super(`there are ${limit} virtual meters, which is as many as a localnet makes`);
    this.limit = limit;
  }
}

/** A part of the localnet that did not come up or ended by itself. */
export class PartError extends Error {
  override readonly name = "PartError";
  readonly retryHelps = true;
  readonly part: string;

  constructor(part: string, reason: string, lastLines: string[] = []) {
    super([`${part} ${reason}`, ...lastLines.map((line) => `  | ${line}`)].join("\n"));
    this.part = part;
  }
}

function shown(value: unknown): string {
  if (value === undefined) return "(missing)";
  return typeof value === "bigint" ? String(value) : (JSON.stringify(value) ?? String(value));
}
