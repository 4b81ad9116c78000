import { join } from "node:path";
import { type Client, createClient, type Deployment } from "@wattmesh/client";
import { openDeployment } from "../../deploy/src/deployment/file.ts";
import { checkBroker } from "./broker/checkBroker.ts";
import type { Community } from "./community/community.ts";
import { readCommunity } from "./community/read.ts";
import { readProfile, rowAt } from "./data/profile.ts";
import { type Accounts, openAccounts } from "./keys.ts";
import { type Fleet, readFleet } from "./meters/fleet.ts";
import { checkNotRunning, endLeftovers, type Process, removeRunning, theProcess, writeRunning } from "./running.ts";
import { checkFree, type Ports, portsOf } from "./services/ports.ts";
import type { Part, Service, ServiceName, Site, Urls } from "./services/service.ts";
import { inOrder, services } from "./services/services.ts";
import { checkSameCommunity, clearUnfinished, isDeployed, type StateFolder, stateFolder } from "./state.ts";
import { type Child, type Exit, startChild } from "./supervisor/child.ts";
import { keepUp, MOST_RESTARTS } from "./supervisor/keepUp.ts";

export interface LocalnetOptions {
  stateFolder: string;
  communityFile: string;
  /** Where the profiles are that the community names. */
  dataFolder: string;
  ports: Ports;
  /** A broker that runs already; without it one is started in this process. */
  brokerUrl?: string;
  /** What is started besides the chain; all of it unless it says otherwise. */
  services?: WantedServices;
  /** Called with a line for each step that begins and each service that ended by itself. */
  onStep?: (step: string) => void;
  /** Ends the start before its next step; what was started is ended again. */
  signal?: AbortSignal;
}

export type WantedServices = Partial<Record<Exclude<ServiceName, "chain" | "deploy">, boolean>>;

/** A running localnet. */
export interface Localnet {
  state: StateFolder;
  community: Community;
  deployment: Deployment;
  client: Client;
  fleet: Fleet;
  accounts: Accounts;
  urls: Urls;
  /** Whether the chain was there before. */
  continued: boolean;
  /** What runs, in the order in which it was started. */
  running: readonly ServiceName[];
  /** Settles when a service has ended by itself and is not started again. */
  failed: Promise<Error>;
  /** Ends one service for good. */
  end(name: ServiceName): Promise<void>;
  /** Ends everything, what was started last first. */
  stop(): Promise<void>;
}

/** Starts a localnet in a folder: a new one, or the one that is there. What was started is ended again when a part fails. */
export async function startLocalnet(options: LocalnetOptions): Promise<Localnet> {
  const state = stateFolder(options.stateFolder);
  const community = await readCommunity(options.communityFile);
  await checkProfiles(community, options.dataFolder);
  checkNotRunning(state);
  await endLeftovers(state);
  const continued = isDeployed(state);
  if (continued) await checkSameCommunity(state, options.communityFile);
  const wanted = inOrder(services.filter(({ name }) => isWanted(name, options)));
  if (options.brokerUrl !== undefined) await checkBroker(options.brokerUrl);
  await checkFree(Object.assign({}, ...wanted.map((service) => portsOf(service, options.ports))));
  if (!continued) await clearUnfinished(state);
  const accounts = await openAccounts(state, {
    verifiers: community.admission.verifiers,
    households: community.households.length,
  });
  const run = new Run(options, wanted, { state, community, accounts, continued });
  try {
    return await run.start();
  } catch (error) {
    await run.stop();
    throw error;
  }
}

function isWanted(name: ServiceName, { services = {}, brokerUrl }: LocalnetOptions): boolean {
  if (name === "chain" || name === "deploy") return true;
  return (services[name] ?? true) && !(name === "broker" && brokerUrl !== undefined);
}

async function checkProfiles(community: Community, folder: string): Promise<void> {
  const used = { load: new Set<string>(), pv: new Set<string>() };
  for (const { loadFile, pv } of community.households) {
    used.load.add(loadFile);
    if (pv !== undefined) used.pv.add(pv.profileFile);
  }
  for (const kind of ["load", "pv"] as const)
    for (const name of used[kind]) rowAt(await readProfile(join(folder, name), kind), community.replayFrom);
}

type Place = Pick<Site, "state" | "community" | "accounts" | "continued">;

/** The services of one localnet: started in order, kept up, ended in the opposite order. */
class Run {
  readonly #options: LocalnetOptions;
  readonly #wanted: readonly Service[];
  readonly #place: Place;
  readonly #urls: Urls;
  readonly #parts = new Map<ServiceName, Part>();
  readonly #children = new Map<ServiceName, Process>();
  readonly #restarts = new Map<ServiceName, number>();
  readonly #failed = Promise.withResolvers<Error>();
  readonly #stopping = new AbortController();
  #complete = false;
  #noted: Promise<void> = Promise.resolve();
  #stopped: Promise<void> | undefined;

  constructor(options: LocalnetOptions, wanted: readonly Service[], place: Place) {
    this.#options = options;
    this.#wanted = wanted;
    this.#place = place;
    this.#urls = {
      ...(options.brokerUrl !== undefined && { broker: options.brokerUrl }),
      ...Object.fromEntries(
        wanted.flatMap((service) => {
          const ports = portsOf(service, options.ports);
          const urls = [
            [service.name, service.url?.(ports)],
            ["rest", service.restUrl?.(ports)],
          ];
          return urls.filter(([, url]) => url !== undefined);
        }),
      ),
    };
  }

  async start(): Promise<Localnet> {
    for (const service of this.#wanted) {
      this.#options.signal?.throwIfAborted();
      const part = await this.#launch(service);
      if (part?.exited !== undefined) void this.#watch(service, part.exited);
    }
    this.#complete = true;
    await this.#note();
    const { state, ...place } = this.#place;
    const deployment = await openDeployment(state.deployment, this.#urls.chain ?? "");
    return {
      ...place,
      state,
      deployment,
      client: createClient(deployment),
      fleet: await readFleet(state.fleet),
      urls: this.#urls,
      running: [...this.#parts.keys()],
      failed: this.#failed.promise,
      end: async (name) => this.#parts.get(name)?.stop(),
      stop: () => this.stop(),
    };
  }

  stop(): Promise<void> {
    this.#stopped ??= (async () => {
      this.#stopping.abort();
      for (const part of [...this.#parts.values()].toReversed()) await part.stop();
      await this.#noted;
      await removeRunning(this.#place.state);
    })();
    return this.#stopped;
  }

  async #launch(service: Service): Promise<Part | undefined> {
    const part = await service.start(this.#siteOf(service), portsOf(service, this.#options.ports));
    if (part !== undefined) this.#parts.set(service.name, part);
    return part;
  }

  #siteOf({ name }: Service): Site {
    const { communityFile, dataFolder, brokerUrl, onStep } = this.#options;
    return {
      ...this.#place,
      communityFile,
      dataFolder,
      brokerProtocol: brokerUrl === undefined ? "3.1.1" : "5",
      urlOf: (other) => this.#urls[other],
      onStep: (step) => {
        this.#options.signal?.throwIfAborted();
        onStep?.(step);
      },
      startChild: async (options, ready) => {
        this.#stopping.signal.throwIfAborted();
        const child = startChild({ ...options, name, logFile: join(this.#place.state.logs, `${name}.log`) });
        this.#parts.set(name, child);
        this.#children.set(name, theProcess(child.pid));
        await this.#note();
        await readyOrEnded(child, ready);
        return child;
      },
    };
  }

  /** Starts a service again when it ends by itself; where that may not be, or does not help, the localnet has failed. */
  async #watch(service: Service, exited: Promise<Exit>): Promise<void> {
    const { name, vital } = service;
    const tell = (text: string) => this.#options.onStep?.(text);
    const reason = await keepUp({
      exited,
      mostRestarts: vital ? 0 : MOST_RESTARTS,
      restart: async () => {
        const part = await this.#launch(service);
        this.#restarts.set(name, (this.#restarts.get(name) ?? 0) + 1);
        await this.#note();
        return part;
      },
      onEnd: ({ message }, restart, pauseMs) =>
        tell(`${message}\n${name} starts again in ${pauseMs / 1000} s (${restart} of ${MOST_RESTARTS})`),
      signal: this.#stopping.signal,
    }).catch((error: Error) => error);
    if (reason !== undefined && !this.#stopping.signal.aborted) this.#failed.resolve(reason);
  }

  /** Writes what runs, one state after the other. */
  #note(): Promise<void> {
    this.#noted = this.#noted.then(async () => {
      if (this.#stopping.signal.aborted) return;
      await writeRunning(this.#place.state, {
        process: theProcess(process.pid),
        complete: this.#complete,
        urls: this.#urls,
        children: Object.fromEntries(this.#children),
        restarts: Object.fromEntries(this.#restarts),
      });
    });
    return this.#noted;
  }
}

/** A child that does not get ready is ended. */
async function readyOrEnded(child: Child, ready: (child: Child) => Promise<void>): Promise<void> {
  try {
    await ready(child);
  } catch (error) {
    await child.stop();
    throw error;
  }
}
