import { join } from "node:path";
import { isDeploymentFile, writeDeploymentFile } from "../deployment/file.ts";
import { UsageError } from "../errors.ts";
import { writeWhole } from "../files.ts";
import { addressesOf, observe } from "../plan/observe.ts";
import { type PerformOptions, perform } from "../plan/perform.ts";
import { planUpgrade } from "../plan/plan.ts";
import { type Step, signerOf } from "../plan/steps.ts";
import type { Wanted } from "../wanted.ts";
import { type CommandOptions, gasPriceOf, look, type Sight } from "./look.ts";
import { checkCaughtUp, checkPossible, planLines, stepLines } from "./plan.ts";

export interface ApplyOptions extends CommandOptions {
  /** Without it a person is asked before anything is signed. */
  yes: boolean;
  /** Asks a person openly; nothing where there is no terminal. */
  confirm: ((question: string) => Promise<string>) | undefined;
  /** Where transactions are written that nobody here can sign; without it their keys are asked for. */
  unsigned?: string | undefined;
}

/** `wattmesh apply`: says what it will do, asks, does it, and writes `deployment.json`. */
export async function apply(options: ApplyOptions): Promise<void> {
  const sight = await look(options);
  await checkCaughtUp(sight);
  for (const line of planLines(sight.plan)) options.print(line);
  checkPossible(sight.plan, options.file);
  if (await carryOut(sight.plan.steps, sight, options)) await noteDeployment(sight, options);
}

/** `wattmesh upgrade`: brings the contracts' code to that of the files. */
export async function upgrade(options: ApplyOptions): Promise<void> {
  const sight = await look(options);
  await checkCaughtUp(sight);
  const steps = planUpgrade(sight.wanted, sight.observed, sight.codes);
  if (steps.length === 0) options.print("Nothing to do: every contract runs the code of the files.");
  for (const line of stepLines(steps)) options.print(line);
  await carryOut(steps, sight, options);
}

/** Whether all was done: false when somebody said no, or has to sign elsewhere. */
async function carryOut(steps: readonly Step[], sight: Sight, options: ApplyOptions): Promise<boolean> {
  if (steps.length === 0) return true;
  const { keys, client, wanted, observed, codes } = sight;
  if (!options.yes && !(await isAgreed(steps, options))) {
    options.print("Nothing was done.");
    return false;
  }
  const { unsigned } = options;
  // All keys first, so that nothing stops half-way for want of one.
  if (unsigned === undefined)
    await keys.demand(steps.map(signerOf).map((address) => ({ address, role: roleOf(address, wanted) })));
  const { isComplete } = await perform(steps, {
    handOver: unsigned === undefined ? undefined : handOverTo(unsigned, options),
    client,
    wanted,
    observed,
    codes,
    signerFor: keys.signerFor,
    onStep: (step) => options.print(`  →  ${step}`),
  });
  options.print(isComplete ? "Done." : "Sign and send these, then do the same again: it goes on from there.");
  return isComplete;
}

/** Writes transactions into a folder, numbered as they are to be sent. */
function handOverTo(folder: string, { print }: ApplyOptions): NonNullable<PerformOptions["handOver"]> {
  let number = 0;
  return async ({ signer, json }, steps) => {
    number += 1;
    const file = join(folder, `${String(number).padStart(2, "0")}-${steps[0]?.kind ?? "tx"}.json`);
    await writeWhole(file, `${JSON.stringify(json, undefined, 2)}\n`);
    print(`Wrote ${file}, to be signed by ${signer}`);
  };
}

/** What an address is in a community's file, in a word. */
function roleOf(address: string, { accounts, zoneOperators, admission }: Wanted): string {
  if (address === accounts.authority) return "authority";
  if (address === accounts.community) return "community";
  if (zoneOperators.includes(address)) return "operator";
  return admission.verifiers.includes(address) ? "verifier" : "whom the chain has in this role";
}

async function isAgreed(steps: readonly Step[], { confirm }: ApplyOptions): Promise<boolean> {
  if (confirm === undefined)
    throw new UsageError("nothing was done: nobody is there to agree; say --yes to do it without being asked");
  const answer = await confirm(`Sign and send ${steps.length === 1 ? "this" : `these ${steps.length} steps`}? [y/N] `);
  return ["y", "yes"].includes(answer.trim().toLowerCase());
}

/** Writes `deployment.json` where it is missing or says something else. */
async function noteDeployment({ client, wanted, community, known }: Sight, { print }: ApplyOptions): Promise<void> {
  const observed = await observe(client, wanted, known);
  const contracts = addressesOf(observed.contracts);
  if (contracts === undefined) return;
  const gasPrice = gasPriceOf(observed.lanes);
  const deployment = { ...client.deployment, contracts, gasPrice };
  if (await isDeploymentFile(community.deploymentFile, deployment, wanted)) return;
  await writeDeploymentFile(community.deploymentFile, deployment, wanted);
  print(`Wrote ${community.deploymentFile}`);
}
