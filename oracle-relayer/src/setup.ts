import {
  addressOf,
  type Deployment,
  readDeployment,
  type Signer,
  signerElsewhere,
  signerFromKey,
  signerFromMnemonic,
} from "@wattmesh/client";
import { readNamed } from "@wattmesh/service-kit/config";
import { ConfigError } from "@wattmesh/service-kit/errors";
import { openTokenKey } from "@wattmesh/service-kit/token";
import { cosmosChain } from "./chain/cosmos.ts";
import type { ChainPort } from "./chain/port.ts";
import { type Config, readKey } from "./config.ts";
import { checkCertificates, type NamedFile } from "./mqtt/certificates.ts";
import type { SessionOptions } from "./mqtt/session.ts";
import { readingFilter, recordFilter, restartFilter } from "./mqtt/topics.ts";
import type { Identity } from "./outbox/outbox.ts";
import type { ReceiveOptions } from "./outbox/receive.ts";
import type { RelayerOptions } from "./relayer.ts";

const RECONNECT_MS = 1_000;
const STRANGERS_MS = 2_000;
const STOP_PATIENCE_MS = 2_000;

/** The deployment that the configuration names, at the node that it names. */
export function readDeploymentOf(config: Config): Deployment {
  const deployment = readNamed("deployment", config.deployment, (text) => readDeployment(JSON.parse(text)));
  return { ...deployment, rpcUrl: config.chain.rpcUrl ?? deployment.rpcUrl };
}

/** What the store at `store.path` must belong to. */
export const identityOf = ({ chainId, contracts }: Deployment): Identity => ({ chainId, contract: contracts.metering });

/** The port to the node, with the key that signs. */
export async function openChain(config: Config, deployment: Deployment): Promise<ChainPort> {
  const signer = await openSigner(config);
  return cosmosChain(deployment, signer, await addressOf(signer), config.chain.requestTimeoutMs);
}

/** The key that signs, in a file or in a token; the configuration names one of both. */
async function openSigner({ keyFile = "", token }: Config): Promise<Signer> {
  if (token !== undefined) {
    const { keyType, publicKey, sign } = await openTokenKey(token);
    if (keyType === "secp256k1") return signerElsewhere(publicKey, sign);
    throw new ConfigError("token.key", token.key, `is of ${keyType}: an account of the chain has a key of secp256k1`);
  }
  const key = readKey(keyFile);
  try {
    return "mnemonic" in key ? await signerFromMnemonic(key.mnemonic) : await signerFromKey(key.privateKey);
  } catch (error) {
    // The message of the error may quote the key, so it is left out.
    throw new ConfigError("key_file", keyFile, "holds no valid key", { cause: error });
  }
}

export function sessionOptions({ mqtt, community }: Config): SessionOptions {
  const named = (key: string, path: string | undefined): NamedFile | undefined =>
    path === undefined ? undefined : { key, path, content: readNamed(key, path) };
  const ca = named("mqtt.ca_file", mqtt.caFile);
  const certificate = named("mqtt.cert_file", mqtt.certFile);
  const privateKey = named("mqtt.cert_key_file", mqtt.certKeyFile);
  checkCertificates(ca, certificate && privateKey && { certificate, privateKey });
  return {
    url: mqtt.url,
    clientId: mqtt.clientId,
    protocol: mqtt.protocol,
    keepaliveSeconds: mqtt.keepaliveSeconds,
    sessionExpirySeconds: mqtt.sessionExpirySeconds,
    reconnectMs: RECONNECT_MS,
    stopPatienceMs: STOP_PATIENCE_MS,
    username: mqtt.username,
    password: named("mqtt.password_file", mqtt.passwordFile)?.content.trimEnd(),
    ca: ca?.content,
    cert: certificate?.content,
    key: privateKey?.content,
    filters: [readingFilter(community), restartFilter(community), recordFilter(community)],
  };
}

export const receiveOptions = ({ readings, store }: Config): ReceiveOptions => ({
  gapWaitMs: readings.gapWaitMs,
  setAsideMs: readings.setAsideSeconds * 1_000,
  rejectedKept: store.keepRejected,
  maxWaiting: store.maxWaitingPerMeter,
});

export function relayerOptions(config: Config, { chainId, slotSeconds, graceSeconds }: Deployment): RelayerOptions {
  const { chain, community, readings, store } = config;
  return {
    intake: {
      community,
      slotSeconds,
      maxFutureSeconds: readings.maxFutureSeconds,
      maxClockSkewSeconds: readings.maxClockSkewSeconds,
    },
    sender: {
      chainId,
      slotSeconds,
      graceSeconds,
      maxTxBytes: chain.maxTxBytes,
      maxTxReadings: chain.maxTxReadings,
      maxInFlight: chain.maxInFlight,
      gas: {
        base: chain.gasBase,
        perBatch: chain.gasPerBatch,
        perReading: chain.gasPerReading,
        perRecord: chain.gasPerRecord,
      },
      timeoutBlocks: chain.timeoutBlocks,
      pollMs: chain.pollMs,
      rebroadcastMs: chain.rebroadcastMs,
      reconcileMs: chain.reconcileSeconds * 1_000,
      setAsideMs: readings.setAsideSeconds * 1_000,
    },
    strangersMs: STRANGERS_MS,
    keepFinalMs: store.keepFinalHours * 3_600_000,
    minFreeBytes: store.minFreeBytes,
  };
}
