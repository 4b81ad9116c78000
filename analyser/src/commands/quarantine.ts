import {
  addressOf,
  approve,
  type Client,
  createClient,
  type FlaggedMeter,
  getFlaggedMeters,
  getProposals,
  getQuarantine,
  getRegistryConfig,
  type Proposal,
  propose,
  type QuarantinedExport,
  releaseExport,
} from "@wattmesh/client";
import { ServiceError } from "@wattmesh/service-kit/errors";
import { callNode } from "../chain/callNode.ts";
import { allPages } from "../chain/pages.ts";
import { type Config, readDeploymentOf, readSigner } from "../config.ts";
import { say } from "./look.ts";

/** So many of the newest proposals are looked through for one that is open. */
const PROPOSALS = 100;

export interface Held {
  /** As many verifiers have to be for a release. */
  readonly threshold: number;
  readonly flagged: readonly (FlaggedMeter & { readonly proposal: Proposal | undefined })[];
  readonly exports: readonly QuarantinedExport[];
}

/** Nothing of the meter is in quarantine. */
export class NothingHeldError extends ServiceError {
  readonly retryHelps = false;

  readonly meterId: number;

  constructor(meterId: number) {
    super(`meter ${meterId} has no flag, and nothing of it is in quarantine`);
    this.meterId = meterId;
  }
}

/** Everything in quarantine: flagged meters with the proposal to release each, and export that metering holds. */
export const listQuarantine = (config: Config): Promise<Held> => callNode(() => heldOf(clientOf(config)));

function clientOf(config: Config): Client {
  return createClient(readDeploymentOf(config), { timeoutMs: config.chain.requestTimeoutMs });
}

async function heldOf(client: Client): Promise<Held> {
  const [{ threshold }, flagged, exports, { proposals }] = await Promise.all([
    getRegistryConfig(client),
    allPages(
      ({ meterId }: FlaggedMeter) => meterId,
      async (page) => (await getFlaggedMeters(client, page)).flaggedMeters,
    ),
    allPages(
      ({ meterId }: QuarantinedExport) => meterId,
      async (page) => (await getQuarantine(client, page)).exports,
    ),
    getProposals(client, { limit: PROPOSALS }),
  ]);
  const releasing = (meterId: number) =>
    proposals.find(
      ({ status, action }) => status === "open" && "releaseMeter" in action && action.releaseMeter.meterId === meterId,
    );
  return { threshold, flagged: flagged.map((one) => ({ ...one, proposal: releasing(one.meterId) })), exports };
}

/** What is in quarantine, as lines of text. */
export function describeQuarantine({ threshold, flagged, exports }: Held): string {
  if (flagged.length === 0 && exports.length === 0) return "nothing is in quarantine";
  return [
    ...flagged.flatMap(({ meterId, flag, proposal }) => [
      say({ meterId, ...flag.finding }),
      `    by ${flag.flagger} in slot ${flag.flaggedSlot}`,
      ...(flag.appeal === undefined ? [] : [`    its owner says: ${printable(flag.appeal)}`]),
      `    for its release: ${proposal?.approvals.length ?? 0} of ${threshold} verifiers`,
    ]),
    ...exports.flatMap(({ meterId, exportWh, fromSlot, toSlot, releasedBy, droppedBy }) => [
      `meter ${meterId}  export beyond its inverter  slots ${fromSlot} to ${toSlot}: ${exportWh} Wh`,
      `    for its release: ${releasedBy.length} of ${threshold} verifiers, ${droppedBy.length} do not believe it`,
    ]),
  ].join("\n");
}

/** Votes as a verifier for the release of a meter, and of export that is held of it; what was done, in words. */
export async function release(config: Config, meterId: number, keyFile: string): Promise<string[]> {
  const signer = await readSigner("--key", keyFile);
  const verifier = await addressOf(signer);
  const client = clientOf(config);
  const { threshold, flagged, exports } = await callNode(() => heldOf(client));
  const meter = flagged.find((one) => one.meterId === meterId);
  const held = exports.find((one) => one.meterId === meterId);
  if (meter === undefined && held === undefined) throw new NothingHeldError(meterId);
  const done: string[] = [];
  const told = (what: string, before: readonly string[], isAbout: string) => {
    const count = before.length + (before.includes(verifier) ? 0 : 1);
    done.push(count >= threshold ? `${isAbout} is released` : `${what}: ${count} of ${threshold} verifiers`);
  };
  if (meter !== undefined) {
    const { proposal } = meter;
    const approvals = proposal?.approvals ?? [];
    if (!approvals.includes(verifier)) {
      if (proposal === undefined) await propose(client, signer, { action: { releaseMeter: { meterId } } });
      else await approve(client, signer, { proposalId: proposal.proposalId });
    }
    told(`for the release of meter ${meterId}`, approvals, `meter ${meterId}`);
  }
  if (held !== undefined) {
    if (!held.releasedBy.includes(verifier)) await releaseExport(client, signer, { meterId, exportWh: held.exportWh });
    told(`for its ${held.exportWh} Wh of export`, held.releasedBy, `its export of ${held.exportWh} Wh`);
  }
  return done;
}

/** What strangers wrote says nothing to a terminal. */
const printable = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
