import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";
import { UsageError } from "../errors.ts";
import type { Service } from "./service.ts";
import { services } from "./services.ts";

/** What listens on 127.0.0.1, by the names that services give their ports. */
export type Ports = Readonly<Record<string, number>>;

export const defaultPorts: Ports = Object.assign({}, ...services.map(({ ports }) => ports));

const names = Object.keys(defaultPorts);

/** The highest number from which there are ports for all. */
export const LAST_FIRST_PORT = 65_536 - names.length;

/** Consecutive ports from a number. */
export const portsFrom = (first: number): Ports =>
  Object.fromEntries(names.map((name, index) => [name, first + index]));

/** Ports that are free now: for tests, of which several run at once. */
export async function freePorts(): Promise<Ports> {
  const servers = await Promise.all(names.map(() => listen(0)));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map(close));
  return Object.fromEntries(names.map((name, index) => [name, ports[index] as number]));
}

/** Those that a service listens at. */
export const portsOf = ({ ports: own }: Service, all: Ports): Ports =>
  Object.fromEntries(Object.keys(own).map((name) => [name, all[name] as number]));

export async function checkFree(ports: Ports): Promise<void> {
  for (const [name, port] of Object.entries(ports)) {
    const server = await listen(port).catch(() => undefined);
    if (server === undefined) {
      throw new UsageError(`port ${port} (${name}) is taken; choose others with --ports-from N`);
    }
    await close(server);
  }
}

async function listen(port: number): Promise<Server> {
  const server = createServer();
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return server;
}

const close = (server: Server) => new Promise((resolve) => server.close(resolve));
