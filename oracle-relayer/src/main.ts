#!/usr/bin/env node
import { runCommand } from "@wattmesh/service-kit/command";
import { Command } from "commander";
import packageJson from "../package.json" with { type: "json" };
import { examine } from "./commands/doctor.ts";
import { run } from "./commands/run.ts";
import { describe, readStatus } from "./commands/status.ts";
import { loadConfig } from "./config.ts";

const FAILED = 1;

const program = new Command("wattmesh-relayer")
  .description("Takes signed meter readings from MQTT to the chain.")
  .version(packageJson.version)
  .option("-c, --config <file>", "configuration in TOML (default: what WATTMESH_RELAYER_CONFIG names)")
  .showHelpAfterError();

const configFile = () => program.opts<{ config?: string }>().config;
const config = () => loadConfig(configFile(), process.env);

program
  .command("run")
  .description("relay until SIGTERM or SIGINT")
  .action(async () => {
    process.exit(await run(config()));
  });

program
  .command("status")
  .description("what is in the outbox, and whether a relayer is running")
  .option("--json", "as JSON")
  .action(async ({ json }: { json?: boolean }) => {
    const status = await readStatus(config());
    console.log(json === true ? JSON.stringify(status, undefined, 2) : describe(status));
  });

program
  .command("doctor")
  .description("check configuration, disk, broker, chain, contract, key and time; changes nothing")
  .option("--json", "as JSON")
  .action(async ({ json }: { json?: boolean }) => {
    const findings = await examine(configFile(), process.env);
    const lines = findings.map(({ check, ok, detail }) => `${ok ? "ok  " : "FAIL"}  ${check.padEnd(10)}  ${detail}`);
    console.log(json === true ? JSON.stringify(findings, undefined, 2) : lines.join("\n"));
    process.exitCode = findings.every(({ ok }) => ok) ? 0 : FAILED;
  });

await runCommand("wattmesh-relayer", () => program.parseAsync());
