// A localnet of one's own for tests: temporary folder, free ports, nothing printed.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { project } from "./project.ts";
import { type Localnet, startLocalnet, type WantedServices } from "./run.ts";
import { freePorts, type Ports } from "./services/ports.ts";

export { type Broker, startBroker } from "./broker/broker.ts";
export { keyFile } from "./keys.ts";
export { type DeviceKey, readKeyFile } from "./meters/deviceKey.ts";
export type { FleetMeter } from "./meters/fleet.ts";
export { MeterStore, type StoredReading } from "./meters/store.ts";
export { project } from "./project.ts";
export { settledSlots } from "./report/follow.ts";
export type { Localnet } from "./run.ts";
export { freePorts } from "./services/ports.ts";

export interface TestLocalnetOptions {
  /** Default: the localnet's own community. */
  communityFile?: string;
  /** Default: the localnet's own data. */
  dataFolder?: string;
  /** What is started besides the chain and deployed contracts. Default: nothing. */
  services?: WantedServices;
  /** A broker that runs already. */
  brokerUrl?: string;
}

export interface TestLocalnet extends Localnet {
  ports: Ports;
  /** Ends everything and removes the folder. */
  stop(): Promise<void>;
}

/**
 * Starts a chain and deploys a community on it. `state` of the result names the files: the deployment, the relayer's key by
 * `keyFile(state, "relayer")`; `fleet` names each meter with its device's key file.
 */
export async function startTestLocalnet(options: TestLocalnetOptions = {}): Promise<TestLocalnet> {
  const folder = await mkdtemp(join(tmpdir(), "wattmesh-localnet-"));
  const ports = await freePorts();
  const { brokerUrl, services = {} } = options;
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const net = await startLocalnet({
      stateFolder: folder,
      communityFile: options.communityFile ?? project.community,
      dataFolder: options.dataFolder ?? project.data,
      ports,
      services: {
        broker: false,
        relayer: false,
        meters: false,
        operator: false,
        agents: false,
        indexer: false,
        notifier: false,
        web: false,
        ...services,
      },
      ...(brokerUrl !== undefined && { brokerUrl }),
    });
    return { ...net, ports, stop: () => net.stop().then(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}
