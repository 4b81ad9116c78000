import { DatabaseSync } from "node:sqlite";
import type { RelayerDependencies } from "../../src/relayer.ts";

/** Where a relayer can be made to die, in the order in which a reading passes them. */
export const FAIL_POINTS = [
  /** Messages are here, nothing of them is stored. */
  "received",
  /** They are written, and not committed. */
  "written",
  /** The commit has returned: they are on the disk. */
  "synced",
  "before PUBACK",
  "after PUBACK",
  /** A transaction is signed, and nothing of it stored. */
  "signed",
  /** It is on the disk, nobody has heard of it. */
  "stored",
  "broadcast",
  /** It was found in a block, its result is not committed. */
  "found",
  /** Its result is on the disk, no meter has heard of it. */
  "decided",
  /** Meters were told, and the store does not know that. */
  "told",
] as const;

export type FailPoint = (typeof FAIL_POINTS)[number];

/** The verbs of the store that have a point before and after their commit. */
type Verb = "receive" | "freeze" | "apply" | "other";

const BEFORE_COMMIT: Partial<Record<Verb, FailPoint>> = { receive: "written", freeze: "signed", apply: "found" };
const AFTER_COMMIT: Partial<Record<Verb, FailPoint>> = { receive: "synced", freeze: "stored", apply: "decided" };

/** Puts fail points between the parts of a relayer: `reach` is called at each. */
export function withFailPoints(parts: RelayerDependencies, reach: (point: FailPoint) => void): RelayerDependencies {
  const { outbox, chain, session } = parts;
  let verb: Verb = "other";

  /** Has the commits that `work` makes count as those of `name`. */
  function as<T>(name: Verb, work: () => T): T {
    verb = name;
    try {
      return work();
    } finally {
      verb = "other";
    }
  }

  aroundCommits(
    () => pass(BEFORE_COMMIT[verb], reach),
    () => pass(AFTER_COMMIT[verb], reach),
  );

  const acknowledge = session.acknowledge.bind(session);
  session.acknowledge = (acknowledgements) => {
    if (acknowledgements.length > 0) reach("before PUBACK");
    acknowledge(acknowledgements);
    if (acknowledgements.length > 0) reach("after PUBACK");
  };

  return {
    ...parts,
    chain: {
      ...chain,
      broadcast: async (bytes) => {
        const answer = await chain.broadcast(bytes);
        reach("broadcast");
        return answer;
      },
    },
    outbox: {
      ...outbox,
      receive: (messages, nowMs) => {
        reach("received");
        return as("receive", () => outbox.receive(messages, nowMs));
      },
      attempts: {
        ...outbox.attempts,
        freeze: (attempt, cargo) => as("freeze", () => outbox.attempts.freeze(attempt, cargo)),
        apply: (...args) => as("apply", () => outbox.attempts.apply(...args)),
      },
      acks: {
        ...outbox.acks,
        published: (acks, nowMs) => {
          reach("told");
          outbox.acks.published(acks, nowMs);
        },
      },
    },
  };
}

function pass(point: FailPoint | undefined, reach: (point: FailPoint) => void): void {
  if (point !== undefined) reach(point);
}

/** SQLite's own commit has no hook in Node, so the process that tests faults has one in the platform's class. */
function aroundCommits(before: () => void, after: () => void): void {
  const exec = DatabaseSync.prototype.exec;
  DatabaseSync.prototype.exec = function (sql) {
    const isCommit = sql === "COMMIT";
    if (isCommit) before();
    exec.call(this, sql);
    if (isCommit) after();
  };
}
