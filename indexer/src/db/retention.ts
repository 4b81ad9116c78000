import type { Deployment } from "@wattmesh/client";
import type { Database } from "./database.ts";
import { type Part, parted, partsThere, slotsOf } from "./partitions.ts";

/** Facts by which answers know where single slots, events, and orders that are over, begin. */
export const KEPT_FROM_SLOT = "kept_from_slot";
export const KEPT_FROM_ORDER = "kept_from_order";
const keptFrom = { slot: KEPT_FROM_SLOT, height: "kept_from_height", order_id: KEPT_FROM_ORDER } as const;

/** From when on is kept, in unix time; what has none is kept for ever. */
export interface KeptFrom {
  /** All that is parted, but for orders. */
  seconds?: number | undefined;
  /** What is told of single blocks, and orders that are over. */
  detailSeconds?: number | undefined;
}

const KEEP = `insert into facts (name, value) values ($1, to_jsonb($2::bigint))
  on conflict (name) do update set value = excluded.value where (facts.value)::bigint < $2::bigint`;
/** Whoever reads is not held up longer than this; what could not be dropped is the next time. */
const DROP = (name: string) => `begin; set local lock_timeout = '2s'; drop table "${name}"; commit`;

/** Drops every partition of which all is older than is kept. What it dropped; bounded by how many there are. */
export async function dropOld(
  db: Database,
  deployment: Pick<Deployment, "slotSeconds">,
  { seconds = Number.NEGATIVE_INFINITY, detailSeconds = Number.NEGATIVE_INFINITY }: KeptFrom,
): Promise<Part[]> {
  const beforeSlot = Math.floor(seconds / deployment.slotSeconds);
  const isOld = {
    slot: ({ to }: Part) => to <= beforeSlot,
    height: ({ to }: Part) => isOver(db, to, Math.max(seconds, detailSeconds)),
    order_id: (part: Part) => areOver(db, part, detailSeconds),
  };
  const old: Part[] = [];
  for (const part of await partsThere(db, slotsOf(deployment)))
    if (await isOld[parted[part.table]](part)) old.push(part);
  // Answers speak of it before it is gone.
  for (const part of old) {
    await db.write([{ text: KEEP, values: [keptFrom[parted[part.table]], part.to] }]);
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

/** Whether a later order is there, and the last of these ended before. */
async function areOver(db: Database, { name, to }: Part, beforeSeconds: number): Promise<boolean> {
  if (beforeSeconds === Number.NEGATIVE_INFINITY) return false;
  const [found] = await db.query<{ later: boolean; open: boolean; ended: string | null }>(
    `select exists (select from orders where order_id >= ${to}) as later,
       exists (select from "${name}" where ended_height is null) as open,
       (select b.time from blocks b where b.height = (select max(ended_height) from "${name}")) as ended`,
  );
  return found?.later === true && !found.open && Date.parse(found.ended ?? "") / 1000 < beforeSeconds;
}

/** Whether a block of this height or a later one is there that was older already. */
async function isOver(db: Database, height: number, beforeSeconds: number): Promise<boolean> {
  const [next] = await db.query<{ time: string }>(
    "select time from blocks where height >= $1 order by height limit 1",
    [height],
  );
  return next !== undefined && Date.parse(next.time) / 1000 <= beforeSeconds;
}
