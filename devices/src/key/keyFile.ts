import { mkdir, open, readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { type KeyType, keyTypes, parseJson } from "@wattmesh/client";
import { messageOf } from "@wattmesh/service-kit/errors";
import * as v from "valibot";
import { KeyFileError } from "../errors.ts";
import { type DeviceKey, deviceKey, newPrivateKey } from "./deviceKey.ts";

const OTHERS = 0o077;

const schema = v.object({
  key_type: v.picklist(keyTypes),
  private_key: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

/** Makes a key and writes it to a file that only its owner reads. A file that is there stays as it is: `EEXIST`. */
export async function createKeyFile(file: string, keyType: KeyType): Promise<DeviceKey> {
  const privateKey = newPrivateKey(keyType);
  await mkdir(dirname(file), { recursive: true });
  const content = { key_type: keyType, private_key: Buffer.from(privateKey).toString("hex") };
  const handle = await open(file, "wx", 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(content)}\n`);
    // A public key that is registered is worth nothing without its private half.
    await handle.sync();
  } finally {
    await handle.close();
  }
  return deviceKey(keyType, privateKey);
}

/** Reads a key that nobody but its owner may read. Throws `KeyFileError`, whose words never quote the content. */
export async function readKeyFile(file: string): Promise<DeviceKey> {
  const { mode, content } = await Promise.all([stat(file), readFile(file)]).then(
    ([{ mode }, content]) => ({ mode, content }),
    (error) => {
      throw new KeyFileError(file, `cannot be read (${messageOf(error)})`, { cause: error });
    },
  );
  if ((mode & OTHERS) !== 0) throw new KeyFileError(file, "others may read it; chmod 600");
  const parsed = v.safeParse(schema, jsonOf(content));
  if (!parsed.success) throw new KeyFileError(file, "not a device key file");
  return keyOf(file, parsed.output.key_type, parsed.output.private_key);
}

function jsonOf(content: Uint8Array): unknown {
  try {
    return parseJson(content);
  } catch {
    return undefined;
  }
}

function keyOf(file: string, keyType: KeyType, hex: string): DeviceKey {
  try {
    return deviceKey(keyType, Buffer.from(hex, "hex"));
  } catch {
    throw new KeyFileError(file, `holds no valid key of ${keyType}`);
  }
}
