import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";

const kit = (name: string): string => JSON.stringify(new URL(`../src/${name}.ts`, import.meta.url).href);

function run(program: string) {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program]);
  onTestFinished(() => void child.kill("SIGKILL"));
  return { child, ended: once(child, "close") };
}

test("the first signal asks a process to stop, the second ends it", async () => {
  const { child, ended } = run(`
    import { untilStopSignal } from ${kit("shutdown")};
    const stopped = untilStopSignal();
    setInterval(() => {}, 1_000);
    console.log("waiting");
    console.log(await stopped);
  `);
  expect(String(await once(child.stdout, "data"))).toBe("waiting\n");
  child.kill("SIGTERM");
  expect(String(await once(child.stdout, "data"))).toBe("SIGTERM\n");
  child.kill("SIGTERM");
  expect(await ended).toEqual([null, "SIGTERM"]);
});

test.each([
  ["new ConfigError('port', 1, 'is taken')", "kettle: port = 1: is taken", 2],
  ["new Error('the tank is empty')", "kettle: the tank is empty", 1],
  ["new Empty('no water')", "kettle: no water", 1],
  ["new Broken('no bottom')", "kettle: no bottom", 3],
])("a command that throws %s says so in one line and ends with its code", async (error, line, code) => {
  const { child, ended } = run(`
    import { runCommand } from ${kit("command")};
    import { ConfigError, ServiceError } from ${kit("errors")};
    class Empty extends ServiceError { retryHelps = true; }
    class Broken extends ServiceError { retryHelps = false; }
    setInterval(() => {}, 1_000);
    await runCommand("kettle", async () => { throw ${error}; });
  `);
  expect(await text(child.stderr)).toBe(`${line}\n`);
  expect(await ended).toEqual([code, null]);
});

test("a line of the log is JSON with the name of its service", async () => {
  const { child } = run(`
    import { openLog } from ${kit("log")};
    const log = openLog("kettle", "info");
    log.debug("not this");
    log.info({ celsius: 95 }, "hot");
  `);
  expect(JSON.parse(await text(child.stdout))).toMatchObject({ service: "kettle", level: 30, celsius: 95, msg: "hot" });
});
