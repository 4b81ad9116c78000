"use client";

import type { Client, Deployment } from "@wattmesh/client";

type ChainLibrary = typeof import("@wattmesh/client");

/** What asks the chain. The library comes with the first question, not with the page. */
export interface Chain {
  library: ChainLibrary;
  client: Client;
}

const clients = new Map<string, Promise<Chain>>();

export function loadChain(deployment: Deployment): Promise<Chain> {
  const key = `${deployment.chainId} ${deployment.rpcUrl}`;
  let chain = clients.get(key);
  if (chain === undefined) {
    chain = import("@wattmesh/client").then((library) => ({ library, client: library.createClient(deployment) }));
    chain.catch(() => clients.delete(key));
    clients.set(key, chain);
  }
  return chain;
}
