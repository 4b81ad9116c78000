import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkFree, portsFrom } from "../src/ports.ts";
import { project } from "../src/project.ts";
import { readRunning } from "../src/running.ts";
import { type StateFolder, stateFolder } from "../src/state.ts";

const main = join(project.root, "localnet", "src", "main.ts");

/** The first of six consecutive ports that are free, below those that the system gives out by itself. */
async function freeRun(): Promise<number> {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 12_000);
    const free = await checkFree(portsFrom(first)).then(
      () => true,
      () => false,
    );
    if (free) return first;
  }
}

describe("a localnet from the command line", { timeout: 120_000 }, () => {
  let folder: string;
  let state: StateFolder;
  let community: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "wattmesh-lifecycle-"));
    state = stateFolder(join(folder, "state"));
    community = join(folder, "community.toml");
    const sixSlots = await readFile(fileURLToPath(new URL("six-slots.toml", import.meta.url)), "utf8");
    await writeFile(
      community,
      sixSlots.replace("slot_seconds = 4", "slot_seconds = 2").replace("grace_seconds = 8", "grace_seconds = 3"),
    );
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Starts a command; `ended` has what it printed. */
  function call(...args: string[]) {
    const child = spawn(process.execPath, [main, ...args, "--state", state.folder], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]).then(
      ([stdout, stderr, [code]]) => ({ stdout, stderr, code: code as number | null }),
    );
    return { child, ended };
  }

  async function start(...args: string[]) {
    return call("start", "--community", community, "--ports-from", String(await freeRun()), ...args);
  }

  const running = async (child: ChildProcess) => {
    for (
      let mine: ReturnType<typeof readRunning>;
      child.exitCode === null;
      await new Promise((resolve) => setTimeout(resolve, 50))
    ) {
      mine = readRunning(state);
      if (mine?.children.meters !== undefined) return mine;
    }
    throw new Error("it ended before it ran");
  };

  const status = async () => JSON.parse((await call("status", "--json").ended).stdout);

  test("stops by itself after the wanted number of slots, with the summary, and leaves nothing running", async () => {
    const { stdout, stderr, code } = await (await start("--slots", "1")).ended;
    expect({ stderr, code }).toMatchObject({ code: 0 });
    expect(stderr).toContain("a new chain");
    expect(stdout).toContain("1 slot settled");
    expect(stdout).toContain("every slot sums to 0");
    expect(await status()).toEqual({ running: false, deployed: true, state: state.folder });
  });

  test("goes on with the same chain when it is started again, and Ctrl-C ends all of it", async () => {
    const before = await readFile(state.deployment, "utf8");
    const { child, ended } = await start();
    const { children } = await running(child);
    const now = await status();
    expect(now).toMatchObject({ running: true, deployed: true, contracts: JSON.parse(before).contracts });
    expect(now).toMatchObject({ relayer: { ready: true }, web: { ready: true } });
    await expect.poll(async () => (await status()).indexer, { timeout: 60_000 }).toMatchObject({ ready: true });
    expect((await call("reset").ended).stderr).toContain("already runs");
    expect((await (await start()).ended).stderr).toContain("already runs");
    child.kill("SIGINT");
    const { stderr, code } = await ended;
    expect({ stderr, code }).toMatchObject({ code: 0 });
    expect(stderr).toContain("the chain goes on");
    for (const { pid } of Object.values(children)) expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  });

  test("says which part ended by itself, and ends the others", async () => {
    const { child, ended } = await start("--without-indexer", "--without-web");
    const { children } = await running(child);
    expect(Object.keys(children)).not.toContain("indexer");
    expect(Object.keys(children)).not.toContain("web");
    process.kill(children.meters?.pid ?? 0, "SIGKILL");
    const { stderr, code } = await ended;
    expect(code).toBe(1);
    expect(stderr).toContain("meters was ended by SIGKILL");
    for (const { pid } of Object.values(children)) expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  });

  test("ends what a killed one left behind before it starts", async () => {
    const killed = await start();
    const { children } = await running(killed.child);
    killed.child.kill("SIGKILL");
    await once(killed.child, "exit");
    expect(await status()).toMatchObject({ running: false });
    const { stderr, code } = await (await start("--slots", "1")).ended;
    expect({ stderr, code }).toMatchObject({ code: 0 });
    for (const { pid } of Object.values(children)) expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  });

  test("refuses to go on with another community", async () => {
    await writeFile(community, `${await readFile(community, "utf8")}\n# another\n`);
    const { stderr, code } = await (await start()).ended;
    expect(code).toBe(1);
    expect(stderr).toContain("is not the community");
  });

  test("is gone after a reset", async () => {
    expect((await call("reset").ended).stdout).toBe("cleared\n");
    expect(await status()).toEqual({ running: false, deployed: false, state: state.folder });
  });

  test.each([
    [["--slots", "0"], "--slots 0: not a whole number from 1"],
    [["--ports-from", "99999"], "--ports-from 99999: not a whole number"],
    [["--broker", "http://127.0.0.1"], "--broker http://127.0.0.1: not a URL that starts with mqtt://"],
    [["--data", "/nowhere"], "/nowhere/hh_2012_3.csv: cannot be read (ENOENT)"],
    [["--community", "/nowhere.toml"], "/nowhere.toml: cannot be read (ENOENT)"],
  ])("refuses %j by name", async (args, message) => {
    const { stderr, code } = await call("start", ...args).ended;
    expect(code).toBe(1);
    expect(stderr).toContain(message);
  });
});
