import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { addressOf } from "@wattmesh/client";
import { parseCommunity } from "../community/read.ts";
import { communityTemplate } from "../community/template.ts";
import { UsageError } from "../errors.ts";
import { writeWhole } from "../files.ts";
import { readKeyFile } from "../keys.ts";

export interface InitOptions {
  /** Where `community.toml` is written; nothing may be there yet. */
  file: string;
  name: string;
  chainId?: string | undefined;
  rpcUrl: string;
  verifiers: number;
  /** Who has a role, as `ROLE=ADDRESS` or `ROLE=KEYFILE`. */
  given: string[];
  /** Makes keys for the roles that nobody was named for, in this folder. Without it they are asked for. */
  newKeys?: string | undefined;
  print(line: string): void;
  /** Asks a person openly; nothing where there is no terminal. */
  ask: ((question: string) => Promise<string>) | undefined;
}

const roles = ["authority", "operator", "utility", "community", "relayer"] as const;

/** `wattmesh init`: writes a `community.toml` with everybody's address. No key is made unless a folder for new ones is named. */
export async function init(options: InitOptions): Promise<void> {
  const { file, name, print } = options;
  if (existsSync(file)) throw new UsageError(`${file} is there already: change it, then wattmesh plan`);
  const verifierRoles = Array.from({ length: options.verifiers }, (_, index) => `verifier-${index + 1}`);
  const given = namedBy(options.given, [...roles, ...verifierRoles]);
  const keyFiles: string[] = [];
  const addresses = new Map<string, string>();
  for (const role of [...roles, ...verifierRoles]) {
    const who = given.get(role) ?? (await whoIs(role, options));
    if (!looksLikeAddress(who)) keyFiles.push(relative(dirname(resolve(file)), resolve(who)));
    addresses.set(role, looksLikeAddress(who) ? who : await addressOf(await readKeyFile(who)));
  }
  const of = (role: string): string => addresses.get(role) ?? "";
  const text = communityTemplate({
    name,
    chainId: options.chainId ?? `${name}-1`,
    rpcUrl: options.rpcUrl,
    accounts: {
      authority: of("authority"),
      operator: of("operator"),
      utility: of("utility"),
      community: of("community"),
      relayers: [of("relayer")],
    },
    verifiers: verifierRoles.map(of),
    threshold: Math.floor(options.verifiers / 2) + 1,
    keyFiles,
  });
  parseCommunity(file, text);
  await writeWhole(file, text);
  print(
    `Wrote ${file}. Set its terms and zones, then: wattmesh genesis for a new chain, wattmesh plan for one that runs`,
  );
}

function namedBy(given: string[], known: string[]): Map<string, string> {
  return new Map(
    given.map((one) => {
      const at = one.indexOf("=");
      const role = one.slice(0, at);
      if (at === -1 || !known.includes(role))
        throw new UsageError(`--as ${one}: not ROLE=ADDRESS or ROLE=KEYFILE with one of ${known.join(", ")}`);
      return [role, one.slice(at + 1)];
    }),
  );
}

async function whoIs(role: string, { newKeys, ask, print }: InitOptions): Promise<string> {
  if (newKeys !== undefined) {
    const file = join(newKeys, `${role}.key`);
    if (existsSync(file)) return file;
    // 32 random bytes are a key of secp256k1 but for one chance in 2^128.
    await writeWhole(file, `${randomBytes(32).toString("hex")}\n`, 0o600);
    print(`Made a new key for ${role}: ${file}. Keep it safe, there is no other copy`);
    return file;
  }
  if (ask === undefined) {
    throw new UsageError(
      `nobody is named as ${role}: say --as ${role}=ADDRESS or --as ${role}=KEYFILE, or --new-keys FOLDER to have keys made`,
    );
  }
  const answer = (await ask(`${role}, an address or the file of a key: `)).trim();
  if (answer === "") throw new UsageError(`nobody is named as ${role}`);
  return answer;
}

const looksLikeAddress = (text: string): boolean => /^[a-z]+1[a-z0-9]{38,}$/.test(text);
