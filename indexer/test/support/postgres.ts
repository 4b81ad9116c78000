import { execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";

/** Where Debian has the server's programs. */
const VERSIONS = "/usr/lib/postgresql";

export interface Postgres {
  url: string;
  /** Ends every connection, and starts it again with what it holds. */
  restart(): Promise<void>;
  /** Runs one of PostgreSQL's own programs, as an operator does. */
  run(program: "createdb" | "pg_dump" | "pg_restore", ...args: string[]): Promise<void>;
  stop(): Promise<void>;
}

/** A PostgreSQL server of one's own: temporary folder, free port, nothing kept. */
export async function startPostgres(): Promise<Postgres> {
  const programs = join(VERSIONS, newest(), "bin");
  const folder = mkdtempSync(join(tmpdir(), "wattmesh-postgres-"));
  // The server refuses to run as root.
  const user: { uid?: number; gid?: number } = process.getuid?.() === 0 ? idsOf("postgres") : {};
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, "data");
  execFileSync(join(programs, "initdb"), ["-D", data, "-A", "trust", "-U", "wattmesh", "-E", "UTF8", "--no-sync"], {
    ...user,
    cwd: folder,
    stdio: "ignore",
  });
  const port = await freePort();
  const settings = { listen_addresses: "127.0.0.1", port, unix_socket_directories: folder };
  const start = () =>
    spawn(
      join(programs, "postgres"),
      ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
      { ...user, cwd: folder, stdio: "ignore" },
    );
  let server = start();
  const kill = (): void => void server.kill("SIGQUIT");
  process.on("exit", kill);
  const url = `postgres://wattmesh@127.0.0.1:${port}/postgres`;
  await untilReady(url);
  const end = async () => {
    const exit = once(server, "exit");
    server.kill("SIGINT");
    await exit;
  };
  return {
    url,
    async restart() {
      await end();
      server = start();
      await untilReady(url);
    },
    async run(program, ...args) {
      await promisify(execFile)(join(programs, program), args);
    },
    async stop() {
      process.removeListener("exit", kill);
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function newest(): string {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS).sort((one, other) => Number(other) - Number(one)) : [];
  const [version] = versions;
  if (version === undefined) throw new Error("these tests need PostgreSQL: apt-get install postgresql");
  return version;
}

function idsOf(name: string): { uid: number; gid: number } {
  const id = (kind: "-u" | "-g") => Number(execFileSync("id", [kind, name], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client(url);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (tries === 300) throw error;
      await sleep(100);
    }
  }
}
