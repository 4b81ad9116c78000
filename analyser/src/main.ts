#!/usr/bin/env node
import { EXIT, exitCodeOfReadiness, runCommand } from "@wattmesh/service-kit/command";
import { fetchReadiness, readinessLines, urlOf } from "@wattmesh/service-kit/probes";
import { packageVersion } from "@wattmesh/service-kit/version";
import { Command, InvalidArgumentError } from "commander";
import { describe, lookOnce } from "./commands/look.ts";
import { describeQuarantine, listQuarantine, release } from "./commands/quarantine.ts";
import { run } from "./commands/run.ts";
import { loadConfig } from "./config.ts";

const program = new Command("wattmesh-analyser")
  .description("Looks at what meters said together, and flags on the chain what can hardly be true.")
  .version(packageVersion(import.meta.url))
  .option("-c, --config <file>", "configuration in TOML (default: what WATTMESH_ANALYSER_CONFIG names)")
  .showHelpAfterError()
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : EXIT.wrongConfig));

const config = () => loadConfig(program.opts<{ config?: string }>().config, process.env);

const U32_MAX = 0xffff_ffff;

const whole = (text: string): number => {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (number <= U32_MAX) return number;
  throw new InvalidArgumentError(`a whole number from 0 to ${U32_MAX} is wanted.`);
};

const json = (value: unknown): string =>
  JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? String(inner) : inner), 2);

program
  .command("run")
  .description("judge each day when it is over, four times a day, and flag what is found, until SIGTERM or SIGINT")
  .action(async () => {
    process.exit(await run(config()));
  });

program
  .command("look")
  .description(
    "judge the latest day, or the one that ends with a slot, and say what is found; flags nothing, needs no key",
  )
  .argument("[slot]", "the last slot of the day", whole)
  .option("--json", "as JSON")
  .action(async (slot: number | undefined, { json: asJson }: { json?: boolean }) => {
    const found = await lookOnce(config(), slot);
    console.log(asJson === true ? json(found) : describe(found));
  });

program
  .command("status")
  .description("whether an analyser runs and is ready: exit code 0, 4 when it is not ready, 5 when none runs")
  .option("--json", "as JSON")
  .action(async ({ json: asJson }: { json?: boolean }) => {
    const { host, port } = config().http;
    const readiness = await fetchReadiness(urlOf(host, port));
    console.log(asJson === true ? json(readiness) : readinessLines(readiness).join("\n"));
    process.exitCode = exitCodeOfReadiness(readiness);
  });

const quarantine = program.command("quarantine").description("meters with a flag, and export beyond an inverter");

quarantine
  .command("list")
  .description("what is in quarantine, why, and what was said for it; needs no key")
  .option("--json", "as JSON")
  .action(async ({ json: asJson }: { json?: boolean }) => {
    const held = await listQuarantine(config());
    console.log(asJson === true ? json(held) : describeQuarantine(held));
  });

quarantine
  .command("release")
  .description(
    "a verifier's vote to release a meter, and with it what it exported beyond its inverter; as many as the threshold end it",
  )
  .argument("<meter>", "the meter's id", whole)
  .requiredOption("--key <file>", "the verifier's key, 64 hex digits, readable by its owner only")
  .action(async (meterId: number, { key }: { key: string }) => {
    console.log((await release(config(), meterId, key)).join("\n"));
  });

await runCommand("wattmesh-analyser", () => program.parseAsync());
