import { createHash } from "node:crypto";
import { once } from "node:events";
import { connect, createServer } from "node:net";

/** A name that this process has, until it ends however it does. */
export interface Lease {
  release(): void;
}

/** Another process of this machine has the name; its id, as far as it says so. */
export interface Taken {
  readonly holder: number | undefined;
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
