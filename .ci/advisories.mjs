// `npm run advisories`: asks the databases of known weaknesses about every dependency. Ends with 0 only if all could be asked and knew none.

import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { outcomes } from "./advisories/outcomes.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const FOUND = 1;
const NOT_ASKED = 2;

const checks = [
  {
    name: "Go: govulncheck",
    command: ["go", "tool", "-modfile=tools/go.mod", "govulncheck", "-tags", "netgo", "./..."],
    cwd: "chain",
    outcome: outcomes.govulncheck,
    needs: "vuln.go.dev, or a copy named by GOVULNDB",
  },
  {
    name: "Rust: cargo audit",
    command: ["cargo", "audit", "--json"],
    cwd: "contracts",
    outcome: outcomes.cargoAudit,
    needs: "cargo install cargo-audit --locked, and github.com/rustsec/advisory-db",
  },
  {
    name: "npm: npm audit",
    command: ["npm", "audit", "--json"],
    cwd: ".",
    outcome: outcomes.npmAudit,
    needs: "a registry that answers /-/npm/v1/security/advisories/bulk",
  },
];

const seen = checks.map(({ name, command: [program, ...args], cwd, outcome, needs }) => {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: join(root, cwd),
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  const result = outcome({ status, stdout: stdout ?? "" });
  if (result === "clean") console.log(`clean       ${name}`);
  if (result === "found") console.log(`FOUND       ${name}\n${stdout}`);
  if (result === "not asked") console.log(`NOT ASKED   ${name}: it needs ${needs}\n${(stderr ?? "").trim()}`);
  return result;
});

if (seen.includes("found")) process.exitCode = FOUND;
else if (seen.includes("not asked")) process.exitCode = NOT_ASKED;
