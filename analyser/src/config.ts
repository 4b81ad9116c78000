import { statSync } from "node:fs";
import {
  addressOf,
  addressPrefix,
  type Deployment,
  readDeployment,
  type Signer,
  signerFromKey,
} from "@wattmesh/client";
import { type Camel, type Environment, readConfig, readNamed } from "@wattmesh/service-kit/config";
import { ConfigError } from "@wattmesh/service-kit/errors";
import { integer, listenKeys, logSection, text, url } from "@wattmesh/service-kit/schema";
import * as v from "valibot";

const degrees = (most: number) => {
  const reason = `must be degrees from -${most} to ${most}`;
  return v.pipe(v.number(reason), v.finite(reason), v.minValue(-most, reason), v.maxValue(most, reason));
};

/** A zone's number, which a variable writes as digits. */
const zone = v.pipe(
  v.union([v.string(), v.number()], "must be numbers of zones"),
  v.transform(Number),
  v.integer("must be numbers of zones"),
  v.minValue(0, "must be numbers of zones"),
);

const schema = v.strictObject({
  deployment: text,
  key_file: v.optional(text),
  on_behalf_of: v.optional(
    v.pipe(text, v.regex(new RegExp(`^${addressPrefix}1[02-9ac-hj-np-z]{38,}$`), "must be an address of the chain")),
  ),
  place: v.optional(v.strictObject({ latitude_degrees: degrees(90), longitude_degrees: degrees(180) })),
  replay: v.optional(v.strictObject({ slot: integer(0, 0xffff_ffff), unix_seconds: integer(0, 0xffff_ffff) })),
  feeders: v.optional(v.strictObject({ complete_zones: v.optional(v.array(zone), []) }), {}),
  chain: v.optional(
    v.strictObject({
      rpc_url: v.optional(url("http:", "https:")),
      poll_ms: v.optional(integer(50, 600_000), 5_000),
      request_timeout_ms: v.optional(integer(100, 600_000), 15_000),
    }),
    {},
  ),
  http: v.optional(v.strictObject(listenKeys(9_467)), {}),
  log: logSection,
});

/** The checked configuration of file and environment; paths are absolute. */
export type Config = Camel<v.InferOutput<typeof schema>>;

const shape = { service: "analyser", schema, paths: ["deployment", "key_file"] };

/** The configuration of `file` with the environment over it. */
export const loadConfig = (file: string | undefined, environment: Environment): Config =>
  readConfig(shape, file, environment);

/** The deployment that the configuration names, at the node that it names. */
export function readDeploymentOf({ deployment: path, chain }: Config): Deployment {
  const deployment = readNamed("deployment", path, (content) => readDeployment(JSON.parse(content)));
  return { ...deployment, rpcUrl: chain.rpcUrl ?? deployment.rpcUrl };
}

/** A key of 64 hex digits that nobody but its owner may read, at what `name` calls. */
export async function readSigner(name: string, path: string | undefined): Promise<Signer> {
  if (path === undefined) throw new ConfigError(name, path, "is missing");
  const content = readNamed(name, path).trim();
  if ((statSync(path).mode & 0o077) !== 0) throw new ConfigError(name, path, "others may read it; chmod 600");
  if (!/^[0-9a-fA-F]{64}$/.test(content)) throw new ConfigError(name, path, "does not hold 64 hex digits");
  const signer = await signerFromKey(new Uint8Array(Buffer.from(content, "hex")));
  await addressOf(signer);
  return signer;
}
