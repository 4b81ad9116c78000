// Every suite: what it runs, where, and how its output is counted. Order is cheap to dear, so that a slip shows early.

const contracts = "contracts";

/** Suites in the order they run. `count` names a counter of count.mjs; `check` is one passed or failed check by exit code. */
export const suites = [
  { name: "format and lint TypeScript", command: ["node_modules/.bin/biome", "ci", "."], count: "check" },
  { name: "types of ts-client", command: ["node_modules/.bin/tsc", "--noEmit", "-p", "ts-client"], count: "check" },
  {
    name: "types of oracle-relayer",
    command: ["node_modules/.bin/tsc", "--noEmit", "-p", "oracle-relayer"],
    count: "check",
  },
  { name: "types of localnet", command: ["node_modules/.bin/tsc", "--noEmit", "-p", "localnet"], count: "check" },
  { name: "lint protos", command: ["node_modules/.bin/buf", "lint"], count: "check" },
  { name: "protos break nobody", command: ["chain/scripts/check-breaking"], count: "check" },
  { name: "generated Go is fresh", command: ["chain/scripts/generate-proto", "--check"], count: "check" },
  { name: "format Rust", command: ["cargo", "fmt", "--all", "--check"], cwd: contracts, count: "check" },
  {
    name: "lint Rust",
    command: ["cargo", "clippy", "--workspace", "--all-targets", "--", "-D", "warnings"],
    cwd: contracts,
    count: "check",
  },
  { name: "schema is fresh", command: ["contracts/scripts/generate-schema", "--check"], count: "check" },
  { name: "spec pages are fresh", command: ["contracts/scripts/generate-spec", "--check"], count: "check" },
  {
    name: "generated TypeScript is fresh",
    command: ["npm", "run", "codegen", "-w", "ts-client", "--", "--check"],
    count: "check",
  },
  { name: "test Rust", command: ["cargo", "test", "--workspace", "--no-fail-fast"], cwd: contracts, count: "cargo" },
  {
    name: "format Go",
    command: ["sh", "-c", 'test -z "$(gofmt -l $(git ls-files "*.go" | grep -v pb))"'],
    count: "check",
  },
  { name: "vet Go", command: ["go", "vet", "./..."], cwd: "chain", count: "check" },
  { name: "test Go", command: ["go", "test", "-json", "./..."], cwd: "chain", count: "go" },
  { name: "contracts in the real VM", command: ["go", "test", "-json", "./..."], cwd: "contracts/gas", count: "go" },
  { name: "test ts-client", workspace: "ts-client", count: "vitest" },
  { name: "test oracle-relayer", workspace: "oracle-relayer", count: "vitest" },
  { name: "test localnet, end to end", workspace: "localnet", count: "vitest" },
];
