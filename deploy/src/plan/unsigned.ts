import { type Client, type Coin, feeFor, getFeeGranters, getGasLimits, type Message } from "@wattmesh/client";
import { BasicAllowance, PeriodicAllowance } from "cosmjs-types/cosmos/feegrant/v1beta1/feegrant";
import { MsgInstantiateContract2 } from "cosmjs-types/cosmwasm/wasm/v1/tx";

/** A transaction that somebody else has to sign, as `wattd tx sign` reads it. */
export interface UnsignedTx {
  signer: string;
  json: object;
}

/** Asks for as much gas as a transaction may: without its key nobody can ask how much it takes. Who pays the signer's fees pays this one. */
export async function unsignedTx(
  client: Client,
  signer: string,
  messages: readonly Message[],
  gas?: bigint,
): Promise<UnsignedTx> {
  const gasLimit = gas ?? (await getGasLimits(client))?.maxTxGas ?? 0n;
  const { gasPrice, feeDenom } = client.deployment;
  const amount = feeFor(gasLimit, gasPrice, feeDenom);
  const [granter = ""] = amount.length === 0 ? [] : await getFeeGranters(client, { grantee: signer });
  return {
    signer,
    json: {
      body: {
        messages: messages.map(messageJson),
        memo: "",
        timeout_height: "0",
        extension_options: [],
        non_critical_extension_options: [],
      },
      auth_info: {
        signer_infos: [],
        fee: { amount: amount.map(coinJson), gas_limit: String(gasLimit), payer: "", granter },
      },
      signatures: [],
    },
  };
}

const coinJson = ({ denom, amount }: Coin) => ({ denom, amount: String(amount) });

/** A message in the JSON of its protobuf. */
export function messageJson({ typeUrl, value }: Message): object {
  const fields = value instanceof Uint8Array ? packed(typeUrl, value) : value;
  return { "@type": typeUrl, ...(fieldsJson(fields) as object) };
}

/** What stands as bytes of its own in a message or in place of one. */
const decoders: Readonly<Record<string, (bytes: Uint8Array) => unknown>> = {
  [MsgInstantiateContract2.typeUrl]: (bytes) => MsgInstantiateContract2.decode(bytes),
  [BasicAllowance.typeUrl]: (bytes) => BasicAllowance.decode(bytes),
  [PeriodicAllowance.typeUrl]: (bytes) => PeriodicAllowance.decode(bytes),
};

function packed(typeUrl: string, bytes: Uint8Array): unknown {
  const decode = decoders[typeUrl];
  if (decode === undefined) throw new Error(`${typeUrl} has no JSON here`);
  return decode(bytes);
}

function fieldsJson(value: unknown, key = ""): unknown {
  if (typeof value === "bigint") return String(value);
  // A contract's message is JSON itself, and stands there as it is.
  if (value instanceof Uint8Array)
    return key === "msg" ? JSON.parse(Buffer.from(value).toString()) : Buffer.from(value).toString("base64");
  if (Array.isArray(value)) return value.map((item) => fieldsJson(item));
  if (typeof value !== "object" || value === null) return value;
  if (isAny(value)) return messageJson(value);
  if (isTime(value)) return key === "period" ? `${value.seconds}s` : timeJson(value.seconds);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([name, item]) => [snake(name), fieldsJson(item, name)]),
  );
}

const isAny = (value: object): value is { typeUrl: string; value: Uint8Array } =>
  "typeUrl" in value && "value" in value && Object.keys(value).length === 2;

/** A duration or a point in time; those here are whole seconds. */
const isTime = (value: object): value is { seconds: bigint; nanos: number } =>
  "seconds" in value && "nanos" in value && Object.keys(value).length === 2;

const timeJson = (seconds: bigint): string => new Date(Number(seconds) * 1_000).toISOString().replace(".000Z", "Z");

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
