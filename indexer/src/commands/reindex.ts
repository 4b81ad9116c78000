import { createClient } from "@wattmesh/client";
import { openLog } from "@wattmesh/service-kit/log";
import { untilStopSignal } from "@wattmesh/service-kit/shutdown";
import type { Config } from "../config.ts";
import { openDatabase } from "../db/openDatabase.ts";
import { makeTables, wipe } from "../db/tables.ts";
import { Follower } from "../sync/follower.ts";
import { cometNode } from "../sync/node.ts";

/** Blocks between two lines of the log. */
const PROGRESS_BLOCKS = 1_000;

/** Empties the tables and fills them from block 1 to the chain's latest; the exit code. Broken off, `run` goes on from there. */
export async function reindex(config: Config): Promise<number> {
  const log = openLog("indexer", config.log.level);
  const db = await openDatabase(config.database);
  try {
    await wipe(db);
    await makeTables(db, log);
    const node = cometNode(createClient(config.deployment, { timeoutMs: config.chain.requestTimeoutMs }));
    const follower = new Follower(db, node, config.deployment, config.chain, log);
    void untilStopSignal().then(() => follower.stop());
    let events = 0;
    let told = 0;
    follower.on("written", (written) => {
      events += written.events;
      if (written.height - told < PROGRESS_BLOCKS) return;
      told = written.height;
      log.info({ height: written.height, of: follower.head?.height, events }, "reindexing");
    });
    await follower.run({ toHead: true });
    log.info({ height: follower.cursor?.height ?? 0, events }, "reindexed");
    return follower.lagBlocks === 0 ? 0 : 1;
  } finally {
    await db.close();
  }
}
