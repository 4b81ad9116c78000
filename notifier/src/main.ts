#!/usr/bin/env node
import { EXIT, exitCodeOfReadiness, runCommand } from "@wattmesh/service-kit/command";
import { fetchReadiness, readinessLines, urlOf } from "@wattmesh/service-kit/probes";
import { packageVersion } from "@wattmesh/service-kit/version";
import { Command } from "commander";
import { run } from "./commands/run.ts";
import { loadConfig } from "./config.ts";
import { generateKeys, readKeys } from "./keys/vapidKeys.ts";

const program = new Command("wattmesh-notifier")
  .description("Wakes browsers by Web Push when something happened to an account, and tells nobody what.")
  .version(packageVersion(import.meta.url))
  .option("-c, --config <file>", "configuration in TOML (default: what WATTMESH_NOTIFIER_CONFIG names)")
  .showHelpAfterError()
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : EXIT.wrongConfig));

const config = () => loadConfig(program.opts<{ config?: string }>().config, process.env);

program
  .command("run")
  .description("take subscriptions and wake browsers, until SIGTERM or SIGINT")
  .action(async () => {
    process.exit(await run(config()));
  });

program
  .command("status")
  .description("whether a notifier runs and is ready: exit code 0, 4 when it is not ready, 5 when none runs")
  .option("--json", "as JSON")
  .action(async ({ json: asJson }: { json?: boolean }) => {
    const { host, port } = config().http;
    const readiness = await fetchReadiness(urlOf(host, port));
    console.log(asJson === true ? JSON.stringify(readiness, undefined, 2) : readinessLines(readiness).join("\n"));
    process.exitCode = exitCodeOfReadiness(readiness);
  });

const keys = program.command("keys").description("the operator's key pair, by which push services know the sender");

keys
  .command("generate")
  .description("make a key pair and write it to a file that is not there yet, readable by its owner only")
  .argument("<file>", "where to")
  .action((file: string) => {
    console.log(generateKeys(file));
  });

keys
  .command("show")
  .description("the public key of the file that the configuration names")
  .action(() => {
    console.log(readKeys(config().keysFile).publicKey);
  });

await runCommand("wattmesh-notifier", () => program.parseAsync());
