// Every suite: what it runs, where, and how its output is counted. Checks come first, so that a slip shows early; then what takes longest.

const npm = (workspace, script) => ["npm", "run", "--silent", script, "-w", workspace];

/** Of a suite that mostly waits for blocks. */
const HALF_A_CORE = 0.5;

/**
 * Suites in the order in which they start. `count` names a counter of count.mjs; `check` is one passed or failed check by exit code.
 * `cores` is what it needs of the machine, 1 unless it says so; two suites with the same word in `alone` never run at once.
 */
export const suites = [
  {
    name: "format and lint TypeScript",
    command: ["node_modules/.bin/biome", "ci", "--colors=off", "."],
    count: "check",
  },
  { name: "types of ts-client", command: npm("ts-client", "typecheck"), count: "check" },
  { name: "types of service-kit", command: npm("service-kit", "check"), count: "check" },
  { name: "types of oracle-relayer", command: npm("oracle-relayer", "check"), count: "check" },
  { name: "types of analyser", command: npm("@wattmesh/analyser", "check"), count: "check" },
  { name: "types of notifier", command: npm("@wattmesh/notifier", "check"), count: "check" },
  { name: "types of indexer", command: npm("@wattmesh/indexer", "check"), count: "check" },
  { name: "types of indexer's client", command: npm("indexer/client", "check"), count: "check" },
  { name: "types of devices", command: npm("@wattmesh/meter", "check"), count: "check" },
  { name: "types of deploy", command: npm("@wattmesh/deploy", "check"), count: "check" },
  { name: "types of localnet", command: npm("localnet", "check"), count: "check" },
  { name: "types of web", command: npm("web", "check"), count: "check" },
  { name: "types of release", command: ["node_modules/.bin/tsc", "-p", "release"], count: "check" },
  { name: "generated TypeScript is fresh", command: npm("ts-client", "codegen:check"), count: "check" },
  { name: "the API's description is fresh", command: npm("@wattmesh/indexer", "openapi:check"), count: "check" },
  { name: "the API's client is fresh", command: npm("indexer/client", "codegen:check"), count: "check" },
  { name: "deployment.json's schema is fresh", command: npm("@wattmesh/deploy", "schema:check"), count: "check" },
  { name: "every threat's test is there", command: ["node", ".ci/threats.mjs"], count: "check" },
  { name: "every licence is allowed and listed", command: ["node", ".ci/licences.mjs", "--check"], count: "check" },
  { name: "lint protos", command: ["node_modules/.bin/buf", "lint"], count: "check" },
  { name: "protos break nobody", command: ["chain/scripts/check-breaking"], count: "check" },
  { name: "generated Go is fresh", command: ["chain/scripts/generate-proto", "--check"], count: "check" },
  { name: "format Rust", command: ["cargo", "fmt", "--all", "--check"], cwd: "contracts", count: "check" },
  { name: "spec pages are fresh", command: ["contracts/scripts/generate-spec", "--check"], count: "check" },
  {
    name: "end to end: web, in a browser",
    command: npm("web", "test:e2e"),
    cores: HALF_A_CORE,
    count: "playwright",
  },
  {
    name: "test localnet, end to end",
    command: ["node_modules/.bin/vitest", "run", "--root", "localnet"],
    cores: HALF_A_CORE,
    count: "vitest",
  },
  {
    name: "lint Rust",
    command: ["cargo", "clippy", "--workspace", "--all-targets", "--", "-D", "warnings"],
    cwd: "contracts",
    alone: ["cargo"],
    count: "check",
  },
  { name: "format and lint Go", command: ["chain/scripts/lint"], count: "check" },
  {
    // The contracts' wasm lies outside this module, where Go's cache of test results does not look.
    name: "contracts in the real VM",
    command: ["go", "test", "-count", "1", "-timeout", "30m", "-json", "./..."],
    cwd: "contracts/gas",
    count: "go",
  },
  {
    name: "test Rust",
    command: ["cargo", "test", "--workspace", "--no-fail-fast"],
    cwd: "contracts",
    alone: ["cargo"],
    count: "cargo",
  },
  { name: "end to end: indexer", command: npm("@wattmesh/indexer", "test:e2e"), cores: HALF_A_CORE, count: "vitest" },
  {
    name: "end to end: oracle-relayer",
    command: npm("oracle-relayer", "test:e2e"),
    cores: HALF_A_CORE,
    count: "vitest",
  },
  { name: "end to end: analyser", command: npm("@wattmesh/analyser", "test:e2e"), cores: HALF_A_CORE, count: "vitest" },
  { name: "end to end: notifier", command: npm("@wattmesh/notifier", "test:e2e"), cores: HALF_A_CORE, count: "vitest" },
  { name: "end to end: devices", command: npm("@wattmesh/meter", "test:e2e"), cores: HALF_A_CORE, count: "vitest" },
  {
    name: "test deploy, with a node of its own",
    command: ["node_modules/.bin/vitest", "run", "--root", "deploy"],
    cores: HALF_A_CORE,
    count: "vitest",
  },
  { name: "test Go", command: ["go", "test", "-json", "./..."], cwd: "chain", count: "go" },
  {
    name: "test oracle-relayer",
    command: ["node_modules/.bin/vitest", "run", "--root", "oracle-relayer"],
    count: "vitest",
  },
  { name: "test analyser", command: ["node_modules/.bin/vitest", "run", "--root", "analyser"], count: "vitest" },
  { name: "test notifier", command: ["node_modules/.bin/vitest", "run", "--root", "notifier"], count: "vitest" },
  {
    name: "test devices",
    command: ["node_modules/.bin/vitest", "run", "--root", "devices"],
    cores: HALF_A_CORE,
    count: "vitest",
  },
  { name: "test indexer", command: ["node_modules/.bin/vitest", "run", "--root", "indexer"], count: "vitest" },
  { name: "test ts-client", command: ["node_modules/.bin/vitest", "run", "--root", "ts-client"], count: "vitest" },
  {
    name: "schema is fresh",
    command: ["contracts/scripts/generate-schema", "--check"],
    alone: ["cargo"],
    count: "check",
  },
  {
    name: "vet contracts in the real VM",
    command: ["go", "vet", "-tags", "bench", "./..."],
    cwd: "contracts/gas",
    count: "check",
  },
  {
    name: "test the suites' own tools",
    command: ["node_modules/.bin/vitest", "run", "--root", ".ci"],
    count: "vitest",
  },
  {
    name: "test packages",
    command: ["node_modules/.bin/vitest", "run", "--root", "release"],
    count: "vitest",
  },
  { name: "test web", command: ["node_modules/.bin/vitest", "run", "--root", "web"], count: "vitest" },
  { name: "test service-kit", command: ["node_modules/.bin/vitest", "run", "--root", "service-kit"], count: "vitest" },
];
