import { base64, hex } from "@scure/base";
import { QuerySmartContractStateRequest, QuerySmartContractStateResponse } from "cosmjs-types/cosmwasm/wasm/v1/query";
import * as v from "valibot";
import { WrongChainError } from "../errors/node.ts";
import { QueryError } from "../errors/refused.ts";
import { parseJson, writeJson } from "../wire/json.ts";
import type { Deployment } from "./deployment.ts";
import { createRpc, type Rpc, type RpcOptions } from "./rpc.ts";
import { shaped } from "./shaped.ts";
import { type NodeStatus, readStatus } from "./status.ts";

/** Reads one deployment through one node. Holds no connection: every call is one HTTP request. */
export interface Client {
  readonly deployment: Deployment;
  /** A call of the node's JSON-RPC. */
  readonly rpc: Rpc;
  status(): Promise<NodeStatus>;
  /** Asks a contract; the answer is its JSON, on the wire's side. */
  smartQuery(contract: string, message: object): Promise<unknown>;
  /** Asks a module: the path of its gRPC method and the request's bytes. */
  moduleQuery(path: string, request: Uint8Array): Promise<Uint8Array>;
}

const abciAnswer = v.object({
  response: v.object({
    code: v.optional(v.number(), 0),
    codespace: v.optional(v.string(), ""),
    log: v.optional(v.string(), ""),
    value: v.optional(v.nullable(v.string()), ""),
  }),
});

const smartQueryPath = "/cosmwasm.wasm.v1.Query/SmartContractState";

/** A client that has not spoken with its node yet. */
export function createClient(deployment: Deployment, options?: RpcOptions): Client {
  const rpc = createRpc(deployment.rpcUrl, options);
  const moduleQuery = async (path: string, request: Uint8Array): Promise<Uint8Array> => {
    const answer = await rpc("abci_query", { path, data: hex.encode(request), height: "0", prove: false });
    const { response } = shaped(abciAnswer, "abci_query", answer);
    if (response.code !== 0) throw new QueryError(path, response);
    return base64.decode(response.value ?? "");
  };
  return {
    deployment,
    rpc,
    status: () => readStatus(rpc),
    moduleQuery,
    async smartQuery(contract, message) {
      const queryData = new TextEncoder().encode(writeJson(message));
      const request = QuerySmartContractStateRequest.encode({ address: contract, queryData }).finish();
      const { data } = QuerySmartContractStateResponse.decode(await moduleQuery(smartQueryPath, request));
      return parseJson(new TextDecoder().decode(data));
    },
  };
}

/** A client whose node is there and on the deployment's chain. */
export async function connect(deployment: Deployment, options?: RpcOptions): Promise<Client> {
  const client = createClient(deployment, options);
  const { chainId } = await client.status();
  if (chainId !== deployment.chainId) throw new WrongChainError(deployment.chainId, chainId);
  return client;
}
