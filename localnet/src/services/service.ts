import { sparing } from "../../bootstrap/sparing.mjs";
import type { Community } from "../community/community.ts";
import type { Accounts } from "../keys.ts";
import type { StateFolder } from "../state.ts";
import type { Child, ChildOptions, Exit } from "../supervisor/child.ts";

export type ServiceName =
  | "chain"
  | "deploy"
  | "broker"
  | "relayer"
  | "indexer"
  | "notifier"
  | "web"
  | "meters"
  | "operator"
  | "agents";

/** Where services answer; `rest` is the chain's second door. */
export type Urls = Partial<Record<ServiceName | "rest", string>>;

/** A service of the localnet: `start` runs it, after the services that it `needs`. */
export interface Service<Port extends string = string> {
  readonly name: ServiceName;
  /** Services that have to be up before this one, where they are started at all. */
  readonly needs: readonly ServiceName[];
  /** Where it listens on 127.0.0.1, unless other ports are wanted. */
  readonly ports: Readonly<Record<Port, number>>;
  /** Where it answers. */
  url?(ports: Readonly<Record<Port, number>>): string;
  /** Where it answers REST too. */
  restUrl?(ports: Readonly<Record<Port, number>>): string;
  /** Its end is the end of the localnet; every other service is started again. */
  readonly vital?: true;
  /** Resolves when it is up; `undefined` when nothing of it goes on running. */
  start(site: Site, ports: Readonly<Record<Port, number>>): Promise<Part | undefined>;
}

/** A running service. */
export interface Part {
  /** Settles when it has ended, where it can end by itself. */
  readonly exited?: Promise<Exit>;
  stop(): Promise<void>;
}

/** The localnet as a service finds it when it starts. */
export interface Site {
  readonly state: StateFolder;
  readonly community: Community;
  readonly communityFile: string;
  /** Where the profiles are that the community names. */
  readonly dataFolder: string;
  readonly accounts: Accounts;
  /** The broker in the localnet speaks MQTT 3.1.1 only. */
  readonly brokerProtocol: "3.1.1" | "5";
  /** Whether the chain was there before. */
  readonly continued: boolean;
  /** Where another service answers; `undefined` when there is none. */
  urlOf(name: keyof Urls): string | undefined;
  /** Reports a step that begins. */
  onStep(step: string): void;
  /** Starts the service's process and waits until it is ready. One that never is so is ended again. */
  startChild(options: Omit<ChildOptions, "name" | "logFile">, ready: (child: Child) => Promise<void>): Promise<Child>;
}

/** Checks a service with the names of its ports. */
export const defineService = <Port extends string>(service: Service<Port>): Service<Port> => service;

/** A service that Node runs. */
export const nodeProcess = (script: string, ...args: string[]): Pick<ChildOptions, "command" | "args"> => ({
  command: process.execPath,
  args: [...sparing, script, ...args],
});

export const localUrl = (port: number): string => `http://127.0.0.1:${port}`;
