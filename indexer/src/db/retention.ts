import type { Deployment } from "@wattmesh/client";
import type { Database } from "./database.ts";
import { type Part, parted, partsThere, slotsOf } from "./partitions.ts";

/** Facts by which answers know where single slots, and events, begin. */
export const KEPT_FROM_SLOT = "kept_from_slot";
const KEPT_FROM_HEIGHT = "kept_from_height";

const KEEP = `insert into facts (name, value) values ($1, to_jsonb($2::bigint))
  on conflict (name) do update set value = excluded.value where (facts.value)::bigint < $2::bigint`;
/** Whoever reads is not held up longer than this; what could not be dropped is the next time. */
const DROP = (name: string) => `begin; set local lock_timeout = '2s'; drop table "${name}"; commit`;

/** Drops every partition of which all is older than `beforeSeconds`, in unix time. What it dropped; bounded by how many there are. */
export async function dropOld(
  db: Database,
  deployment: Pick<Deployment, "slotSeconds">,
  beforeSeconds: number,
): Promise<Part[]> {
  const beforeSlot = Math.floor(beforeSeconds / deployment.slotSeconds);
  const old: Part[] = [];
  for (const part of await partsThere(db, slotsOf(deployment)))
    if (parted[part.table] === "slot" ? part.to <= beforeSlot : await isOver(db, part.to, beforeSeconds))
      old.push(part);
  // Answers speak of it before it is gone.
  for (const part of old) {
    const fact = parted[part.table] === "slot" ? KEPT_FROM_SLOT : KEPT_FROM_HEIGHT;
    await db.write([{ text: KEEP, values: [fact, part.to] }]);
    await drop(db, part);
  }
  return old;
}

async function drop(db: Database, { name }: Part): Promise<void> {
  try {
    await db.script(DROP(name));
  } catch (error) {
    await db.script("rollback");
    throw error;
  }
}

/** Whether a block of this height or a later one is there that was older already. */
async function isOver(db: Database, height: number, beforeSeconds: number): Promise<boolean> {
  const [next] = await db.query<{ time: string }>(
    "select time from blocks where height >= $1 order by height limit 1",
    [height],
  );
  return next !== undefined && Date.parse(next.time) / 1000 <= beforeSeconds;
}
