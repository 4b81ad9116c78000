import { once } from "node:events";
import { createServer } from "node:net";
import { UsageError } from "./errors.ts";

/** What listens on 127.0.0.1. */
export interface Ports {
  /** CometBFT RPC. */
  rpc: number;
  p2p: number;
  grpc: number;
  /** MQTT, of the embedded broker. */
  broker: number;
  /** Health and metrics of the relayer. */
  relayer: number;
  /** The indexer's API. */
  indexer: number;
  /** The web app. */
  web: number;
  /** The meters' door, where virtual ones are made. */
  meters: number;
}

export const defaultPorts: Ports = {
  rpc: 26657,
  p2p: 26656,
  grpc: 9090,
  broker: 1883,
  relayer: 9464,
  indexer: 9470,
  web: 3000,
  meters: 9480,
};

/** Consecutive ports from a number. */
export const portsFrom = (first: number): Ports => ({
  rpc: first,
  p2p: first + 1,
  grpc: first + 2,
  broker: first + 3,
  relayer: first + 4,
  indexer: first + 5,
  web: first + 6,
  meters: first + 7,
});

/** Ports that are free now: for tests, of which several run at once. */
export async function freePorts(): Promise<Ports> {
  const servers = await Promise.all([0, 0, 0, 0, 0, 0, 0, 0].map(listen));
  const [rpc = 0, p2p = 0, grpc = 0, broker = 0, relayer = 0, indexer = 0, web = 0, meters = 0] = servers.map(
    (server) => {
      const address = server.address();
      return typeof address === "object" && address !== null ? address.port : 0;
    },
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return { rpc, p2p, grpc, broker, relayer, indexer, web, meters };
}

export async function checkFree(ports: Partial<Ports>): Promise<void> {
  for (const [name, port] of Object.entries(ports)) {
    const server = await listen(port).catch(() => undefined);
    if (server === undefined) {
      throw new UsageError(`port ${port} (${name}) is taken; choose others with --ports-from N`);
    }
    await new Promise((resolve) => server.close(resolve));
  }
}

async function listen(port: number) {
  const server = createServer();
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return server;
}
