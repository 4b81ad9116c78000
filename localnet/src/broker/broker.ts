import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { Aedes } from "aedes";

export interface Broker {
  url: string;
  close(): Promise<void>;
}

/** An MQTT broker in this process, on 127.0.0.1. It keeps nothing on disk: that is what the meters and the relayer do. */
export async function startBroker(port: number): Promise<Broker> {
  const broker = await Aedes.createBroker({ concurrency: 1_000 });
  const server = createServer((socket) => broker.handle(socket));
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const bound = typeof address === "object" && address !== null ? address.port : port;
  return {
    url: `mqtt://127.0.0.1:${bound}`,
    async close() {
      await new Promise<void>((resolve) => broker.close(() => resolve()));
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
