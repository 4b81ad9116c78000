// Runs suites on the machine's cores: the first in order that fits is next, so that what waits for a block leaves no core idle.

/** What a suite takes while it runs: `cores` of the machine, which may be a part of one. */
const coresOf = ({ cores = 1 }, all) => Math.min(cores, all);

/** Whether a suite lets others go first: what waits for blocks and pages has people's patience, what compiles and computes has none to lose. */
export const yields = ({ cores = 1 }) => cores >= 1;

/** Whether a suite can start beside those that run. */
export function fits(suite, running, cores) {
  const taken = running.reduce((sum, other) => sum + coresOf(other, cores), 0);
  const held = new Set(running.flatMap(({ alone = [] }) => alone));
  return taken + coresOf(suite, cores) <= cores && (suite.alone ?? []).every((name) => !held.has(name));
}

/**
 * Performs every suite once and resolves when all have ended. A suite that does not fit yet lets later ones go first, but none that would keep
 * a whole machine from it for ever: the list is finite, and what is left at its end runs by itself.
 */
export async function runAll(suites, cores, perform) {
  const waiting = [...suites];
  const running = new Map();
  while (waiting.length + running.size > 0) {
    for (let index = 0; index < waiting.length; ) {
      const suite = waiting[index];
      if (!fits(suite, [...running.keys()], cores)) {
        index += 1;
        continue;
      }
      waiting.splice(index, 1);
      running.set(
        suite,
        perform(suite).finally(() => running.delete(suite)),
      );
    }
    await Promise.race(running.values());
  }
}
