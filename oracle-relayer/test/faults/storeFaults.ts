import { execFileSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { expect } from "vitest";
import type { RelayerProcess } from "../support/process.ts";
import type { Row } from "./row.ts";
import { type Place, Town } from "./town.ts";

const STRACE = "/usr/bin/strace";
/** What SQLite makes a commit durable with. */
const SYNC = "fdatasync,fsync";

/** Whether this machine lets who tests mount a file system of their own. */
function canMount(): boolean {
  try {
    execFileSync("unshare", ["-rm", "sh", "-c", "mount -t tmpfs none /mnt"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const full: Row = {
  fault: "the disk is full",
  length: "long",
  async run() {
    if (!canMount()) throw new Error("no mount of one's own here: unshare -rm");
    const town = await Town.open();
    const disk = { store: { path: "disk/outbox.db" } };
    const place = await town.newPlace("relayer", disk);
    const mountAt = `${place.folder}/disk`;
    mkdirSync(mountAt);
    const script = `mount -t tmpfs -o size=8m none ${mountAt} && exec "$@"`;
    const relayer = town.start(place, { under: ["unshare", "-rm", "sh", "-c", script, "sh"] });
    await relayer.logged("listening");
    await town.say(1);
    await town.settled(relayer);
    const inside = `/proc/${relayer.pid}/root${mountAt}/ballast`;
    fill(inside);
    await town.say(40);
    await relayer.logged("the disk is full: taking no more messages");
    expect(town.isCounted).toBe(false);
    rmSync(inside);
    await town.settled(relayer);
    return { ...town.compare(), note: "a tmpfs of 8 MiB" };
  },
};

/** Takes all the room that is left. */
function fill(path: string): void {
  const file = openSync(path, "w");
  try {
    for (;;) writeSync(file, Buffer.alloc(4_096));
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe("ENOSPC");
  } finally {
    closeSync(file);
  }
}

/** The system calls of a relayer that meet a fault, from the n-th on or only that one. */
const under = (fault: string, path?: string): string[] => [
  STRACE,
  ...["-D", "-f", "-qq", "-o", "/dev/null"],
  ...(path === undefined ? [] : ["-P", path]),
  ...["-e", `trace=${SYNC},pwrite64`, "-e", `inject=${fault}`],
];

/** A relayer on whose store's system calls the fault falls, until it has ended; then one on a disk that works. */
const failing = (
  what: string,
  fault: string,
  end: number | string,
  { length = "short", file = "" }: { length?: Row["length"]; file?: string } = {},
): Row => ({
  fault: what,
  length,
  async run() {
    const town = await Town.open();
    const place = await town.newPlace();
    // The store is there already: its files are what the fault is for.
    const before = town.start(place);
    await before.logged("listening");
    await town.say(1);
    await town.settled(before);
    expect(await before.end("SIGTERM")).toBe(0);
    const relayer = town.start(place, { under: under(fault, file === "" ? undefined : `${place.store}${file}`) });
    while (relayer.alive && town.chain.counted.length < 600) {
      await town.say(1);
      await town.until(() => town.isCounted || !relayer.alive);
    }
    expect(await relayer.gone).toBe(end);
    await town.say(2);
    await goOn(town, place);
    return town.compare();
  },
});

async function goOn(town: Town, place: Place): Promise<RelayerProcess> {
  const next = town.start(place);
  await next.logged("listening");
  await town.settled(next);
  expect(await next.end("SIGTERM")).toBe(0);
  return next;
}

const fsyncFails = failing(
  "an fsync fails: the relayer ends, the next one starts from the disk",
  `${SYNC}:error=EIO:when=8+`,
  3,
);
const betweenWriteAndSync = failing(
  "the relayer is killed between writing and fsync",
  `${SYNC}:signal=SIGKILL:when=9`,
  "SIGKILL",
  { length: "long" },
);
const amidWrites = failing(
  "the relayer is killed amid the writes of a commit",
  "pwrite64:signal=SIGKILL:when=30",
  "SIGKILL",
  {
    file: "-wal",
  },
);

/** What happens to files of a store while nobody has it open, and what the next relayer makes of it. */
const damaged = (what: string, damage: (place: Place) => void, length: Row["length"] = "long"): Row => ({
  fault: `the store is damaged: ${what}`,
  length,
  async run() {
    const town = await Town.open();
    const place = await town.newPlace();
    const first = town.start(place);
    await first.logged("listening");
    await town.say(4);
    await town.settled(first);
    // Readings that are acknowledged to the broker and nowhere else.
    town.rpc.weather = "refuses";
    town.rpc.reset();
    await town.say(2);
    await first.logs('"msg":"chain"');
    expect(await first.end("SIGKILL")).toBe("SIGKILL");
    town.rpc.weather = "clear";
    damage(place);
    const second = town.start(place);
    await Promise.race([second.logged("listening"), second.gone]);
    await town.say(1);
    await Promise.race([town.settled(second).catch(() => undefined), second.gone]);
    if (second.alive) return { ...town.compare(), note: "it went on with what was whole" };
    expect(second.lines.join("\n")).toContain("move the outbox away and start with an empty one");
    expect(await second.gone).toBe(3);
    for (const end of ["", "-wal", "-shm"]) rmSync(`${place.store}${end}`, { force: true });
    const third = town.start(place);
    await third.logged("listening");
    await town.settled(third);
    return { ...town.compare(), note: "it ended with 3; an empty store took its place" };
  },
});

/** Turns one bit of a byte around. */
function flip(path: string, at: number): void {
  const file = openSync(path, "r+");
  const byte = Buffer.alloc(1);
  readSync(file, byte, 0, 1, at);
  writeSync(file, Buffer.from([(byte[0] as number) ^ 0x10]), 0, 1, at);
  closeSync(file);
}

const walOf = ({ store }: Place): string => {
  const wal = `${store}-wal`;
  expect(existsSync(wal)).toBe(true);
  return wal;
};

const FRAME_BYTES = 4_096 + 24;

/** A row that no checksum protects: SQLite finds nothing wrong with it. */
const changed = (sql: string) => (place: Place) => {
  const db = new DatabaseSync(place.store);
  db.exec(sql);
  db.close();
};

export const storeFaults: readonly Row[] = [
  full,
  fsyncFails,
  betweenWriteAndSync,
  amidWrites,
  damaged("its log ends amid a write", (place) => {
    const wal = walOf(place);
    truncateSync(wal, statSync(wal).size - FRAME_BYTES / 2);
  }),
  damaged("a bit of its log is flipped", (place) => {
    const wal = walOf(place);
    flip(wal, statSync(wal).size - FRAME_BYTES * 3 + 1_000);
  }),
  damaged("all of it is noise", (place) => {
    changed("PRAGMA wal_checkpoint(TRUNCATE)")(place);
    writeFileSync(place.store, Buffer.alloc(65_536, 0xa5));
  }),
  damaged("its last page is torn", (place) => {
    changed("PRAGMA wal_checkpoint(TRUNCATE)")(place);
    truncateSync(place.store, statSync(place.store).size - 2_048);
  }),
  damaged("a signature of a reading that waits is flipped", (place) =>
    changed("UPDATE reading SET signature = zeroblob(64) WHERE state <> 'final'")(place),
  ),
  damaged("registers of a reading that waits are flipped", (place) =>
    changed("UPDATE reading SET import_total_wh = import_total_wh + 64 WHERE state <> 'final'")(place),
  ),
  damaged(
    "what counts of a meter is flipped to a later slot",
    (place) => changed("UPDATE meter SET final_slot = final_slot + 64, acked_slot = NULL")(place),
    "short",
  ),
];
