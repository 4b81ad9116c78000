#!/usr/bin/env node
import { resolve } from "node:path";
import { exitCodeOfReadiness, runCommand } from "@wattmesh/service-kit/command";
import { packageVersion } from "@wattmesh/service-kit/version";
import { Command } from "commander";
import { describeApi } from "./commands/openapi.ts";
import { reindex } from "./commands/reindex.ts";
import { run } from "./commands/run.ts";
import { exportSnapshot, importSnapshot } from "./commands/snapshot.ts";
import { describe, readStatus } from "./commands/status.ts";
import { loadConfig } from "./config.ts";

const program = new Command("wattmesh-indexer")
  .description("Follows the chain into a database and serves it by REST and events.")
  .version(packageVersion(import.meta.url))
  .option("-c, --config <file>", "configuration in TOML (default: what WATTMESH_INDEXER_CONFIG names)")
  .showHelpAfterError();

const config = () => loadConfig(program.opts<{ config?: string }>().config, process.env);

program
  .command("run")
  .description("follow and serve until SIGTERM or SIGINT")
  .action(async () => {
    process.exit(await run(config()));
  });

program
  .command("reindex")
  .description("empty the tables and fill them anew from block 1; serves nothing meanwhile")
  .action(async () => {
    process.exit(await reindex(config()));
  });

const snapshot = program
  .command("snapshot")
  .description("the tables as a file, for an indexer whose node does not have the blocks that they were filled from");

snapshot
  .command("export <file>")
  .description("write the tables as they are; with PostgreSQL also beside an indexer that runs")
  .action(async (file: string) => {
    console.log(await exportSnapshot(config(), resolve(file)));
  });

snapshot
  .command("import <file>")
  .description("fill empty tables, when the node's chain had the same state at the snapshot's height")
  .action(async (file: string) => {
    console.log(await importSnapshot(config(), resolve(file)));
  });

program
  .command("status")
  .description(
    "whether an indexer runs and is ready, and how far it is: exit code 0, 4 when it is not ready, 5 when none runs",
  )
  .option("--json", "as JSON")
  .action(async ({ json }: { json?: boolean }) => {
    const status = await readStatus(config());
    console.log(json === true ? JSON.stringify(status, undefined, 2) : describe(status));
    process.exitCode = exitCodeOfReadiness(status);
  });

program
  .command("openapi")
  .description("print the API's description (OpenAPI 3.1)")
  .action(async () => {
    process.stdout.write(await describeApi());
  });

await runCommand("wattmesh-indexer", () => program.parseAsync());
