import { createClient, slotAt } from "@wattmesh/client";
import { look } from "../analyser.ts";
import { callNode } from "../chain/callNode.ts";
import { EnergyReader } from "../chain/readEnergies.ts";
import { findAll } from "../checks/findAll.ts";
import type { Finding } from "../checks/window.ts";
import { type Config, readDeploymentOf } from "../config.ts";
import { dueEnds } from "../due.ts";
import { windowOptions } from "../setup.ts";

/** What was looked at, and what is found of it now, flagged or not. */
export interface Look {
  readonly untilSlot: number;
  readonly points: number;
  /** False where nobody knows where the community is or what time a slot stands for. */
  readonly sunKnown: boolean;
  readonly findings: readonly Finding[];
}

/** Judges the latest day that is due, or the one that ends with a slot; flags nothing. */
export async function lookOnce(config: Config, untilSlot: number | undefined): Promise<Look> {
  const deployment = readDeploymentOf(config);
  const client = createClient(deployment, { timeoutMs: config.chain.requestTimeoutMs });
  const { timeSeconds } = await callNode(() => client.status());
  const nowSlot = slotAt(timeSeconds, deployment.slotSeconds);
  const endSlot = untilSlot === undefined ? (dueEnds(nowSlot, undefined).at(-1) ?? nowSlot) : untilSlot + 1;
  const window = await look(client, new EnergyReader(client), endSlot, nowSlot, windowOptions(config, deployment));
  return {
    untilSlot: endSlot - 1,
    points: window.points.length,
    sunKnown: window.sunMillidegrees !== undefined,
    findings: findAll(window, window.lines),
  };
}

/** The same as lines of text. */
export function describe({ untilSlot, points, sunKnown, findings }: Look): string {
  const day = `the day until slot ${untilSlot} of ${points} metering points`;
  const sun = sunKnown ? "" : "\nnothing was held against the sun: neither place nor replay says where and when it was";
  if (findings.length === 0) return `nothing found in ${day}${sun}`;
  return [`found in ${day}:${sun}`, ...findings.map((finding) => `  ${say(finding)}`)].join("\n");
}

/** A finding in one line. */
export function say({ kind, meterId, fromSlot, toSlot, slots, measuredWh, expectedWh, otherMeterId }: FindingLine) {
  const other = otherMeterId === undefined ? "" : `, of meter ${otherMeterId}`;
  return `meter ${meterId}  ${kind}${other}  ${slots} slots from ${fromSlot} to ${toSlot}: ${measuredWh} Wh, expected ${expectedWh} Wh`;
}

/** A finding here or on the chain. */
type FindingLine = Omit<Finding, "measuredWh" | "expectedWh" | "otherMeterId"> & {
  readonly measuredWh: number | bigint;
  readonly expectedWh: number | bigint;
  readonly otherMeterId?: number | undefined;
};
