import { ErrorWithSubackPacket, type MqttClient } from "mqtt";

const FAILURE = 0x80;

/** Subscribes to topics at QoS 1; those that the broker does not grant. */
export async function listen(client: MqttClient, topics: readonly string[]): Promise<string[]> {
  try {
    await client.subscribeAsync([...topics], { qos: 1 });
    return [];
  } catch (error) {
    if (!(error instanceof ErrorWithSubackPacket)) throw error;
    const codes = error.packet.granted as readonly (number | { readonly qos: number })[];
    return topics.filter((_, at) => codeOf(codes[at]) >= FAILURE);
  }
}

const codeOf = (granted: number | { readonly qos: number } | undefined): number =>
  typeof granted === "number" ? granted : (granted?.qos ?? FAILURE);
