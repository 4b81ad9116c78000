import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { ConfigError, messageOf } from "@wattmesh/service-kit/errors";
import { RefusedError } from "../errors.ts";
import type { Kind } from "../kinds.ts";

/** A browser that wants to be woken for an account. */
export interface Subscription {
  /** Where to push; whoever knows it can end it. */
  readonly endpoint: string;
  readonly address: string;
  readonly kinds: readonly Kind[];
}

export interface Limits {
  readonly subscriptions: number;
  readonly perAccount: number;
  /** A subscription that was not renewed for so long ends. */
  readonly days: number;
}

/** A subscription that is to be pushed to. */
export interface Due extends Subscription {
  /** Pushes since one was taken. */
  readonly attempts: number;
}

const DAY_MS = 86_400_000;
/** One browser may be of so many accounts. */
const PER_ENDPOINT = 4;
const VERSION = 1;

const SCHEMA = `
create table subscriptions (
  endpoint text not null,
  address text not null,
  kinds text not null,
  source text not null,
  since_ms integer not null,
  renewed_ms integer not null,
  due_ms integer,
  woken_ms integer,
  pushed_ms integer,
  attempts integer not null default 0,
  refusals integer not null default 0,
  primary key (endpoint, address)
) strict, without rowid;
create index subscriptions_of_account on subscriptions (address);
create index subscriptions_of_source on subscriptions (source);
create index subscriptions_due on subscriptions (due_ms) where due_ms is not null;
create table facts (name text primary key, value text not null) strict, without rowid;
`;

/** All subscriptions, on disk: one writer, bounded. */
export class Store {
  readonly #db: DatabaseSync;
  readonly #limits: Limits;
  /** Whose places are whose is known by digests with this salt, so that the file tells no addresses of readers. */
  readonly salt: string;

  constructor(path: string, limits: Limits) {
    this.#limits = limits;
    try {
      if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
      this.#db = new DatabaseSync(path, { timeout: 5_000 });
      this.#db.exec("pragma journal_mode = wal; pragma synchronous = full; pragma locking_mode = exclusive");
      this.#migrate();
    } catch (error) {
      throw new ConfigError("store.path", path, messageOf(error), { cause: error });
    }
    this.salt = this.fact("salt") ?? this.keep("salt", randomBytes(16).toString("hex"));
  }

  #migrate(): void {
    const { user_version: version } = this.#db.prepare("pragma user_version").get() as { user_version: number };
    if (version > VERSION) throw new Error(`it is of version ${version}, this service knows ${VERSION}`);
    if (version === 0) this.#db.exec(`begin immediate; ${SCHEMA} pragma user_version = ${VERSION}; commit`);
  }

  has(endpoint: string, address: string): boolean {
    return this.#one("select 1 from subscriptions where endpoint = ? and address = ?", endpoint, address) !== undefined;
  }

  /** Throws `RefusedError` where there would be no place for one more of `source`. */
  checkRoom({ endpoint, address }: Subscription, source: string): void {
    if (this.#count("endpoint = ?", endpoint) >= PER_ENDPOINT)
      throw new RefusedError(409, "account_full", `a browser can be told of ${PER_ENDPOINT} accounts`);
    this.#placeFor(source, "address = ?", [address], this.#limits.perAccount);
    this.#placeFor(source, "1", [], this.#limits.subscriptions);
  }

  /** Keeps a subscription, or renews it. Where all places are taken, one of whoever holds most is given up. */
  add(subscription: Subscription, source: string, nowMs: number): void {
    const { endpoint, address, kinds } = subscription;
    this.#transaction(() => {
      if (!this.has(endpoint, address)) {
        this.checkRoom(subscription, source);
        this.#give(this.#placeFor(source, "address = ?", [address], this.#limits.perAccount));
        this.#give(this.#placeFor(source, "1", [], this.#limits.subscriptions));
      }
      this.#run(
        `insert into subscriptions (endpoint, address, kinds, source, since_ms, renewed_ms) values (?, ?, ?, ?, ?, ?)
         on conflict do update set kinds = excluded.kinds, renewed_ms = excluded.renewed_ms`,
        endpoint,
        address,
        kinds.join(","),
        source,
        nowMs,
        nowMs,
      );
    });
  }

  /** Ends a browser's subscription, of all accounts where none is named. */
  remove(endpoint: string, address?: string): void {
    this.#run(
      "delete from subscriptions where endpoint = ?1 and address = coalesce(?2, address)",
      endpoint,
      address ?? null,
    );
  }

  /** Ends those that nobody renewed; returns how many. */
  removeOld(nowMs: number): number {
    return Number(this.#run("delete from subscriptions where renewed_ms < ?", nowMs - this.#limits.days * DAY_MS));
  }

  /** Everybody who wants to be woken for an account's news of a kind is, once, `everyMs` after the last time at the earliest. */
  wake(addresses: readonly string[], kind: Kind, nowMs: number, everyMs: number): void {
    const mark = this.#db.prepare(
      `update subscriptions set woken_ms = ?1, due_ms = coalesce(due_ms, max(?1, coalesce(pushed_ms + ?2, 0)))
       where address = ?3 and ',' || kinds || ',' like ?4`,
    );
    this.#transaction(() => {
      for (const address of addresses) mark.run(nowMs, everyMs, address, `%,${kind},%`);
    });
  }

  due(nowMs: number, most: number): Due[] {
    const rows = this.#db
      .prepare("select endpoint, address, kinds, attempts from subscriptions where due_ms <= ? order by due_ms limit ?")
      .all(nowMs, most) as { endpoint: string; address: string; kinds: string; attempts: number }[];
    return rows.map((row) => ({ ...row, kinds: row.kinds.split(",") as Kind[] }));
  }

  /** When the next push is due, Unix ms. */
  nextDue(): number | undefined {
    return (
      this.#one<{ due: number | null }>("select min(due_ms) due from subscriptions where due_ms is not null")?.due ??
      undefined
    );
  }

  /** A push that was begun at `startedMs` was taken for the browser, which wakes for all of its accounts. */
  pushed(endpoint: string, startedMs: number, nowMs: number, everyMs: number): void {
    this.#run(
      `update subscriptions set due_ms = case when woken_ms > ? then ? end, pushed_ms = ?, attempts = 0, refusals = 0
       where endpoint = ?`,
      startedMs,
      nowMs + everyMs,
      nowMs,
      endpoint,
    );
  }

  /** The push is tried again at a time, or no more until there is news. */
  postpone(endpoint: string, untilMs: number | undefined): void {
    this.#run(
      "update subscriptions set due_ms = ?1, attempts = iif(?1 is null, 0, attempts + 1) where endpoint = ?2 and due_ms is not null",
      untilMs ?? null,
      endpoint,
    );
  }

  /** The push service does not want this push. Where it did not so often, one after the other, the subscription ends; whether it did. */
  refused(endpoint: string, most: number): boolean {
    this.#run("update subscriptions set due_ms = null, refusals = refusals + 1 where endpoint = ?", endpoint);
    return this.#run("delete from subscriptions where endpoint = ? and refusals >= ?", endpoint, most) > 0;
  }

  /** The accounts of all subscriptions. */
  addresses(): string[] {
    const rows = this.#db.prepare("select distinct address from subscriptions order by address").all();
    return (rows as { address: string }[]).map(({ address }) => address);
  }

  count(): number {
    return this.#count("1");
  }

  /** What is to be known after a restart. */
  fact(name: string): string | undefined {
    return this.#one<{ value: string }>("select value from facts where name = ?", name)?.value;
  }

  keep(name: string, value: string): string {
    this.#run(
      "insert into facts (name, value) values (?, ?) on conflict do update set value = excluded.value",
      name,
      value,
    );
    return value;
  }

  forgetFacts(prefix: string, but: ReadonlySet<string>): void {
    const rows = this.#db.prepare("select name from facts where name glob ?").all(`${prefix}*`) as { name: string }[];
    for (const { name } of rows)
      if (!but.has(name.slice(prefix.length))) this.#run("delete from facts where name = ?", name);
  }

  close(): void {
    this.#db.close();
  }

  /**
   * Where there is no place: the latest of the source that holds most of them, if that one would still hold as many as `source`.
   * So one source alone keeps nobody out, and nobody takes the place of who has few.
   */
  #placeFor(source: string, where: string, values: string[], most: number): Place | undefined {
    if (this.#count(where, ...values) < most) return undefined;
    const own = this.#count(`${where} and source = ?`, ...values, source);
    const greatest = this.#one<{ source: string; places: number }>(
      `select source, count(*) places from subscriptions where ${where} group by source order by places desc, source limit 1`,
      ...values,
    );
    if (greatest === undefined || greatest.places < own + 2) {
      if (where === "1") throw new RefusedError(503, "all_full", `all ${most} places are taken`, { retryHelps: true });
      throw new RefusedError(409, "account_full", `${most} browsers are told of this account`);
    }
    return this.#one<Place>(
      `select endpoint, address from subscriptions where ${where} and source = ? order by since_ms desc, endpoint limit 1`,
      ...values,
      greatest.source,
    );
  }

  #give(place: Place | undefined): void {
    if (place !== undefined)
      this.#run("delete from subscriptions where endpoint = ? and address = ?", place.endpoint, place.address);
  }

  #count(where: string, ...values: string[]): number {
    return (
      this.#one<{ count: number }>(`select count(*) count from subscriptions where ${where}`, ...values)?.count ?? 0
    );
  }

  #one<Row = unknown>(sql: string, ...values: (string | number)[]): Row | undefined {
    return this.#db.prepare(sql).get(...values) as Row | undefined;
  }

  #run(sql: string, ...values: (string | number | null)[]): number {
    return Number(this.#db.prepare(sql).run(...values).changes);
  }

  #transaction(work: () => void): void {
    this.#db.exec("begin immediate");
    try {
      work();
      this.#db.exec("commit");
    } catch (error) {
      this.#db.exec("rollback");
      throw error;
    }
  }
}

interface Place {
  readonly endpoint: string;
  readonly address: string;
}
