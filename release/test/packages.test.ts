import { execFile, execFileSync } from "node:child_process";
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, test } from "vitest";
import { freePort, startNode } from "../../deploy/test/support/node.ts";
import { packagesIn } from "../packages.ts";
import { inTree } from "../project.ts";
import { packed } from "./pack.ts";
import { freshProject } from "./project.ts";

const packages = packagesIn(packed);
const project = freshProject(packages);
afterAll(() => rmSync(project, { recursive: true, force: true }));

const OLD_NODE = "20.11.1";
const environment = { PATH: `${dirname(process.execPath)}:${process.env.PATH}`, HOME: process.env.HOME };

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program in the project to its end, with no variable but `PATH`, `HOME` and what is given. */
async function run(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  cwd = project,
): Promise<Ended> {
  try {
    const { stdout, stderr } = await promisify(execFile)(program, args, {
      cwd,
      env: { ...environment, ...env },
    });
    return { code: 0, stdout, stderr };
  } catch (error) {
    return error as Ended;
  }
}

const command = (name: string) => join(project, "node_modules", ".bin", name);

describe.each(packages)("the package $name", ({ name, tarball }) => {
  const folder = join(project, "node_modules", name);

  test("has JavaScript and types, its licence and a text, and no source", () => {
    const files = globSync("**/*", { cwd: folder, exclude: ["node_modules/**"] });
    expect(files).toEqual(
      expect.arrayContaining(["package.json", "LICENSE", "README.md", "dist/index.js", "dist/index.d.ts"]),
    );
    expect(files.filter((file) => /(?<!\.d)\.ts$|\.map$|\.test\./.test(file))).toEqual([]);
  });

  test("names no package that is not published", () => {
    const { dependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const ours = Object.keys(dependencies).filter((one) => one.startsWith("@wattmesh/"));
    expect(packages.map((one) => one.name)).toEqual(expect.arrayContaining(ours));
    for (const file of globSync("{dist,bin}/**/*.{js,cjs,d.ts}", { cwd: folder }))
      expect(readFileSync(join(folder, file), "utf8"), file).not.toContain("@wattmesh/service-kit");
  });

  test("is what publint and attw want of one", async () => {
    expect(await run(inTree("node_modules/.bin/publint"), ["--strict", tarball])).toMatchObject({ code: 0 });
    expect(await run(inTree("node_modules/.bin/attw"), [tarball, "--profile", "esm-only"])).toMatchObject({ code: 0 });
  });
});

test("a program of a fresh project finds what each package exports, and its types", async () => {
  const uses = `
    import { readDeployment, type Deployment } from "@wattmesh/client";
    import * as indexer from "@wattmesh/indexer";
    import { createIndexerClient } from "@wattmesh/indexer-client";
    import * as deploy from "@wattmesh/deploy";
    import * as meter from "@wattmesh/meter";
    import * as analyser from "@wattmesh/analyser";
    import * as notifier from "@wattmesh/notifier";
    import * as relayer from "@wattmesh/oracle-relayer";

    const port: number = ({} as indexer.Config).http?.port;
    const community: string = ({} as relayer.Config).community;
    const chainId: string = ({} as Awaited<ReturnType<typeof deploy.readCommunity>>).chainId;
    const read: (value: unknown) => Deployment = readDeployment;
    const zones = () => createIndexerClient("http://127.0.0.1:9470").GET("/v1/zones");
    // @ts-expect-error: no such key
    ({} as relayer.Config).nonsense;
    console.log([analyser.run, notifier.run, indexer.run, relayer.run, relayer.examine, deploy.apply, meter.openSession, read, zones].map((one) => typeof one).join(), port, community, chainId);
  `;
  writeFileSync(join(project, "main.ts"), uses);
  const compiler = [
    "main.ts",
    "--module",
    "nodenext",
    "--target",
    "es2024",
    "--strict",
    "--skipLibCheck",
    "--types",
    "node",
  ];
  cpSync(inTree("node_modules", "@types", "node"), join(project, "node_modules", "@types", "node"), {
    recursive: true,
  });
  cpSync(inTree("node_modules", "undici-types"), join(project, "node_modules", "undici-types"), { recursive: true });
  expect(await run(inTree("node_modules/.bin/tsc"), compiler)).toMatchObject({ code: 0, stdout: "" });
  expect(await run(process.execPath, ["main.js"])).toMatchObject({
    code: 0,
    stdout:
      "function,function,function,function,function,function,function,function,function undefined undefined undefined\n",
  });
});

describe.each([
  { name: "wattmesh-relayer", verb: "status", file: "--config", wrong: 2 },
  { name: "wattmesh-analyser", verb: "status", file: "--config", wrong: 2 },
  { name: "wattmesh-indexer", verb: "status", file: "--config", wrong: 2 },
  { name: "wattmesh-notifier", verb: "status", file: "--config", wrong: 2 },
  { name: "wattmesh", verb: "status", file: "--file", wrong: 3 },
  { name: "wattmesh-meter", verb: "run", file: "--config", wrong: 2 },
])("the command $name", ({ name, verb, file, wrong }) => {
  test("says its version and its help", async () => {
    expect(await run(command(name), ["--version"])).toEqual({ code: 0, stdout: "0.1.0\n", stderr: "" });
    expect((await run(command(name), ["--help"])).stdout).toContain(`Usage: ${name} `);
  });

  test("names what is wrong with a configuration", async () => {
    const ended = await run(command(name), [verb, file, "nowhere.toml"]);
    expect(ended).toMatchObject({ code: wrong, stderr: expect.stringContaining("nowhere.toml") });
  });

  test("says on an old Node which one it needs, and nothing else", async () => {
    const old = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${OLD_NODE}" } });`;
    writeFileSync(join(project, "old.cjs"), old);
    const ended = await run(process.execPath, ["--require", join(project, "old.cjs"), command(name), "--version"]);
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toBe(`${name} needs Node 24 or newer; this is v${OLD_NODE} (${process.execPath})\n`);
  });
});

test("wattmesh brings a community onto a new chain, with the contracts that it has inside", async () => {
  const folder = join(project, "mill-lane");
  mkdirSync(folder);
  const wattmesh = (...args: string[]) => run(command("wattmesh"), args, {}, folder);
  const wattd = inTree(".cache", "wattd", "wattd");
  const rpcPort = await freePort();
  const init = await wattmesh("init", "mill-lane", "--new-keys", "keys", "--rpc-url", `http://127.0.0.1:${rpcPort}`);
  expect(init).toMatchObject({ code: 0 });
  expect(await wattmesh("genesis", "--home", "node", "--wattd", wattd)).toMatchObject({ code: 0 });
  const node = await startNode(wattd, join(folder, "node"), rpcPort);
  try {
    expect(await wattmesh("apply", "--yes")).toMatchObject({ code: 0 });
    expect(await wattmesh("plan")).toMatchObject({ code: 0 });
    const deployment = JSON.parse(readFileSync(join(folder, "deployment.json"), "utf8"));
    expect(deployment).toMatchObject({ chain_id: "mill-lane-1", rpc_url: `http://127.0.0.1:${rpcPort}` });
    expect((await wattmesh("status", "--once")).stdout).toContain("mill-lane");
  } finally {
    await node.stop();
  }
});

test("wattmesh-relayer doctor looks at its example as far as there is something to find", async () => {
  const example = readFileSync(join(project, "node_modules/@wattmesh/oracle-relayer/relayer.example.toml"), "utf8");
  writeFileSync(join(project, "relayer.toml"), example.replace("mqtts://broker.example:8883", "mqtt://127.0.0.1:1"));
  const { code, stdout } = await run(command("wattmesh-relayer"), ["doctor", "--json", "--config", "relayer.toml"]);
  expect(code).toBe(1);
  expect(JSON.parse(stdout).map(({ check, ok }: { check: string; ok: boolean }) => [check, ok])).toEqual([
    ["config", true],
    ["disk", true],
    ["broker", false],
    ["deployment", false],
  ]);
});

test("wattmesh-indexer describes the API that the documentation has", async () => {
  const { stdout } = await run(command("wattmesh-indexer"), ["openapi"]);
  expect(stdout).toBe(readFileSync(inTree("docs/api/openapi.json"), "utf8"));
});

const nodes = execFileSync("sh", ["-c", "which -a node"], { encoding: "utf8" }).trim().split("\n");
const versionOf = (node: string) => execFileSync(node, ["--version"], { encoding: "utf8" }).trim();
const oldNode = nodes.find((node) => Number.parseInt(versionOf(node).slice(1), 10) < 24);

test.runIf(oldNode !== undefined)("an old Node of this machine says it too", async () => {
  const ended = await run(oldNode as string, [command("wattmesh-relayer"), "--version"]);
  expect(ended).toMatchObject({ code: 2, stderr: expect.stringContaining(`this is ${versionOf(oldNode as string)}`) });
});
