import { addZoneMessage, type Client, type Message, sendMessages, setStorageMessage } from "@wattmesh/client";
import type { Community } from "../community/community.ts";
import type { Account } from "../keys.ts";

/** Messages of one transaction, well below a block's gas. */
const AT_ONCE = 50;

/** The operator builds the tree: a zone's id is its place in the community's list. */
export async function addZones(client: Client, community: Community, operator: Account): Promise<void> {
  const { deployment } = client;
  const { address } = operator;
  const messages: Message[] = community.zones.flatMap((zone, zoneId) => [
    ...(zone.parent !== undefined && zone.line !== undefined
      ? [
          addZoneMessage(deployment, address, {
            name: zone.name,
            parentId: zone.parent,
            operator: address,
            line: zone.line,
          }),
        ]
      : []),
    ...(zone.storageCapacityWh > 0n
      ? [setStorageMessage(deployment, address, { zoneId, capacityWh: zone.storageCapacityWh })]
      : []),
  ]);
  for (let start = 0; start < messages.length; start += AT_ONCE) {
    await sendMessages(client, operator.signer, messages.slice(start, start + AT_ONCE), { pollMs: 100 });
  }
}
