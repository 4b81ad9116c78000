import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { messageOf, WrongChainError } from "@wattmesh/service-kit/errors";
import type { ChainPort } from "../chain/port.ts";
import { type Config, loadConfig } from "../config.ts";
import { freeBytes } from "../disk.ts";
import { openChain, readDeploymentOf } from "../setup.ts";
import { checkBroker } from "./doctorBroker.ts";
import type { Check, Finding } from "./finding.ts";

const MOST_SKEW_SECONDS = 30;

/** Checks everything that a relayer needs, as far as the earlier checks allow; changes nothing. */
export async function examine(file: string | undefined, environment: NodeJS.ProcessEnv): Promise<Finding[]> {
  const findings: Finding[] = [];
  const check: Check = async (name, probe, describe) => {
    try {
      const found = await probe();
      findings.push({ check: name, ok: true, detail: describe(found) });
      return found;
    } catch (error) {
      findings.push({ check: name, ok: false, detail: messageOf(error) });
      return undefined;
    }
  };

  const config = await check(
    "config",
    () => loadConfig(file, environment),
    ({ community }) => `community ${community}`,
  );
  if (config === undefined) {
    return findings;
  }
  await check(
    "disk",
    () => room(config),
    (bytes) => `${Math.floor(bytes / 1_048_576)} MiB free`,
  );
  await checkBroker(config, check);
  const deployment = await check(
    "deployment",
    () => readDeploymentOf(config),
    ({ chainId }) => `chain ${chainId}`,
  );
  if (deployment === undefined) {
    return findings;
  }
  const chain = await check(
    "key",
    () => openChain(config, deployment),
    ({ address }) => address,
  );
  if (chain === undefined) {
    return findings;
  }
  const status = await check(
    "chain",
    () => trueStatus(chain, deployment.chainId),
    ({ height }) => `height ${height}`,
  );
  if (status === undefined) {
    return findings;
  }
  await check(
    "clock",
    () => skew(status.timeSeconds),
    (seconds) => `${seconds} s from the latest block`,
  );
  await check(
    "contract",
    () => chain.check(config.readings.maxClockSkewSeconds),
    () => `slots of ${deployment.slotSeconds} s`,
  );
  await check(
    "account",
    () => chain.account(),
    ({ sequence }) => `next sequence ${sequence}`,
  );
  return findings;
}

function room({ store }: Config): number {
  // The folder is made at the start; what counts is the disk it will be on.
  let place = store.path;
  while (!existsSync(dirname(place))) {
    place = dirname(place);
  }
  const bytes = freeBytes(place);
  if (bytes < store.minFreeBytes) {
    throw new Error(`${bytes} bytes free, ${store.minFreeBytes} wanted`);
  }
  return bytes;
}

async function trueStatus(chain: ChainPort, chainId: string) {
  const status = await chain.status();
  if (status.chainId !== chainId) {
    throw new WrongChainError(chainId, status.chainId);
  }
  if (status.catchingUp) {
    throw new Error(`the node is catching up, at height ${status.height}`);
  }
  return status;
}

function skew(timeSeconds: number): number {
  const seconds = Math.round(Date.now() / 1000 - timeSeconds);
  if (Math.abs(seconds) > MOST_SKEW_SECONDS) {
    throw new Error(`${seconds} s from the latest block, at most ${MOST_SKEW_SECONDS}`);
  }
  return seconds;
}
