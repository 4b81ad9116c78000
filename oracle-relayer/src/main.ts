#!/usr/bin/env node
import { EXIT, exitCodeOfReadiness, runCommand } from "@wattmesh/service-kit/command";
import { packageVersion } from "@wattmesh/service-kit/version";
import { Command, InvalidArgumentError } from "commander";
import { examine } from "./commands/doctor.ts";
import { describe as describeInspection, inspect } from "./commands/inspect.ts";
import { describeBatch, describeTx, inspectBatch, inspectTx } from "./commands/inspectCarried.ts";
import { describeReconciled, reconcile } from "./commands/reconcile.ts";
import { replay } from "./commands/replay.ts";
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

const shown = (found: unknown, asJson: boolean | undefined, words: string): void =>
  console.log(asJson === true ? JSON.stringify(found, undefined, 2) : words);

const looking = program
  .command("inspect")
  .description(
    "what the outbox knows of a meter, of a bank's readings for a slot, or of a transaction; changes nothing",
  );

looking
  .command("meter", { isDefault: true })
  .description("a meter, or one of its slots: its latest readings, verdicts, transactions and refusals")
  .argument("<meter>", "the meter's id", whole)
  .argument("[slot]", "a slot of it", whole)
  .option("--json", "as JSON")
  .action((meterId: number, slot: number | undefined, { json }: { json?: boolean }) => {
    const found = inspect(config(), meterId, slot);
    shown(found, json, describeInspection(found));
  });

looking
  .command("batch")
  .description("the readings of a bank for a slot: what one message carries")
  .argument("<bank>", "the bank's number, a meter's id divided by 256", whole)
  .argument("<slot>", "the slot", whole)
  .option("--json", "as JSON")
  .action((bank: number, slot: number, { json }: { json?: boolean }) => {
    const found = inspectBatch(config(), bank, slot);
    shown(found, json, describeBatch(found));
  });

looking
  .command("tx")
  .description(
    "a transaction of this relayer: what became of it and what it carried; exit code 1 when the outbox knows none",
  )
  .argument("<hash>", "its hash in hex")
  .option("--json", "as JSON")
  .action((hash: string, { json }: { json?: boolean }) => {
    const found = inspectTx(config(), hash);
    shown(found ?? null, json, describeTx(hash, found));
    if (found === undefined) process.exitCode = EXIT.failed;
  });

program
  .command("reconcile")
  .description("make the store of a relayer that does not run agree with the chain, which wins; an empty one is filled")
  .option("--json", "as JSON")
  .action(async ({ json }: { json?: boolean }) => {
    const found = await reconcile(config());
    shown(found, json, describeReconciled(found));
  });

program
  .command("replay")
  .description(
    "have readings that the contract refused tried again by the next run, when what they were refused for is over",
  )
  .argument("<meter>", "the meter's id", whole)
  .argument("[slot]", "a slot of it", whole)
  .action((meterId: number, slot: number | undefined) => {
    const count = replay(config(), meterId, slot);
    console.log(`${count} readings of meter ${meterId} are pending again`);
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
