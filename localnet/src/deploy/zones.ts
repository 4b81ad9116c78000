import { type Client, sendMessages, setStateControllerMessage } from "@wattmesh/client";
import type { Community } from "../community/community.ts";
import type { Account } from "../keys.ts";

/** The operator of all zones lets balancing say how each fares, until it says so itself. */
export async function letBalancingSetStates(
  client: Client,
  { zones }: Community,
  { address, signer }: Account,
): Promise<void> {
  const controller = client.deployment.contracts.balancing;
  const messages = zones.map((_, zoneId) =>
    setStateControllerMessage(client.deployment, address, { zoneId, controller }),
  );
  await sendMessages(client, signer, messages, { pollMs: 100 });
}
