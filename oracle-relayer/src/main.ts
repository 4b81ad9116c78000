#!/usr/bin/env node
import { EXIT, exitCodeOfReadiness, runCommand } from "@wattmesh/service-kit/command";
import { packageVersion } from "@wattmesh/service-kit/version";
import { Command, InvalidArgumentError } from "commander";
import { examine } from "./commands/doctor.ts";
import { describe as describeInspection, inspect } from "./commands/inspect.ts";
import { run } from "./commands/run.ts";
import { describe, readStatus } from "./commands/status.ts";
import { loadConfig } from "./config.ts";
import { U32_MAX } from "./reading/reading.ts";

const program = new Command("wattmesh-relayer")
  .description("Takes signed meter readings from MQTT to the chain.")
  .version(packageVersion(import.meta.url))
  .option("-c, --config <file>", "configuration in TOML (default: what WATTMESH_RELAYER_CONFIG names)")
  .showHelpAfterError()
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : EXIT.wrongConfig));

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
  .description(
    "what is in the outbox, and whether a relayer runs and is ready: exit code 0, 4 when it is not ready, 5 when none runs",
  )
  .option("--json", "as JSON")
  .action(async ({ json }: { json?: boolean }) => {
    const status = await readStatus(config());
    console.log(json === true ? JSON.stringify(status, undefined, 2) : describe(status));
    process.exitCode = exitCodeOfReadiness(status);
  });

const whole = (text: string): number => {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (number <= U32_MAX) return number;
  throw new InvalidArgumentError(`a whole number from 0 to ${U32_MAX} is wanted.`);
};

program
  .command("inspect")
  .description(
    "what the outbox knows of a meter, or of one of its slots: its latest readings, verdicts, transactions and refusals",
  )
  .argument("<meter>", "the meter's id", whole)
  .argument("[slot]", "a slot of it", whole)
  .option("--json", "as JSON")
  .action(async (meterId: number, slot: number | undefined, { json }: { json?: boolean }) => {
    const found = inspect(config(), meterId, slot);
    console.log(json === true ? JSON.stringify(found, undefined, 2) : describeInspection(found));
  });

program
  .command("doctor")
  .description("check configuration, disk, broker, chain, contract, key and time; changes nothing")
  .option("--json", "as JSON")
  .action(async ({ json }: { json?: boolean }) => {
    const findings = await examine(configFile(), process.env);
    const lines = findings.map(({ check, ok, detail }) => `${ok ? "ok  " : "FAIL"}  ${check.padEnd(10)}  ${detail}`);
    console.log(json === true ? JSON.stringify(findings, undefined, 2) : lines.join("\n"));
    process.exitCode = findings.every(({ ok }) => ok) ? 0 : EXIT.failed;
  });

await runCommand("wattmesh-relayer", () => program.parseAsync());
