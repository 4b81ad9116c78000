import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import type { Deployment } from "@wattmesh/client";

const program = join(import.meta.dirname, "..", "..", "src", "main.ts");

/** The indexer as a process of its own, with its configuration in `folder`. */
export interface IndexerProcess {
  url: string;
  start(...args: string[]): ChildProcess;
}

export async function indexerProcess(
  folder: string,
  deployment: Deployment,
  database: string,
): Promise<IndexerProcess> {
  const port = await freePort();
  writeFileSync(
    join(folder, "deployment.json"),
    JSON.stringify({
      chain_id: deployment.chainId,
      rpc_url: deployment.rpcUrl,
      denom: deployment.denom,
      fee_denom: deployment.feeDenom,
      gas_price: deployment.gasPrice,
      contracts: deployment.contracts,
      slot_seconds: deployment.slotSeconds,
      grace_seconds: deployment.graceSeconds,
    }),
  );
  const config = join(folder, "indexer.toml");
  writeFileSync(
    config,
    `deployment = "deployment.json"\n[database]\n${database}\n[chain]\npoll_ms = 20\n[http]\nport = ${port}\n[log]\nlevel = "warn"\n`,
  );
  return {
    url: `http://127.0.0.1:${port}`,
    start: (...args) =>
      spawn(process.execPath, [program, "--config", config, ...args], { stdio: ["ignore", "pipe", "pipe"] }),
  };
}

export async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return child.exitCode;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}
