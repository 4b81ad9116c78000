import { createHash } from "node:crypto";
import type { NewMeter } from "@wattmesh/client";

/** SHA-256 of what the localnet's operator looks at, which is what was applied for and nothing else. */
export function evidenceOf({ deviceKey, ...meter }: NewMeter): Uint8Array {
  const publicKey = Buffer.from(deviceKey.publicKey).toString("hex");
  const seen = JSON.stringify({ ...meter, keyType: deviceKey.keyType, publicKey });
  return createHash("sha256").update(seen).digest();
}
