import { type Client, createClient, type Deployment } from "@wattmesh/client";

/** A client whose questions are answered by the state after a block. */
export const clientAt = (deployment: Deployment, height: number): Client =>
  createClient(deployment, {
    fetch: (url, init) => {
      const call = JSON.parse(String(init?.body));
      if (call.method === "abci_query") call.params.height = String(height);
      return fetch(url, { ...init, body: JSON.stringify(call) });
    },
  });
