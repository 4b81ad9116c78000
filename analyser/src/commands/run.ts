import { addressOf, createClient } from "@wattmesh/client";
import { exitCodeOf } from "@wattmesh/service-kit/command";
import { messageOf, retryHelps } from "@wattmesh/service-kit/errors";
import { takeKey } from "@wattmesh/service-kit/lease";
import { openLog } from "@wattmesh/service-kit/log";
import { openProbeServer } from "@wattmesh/service-kit/probes";
import { untilStopSignal } from "@wattmesh/service-kit/shutdown";
import { systemTime } from "@wattmesh/service-kit/time";
import { Analyser } from "../analyser.ts";
import { type Config, readDeploymentOf, readSigner } from "../config.ts";
import { windowOptions } from "../setup.ts";

/** Judges until a signal; the exit code. */
export async function run(config: Config): Promise<number> {
  const stopped = untilStopSignal();
  const log = openLog("analyser", config.log.level);
  const deployment = readDeploymentOf(config);
  const signer = await readSigner("key_file", config.keyFile);
  const address = await addressOf(signer);
  const lease = await takeKey("analyser", deployment.chainId, address);
  const client = createClient(deployment, { timeoutMs: config.chain.requestTimeoutMs });
  const { onBehalfOf, chain, http } = config;
  const options = { ...windowOptions(config, deployment), pollMs: chain.pollMs, onBehalfOf };
  const analyser = new Analyser(client, signer, options, systemTime, log);
  const server = await openProbeServer(http.host, http.port, {
    troubles: () => analyser.troubles(),
    metrics: (format) => analyser.metrics.text(format),
  });
  log.info({ address, onBehalfOf, chainId: deployment.chainId, http: server.port }, "started");
  analyser.start();
  try {
    const signal = await Promise.race([stopped, analyser.failed]);
    log.info({ signal }, "stopping");
    await analyser.stop();
    log.info("stopped");
    return 0;
  } catch (error) {
    log.fatal({ error: messageOf(error), retryHelps: retryHelps(error) }, "failed");
    return exitCodeOf(error);
  } finally {
    await server.close();
    lease.release();
  }
}
