import type { Deployment } from "@wattmesh/client";
import type { Replay } from "./time/replay";

/** What the browser has to know. Nothing in it is secret. */
export interface PublicConfig {
  /** `rpcUrl` is a path of this web server, which passes calls on to the node. */
  deployment: Deployment;
  communityName: string;
  /** ISO 4217 code of what accounts are kept in. */
  currency: string;
  /** The community's IANA time zone; without it the browser's counts. */
  timeZone: string | undefined;
  /** Who pays the fees of everybody's transactions, by a fee grant. */
  feeGranter: string | undefined;
  /** Whether this is a chain on one machine, with a dev wallet and a faucet. */
  localnet: boolean;
  /** Whether a localnet's meters make virtual ones for who has no device. */
  virtualMeters: boolean;
  /** What its slots replay, where they do. */
  replay: Replay | undefined;
  /** VAT that prices include, in thousandths; 0 where statements say nothing of it. */
  vatPermille: number;
  /** Whether there is an indexer. */
  indexer: boolean;
  /** Whether there is a notifier, which wakes browsers when there are news. */
  push: boolean;
  /** For wallets that speak with the chain by themselves. */
  publicRpcUrl: string | undefined;
  /** Whether this web server passes questions on to the node's REST. */
  rest: boolean;
  publicRestUrl: string | undefined;
}
