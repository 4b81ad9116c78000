import * as v from "valibot";
import { InvalidValueError } from "../errors/invalidValue.ts";
import { type Contracts, contractNames } from "../generated/deployment.ts";

/** Where a Wattmesh runs, and its terms. */
export interface Deployment {
  chainId: string;
  /** CometBFT RPC over HTTP. */
  rpcUrl: string;
  /** The coin that accounts are kept in; one micro-currency is one of it. */
  denom: string;
  /** The coin that fees are paid in. */
  feeDenom: string;
  /** Fee per unit of gas, a decimal number of `feeDenom`. */
  gasPrice: string;
  contracts: Contracts;
  slotSeconds: number;
  graceSeconds: number;
}

const address = v.pipe(v.string(), v.regex(/^[a-z]+1[02-9ac-hj-np-z]{38,}$/, "not a bech32 address"));
const name = v.pipe(v.string(), v.nonEmpty());
const seconds = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff));

const schema = v.object({
  chain_id: name,
  rpc_url: v.pipe(v.string(), v.url(), v.startsWith("http")),
  denom: name,
  fee_denom: name,
  gas_price: v.optional(v.pipe(v.string(), v.regex(/^\d+(\.\d+)?$/, "not a decimal number")), "0"),
  contracts: v.object(v.entriesFromList(contractNames, address)),
  slot_seconds: v.pipe(seconds, v.minValue(1)),
  grace_seconds: seconds,
});

/** Reads a deployment file (`deployment.json`). What else it holds is left alone. */
export function readDeployment(json: unknown): Deployment {
  const result = v.safeParse(schema, json);
  if (!result.success) {
    const [issue] = result.issues;
    const path = v.getDotPath(issue) ?? "";
    throw new InvalidValueError(`a deployment, whose ${path || "content"} is valid (${issue.message})`, issue.input);
  }
  const found = result.output;
  return {
    chainId: found.chain_id,
    rpcUrl: found.rpc_url,
    denom: found.denom,
    feeDenom: found.fee_denom,
    gasPrice: found.gas_price,
    contracts: found.contracts,
    slotSeconds: found.slot_seconds,
    graceSeconds: found.grace_seconds,
  };
}
