import { messageOf } from "@wattmesh/service-kit/errors";
import { connectAsync } from "mqtt";
import { UsageError } from "../errors.ts";

const PATIENCE_MS = 5_000;

/** Checks that a broker answers that is not the localnet's own, before anything that needs it is blamed. Throws `UsageError`. */
export async function checkBroker(url: string): Promise<void> {
  try {
    const options = { protocolVersion: 5, connectTimeout: PATIENCE_MS, reconnectPeriod: 0 } as const;
    const client = await connectAsync(url, options, false);
    await client.endAsync();
  } catch (error) {
    const { code } = error as { code?: unknown };
    const reason = messageOf(error) || String(code);
    const shown = new URL(url);
    shown.username = shown.password = "";
    throw new UsageError(`--broker ${shown}: no broker of MQTT 5 answers there: ${reason}`);
  }
}
