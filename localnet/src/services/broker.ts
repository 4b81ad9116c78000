import { startBroker } from "../broker/broker.ts";
import { defineService } from "./service.ts";

/** An MQTT broker in the localnet's own process. */
export const broker = defineService({
  name: "broker",
  needs: ["deploy"],
  ports: { broker: 1_883 },
  url: ({ broker: port }) => `mqtt://127.0.0.1:${port}`,
  async start(_, { broker: port }) {
    const { close } = await startBroker(port);
    return { stop: close };
  },
});
