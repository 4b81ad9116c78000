// Every suite: what it runs, where, and how its output is counted. Order is cheap to dear, so that a slip shows early.

const npm = (workspace, script) => ["npm", "run", "--silent", script, "-w", workspace];

/** Suites in the order they run. `count` names a counter of count.mjs; `check` is one passed or failed check by exit code. */
export const suites = [
  {
    name: "format and lint TypeScript",
    command: ["node_modules/.bin/biome", "ci", "--colors=off", "."],
    count: "check",
  },
  { name: "types of ts-client", command: npm("ts-client", "typecheck"), count: "check" },
  { name: "types of oracle-relayer", command: npm("oracle-relayer", "check"), count: "check" },
  { name: "types of indexer", command: npm("@wattmesh/indexer", "check"), count: "check" },
  { name: "types of indexer's client", command: npm("indexer/client", "check"), count: "check" },
  { name: "types of localnet", command: npm("localnet", "check"), count: "check" },
  { name: "types of web", command: npm("web", "check"), count: "check" },
  { name: "generated TypeScript is fresh", command: npm("ts-client", "codegen:check"), count: "check" },
  { name: "the API's description is fresh", command: npm("@wattmesh/indexer", "openapi:check"), count: "check" },
  { name: "the API's client is fresh", command: npm("indexer/client", "codegen:check"), count: "check" },
  { name: "ts-client can be published", command: npm("ts-client", "package:check"), count: "check" },
  { name: "lint protos", command: ["node_modules/.bin/buf", "lint"], count: "check" },
  { name: "protos break nobody", command: ["chain/scripts/check-breaking"], count: "check" },
  { name: "generated Go is fresh", command: ["chain/scripts/generate-proto", "--check"], count: "check" },
  { name: "format Rust", command: ["cargo", "fmt", "--all", "--check"], cwd: "contracts", count: "check" },
  {
    name: "lint Rust",
    command: ["cargo", "clippy", "--workspace", "--all-targets", "--", "-D", "warnings"],
    cwd: "contracts",
    count: "check",
  },
  { name: "schema is fresh", command: ["contracts/scripts/generate-schema", "--check"], count: "check" },
  { name: "spec pages are fresh", command: ["contracts/scripts/generate-spec", "--check"], count: "check" },
  { name: "test Rust", command: ["cargo", "test", "--workspace", "--no-fail-fast"], cwd: "contracts", count: "cargo" },
  { name: "format and lint Go", command: ["chain/scripts/lint"], count: "check" },
  { name: "test Go", command: ["go", "test", "-json", "./..."], cwd: "chain", count: "go" },
  {
    name: "vet contracts in the real VM",
    command: ["go", "vet", "-tags", "bench", "./..."],
    cwd: "contracts/gas",
    count: "check",
  },
  {
    // The contracts' wasm lies outside this module, where Go's cache of test results does not look.
    name: "contracts in the real VM",
    command: ["go", "test", "-count", "1", "-json", "./..."],
    cwd: "contracts/gas",
    count: "go",
  },
  { name: "test ts-client", command: ["node_modules/.bin/vitest", "run", "--root", "ts-client"], count: "vitest" },
  {
    name: "test oracle-relayer",
    command: ["node_modules/.bin/vitest", "run", "--root", "oracle-relayer"],
    count: "vitest",
  },
  { name: "test web", command: ["node_modules/.bin/vitest", "run", "--root", "web"], count: "vitest" },
  { name: "test indexer", command: ["node_modules/.bin/vitest", "run", "--root", "indexer"], count: "vitest" },
  {
    name: "test localnet, end to end",
    command: ["node_modules/.bin/vitest", "run", "--root", "localnet"],
    count: "vitest",
  },
  { name: "end to end: indexer", command: npm("@wattmesh/indexer", "test:e2e"), count: "vitest" },
  { name: "end to end: oracle-relayer", command: npm("oracle-relayer", "test:e2e"), count: "vitest" },
  { name: "end to end: web, in a browser", command: npm("web", "test:e2e"), count: "playwright" },
];
