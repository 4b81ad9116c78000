// Installs what is missing and builds what has changed.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { contentKey, forget, isFresh, isInstalled, remember } from "./key.mjs";
import { firstLineOf, run, StepError } from "./run.mjs";

const DEBIAN_PACKAGES = ["rustc-web", "cargo-web", "rust-web-src", "lld"];
/** Where Debian has the programs of each version. */
const POSTGRESQL = "/usr/lib/postgresql";
const CHROMIUM = "/usr/bin/chromium";
const MOSQUITTO = "/usr/sbin/mosquitto";
const PROMETHEUS = "/usr/bin/prometheus";
const SYSTEMD = "/usr/bin/systemd-analyze";
const COMPOSE = "/usr/bin/docker-compose";
const GCC = "/usr/bin/gcc";
const OPENSSL_HEADERS = "/usr/include/openssl/evp.h";
const PYTHON_CRYPTOGRAPHY = "/usr/lib/python3/dist-packages/cryptography";
const IP = "/usr/sbin/ip";
const STRACE = "/usr/bin/strace";
const CURL = "/usr/bin/curl";
const OPENSSL = "/usr/bin/openssl";
const GO_WANTED = [1, 26];

/** Every step in order, the web app and wattd only if they are wanted; those that do not need each other run at once. */
export async function prepare(root, progress, { web = true, wattd = true } = {}) {
  const logFile = (name) => join(root, ".cache", "logs", `${name}.txt`);
  const keyFile = (name) => join(root, ".cache", "keys", name);
  await progress.step("npm packages", () => installNpmPackages(root, logFile("npm")));
  await progress.step("compilers", () => installCompilers(root, logFile("compilers")));
  // All are let come to their end, so that none goes on building behind an error message.
  const builds = await Promise.allSettled([
    progress.step("ts-client", () => buildClient(root, "ts-client", keyFile("ts-client"), logFile("ts-client"))),
    progress.step("indexer's client", () =>
      buildClient(root, "indexer/client", keyFile("indexer-client"), logFile("indexer-client")),
    ),
    ...(wattd ? [progress.step("wattd", () => buildWattd(root, keyFile("wattd"), logFile("wattd")))] : []),
    progress.step("contracts", () => buildContracts(root, logFile("contracts"))),
  ]);
  for (const build of builds) if (build.status === "rejected") throw build.reason;
  // It takes ts-client as it is built.
  if (web) await progress.step("web", () => buildWeb(root, keyFile("web"), logFile("web")));
}

/** What tests need besides: what operators run beside a node, what starts it for them, and a browser. */
const testTools = [
  { step: "postgresql", place: POSTGRESQL, what: "the database PostgreSQL" },
  { step: "chromium", place: CHROMIUM, what: "the browser Chromium", more: ["fonts-inter"] },
  { step: "mosquitto", place: MOSQUITTO, what: "the broker mosquitto" },
  { step: "prometheus", place: PROMETHEUS, what: "Prometheus" },
  { step: "systemd", place: SYSTEMD, what: "what checks systemd's units" },
  { step: "docker-compose", place: COMPOSE, what: "what checks compose files" },
  { step: "gcc", place: GCC, what: "the C compiler of the devices' reference", more: ["libc6-dev"] },
  { step: "libssl-dev", place: OPENSSL_HEADERS, what: "OpenSSL's headers" },
  { step: "python3-cryptography", place: PYTHON_CRYPTOGRAPHY, what: "the cryptography of Python" },
  { step: "iproute2", place: IP, what: "what brings a network of its own up" },
  { step: "strace", place: STRACE, what: "what makes system calls fail" },
  { step: "curl", place: CURL, what: "what the handbook asks addresses by" },
  { step: "openssl", place: OPENSSL, what: "what makes the handbook's certificates" },
];

export async function prepareTests(root, progress) {
  for (const { step, place, what, more = [] } of testTools)
    await progress.step(step, async () => {
      if (existsSync(place)) return "present";
      await installDebianPackages(root, join(root, ".cache", "logs", `${step}.txt`), [step, ...more]);
      if (existsSync(place)) return "installed";
      throw new StepError(`The tests need ${what}: apt-get install ${step}`);
    });
}

async function installNpmPackages(root, logFile) {
  const read = (file) => JSON.parse(readFileSync(join(root, file), "utf8"));
  const hidden = join("node_modules", ".package-lock.json");
  if (existsSync(join(root, hidden)) && isInstalled(read("package-lock.json"), read(hidden))) return "cached";
  // Installs what the lock file says, as `npm ci` does, but takes one that names this platform's optional packages only.
  await run("npm", ["install", "--no-save", "--no-audit", "--no-fund"], { cwd: root, logFile });
  return "installed";
}

async function installCompilers(root, logFile) {
  checkGo(root);
  if (canBuildContracts()) return "present";
  if (await installDebianPackages(root, logFile, DEBIAN_PACKAGES)) return "installed";
  if (firstLineOf("rustup", "--version") !== undefined) {
    await run("rustup", ["component", "add", "rust-src"], { cwd: root, logFile });
    return "installed";
  }
  throw new StepError(
    `The contracts need a Rust compiler with the standard library's sources. Install either\n  Debian:  apt-get install ${DEBIAN_PACKAGES.join(" ")}\n  rustup:  https://rustup.rs, then: rustup component add rust-src`,
  );
}

/** False where there is no apt-get, or nobody who may run it. */
async function installDebianPackages(root, logFile, packages) {
  const [aptGet, ...before] = rootCommand("apt-get");
  if (aptGet === undefined) return false;
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run(aptGet, [...before, "update"], { cwd: root, logFile, env });
  await run(aptGet, [...before, "install", "-y", "--no-install-recommends", ...packages], { cwd: root, logFile, env });
  return true;
}

function checkGo(root) {
  const found = firstLineOf("go", "env", "GOVERSION");
  const [, major, minor] = /go(\d+)\.(\d+)/.exec(found ?? "") ?? [];
  if (Number(major) > GO_WANTED[0] || (Number(major) === GO_WANTED[0] && Number(minor) >= GO_WANTED[1])) return;
  if (existsSync(join(root, ".cache", "wattd", "wattd")) && found === undefined) return;
  throw new StepError(
    `wattd needs Go ${GO_WANTED.join(".")} or later; ${found === undefined ? "there is none" : `there is ${found}`}. Install it from https://go.dev/dl`,
  );
}

/** The same places that contracts/scripts/build-wasm looks at. */
function canBuildContracts() {
  return [process.env.RUSTC, "/usr/bin/rustc", "rustc"].some((rustc) => {
    const sysroot = rustc && firstLineOf(rustc, "--print", "sysroot");
    if (!sysroot || !existsSync(join(sysroot, "lib/rustlib/src/rust/library/Cargo.lock"))) return false;
    return rustc !== "/usr/bin/rustc" || firstLineOf("wasm-ld", "--version") !== undefined;
  });
}

/** The words that run a program as root, or none when that cannot be without a password. */
function rootCommand(program) {
  if (firstLineOf(program, "--version") === undefined) return [];
  if (process.getuid?.() === 0) return [program];
  return firstLineOf("sudo", "-n", "true") === undefined ? [] : ["sudo", "-n", program];
}

/** A package that services import as it is built. */
async function buildClient(root, folder, keyFile, logFile) {
  const own = ["src", "package.json", "tsconfig.json", "tsconfig.build.json"].map((file) => `${folder}/${file}`);
  const key = contentKey(root, [...own, "tsconfig.base.json", "package-lock.json"]);
  if (isFresh(keyFile, key, [join(root, folder, "dist/index.js")])) return "cached";
  forget(keyFile);
  await run("npm", ["run", "build", "-w", folder], { cwd: root, logFile });
  remember(keyFile, key);
  return "built";
}

async function buildWeb(root, keyFile, logFile) {
  const parts = ["app", "components", "features", "kit", "lib", "messages", "public", "worker"].map(
    (part) => `web/${part}`,
  );
  const files = [
    "bundleWorker.ts",
    "instrumentation.ts",
    "next.config.ts",
    "package.json",
    "postcss.config.mjs",
    "proxy.ts",
    "tsconfig.json",
  ];
  const inputs = [...parts, ...files.map((file) => `web/${file}`), "ts-client/src", "indexer/client/src"];
  const key = contentKey(root, [...inputs, "package-lock.json"]);
  if (isFresh(keyFile, key, [join(root, "web/.next/BUILD_ID")])) return "cached";
  forget(keyFile);
  await run("npm", ["run", "build", "-w", "web"], { cwd: root, logFile, env: { NEXT_TELEMETRY_DISABLED: "1" } });
  remember(keyFile, key);
  return "built";
}

async function buildWattd(root, keyFile, logFile) {
  const out = join(root, ".cache", "wattd");
  const key = contentKey(root, ["chain"], {
    versions: [firstLineOf("go", "env", "GOVERSION", "GOARCH")],
    ignore: (path) => path === "chain/build" || path.endsWith("_test.go") || path.endsWith(".md"),
  });
  if (isFresh(keyFile, key, [join(out, "wattd")])) return "cached";
  forget(keyFile);
  await run(join(root, "chain/scripts/build"), [out], { cwd: root, logFile });
  remember(keyFile, key);
  return "built";
}

/** The script knows by itself what has changed. */
async function buildContracts(root, logFile) {
  const output = await run(join(root, "contracts/scripts/build-wasm"), [], { cwd: root, logFile });
  return output.includes("up to date") ? "cached" : "built";
}
