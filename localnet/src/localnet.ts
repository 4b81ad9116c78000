import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Client, createClient, type Deployment } from "@wattmesh/client";
import { type Broker, startBroker } from "./broker/broker.ts";
import { FEE_DENOM, initChainHome, MONEY_DENOM } from "./chain/home.ts";
import { type Node, startNode } from "./chain/node.ts";
import type { Community } from "./community/community.ts";
import { readCommunity } from "./community/read.ts";
import { readProfile, rowAt } from "./data/profile.ts";
import { deploy } from "./deploy/deploy.ts";
import { openDeployment } from "./deploy/file.ts";
import { type Indexer, startIndexer } from "./indexer.ts";
import { type Accounts, moneyAccounts, openAccounts } from "./keys.ts";
import { type Fleet, readFleet } from "./meters/fleet.ts";
import { checkFree, type Ports } from "./ports.ts";
import { project } from "./project.ts";
import { type Relayer, startRelayer } from "./relayer.ts";
import { checkNotRunning, endLeftovers, removeRunning, theProcess, writeRunning } from "./running.ts";
import { checkSameCommunity, clearUnfinished, isDeployed, type StateFolder, stateFolder } from "./state.ts";
import { type Child, type Exit, exitError, startChild } from "./supervisor/child.ts";
import { startWeb, type Web } from "./web.ts";

export interface LocalnetOptions {
  stateFolder: string;
  communityFile: string;
  /** Where the profiles are that the community names. */
  dataFolder: string;
  ports: Ports;
  /** A broker that runs already; without it one is started in this process. */
  brokerUrl?: string;
  /** What is started besides the chain; all of it unless it says otherwise. */
  parts?: { broker?: boolean; relayer?: boolean; meters?: boolean; agents?: boolean; indexer?: boolean; web?: boolean };
  /** Told of each step when it begins. */
  onStep?: (step: string) => void;
  /** Ends the start before its next step; what was started is ended again. */
  signal?: AbortSignal;
}

/** A running localnet. */
export interface Localnet {
  state: StateFolder;
  community: Community;
  deployment: Deployment;
  client: Client;
  fleet: Fleet;
  accounts: Accounts;
  rpcUrl: string;
  brokerUrl: string;
  relayerUrl?: string;
  indexerUrl?: string;
  webUrl?: string;
  /** The meters' door, where virtual ones are made. */
  metersUrl?: string;
  /** Whether the chain was there before. */
  continued: boolean;
  children: Child[];
  /** Settles when a child has ended by itself. */
  failed: Promise<Exit>;
  /** Ends everything in order: agents, meters, relayer, broker, chain. */
  stop(): Promise<void>;
}

/** Coins of the fee denom of every account. */
const FEE_COINS = 1_000_000_000n;
/** Money of every account but the agents', besides a household's deposit. */
const POCKET_MICRO = 1_000_000_000n;

/** Starts a localnet in a folder: a new one, or the one that is there. What was started is ended again when a part fails. */
export async function startLocalnet(options: LocalnetOptions): Promise<Localnet> {
  const { ports, brokerUrl, parts = {} } = options;
  const state = stateFolder(options.stateFolder);
  const community = await readCommunity(options.communityFile);
  await checkProfiles(community, options.dataFolder);
  checkNotRunning(state);
  await endLeftovers(state);
  const continued = isDeployed(state);
  if (continued) await checkSameCommunity(state, options.communityFile);
  const ownBroker = (parts.broker ?? true) && brokerUrl === undefined;
  const { rpc, p2p, grpc } = ports;
  await checkFree({
    rpc,
    p2p,
    grpc,
    ...(ownBroker && { broker: ports.broker }),
    ...((parts.relayer ?? true) && { relayer: ports.relayer }),
    ...((parts.indexer ?? true) && { indexer: ports.indexer }),
    ...((parts.web ?? true) && { web: ports.web }),
    ...((parts.meters ?? true) && { meters: ports.meters }),
  });
  const run = new Run(options, state, community, continued);
  try {
    return await run.start(ownBroker);
  } catch (error) {
    await run.stop();
    throw error;
  }
}

async function checkProfiles(community: Community, folder: string): Promise<void> {
  const names = new Set(
    community.households.flatMap(({ loadFile, pv }) => [loadFile, ...(pv ? [pv.profileFile] : [])]),
  );
  for (const name of names) rowAt(await readProfile(join(folder, name)), community.replayFrom);
}

/** What has been started so far, in the order in which it is ended. */
class Run {
  private readonly options: LocalnetOptions;
  private readonly state: StateFolder;
  private readonly community: Community;
  private readonly continued: boolean;
  private node: Node | undefined;
  private broker: Broker | undefined;
  private relayer: Relayer | undefined;
  private indexer: Indexer | undefined;
  private web: Web | undefined;
  private meters: Meters | undefined;
  private agents: Child | undefined;
  private stopped: Promise<void> | undefined;

  constructor(options: LocalnetOptions, state: StateFolder, community: Community, continued: boolean) {
    this.options = options;
    this.state = state;
    this.community = community;
    this.continued = continued;
  }

  async start(ownBroker: boolean): Promise<Localnet> {
    const { state, community, continued, options } = this;
    const { ports, parts = {} } = options;
    const onStep = (step: string): void => {
      options.signal?.throwIfAborted();
      options.onStep?.(step);
    };
    if (!continued) await clearUnfinished(state);
    const accounts = await openAccounts(state, {
      verifiers: community.admission.verifiers,
      households: community.households.length,
    });

    onStep(continued ? "the chain goes on" : "a new chain");
    if (!continued) await newChain(state, community, accounts);
    this.node = await startNode({
      wattd: project.wattd,
      home: state.chainHome,
      rpcPort: ports.rpc,
      p2pPort: ports.p2p,
      grpcPort: ports.grpc,
      logFile: join(state.logs, "wattd.log"),
    });
    const { rpcUrl } = this.node;
    await this.note(options.brokerUrl ?? "");

    const deployment = continued
      ? await openDeployment(state.deployment, rpcUrl)
      : await deploy({
          state,
          rpcUrl,
          artifacts: project.artifacts,
          community,
          communityFile: options.communityFile,
          accounts,
          onStep,
        });

    if (ownBroker) this.broker = await startBroker(ports.broker);
    const brokerUrl = options.brokerUrl ?? this.broker?.url ?? "";
    if (parts.relayer ?? true) {
      onStep("relayer");
      this.relayer = await startRelayer({
        state,
        program: project.relayer,
        community: community.name,
        brokerUrl,
        protocol: ownBroker ? "3.1.1" : "5",
        httpPort: ports.relayer,
        logFile: join(state.logs, "relayer.log"),
      });
    }
    if (parts.indexer ?? true) {
      onStep("indexer");
      this.indexer = await startIndexer({
        state,
        program: project.indexer,
        httpPort: ports.indexer,
        logFile: join(state.logs, "indexer.log"),
      });
    }
    if (parts.web ?? true) {
      onStep("web");
      this.web = await startWeb({
        state,
        program: project.next,
        folder: project.web,
        communityName: titled(community.name),
        rpcUrl,
        indexerUrl: this.indexer?.url,
        metersUrl: (parts.meters ?? true) ? doorUrl(ports.meters) : undefined,
        httpPort: ports.web,
        logFile: join(state.logs, "web.log"),
      });
    }
    await this.note(brokerUrl);
    if (parts.meters ?? true) {
      onStep("meters are switched on");
      this.meters = startMeters(state, options.dataFolder, brokerUrl, ports.meters);
      await this.meters.child.ready;
    }
    if ((parts.agents ?? parts.meters ?? true) && existsSync(state.agents)) {
      onStep("agents trade forward");
      this.agents = startAgents(state, options.dataFolder);
      await this.agents.ready;
    }
    await this.note(brokerUrl);
    return {
      state,
      community,
      deployment,
      client: createClient(deployment),
      fleet: await readFleet(state.fleet),
      accounts,
      rpcUrl,
      brokerUrl,
      ...(this.relayer && { relayerUrl: this.relayer.url }),
      ...(this.indexer && { indexerUrl: this.indexer.url }),
      ...(this.web && { webUrl: this.web.url }),
      ...(this.meters && { metersUrl: this.meters.url }),
      continued,
      children: this.children(),
      failed: Promise.race(this.children().map(({ exited }) => exited)),
      stop: () => this.stop(),
    };
  }

  stop(): Promise<void> {
    this.stopped ??= (async () => {
      await this.agents?.stop();
      await this.meters?.child.stop();
      await this.web?.child.stop();
      await this.indexer?.child.stop();
      await this.relayer?.child.stop();
      await this.broker?.close();
      await this.node?.child.stop();
      await removeRunning(this.state);
    })();
    return this.stopped;
  }

  private children(): Child[] {
    const { node, relayer, indexer, web, meters, agents } = this;
    return [node?.child, relayer?.child, indexer?.child, web?.child, meters?.child, agents].filter(
      (child) => child !== undefined,
    );
  }

  private async note(brokerUrl: string): Promise<void> {
    await writeRunning(this.state, {
      process: theProcess(process.pid),
      rpcUrl: this.node?.rpcUrl ?? "",
      brokerUrl,
      ...(this.relayer && { relayerUrl: this.relayer.url }),
      ...(this.indexer && { indexerUrl: this.indexer.url }),
      ...(this.web && { webUrl: this.web.url }),
      ...(this.meters && { metersUrl: this.meters.url }),
      children: Object.fromEntries(this.children().map(({ name, pid }) => [name, theProcess(pid)])),
    });
  }
}

/** A community's name as people write it: `lindenhof` in topics is Lindenhof on the page. */
const titled = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

async function newChain(state: StateFolder, community: Community, accounts: Accounts): Promise<void> {
  const deposits = new Map(
    accounts.households.map(({ address }, index) => [address, community.households[index]?.depositMicro ?? 0n]),
  );
  await initChainHome({
    wattd: project.wattd,
    home: state.chainHome,
    authority: accounts.authority.address,
    balances: [
      ...moneyAccounts(accounts).map(({ address }) => ({
        address,
        coins: [
          { denom: MONEY_DENOM, amount: POCKET_MICRO + (deposits.get(address) ?? 0n) },
          { denom: FEE_DENOM, amount: FEE_COINS },
        ],
      })),
      ...accounts.agents.map(({ address }) => ({ address, coins: [{ denom: FEE_DENOM, amount: FEE_COINS }] })),
    ],
  });
}

/** The meters with their door. */
interface Meters {
  child: Child;
  url: string;
}

const doorUrl = (port: number): string => `http://127.0.0.1:${port}`;

function startMeters(state: StateFolder, dataFolder: string, brokerUrl: string, port: number): Meters {
  const child = startChild({
    name: "meters",
    command: process.execPath,
    args: [
      project.meters,
      "--fleet",
      state.fleet,
      "--devices",
      state.devices,
      "--deployment",
      state.deployment,
      "--port",
      String(port),
      "--data",
      dataFolder,
      "--broker",
      brokerUrl,
      "--store",
      state.meterStore,
    ],
    logFile: join(state.logs, "meters.log"),
    channel: true,
  });
  return { child, url: doorUrl(port) };
}

function startAgents(state: StateFolder, dataFolder: string): Child {
  return startChild({
    name: "agents",
    command: process.execPath,
    args: [
      project.agents,
      "--agents",
      state.agents,
      "--fleet",
      state.fleet,
      "--data",
      dataFolder,
      "--store",
      state.meterStore,
      "--deployment",
      state.deployment,
    ],
    logFile: join(state.logs, "agents.log"),
    channel: true,
  });
}

/** The error of a child that ended by itself, with its last lines. */
export const failureOf = (exit: Exit) => exitError(exit);
