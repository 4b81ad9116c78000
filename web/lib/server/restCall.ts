const address = /^[a-z0-9]{1,90}$/;
const number = /^\d{1,19}$/;
const hash = /^[0-9a-fA-F]{64}$/;
const bytes = /^[A-Za-z0-9+/_-]{1,4096}={0,2}$/;
const coin = /^[a-zA-Z][a-zA-Z0-9/:._-]{2,127}$/;
const height = /^(?:latest|\d{1,19})$/;
const kinds = { address, bytes, coin, hash, height, number };

type Kind = keyof typeof kinds;

/** Of a list. Counting all of it is not passed on, nor skipping a part that the node has to walk through. */
const pages: Record<string, RegExp> = {
  "pagination.limit": /^(?:[1-9]\d{0,2}|1000)$/,
  "pagination.key": bytes,
  "pagination.reverse": /^(?:true|false)$/,
};
const denom = { denom: coin };
const grants = { ...pages, granter: address, grantee: address, msg_type_url: /^\/[A-Za-z0-9.]{1,200}$/ };

/** What wallets ask a node by REST: paths with what stands in them, and the parameters that each may have. */
const routes: Record<string, Record<string, RegExp>> = {
  "cosmos/auth/v1beta1/account_info/:address": {},
  "cosmos/auth/v1beta1/accounts/:address": {},
  "cosmos/auth/v1beta1/params": {},
  "cosmos/authz/v1beta1/grants": grants,
  "cosmos/authz/v1beta1/grants/grantee/:address": pages,
  "cosmos/authz/v1beta1/grants/granter/:address": pages,
  "cosmos/bank/v1beta1/balances/:address": pages,
  "cosmos/bank/v1beta1/balances/:address/by_denom": denom,
  "cosmos/bank/v1beta1/params": {},
  "cosmos/bank/v1beta1/spendable_balances/:address": pages,
  "cosmos/bank/v1beta1/spendable_balances/:address/by_denom": denom,
  "cosmos/bank/v1beta1/supply/by_denom": denom,
  "cosmos/base/node/v1beta1/config": {},
  "cosmos/base/tendermint/v1beta1/blocks/:height": {},
  "cosmos/base/tendermint/v1beta1/node_info": {},
  "cosmos/base/tendermint/v1beta1/syncing": {},
  "cosmos/feegrant/v1beta1/allowance/:address/:address": {},
  "cosmos/feegrant/v1beta1/allowances/:address": pages,
  "cosmos/feegrant/v1beta1/issued/:address": pages,
  "cosmos/tx/v1beta1/txs/:hash": {},
  "cosmwasm/wasm/v1/code-info/:number": {},
  "cosmwasm/wasm/v1/contract/:address": {},
  "cosmwasm/wasm/v1/contract/:address/history": pages,
  "cosmwasm/wasm/v1/contract/:address/raw/:bytes": {},
  "cosmwasm/wasm/v1/contract/:address/smart/:bytes": {},
  "ibc/apps/transfer/v1/params": {},
  "wattmesh/clock/v1/contracts": pages,
  "wattmesh/clock/v1/contracts/:address": {},
  "wattmesh/clock/v1/params": {},
  "wattmesh/lanes/v1/limits": {},
  "wattmesh/lanes/v1/params": {},
  "wattmesh/poa/v1/authority": {},
  "wattmesh/poa/v1/params": {},
  "wattmesh/poa/v1/validators": pages,
  "wattmesh/poa/v1/validators/:address": {},
};

const known = Object.entries(routes).map(([template, parameters]) => ({ parts: template.split("/"), parameters }));

/** A question that is not passed on; it says so as the node would. `code` is gRPC's. */
export class RefusedQuestion extends Error {
  readonly status: number;
  readonly code: number;

  constructor(status: number, code: number, message: string) {
    super(message);
    this.name = "RefusedQuestion";
    this.status = status;
    this.code = code;
  }
}

const INVALID_ARGUMENT = 3;
const UNIMPLEMENTED = 12;

/**
 * The path and parameters that the node is asked for, made anew of what was understood of a path below `/rest/` and a search: what a node
 * may read otherwise, an encoded slash or the second of two parameters, does not come to it.
 *
 * Throws `RefusedQuestion` for everything that is not in the list.
 */
export function readQuestion(path: string, search: URLSearchParams): string {
  const said = path.split("/").map(decoded);
  const route = known.find(
    ({ parts }) => parts.length === said.length && parts.every((part, at) => fits(part, said[at])),
  );
  if (route === undefined) throw new RefusedQuestion(501, UNIMPLEMENTED, "this question is not passed on");
  const { parts, parameters } = route;
  const asked = parts.map((part, at) =>
    encodeURIComponent(part === ":bytes" ? forUrls(said[at] ?? "") : (said[at] ?? "")),
  );
  const query = new URLSearchParams();
  for (const [name, value] of search) {
    const form = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (form === undefined) throw invalid(`${name.slice(0, 50)} is not passed on`);
    if (query.has(name)) throw invalid(`${name} stands twice`);
    if (!form.test(value)) throw invalid(`${name} is not what it should be`);
    query.set(name, value);
  }
  return `/${asked.join("/")}${query.size === 0 ? "" : `?${query}`}`;
}

const fits = (part: string, said: string | undefined): boolean =>
  said !== undefined && (part.startsWith(":") ? kinds[part.slice(1) as Kind].test(said) : part === said);

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

/** The node takes an encoded slash for one between two parts. */
const forUrls = (base64: string): string => base64.replaceAll("+", "-").replaceAll("/", "_");

const invalid = (message: string): RefusedQuestion => new RefusedQuestion(400, INVALID_ARGUMENT, message);
