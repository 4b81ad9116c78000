import { execFile, execFileSync } from "node:child_process";
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import fixture from "../../ts-client/test/fixtures/events.json" with { type: "json" };
import { buildDebian } from "../debian/build.ts";
import { debians } from "../debian/packages.ts";
import { composeFile, dockerfile, environmentOf } from "../docker.ts";
import { inTree, version } from "../project.ts";
import { sha256 } from "../wattd.ts";
import { blocksOf, callsOf } from "./handbook.ts";
import { packed } from "./pack.ts";
import { freePort, Service, unitValue } from "./service.ts";

const TIME_SECONDS = 1_700_000_000;
/** As systemd-analyze reckons what a service could still do: 0 is nothing, 10 is everything. */
const MOST_EXPOSURE = 20;

const work = mkdtempSync(join(tmpdir(), "wattmesh-debian-"));
const root = join(work, "root");
const at = (path: string) => join(root, path);
/** Packages are files of root's; who runs this test may be somebody else. */
const asRoot = process.getuid?.() === 0 ? [] : ["fakeroot"];

function run(...words: string[]): string {
  const [program = "", ...args] = [...asRoot, ...words];
  return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

const dpkg = (...args: string[]) =>
  run(
    "dpkg",
    `--root=${root}`,
    "--force-script-chrootless",
    "--force-depends",
    "--force-not-root",
    "--log=/dev/null",
    ...args,
  );

const all = debians({ wattd: inTree(".cache", "wattd"), packages: packed });
const files = all.map((debian) => {
  const folder = join(work, debian.name);
  const file = buildDebian(debian, folder, join(work, "packages"), TIME_SECONDS, "none");
  rmSync(folder, { recursive: true });
  return file;
});
const relayerSum = sha256(join(work, "packages", `wattmesh-relayer_${version}_all.deb`));
mkdirSync(at("var/lib/dpkg"), { recursive: true });
dpkg("--install", ...files);
for (const file of files) rmSync(file);
// What the units name of the machine's own.
run("cp", "-r", "/usr/lib/systemd/system", at("usr/lib/systemd"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const units = all.flatMap(({ name, unit }) => (unit === undefined ? [] : [name]));
const running: Service[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((service) => service.stop()));
});

function start(unit: string, more: readonly string[], env: NodeJS.ProcessEnv): Service {
  const service = new Service(root, unit, more, env);
  running.push(service);
  return service;
}

const wattd = (...args: string[]) =>
  execFileSync(at("usr/bin/wattd"), [...args, "--home", at("var/lib/wattmesh-node")], {
    encoding: "utf8",
    stdio: "pipe",
  });

test("every package is installed, and its files are those that were packed", () => {
  const installed = run("dpkg-query", `--admindir=${at("var/lib/dpkg")}`, "-W")
    .trim()
    .split("\n");
  expect(installed).toEqual(all.map((debian) => `${debian.name}\t${debian.version}`).sort());
  expect(dpkg("--audit")).toBe("");
  expect(dpkg("--verify")).toBe("");
});

test("a package comes out the same when it is made again", () => {
  const relayer = all.filter(({ name }) => name === "wattmesh-relayer");
  const again = relayer.map((debian) =>
    buildDebian(debian, join(work, "again"), join(work, "again-out"), TIME_SECONDS, "none"),
  );
  expect(again.map(sha256)).toEqual([relayerSum]);
});

test("what says that it runs on every machine has no code of one", () => {
  for (const folder of ["relayer", "analyser", "indexer", "notifier", "web", "deploy"])
    expect(globSync("**/*.{node,so}", { cwd: at(`usr/lib/wattmesh/${folder}`) })).toEqual([]);
});

test("nothing names the place where it was built", () => {
  const built = globSync("**/*.{js,mjs,json}", { cwd: at("usr/lib/wattmesh/web/.next") })
    .map((name) => at(`usr/lib/wattmesh/web/.next/${name}`))
    // A route such as /chain.json is a folder.
    .filter((file) => statSync(file).isFile());
  expect(built.length).toBeGreaterThan(50);
  for (const file of built) expect(readFileSync(file, "utf8"), file).not.toContain(inTree());
});

test("configurations are the operator's to change, and found where the unit looks", () => {
  const lists = globSync("*.conffiles", { cwd: at("var/lib/dpkg/info") });
  const conffiles = lists.map((list) => readFileSync(at(`var/lib/dpkg/info/${list}`), "utf8")).join("");
  for (const file of ["relayer.toml", "analyser.toml", "indexer.toml", "notifier.toml", "web.env"])
    expect(conffiles).toContain(`/etc/wattmesh/${file}`);
});

describe.each(units)("%s", (name) => {
  test("has an account of its own, without a shell, and a folder that only it reads", () => {
    const user = unitValue(root, name, "User");
    const [, , uid, , , home, shell] =
      readFileSync(at("etc/passwd"), "utf8")
        .split("\n")
        .find((line) => line.startsWith(`${user}:`))
        ?.split(":") ?? [];
    expect({ home, shell }).toEqual({ home: `/var/lib/${user}`, shell: "/usr/sbin/nologin" });
    const folder = statSync(at(`var/lib/${user}`));
    expect(folder.mode & 0o777).toBe(0o750);
    if (asRoot.length === 0) expect(folder.uid).toBe(Number(uid));
  });

  test("is a unit that systemd takes, and confines", () => {
    const systemd = at("usr/lib/systemd/system");
    expect(run("systemd-analyze", "verify", `--root=${root}`, join(systemd, `${name}.service`))).toBe("");
    run(
      "systemd-analyze",
      "security",
      "--offline=true",
      `--root=${root}`,
      `--threshold=${MOST_EXPOSURE}`,
      `${name}.service`,
    );
  });
});

/** What an operator puts beside the configuration. */
function configure(): { deployment: string; key: string } {
  const [deployment, key] = [at("etc/wattmesh/deployment.json"), at("etc/wattmesh/relayer.key")];
  writeFileSync(deployment, JSON.stringify({ ...fixture.deployment, rpc_url: "http://127.0.0.1:1", denom: "ueur" }));
  writeFileSync(key, "01".repeat(32), { mode: 0o600 });
  return { deployment, key };
}

test("the node makes blocks", async () => {
  expect(wattd("version").trim()).not.toBe("");
  wattd("init", "alice", "--chain-id", "packed-1");
  wattd("keys", "add", "authority", "--keyring-backend", "test");
  const address = wattd("keys", "show", "authority", "-a", "--keyring-backend", "test").trim();
  wattd("genesis", "add-validator", "alice", "10");
  wattd("genesis", "set-authority", address);
  wattd("genesis", "add-genesis-account", address, "1000000uwatt");
  const options = [
    "--log_no_color",
    "--rpc.laddr=tcp://127.0.0.1:0",
    "--p2p.laddr=tcp://127.0.0.1:0",
    "--grpc.enable=false",
    "--api.enable=false",
  ];
  const node = start("wattmesh-node", options, { HOME: root });
  await node.line(/committed state.*height=2\b/);
  expect(await node.stop()).toBe(0);
});

test("a community is written, and the genesis of its chain made, by what is installed", () => {
  const folder = join(work, "community");
  mkdirSync(folder);
  const wattmesh = (...args: string[]) =>
    execFileSync(at("usr/bin/wattmesh"), args, {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, PATH: `${at("usr/bin")}:${process.env.PATH}` },
      stdio: "pipe",
    });
  wattmesh("init", "mill-lane", "--new-keys", "keys");
  wattmesh("genesis", "--home", "node");
  const { chain_id } = JSON.parse(readFileSync(join(folder, "node", "config", "genesis.json"), "utf8"));
  expect(chain_id).toBe("mill-lane-1");
});

test("the relayer starts with the configuration that came with it, and stops when it is asked to", async () => {
  configure();
  const relayer = start("wattmesh-relayer", [], {
    ...environmentOf("wattmesh-relayer"),
    WATTMESH_RELAYER_MQTT_URL: "mqtt://127.0.0.1:1",
    WATTMESH_RELAYER_STORE_PATH: at("var/lib/wattmesh-relayer/outbox.db"),
    WATTMESH_RELAYER_HTTP_PORT: "0",
  });
  const { http } = JSON.parse(await relayer.line(/"msg":"started"/));
  expect((await fetch(`http://127.0.0.1:${http}/health`)).status).toBe(200);
  expect(await relayer.stop()).toBe(0);
});

test("the analyser starts with the configuration that came with it, and says that its node is away", async () => {
  configure();
  writeFileSync(at("etc/wattmesh/analyser.key"), "02".repeat(32), { mode: 0o600 });
  const analyser = start("wattmesh-analyser", [], { WATTMESH_ANALYSER_HTTP_PORT: "0" });
  const { http } = JSON.parse(await analyser.line(/"msg":"started"/));
  expect((await fetch(`http://127.0.0.1:${http}/health`)).status).toBe(200);
  expect((await fetch(`http://127.0.0.1:${http}/ready`)).status).toBe(503);
  expect(await analyser.stop()).toBe(0);
});

test("the indexer makes its database and answers", async () => {
  configure();
  const port = await freePort();
  const indexer = start("wattmesh-indexer", [], {
    ...environmentOf("wattmesh-indexer"),
    WATTMESH_INDEXER_DATABASE_PATH: at("var/lib/wattmesh-indexer/database"),
    WATTMESH_INDEXER_HTTP_PORT: String(port),
  });
  await indexer.line(/"msg":"started"/);
  expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
  expect(await indexer.stop()).toBe(0);
});

test("the notifier starts with the configuration that came with it, and says that its indexer is away", async () => {
  configure();
  execFileSync(at("usr/bin/wattmesh-notifier"), ["keys", "generate", at("etc/wattmesh/vapid.json")], { stdio: "pipe" });
  const notifier = start("wattmesh-notifier", [], {
    WATTMESH_NOTIFIER_INDEXER_URL: "http://127.0.0.1:1",
    WATTMESH_NOTIFIER_STORE_PATH: at("var/lib/wattmesh-notifier/subscriptions.sqlite"),
    WATTMESH_NOTIFIER_HTTP_PORT: "0",
  });
  const { http } = JSON.parse(await notifier.line(/"msg":"started"/));
  expect((await fetch(`http://127.0.0.1:${http}/health`)).status).toBe(200);
  expect((await fetch(`http://127.0.0.1:${http}/ready`)).status).toBe(503);
  expect(await notifier.stop()).toBe(0);
});

test("the web app serves a page and its scripts, and tells its figures", async () => {
  const { deployment } = configure();
  const port = await freePort();
  const metricsPort = await freePort();
  const web = start("wattmesh-web", ["--port", String(port)], {
    ...environmentOf("wattmesh-web"),
    WATTMESH_WEB_DEPLOYMENT: deployment,
    WATTMESH_WEB_METRICS_PORT: String(metricsPort),
  });
  await web.line(/^ready at /);
  const page = await fetch(`http://127.0.0.1:${port}/`);
  const text = await page.text();
  expect(page.status, text).toBe(200);
  const script = /"(\/_next\/static\/[^"]+\.js)"/.exec(text)?.[1];
  expect((await fetch(`http://127.0.0.1:${port}${script}`)).status).toBe(200);
  const figures = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  expect(figures).toContain('wattmesh_web_answer_seconds_count{kind="page",status="2xx"} 1');
  expect(await web.stop()).toBe(0);
});

test("the handbook's rehearsal goes as it stands, from nothing to a community whose every part is ready", async () => {
  const folder = join(work, "rehearsal");
  mkdirSync(folder);
  const [, ...blocks] = blocksOf("rehearsal.md");
  const commands = blocks.map(({ isService, text }, at) => (isService ? `{\n${text}} > ${at}.log 2>&1 &\n` : text));
  const script = [
    // Each service is a group of processes, all of which end with the script.
    "set -euxmo pipefail",
    "trap 'for job in $(jobs -p); do kill -- -$job; done; wait' EXIT",
    "ip link set lo up",
    `HANDBOOK=${at("usr/share/doc/wattmesh-common/operators")}`,
    ...commands,
  ].join("\n");
  writeFileSync(join(folder, "rehearsal.sh"), script);
  // In a network of its own all ports are free.
  const unshare = ["unshare", ...(asRoot.length === 0 ? ["--net"] : ["--net", "--map-root-user"])];
  const env = { PATH: `${at("usr/bin")}:/usr/sbin:${process.env.PATH}`, HOME: folder };
  const [program = "", ...args] = [...unshare, "timeout", "240", "bash", "rehearsal.sh"];
  const { stdout } = await promisify(execFile)(program, args, { cwd: folder, env }).catch((error) => {
    const logs = globSync("*.log", { cwd: folder }).map((log) => readFileSync(join(folder, log), "utf8").slice(-1_500));
    throw new Error([error.stderr.slice(-3_000), error.stdout.slice(-3_000), ...logs].join("\n---\n"));
  });
  expect(stdout).toContain('"chain_id":"mill-lane-1"');
  expect(stdout).toMatch(/wattmesh_relayer_ready 1(\.0)?\n/);
  expect(stdout).toMatch(/wattmesh_indexer_ready 1(\.0)?\n/);
});

describe("commands and their options are there", () => {
  const programs = [
    "wattd",
    "wattmesh",
    "wattmesh-relayer",
    "wattmesh-analyser",
    "wattmesh-indexer",
    "wattmesh-notifier",
  ];
  const pages = globSync("**/*.md", { cwd: inTree("docs", "operators") })
    .map((page) => ({ page, calls: callsOf(page, programs) }))
    .filter(({ calls }) => calls.length > 0);
  const helps = new Map<string, string>();

  /** Nothing where there is no such command. */
  function helpOf(words: readonly string[]): string {
    const [program = "", ...names] = words;
    const known = helps.get(words.join(" "));
    if (known !== undefined) return known;
    let help = "";
    try {
      help = execFileSync(at(`usr/bin/${program}`), [...names, "--help"], { encoding: "utf8", stdio: "pipe" });
    } catch {
      // It is no command.
    }
    helps.set(words.join(" "), help);
    return help;
  }

  test.each(pages)("of $page", ({ calls }) => {
    for (const call of calls) {
      const words = call.split(/\s+/);
      const given = words.findIndex((word) => !/^[a-z][a-z-]*$/.test(word));
      const names = given < 0 ? words : words.slice(0, given);
      // The last of these may be words of one's own.
      while (names.length > 1 && helpOf(names) === "") names.pop();
      const help = helpOf(names);
      // Of a word that is no command some print their own help.
      expect(help, call).toMatch(new RegExp(`Usage:\\s+${names.slice(0, 2).join(" ")}\\b`));
      expect(help, call).not.toMatch(/^ {2}wattd( \w+)* \[command\]$/m);
      const options = words.filter((word) => word.startsWith("-")).map((option) => option.replace(/=.*/, ""));
      for (const option of options)
        expect(`${help}\n${helpOf(names.slice(0, 1))}`, call).toMatch(new RegExp(`(^|[\\s,])${option}\\b`, "m"));
    }
  });

  test("on most pages", () => {
    expect(pages.length).toBeGreaterThan(6);
  });
});

test("an image has a service's packages, and runs what its unit runs", () => {
  const text = dockerfile(all);
  for (const { name, unit } of all.filter((debian) => debian.unit !== undefined)) {
    const stage = text.split(/^FROM /m).find((one) => one.includes(` AS ${name.replace("wattmesh-", "")}\n`)) ?? "";
    const words = (key: string): string[] => JSON.parse(new RegExp(`^${key} (.*)$`, "m").exec(stage)?.[1] ?? "[]");
    expect([...words("ENTRYPOINT"), ...words("CMD")].join(" ")).toBe(unit?.command);
  }
  const copied = [...text.matchAll(/(\S+)_\*\.deb/g)].map(([, name]) => name);
  // What is a service's or a service needs; the command that deploys is no service.
  const needed = all.map(({ name }) => name).filter((name) => !["wattmesh-common", "wattmesh-deploy"].includes(name));
  expect(new Set(copied)).toEqual(new Set(needed));
});

test("compose takes the file of all services", () => {
  const folder = join(work, "compose");
  mkdirSync(folder);
  writeFileSync(join(folder, "compose.yaml"), composeFile(all));
  const services = execFileSync(
    "docker-compose",
    ["-f", join(folder, "compose.yaml"), "--profile", "analyser", "--profile", "notifier", "config", "--services"],
    {
      encoding: "utf8",
    },
  );
  expect(services.trim().split("\n").sort()).toEqual([
    "analyser",
    "broker",
    "indexer",
    "node",
    "notifier",
    "relayer",
    "web",
  ]);
});

test("what it says its version is, is the project's", () => {
  for (const command of ["wattmesh-relayer", "wattmesh-indexer", "wattmesh"])
    expect(execFileSync(at(`usr/bin/${command}`), ["--version"], { encoding: "utf8" })).toBe(`${version}\n`);
});
