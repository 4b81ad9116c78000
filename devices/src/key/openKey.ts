import { openTokenKey } from "@wattmesh/service-kit/token";
import type { Config } from "../config.ts";
import { ConfigError } from "../errors.ts";
import type { DeviceKey } from "./deviceKey.ts";
import { readKeyFile } from "./keyFile.ts";

/** The device's key, in a file or in a token. Throws `ConfigError`, `KeyFileError` and `TokenError`. */
export async function openKey({ keyFile, token }: Config): Promise<DeviceKey> {
  if (token !== undefined && keyFile !== undefined)
    throw new ConfigError("key_file", keyFile, "a meter has one key: this one, or that of [token]");
  if (token !== undefined) return openTokenKey(token);
  if (keyFile === undefined)
    throw new ConfigError(
      "key_file",
      undefined,
      "is missing: the file that wattmesh-meter keys generate made, or [token]",
    );
  return readKeyFile(keyFile);
}
