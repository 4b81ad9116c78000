import { contractNames } from "@wattmesh/client";

const address = { type: "string", pattern: "^[a-z]+1[02-9ac-hj-np-z]{38,}$" };
const seconds = (least: number) => ({ type: "integer", minimum: least, maximum: 0xffff_ffff });
const text = (description: string) => ({ type: "string", minLength: 1, description });

/** What `deployment.json` holds, as JSON Schema. */
export const deploymentSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "deployment.json",
  description: "Where a Wattmesh runs, and its terms: what every client of it reads. It may hold more.",
  type: "object",
  required: ["chain_id", "rpc_url", "denom", "fee_denom", "contracts", "slot_seconds", "grace_seconds"],
  properties: {
    chain_id: text("The chain's id, which every signature is for."),
    rpc_url: {
      type: "string",
      pattern: "^https?://",
      description: "CometBFT's RPC of a node.",
    },
    denom: text("The coin that accounts are kept in; one micro-currency is one of it."),
    fee_denom: text("The coin that fees are paid in."),
    gas_price: {
      type: "string",
      pattern: "^\\d+(\\.\\d+)?$",
      default: "0",
      description: "Fee per unit of gas, a decimal number of the fee coin.",
    },
    contracts: {
      type: "object",
      description: "The contracts' addresses.",
      required: [...contractNames],
      properties: Object.fromEntries(contractNames.map((name) => [name, address])),
    },
    slot_seconds: { ...seconds(1), description: "Length of a slot in seconds." },
    grace_seconds: {
      ...seconds(0),
      description: "Readings count for their slot's market until so many seconds after its end.",
    },
    accounts: {
      type: "object",
      description: "Who does what, by address. No client needs it.",
      properties: Object.fromEntries(
        ["authority", "grid_operator", "utility", "community", "relayer"].map((role) => [role, address]),
      ),
    },
  },
} as const;
