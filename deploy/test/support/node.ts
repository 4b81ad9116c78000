import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { createClient, NetworkError, noContracts, RpcError } from "@wattmesh/client";
import { expect, vi } from "vitest";

/** A port that nobody listens at. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("a server without a port");
  return address.port;
}

export interface TestNode {
  stop(): Promise<void>;
}

/** Starts a node and waits for its first block. */
export async function startNode(wattd: string, home: string, rpcPort: number): Promise<TestNode> {
  const config = join(home, "config", "config.toml");
  const text = await readFile(config, "utf8");
  await writeFile(
    config,
    text
      .replace(/^timeout_commit = .*$/m, 'timeout_commit = "300ms"')
      .replace(/^pprof_laddr = .*$/m, 'pprof_laddr = ""'),
  );
  const [p2p, grpc] = [await freePort(), await freePort()];
  const listen = (port: number) => `127.0.0.1:${port}`;
  const child: ChildProcess = spawn(
    wattd,
    [
      "start",
      "--home",
      home,
      "--rpc.laddr",
      `tcp://${listen(rpcPort)}`,
      "--p2p.laddr",
      `tcp://${listen(p2p)}`,
      "--grpc.address",
      listen(grpc),
      "--log_no_color",
    ],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  const log = createWriteStream(join(home, "node.log"));
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  const ended = once(child, "close");
  const client = createClient({
    chainId: "",
    rpcUrl: `http://${listen(rpcPort)}`,
    denom: "",
    feeDenom: "",
    gasPrice: "0",
    contracts: noContracts,
    slotSeconds: 1,
    graceSeconds: 0,
  });
  const height = () =>
    client.status().then(
      (status) => status.height,
      (error: unknown) => {
        if (error instanceof NetworkError || error instanceof RpcError) return 0;
        throw error;
      },
    );
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  try {
    await vi.waitFor(async () => expect(await height()).toBeGreaterThan(1), { timeout: 60_000, interval: 100 });
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}
