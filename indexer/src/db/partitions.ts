import type { Deployment } from "@wattmesh/client";
import type { Changes } from "./changes.ts";
import type { Database, Queries } from "./database.ts";

/** A month's worth of slots, or of blocks where one comes each five seconds, so that what is not kept goes by dropping tables. */
const MONTH_SECONDS = 31 * 86_400;
export const PART_BLOCKS = 535_680;

/** Tables that grow with every slot or block for ever, and by what they are parted. */
export const parted = {
  results: "slot",
  readings: "slot",
  calls: "slot",
  awards: "slot",
  cuts: "slot",
  cut_points: "slot",
  events: "height",
  refused_readings: "height",
} as const;
type Parted = keyof typeof parted;

/** What one partition of a table holds: `from <= slot or height < to`. */
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
  /** Names of those that are there; nothing before the first look. */
  #known: Set<string> | undefined;
  #tables: ReadonlySet<string> = new Set();

  constructor(db: Database, deployment: Pick<Deployment, "slotSeconds">) {
    this.#db = db;
    this.#slots = slotsOf(deployment);
  }

  async makeFor(changes: Changes): Promise<void> {
    for (const [table, column] of Object.entries(parted)) await this.makeOf(table, changes.valuesOf(table, column));
  }

  /** Of rows whose slots, or heights, these are. */
  async makeOf(table: string, values: Iterable<number>): Promise<void> {
    const known = this.#known ?? (await this.#look());
    if (!this.#tables.has(table)) return;
    for (const { name, from, to } of partsOf(table as Parted, this.#slots, values)) {
      if (known.has(name)) continue;
      await this.#db.script(
        `create table if not exists "${name}" partition of "${table}" for values from (${from}) to (${to})`,
      );
      known.add(name);
    }
  }

  /** To be called when one was dropped. */
  forget({ name }: Part): void {
    this.#known?.delete(name);
  }

  async #look(): Promise<Set<string>> {
    const tables = await this.#db.query<{ name: string }>(
      "select relname as name from pg_class where relkind = 'p' and relnamespace = current_schema()::regnamespace",
    );
    this.#tables = new Set(tables.map(({ name }) => name));
    this.#known = new Set((await partsThere(this.#db, this.#slots)).map(({ name }) => name));
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
    const [, table, index] = /^(\w+)_p(\d+)$/.exec(name) ?? [];
    return table !== undefined && table in parted ? [partAt(table as Parted, Number(index), slots)] : [];
  });
  return found.sort((one, other) => one.from - other.from);
}

function partsOf(table: Parted, slots: number, values: Iterable<number>): Part[] {
  const size = sizeOf(table, slots);
  const indexes = new Set<number>();
  for (const value of values) indexes.add(Math.floor(value / size));
  return [...indexes].map((index) => partAt(table, index, slots));
}

function partAt(table: Parted, index: number, slots: number): Part {
  const size = sizeOf(table, slots);
  return { name: `${table}_p${index}`, table, from: index * size, to: (index + 1) * size };
}

const sizeOf = (table: Parted, slots: number): number => (parted[table] === "slot" ? slots : PART_BLOCKS);
