import type { Deployment } from "@wattmesh/client";
import { silentLog } from "@wattmesh/service-kit/log";
import type { Database } from "../../src/db/database.ts";
import { makeTables, wipe } from "../../src/db/tables.ts";
import { Follower } from "../../src/sync/follower.ts";
import type { Node } from "../../src/sync/node.ts";
import { deployment } from "./feed.ts";

export const quick = { pollMs: 10, prefetchBlocks: 8 };

/** Tables as they are before block 1. */
export async function emptyTables(db: Database): Promise<void> {
  await wipe(db);
  await makeTables(db, silentLog);
}

/** Its clock stands still unless another is given: the feed makes blocks when it is told to. */
export const followerOf = (
  db: Database,
  node: Node,
  of: Deployment = deployment,
  now: () => number = () => 0,
): Follower => new Follower(db, node, of, quick, silentLog, now);

/** Fills the tables up to the node's latest block. */
export async function index(db: Database, node: Node, of: Deployment = deployment): Promise<Follower> {
  const follower = followerOf(db, node, of);
  await follower.run({ toHead: true });
  return follower;
}
