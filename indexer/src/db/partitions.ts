import type { Deployment } from "@wattmesh/client";
import type { Changes } from "./changes.ts";
import type { Database, Queries } from "./database.ts";

/** A month's worth of slots, or of blocks where one comes each five seconds, so that what is not kept goes by dropping tables. */
const MONTH_SECONDS = 31 * 86_400;
export const PART_BLOCKS = 535_680;
export const PART_ORDERS = 1 << 20;
/** Short parts are for what is kept for hours. Each is within one long part, so that those of two sizes never cross. */
export const SHORT_PART_BLOCKS = PART_BLOCKS / 144;
export const SHORT_PART_ORDERS = PART_ORDERS / 128;

/** Tables that grow with every slot, block or order for ever, and by what they are parted. */
export const parted = {
  results: "slot",
  readings: "slot",
  calls: "slot",
  awards: "slot",
  cuts: "slot",
  cut_points: "slot",
  events: "height",
  refused_readings: "height",
  orders: "order_id",
} as const;
export type Parted = keyof typeof parted;

/** What one partition of a table holds: `from <= slot, height or order < to`. */
export interface Part {
  readonly name: string;
  readonly table: Parted;
  readonly from: number;
  readonly to: number;
}

/** Makes partitions before the first row of each. With TimescaleDB some of the tables have chunks of its own instead. */
export class Partitions {
  readonly #db: Database;
  readonly #slots: number;
  readonly #short: boolean;
  /** Those that are there, by name; nothing before the first look. */
  #known: Map<string, Part> | undefined;
  #tables: ReadonlySet<string> = new Set();

  /** `short` makes short parts of tables by height or order. */
  constructor(db: Database, deployment: Pick<Deployment, "slotSeconds">, { short = false } = {}) {
    this.#db = db;
    this.#slots = slotsOf(deployment);
    this.#short = short;
  }

  async makeFor(changes: Changes): Promise<void> {
    for (const [table, column] of Object.entries(parted)) await this.makeOf(table, changes.valuesOf(table, column));
  }

  /** Of rows whose slots, heights or orders these are. */
  async makeOf(table: string, values: Iterable<number>): Promise<void> {
    const known = this.#known ?? (await this.#look());
    if (!this.#tables.has(table)) return;
    let latest: Part | undefined;
    for (const value of values) {
      if (latest !== undefined && latest.from <= value && value < latest.to) continue;
      latest = this.#partFor(table as Parted, value, known);
      const { name, from, to } = latest;
      if (known.has(name)) continue;
      await this.#db.script(
        `create table if not exists "${name}" partition of "${table}" for values from (${from}) to (${to})`,
      );
      known.set(name, latest);
    }
  }

  /** The one that is there, or else one of the size that is wanted, unless a long one has no room for short ones that are there. */
  #partFor(table: Parted, value: number, known: ReadonlyMap<string, Part>): Part {
    const long = partAt(table, value, this.#slots);
    const short = shortPartAt(table, value);
    if (short === undefined || known.has(long.name)) return long;
    if (this.#short || known.has(short.name)) return short;
    const isCut = [...known.values()].some(
      (part) => part.table === table && long.from <= part.from && part.to <= long.to,
    );
    return isCut ? short : long;
  }

  /** To be called when one was dropped. */
  forget({ name }: Part): void {
    this.#known?.delete(name);
  }

  async #look(): Promise<Map<string, Part>> {
    const tables = await this.#db.query<{ name: string }>(
      "select relname as name from pg_class where relkind = 'p' and relnamespace = current_schema()::regnamespace",
    );
    this.#tables = new Set(tables.map(({ name }) => name));
    this.#known = new Map((await partsThere(this.#db, this.#slots)).map((part) => [part.name, part]));
    return this.#known;
  }
}

export const slotsOf = ({ slotSeconds }: Pick<Deployment, "slotSeconds">): number =>
  Math.ceil(MONTH_SECONDS / slotSeconds);

/** Every partition, the oldest of each table first. */
export async function partsThere(db: Queries, slots: number): Promise<Part[]> {
  const rows = await db.query<{ name: string }>(
    "select relname as name from pg_class where relispartition and relkind = 'r' and relnamespace = current_schema()::regnamespace",
  );
  const found = rows.flatMap(({ name }): Part[] => {
    const [, table, size, index] = /^(\w+)_([ps])(\d+)$/.exec(name) ?? [];
    if (table === undefined || !(table in parted)) return [];
    const [long, short] = sizesOf(table as Parted, slots);
    const length = size === "p" ? long : short;
    return length === undefined ? [] : [partOf(table as Parted, name, Number(index), length)];
  });
  return found.sort((one, other) => one.from - other.from);
}

function partAt(table: Parted, value: number, slots: number): Part {
  const [size] = sizesOf(table, slots);
  const index = Math.floor(value / size);
  return partOf(table, `${table}_p${index}`, index, size);
}

function shortPartAt(table: Parted, value: number): Part | undefined {
  const [, size] = sizesOf(table, 0);
  if (size === undefined) return undefined;
  const index = Math.floor(value / size);
  return partOf(table, `${table}_s${index}`, index, size);
}

const partOf = (table: Parted, name: string, index: number, size: number): Part => ({
  name,
  table,
  from: index * size,
  to: (index + 1) * size,
});

/** How much a long part holds, and a short one. */
function sizesOf(table: Parted, slots: number): [long: number, short?: number] {
  switch (parted[table]) {
    case "slot":
      return [slots];
    case "height":
      return [PART_BLOCKS, SHORT_PART_BLOCKS];
    case "order_id":
      return [PART_ORDERS, SHORT_PART_ORDERS];
  }
}
