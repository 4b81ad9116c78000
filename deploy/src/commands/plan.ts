import { NodeBehindError, UsageError } from "../errors.ts";
import type { Impossible, Plan } from "../plan/plan.ts";
import { describe, type Step } from "../plan/steps.ts";
import { type CommandOptions, look, type Sight } from "./look.ts";

/** `wattmesh plan`: prints what the chain has otherwise than the file. Returns whether that is nothing. */
export async function printPlan(options: CommandOptions): Promise<boolean> {
  const sight = await look(options);
  await checkCaughtUp(sight);
  const { plan } = sight;
  for (const line of planLines(plan)) options.print(line);
  return plan.steps.length === 0 && plan.impossible.length === 0;
}

export function planLines({ steps, impossible, notes }: Plan): string[] {
  return [
    ...(steps.length === 0 && impossible.length === 0 ? ["Nothing to do: the chain is as the file says."] : []),
    ...stepLines(steps),
    ...impossible.map(impossibleLine),
    ...notes.map((note) => `Note: ${note}`),
  ];
}

export const stepLines = (steps: readonly Step[]): string[] =>
  steps.map((step, index) => `${String(index + 1).padStart(3)}. ${describe(step)}`);

const impossibleLine = ({ key, was, is, reason }: Impossible): string =>
  `  !  ${key}: the chain has ${was ?? "nothing"}, the file ${is}: ${reason}`;

/** Throws while the node's answers are those of the past. */
export async function checkCaughtUp({ client }: Sight): Promise<void> {
  const { catchingUp, height } = await client.status();
  if (catchingUp) throw new NodeBehindError(client.deployment.rpcUrl, height);
}

/** Throws unless a running chain can become what the file says. */
export function checkPossible({ impossible }: Plan, file: string): void {
  if (impossible.length > 0) {
    throw new UsageError(
      `nothing was done: ${file} says of ${impossible.map(({ key }) => key).join(", ")} what the running chain cannot become`,
    );
  }
}
