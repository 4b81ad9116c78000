import { setFlagsFromString } from "node:v8";
import { exitCodeOf } from "@wattmesh/service-kit/command";
import { messageOf, retryHelps } from "@wattmesh/service-kit/errors";
import { openLog } from "@wattmesh/service-kit/log";
import { openProbeServer } from "@wattmesh/service-kit/probes";
import { untilStopSignal } from "@wattmesh/service-kit/shutdown";
import { systemTime } from "@wattmesh/service-kit/time";
import type { Config } from "../config.ts";
import { freeBytes } from "../disk.ts";
import { takeLease } from "../lease.ts";
import { Session } from "../mqtt/session.ts";
import { openOutbox } from "../outbox/outbox.ts";
import { Relayer, type RelayerDependencies } from "../relayer.ts";
import { identityOf, openChain, readDeploymentOf, receiveOptions, relayerOptions, sessionOptions } from "../setup.ts";

/** How a relayer is put together. Whoever starts it may put something between its parts, as tests of faults do. */
export interface Composition {
  readonly takeLease: typeof takeLease;
  /** Called once, with the parts of a relayer that has not started: what it returns is used instead. */
  compose(parts: RelayerDependencies): RelayerDependencies;
}

/** The heap is swept when it has grown by so many per cent: what a relayer makes lives as long as a transaction, so half of it is litter otherwise. */
const HEAP_GROWING_PERCENT = 25;

const plain: Composition = { takeLease, compose: (parts) => parts };

/** Runs until a signal or until the disk fails; the exit code. */
export async function run(config: Config, composition: Composition = plain): Promise<number> {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWING_PERCENT}`);
  const stopped = untilStopSignal();
  const log = openLog("relayer", config.log.level);
  const deployment = readDeploymentOf(config);
  const chain = await openChain(config, deployment);
  const lease = await composition.takeLease(deployment.chainId, chain.address);
  const options = relayerOptions(config, deployment);
  const outbox = openOutbox(config.store.path, identityOf(deployment), receiveOptions(config));
  const parts = composition.compose({
    outbox,
    chain,
    session: new Session(sessionOptions(config), log),
    time: systemTime,
    log,
    freeBytes: () => freeBytes(config.store.path),
  });
  const relayer = new Relayer(options, parts);
  const server = await openProbeServer(config.http.host, config.http.port, {
    troubles: () => relayer.troubles(),
    metrics: (format) => relayer.metrics.text(format),
  });
  log.info(
    { address: chain.address, chainId: deployment.chainId, http: server.port, outbox: outbox.status() },
    "started",
  );
  relayer.start();
  try {
    const signal = await Promise.race([stopped, relayer.failed]);
    log.info({ signal }, "stopping");
    await relayer.stop();
    await server.close();
    lease.release();
    log.info("stopped");
    return 0;
  } catch (error) {
    // After a failed write nothing is closed or written any more: the next process starts from what is on the disk.
    log.fatal({ error: messageOf(error), retryHelps: retryHelps(error) }, "failed");
    return exitCodeOf(error);
  }
}
