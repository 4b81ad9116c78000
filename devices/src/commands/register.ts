import { plainAddress } from "@wattmesh/client";
import { encodeQR } from "qr";
import { type Config, readDeploymentOf } from "../config.ts";
import { deviceCode } from "../key/deviceCode.ts";
import { openKey } from "../key/openKey.ts";

/** The code by which `owner` applies for the meter's point: what the marketplace's form takes. */
export async function register(config: Config, owner: string): Promise<string> {
  const { chainId } = readDeploymentOf(config);
  const key = await openKey(config);
  return deviceCode(chainId, key, { owner: plainAddress(owner.trim()), serial: config.serial });
}

/** A text as a QR code: in colours for a terminal, which need not be dark, or else in blocks for one that is. */
export const qrOf = (text: string, isTerminal: boolean): string =>
  encodeQR(text, isTerminal ? "term" : "ascii", { ecc: "low" });
