import { createHash } from "node:crypto";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { ServiceError } from "./errors.ts";

/** A name that this process has, until it ends however it does. */
export interface Lease {
  release(): void;
}

/** Another process of this machine has the name; its id, as far as it says so. */
export interface Taken {
  readonly holder: number | undefined;
}

/** Another process of this service and machine signs with the key. */
export class KeyInUseError extends ServiceError {
  readonly retryHelps = true;

  readonly address: string;
  /** Of its process, as far as that is known. */
  readonly pid: number | undefined;

  constructor(service: string, address: string, pid: number | undefined) {
    const who = pid === undefined ? "" : ` (process ${pid})`;
    super(
      `another ${service} of this machine${who} signs with the key of ${address}: end it, or give each one a key of its own`,
    );
    this.address = address;
    this.pid = pid;
  }
}

const PATIENCE_MS = 1_000;
const MOST_DIGITS = 10;

/**
 * Takes a name that one process of a machine may have: `wattmesh-<service>` and a digest of `what`.
 *
 * It is in Linux' own namespace of sockets, so it needs no file that both may write and leaves none behind. Elsewhere, and between machines or containers,
 * everybody gets it.
 */
export async function takeName(service: string, ...what: string[]): Promise<Lease | Taken> {
  if (process.platform !== "linux") return { release: () => {} };
  const named = createHash("sha256").update(what.join("\n")).digest("hex").slice(0, 32);
  const path = `\0wattmesh-${service}-${named}`;
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.end(String(process.pid));
  });
  server.listen({ path });
  try {
    await once(server, "listening");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    return { holder: await whoHas(path) };
  }
  server.unref();
  return { release: () => void server.close() };
}

/**
 * Keeps every other process of a service from the key that it signs with on a chain, until this one ends however it does: two on one key would have each
 * other's transactions refused.
 *
 * @throws KeyInUseError
 */
export async function takeKey(service: string, chainId: string, address: string): Promise<Lease> {
  const taken = await takeName(service, chainId, address);
  if ("holder" in taken) throw new KeyInUseError(service, address, taken.holder);
  return taken;
}

async function whoHas(path: string): Promise<number | undefined> {
  const socket = connect({ path, timeout: PATIENCE_MS });
  socket.on("timeout", () => socket.destroy());
  try {
    const [said] = await once(socket, "data");
    const text = String(said).slice(0, MOST_DIGITS);
    return /^\d+$/.test(text) ? Number(text) : undefined;
  } catch {
    return undefined;
  } finally {
    socket.destroy();
  }
}
