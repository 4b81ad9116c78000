// Publishes readings that were signed before, at QoS 1, with so many unanswered at a time.

import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import mqtt from "mqtt";

const IN_FLIGHT = 2_000;

const [url = "", community = "", file = ""] = process.argv.slice(2);
const client = await mqtt.connectAsync(url, { protocolVersion: 4, clientId: "generator" });
let unanswered = 0;
let answered = (): void => undefined;
/** Resolves when fewer wait for an answer. */
async function untilBelow(most: number): Promise<void> {
  while (unanswered >= most) await new Promise<void>((resolve) => (answered = resolve));
}
for await (const line of createInterface({ input: createReadStream(file) })) {
  const [, meterId] = /"meter_id":(\d+)/.exec(line) ?? [];
  unanswered += 1;
  client.publish(`v1/${community}/${meterId}/reading`, line, { qos: 1 }, (error) => {
    if (error) throw error;
    unanswered -= 1;
    answered();
  });
  await untilBelow(IN_FLIGHT);
}
await untilBelow(1);
await client.endAsync();
