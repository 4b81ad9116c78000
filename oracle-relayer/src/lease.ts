import { createHash } from "node:crypto";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { KeyInUseError } from "./errors.ts";

export interface Lease {
  release(): void;
}

const PATIENCE_MS = 1_000;
const MOST_DIGITS = 10;

/**
 * Keeps every other relayer of this machine from the key, until this process ends however it does: two on one key would have each other's transactions refused.
 *
 * It is a name in Linux' own namespace of sockets, so it needs no file that both may write and leaves none behind. Elsewhere, and between machines or
 * containers, `SequenceWatch` notices.
 */
export async function takeLease(chainId: string, address: string): Promise<Lease> {
  if (process.platform !== "linux") return { release: () => {} };
  const named = createHash("sha256").update(`${chainId}\n${address}`).digest("hex").slice(0, 32);
  const path = `\0wattmesh-relayer-${named}`;
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.end(String(process.pid));
  });
  server.listen({ path });
  try {
    await once(server, "listening");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    throw new KeyInUseError(address, await whoHas(path));
  }
  server.unref();
  return { release: () => void server.close() };
}

/** The process that has the lease, as far as it says so. */
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
