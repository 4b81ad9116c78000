import type { Queries, Statement, Value } from "./database.ts";
import { packOf, placeOf } from "./packs.ts";

/** A value of a column, before it is written. Bytes have no place in the tables. */
export type Cell = string | number | bigint | boolean | Date | null | undefined;
export type Cells = Readonly<Record<string, Cell>>;

interface Table {
  /** SQL type by column. */
  types: Map<string, string>;
  /** Columns that hold a value in each row. */
  always: Set<string>;
  key: string[];
}

/** The tables' columns and keys, as the database knows them. */
export type Catalog = ReadonlyMap<string, Table>;

export async function readCatalog(db: Queries): Promise<Catalog> {
  const columns = await db.query<{ table: string; column: string; type: string; always: boolean; key: boolean }>(
    `select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as always,
       coalesce(a.attnum = any(i.indkey), false) as key
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       left join pg_index i on i.indrelid = c.oid and i.indisprimary
     where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = current_schema()::regnamespace
     order by c.relname, coalesce(array_position(i.indkey::int2[], a.attnum), 0), a.attnum`,
  );
  const catalog = new Map<string, Table>();
  for (const { table, column, type, always, key } of columns) {
    const known: Table = catalog.get(table) ?? { types: new Map(), always: new Set(), key: [] };
    catalog.set(table, known);
    known.types.set(column, type);
    if (always) known.always.add(column);
    if (key) known.key.push(column);
  }
  return catalog;
}

/** What is to become of one row. */
interface Row {
  key: Cells;
  set: Record<string, Cell>;
  add: Record<string, bigint>;
}

/** A row that several metering points share: what all have in common, and by column what each has, at its place. */
interface Pack {
  row: Cells;
  /** Whether something is known of the point at this place. */
  has: boolean[];
  points: Map<string, Cell[]>;
}

/** What becomes of a point's columns where the row has them already: they must not be there, stay, are added to, or are the later ones by `slot`. */
type Merge = "new" | "first" | "sum" | "latest";

interface Pending {
  /** Rows that are made where there are none. */
  upserts: Map<string, Row>;
  /** Rows that are there. */
  updates: Map<string, Row>;
  /** New rows; `once` keeps the first where there is one. */
  inserts: Cells[];
  once: Cells[];
  packs: Map<Merge, Map<string, Pack>>;
}

/**
 * The rows that a block changes, collected from its events in their order and then written by few statements.
 *
 * A column is either set or added to. Added to a column that the block set before, the sum is set.
 */
export class Changes {
  readonly #catalog: Catalog;
  readonly #tables = new Map<string, Pending>();
  readonly #statements: Statement[] = [];

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
  }

  /** A row that must be new. */
  insert(table: string, row: Cells): void {
    this.#pending(table).inserts.push(row);
  }

  /** A row that is new, unless there is one with its key. */
  insertOnce(table: string, row: Cells): void {
    this.#pending(table).once.push(row);
  }

  /** Sets columns of a row, and makes it where there is none. */
  upsert(table: string, key: Cells, cells: Cells): void {
    set(this.#row(table, "upserts", key), cells);
  }

  /** Sets columns of a row that is there. */
  update(table: string, key: Cells, cells: Cells): void {
    set(this.#row(table, "updates", key), cells);
  }

  /** Adds to columns of a row, and makes it where there is none. */
  add(table: string, key: Cells, cells: Readonly<Record<string, bigint>>): void {
    add(this.#row(table, "upserts", key), cells);
  }

  /** Adds to columns of a row that is there. */
  increase(table: string, key: Cells, cells: Readonly<Record<string, bigint>>): void {
    add(this.#row(table, "updates", key), cells);
  }

  /** What a metering point has in a row of its pack. The row must be new, and have nothing of the point yet; `row` is what all its points share. */
  insertInPack(table: string, meterId: number, row: Cells, cells: Cells): void {
    const pack = this.#pack(table, "new", meterId, row);
    if (pack.has[placeOf(meterId)]) throw new Error(`${table} has metering point ${meterId} twice in a row`);
    put(pack, meterId, cells);
  }

  /** The same of a point that may have something in the row already, which then stays. */
  insertInPackOnce(table: string, meterId: number, row: Cells, cells: Cells): void {
    const pack = this.#pack(table, "first", meterId, row);
    if (!pack.has[placeOf(meterId)]) put(pack, meterId, cells);
  }

  /** Sets what a metering point has in its pack's row, unless that is of the same `slot` or a later one. */
  setInPackIfLater(table: string, meterId: number, cells: Cells & { slot: number }): void {
    const pack = this.#pack(table, "latest", meterId, {});
    const known = pack.points.get("slot")?.[placeOf(meterId)];
    if (known === undefined || cells.slot > Number(known)) put(pack, meterId, cells);
  }

  /** Adds to what a metering point has in a row of its pack, and makes the row where there is none. */
  addInPack(table: string, meterId: number, row: Cells, cells: Readonly<Record<string, bigint>>): void {
    const { points } = this.#pack(table, "sum", meterId, row);
    const place = placeOf(meterId);
    for (const column in cells) {
      const values = valuesIn(points, column);
      const before = values[place] as bigint | undefined;
      const value = cells[column] as bigint;
      values[place] = before === undefined ? value : before + value;
    }
  }

  /** A statement that runs after all rows are written, in the order of these calls. */
  afterwards(text: string, values: readonly Value[]): void {
    this.#statements.push({ text, values });
  }

  /** The same, but once for all calls with this statement. */
  afterwardsOnce(text: string): void {
    if (!this.#statements.some((statement) => statement.text === text)) this.afterwards(text, []);
  }

  /** Rows that will be written. */
  get size(): number {
    return [...this.#tables.values()].reduce(
      (sum, { upserts, updates, inserts, once, packs }) =>
        sum + upserts.size + updates.size + inserts.length + once.length + rowsOf(packs).length,
      0,
    );
  }

  /** What rows of a table, written or changed, have in a column of numbers that is part of its key. */
  *valuesOf(table: string, column: string): Generator<number> {
    const pending = this.#tables.get(table);
    if (pending === undefined) return;
    for (const row of [...pending.inserts, ...pending.once]) yield Number(row[column]);
    for (const { key } of [...pending.upserts.values(), ...pending.updates.values()]) yield Number(key[column]);
    for (const { row } of rowsOf(pending.packs)) yield Number(row[column]);
  }

  /** What writes the rows, in this order. */
  statements(): Statement[] {
    const rows = [...this.#tables].flatMap(([name, { upserts, updates, inserts, once, packs }]) => [
      ...this.#insert(name, inserts, ""),
      ...this.#insert(name, once, "on conflict do nothing"),
      ...byShape(upserts.values()).map((group) => this.#upsert(name, group)),
      ...byShape(updates.values()).map((group) => this.#update(name, group)),
      ...[...packs].map(([merge, rows]) => this.#mergePacks(name, merge, [...rows.values()])),
    ]);
    return [...rows, ...this.#statements];
  }

  #insert(name: string, rows: readonly Cells[], conflict: string): Statement[] {
    const [first] = rows;
    if (first === undefined) return [];
    const columns = Object.keys(first);
    const text = `insert into ${name} (${names(columns)}) select * from ${this.#unnest(name, columns)} ${conflict}`;
    return [{ text, values: arrays(columns, rows) }];
  }

  #upsert(name: string, rows: readonly Row[]): Statement {
    const [first] = rows as [Row, ...Row[]];
    const { key } = this.#table(name);
    const set = Object.keys(first.set);
    const add = Object.keys(first.add);
    const columns = [...key, ...set, ...add];
    const changes = [
      ...set.map((column) => `"${column}" = excluded."${column}"`),
      ...add.map((column) => `"${column}" = t."${column}" + excluded."${column}"`),
    ];
    const text = `insert into ${name} as t (${names(columns)}) select * from ${this.#unnest(name, columns)} on conflict (${names(key)}) do ${
      changes.length === 0 ? "nothing" : `update set ${changes.join(", ")}`
    }`;
    return { text, values: arrays(columns, rows.map(cellsOf)) };
  }

  #update(name: string, rows: readonly Row[]): Statement {
    const [first] = rows as [Row, ...Row[]];
    const { key } = this.#table(name);
    const set = Object.keys(first.set);
    const add = Object.keys(first.add);
    const columns = [...key, ...set, ...add];
    const changes = [
      ...set.map((column) => `"${column}" = u."${column}"`),
      ...add.map((column) => `"${column}" = t."${column}" + u."${column}"`),
    ];
    const same = key.map((column) => `t."${column}" = u."${column}"`).join(" and ");
    const text = `update ${name} as t set ${changes.join(", ")} from ${this.#unnest(name, columns)} as u (${names(columns)}) where ${same}`;
    return { text, values: arrays(columns, rows.map(cellsOf)) };
  }

  /** Unnesting takes arrays of arrays apart to their last element, so a pack's come as text. */
  #mergePacks(name: string, merge: Merge, packs: readonly Pack[]): Statement {
    const [first] = packs as [Pack, ...Pack[]];
    const { types, always, key } = this.#table(name);
    const shared = Object.keys(first.row);
    const ofPoints = [...first.points.keys()];
    const columns = [...shared, ...ofPoints];
    const typed = columns.map((column) => {
      const type = types.get(column);
      if (type === undefined) throw new Error(`${name} has no column ${column}`);
      return type;
    });
    const given = typed.map((type, index) => `$${index + 1}::${type.endsWith("[]") ? "text" : type}[]`).join(", ");
    const taken = typed.map((type, index) => `c${index}::${type}`).join(", ");
    const as = columns.map((_, index) => `c${index}`).join(", ");
    const insert = `insert into ${name} as t (${names(columns)}) select ${taken} from unnest(${given}) as given(${as})`;
    const merged = ofPoints.map(
      (column) => `"${column}" = ${mergedBy[merge](`t."${column}"`, `excluded."${column}"`)}`,
    );
    const conflict = merge === "new" ? "" : ` on conflict (${names(key)}) do update set ${merged.join(", ")}`;
    const rows = packs.map(({ row }) => row);
    const values = [
      ...arrays(shared, rows),
      ...ofPoints.map((column) => {
        // What must stay is told from what is not there by not being null.
        const isWhole = always.has(column) || merge === "first" || merge === "latest";
        const texts = packs.map(({ points }) => packLiteral(points.get(column), isWhole));
        return `{${texts.join(",")}}`;
      }),
    ];
    return { text: `${insert}${conflict}`, values };
  }

  #unnest(name: string, columns: readonly string[]): string {
    const { types } = this.#table(name);
    const casts = columns.map((column, index) => {
      const type = types.get(column);
      if (type === undefined) throw new Error(`${name} has no column ${column}`);
      return `$${index + 1}::${type}[]`;
    });
    return `unnest(${casts.join(", ")})`;
  }

  #table(name: string): Table {
    const table = this.#catalog.get(name);
    if (table === undefined) throw new Error(`there is no table ${name}`);
    return table;
  }

  #pending(name: string): Pending {
    let pending = this.#tables.get(name);
    if (pending === undefined) {
      pending = {
        upserts: new Map(),
        updates: new Map(),
        inserts: [],
        once: [],
        packs: new Map(),
      };
      this.#tables.set(name, pending);
    }
    return pending;
  }

  #pack(name: string, merge: Merge, meterId: number, row: Cells): Pack {
    const kinds = this.#pending(name).packs;
    let packs = kinds.get(merge);
    if (packs === undefined) {
      packs = new Map();
      kinds.set(merge, packs);
    }
    let id = String(packOf(meterId));
    for (const column in row) id += `/${row[column]}`;
    let pack = packs.get(id);
    if (pack === undefined) {
      pack = { row: { pack: packOf(meterId), ...row }, has: [], points: new Map() };
      packs.set(id, pack);
    }
    return pack;
  }

  #row(name: string, kind: "upserts" | "updates", key: Cells): Row {
    const rows = this.#pending(name)[kind];
    const id = this.#table(name)
      .key.map((column) => String(key[column]))
      .join("/");
    let row = rows.get(id);
    if (row === undefined) {
      row = { key, set: {}, add: {} };
      rows.set(id, row);
    }
    return row;
  }
}

function set(row: Row, cells: Cells): void {
  for (const [column, value] of Object.entries(cells)) {
    row.set[column] = value;
    delete row.add[column];
  }
}

function add(row: Row, cells: Readonly<Record<string, bigint>>): void {
  for (const [column, value] of Object.entries(cells)) {
    const before = row.set[column];
    if (before === undefined || before === null) row.add[column] = (row.add[column] ?? 0n) + value;
    else row.set[column] = BigInt(before as bigint) + value;
  }
}

const cellsOf = ({ key, set, add }: Row): Cells => ({ ...key, ...set, ...add });

/** Rows whose changes are of the same columns go in one statement. */
function byShape(rows: Iterable<Row>): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const shape = `${Object.keys(row.set).sort().join()}|${Object.keys(row.add).sort().join()}`;
    const group = groups.get(shape);
    if (group === undefined) groups.set(shape, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

const names = (columns: readonly string[]): string => columns.map((column) => `"${column}"`).join(", ");

/** Each column of the rows as the text of an array. */
const arrays = (columns: readonly string[], rows: readonly Cells[]): string[] =>
  columns.map((column) => `{${rows.map((row) => literal(row[column])).join(",")}}`);

/** One array of two, element by element, in SQL. */
const mergedBy: Record<Merge, (there: string, given: string) => string> = {
  new: (_, given) => given,
  first: (there, given) => `array(select coalesce(one, other) from unnest(${there}, ${given}) as pair(one, other))`,
  sum: (there, given) => `case when ${given} is null then ${there} when ${there} is null then ${given}
    else array(select coalesce(one, 0) + coalesce(other, 0) from (select unnest(${there}) as one, unnest(${given}) as other) pair) end`,
  latest: (there, given) => `array(
    select case when one_slot is null or other_slot > one_slot then other else one end
    from unnest(t.slot, excluded.slot, ${there}, ${given}) as pair(one_slot, other_slot, one, other))`,
};

const rowsOf = (packs: Pending["packs"]): Pack[] => [...packs.values()].flatMap((rows) => [...rows.values()]);

function put({ has, points }: Pack, meterId: number, cells: Cells): void {
  const place = placeOf(meterId);
  has[place] = true;
  for (const column in cells) valuesIn(points, column)[place] = cells[column];
}

function valuesIn(points: Pack["points"], column: string): Cell[] {
  let values = points.get(column);
  if (values === undefined) {
    values = [];
    points.set(column, values);
  }
  return values;
}

/** The text of a pack's array. Of numbers that are all 0 there is none, unless it must be whole. */
function packLiteral(values: readonly Cell[] = [], isWhole: boolean): string {
  if (!isWhole && values.every((value) => value === 0n)) return "NULL";
  let text = "";
  for (let place = 0; place < values.length; place += 1) text += `${place === 0 ? "" : ","}${literal(values[place])}`;
  return quoted(`{${text}}`);
}

function literal(cell: Cell): string {
  switch (typeof cell) {
    case "number":
    case "bigint":
    case "boolean":
      return String(cell);
    case "string":
      return quoted(cell);
    default:
      return cell instanceof Date ? `"${cell.toISOString()}"` : "NULL";
  }
}

/** PostgreSQL's text holds no NUL, which a name on the chain may hold. */
function quoted(text: string): string {
  if (/^[\w.:+-]+$/.test(text) && !/^null$/i.test(text)) return text;
  return `"${text.replaceAll("\0", "\ufffd").replace(/["\\]/g, "\\$&")}"`;
}
