#!/usr/bin/env node
import { type KeyType, keyTypes } from "@wattmesh/client";
import { EXIT, runCommand } from "@wattmesh/service-kit/command";
import { untilStopSignal } from "@wattmesh/service-kit/shutdown";
import { packageVersion } from "@wattmesh/service-kit/version";
import { Command, InvalidArgumentError, Option } from "commander";
import { passRecords } from "./commands/records.ts";
import { qrOf, register } from "./commands/register.ts";
import { restart } from "./commands/restart.ts";
import { run } from "./commands/run.ts";
import { examine } from "./commands/test.ts";
import { describeVerified, verifyFiles } from "./commands/verify.ts";
import { loadConfig } from "./config.ts";
import { createKeyFile } from "./key/keyFile.ts";
import { restartPayload } from "./mqtt/messages.ts";
import { openSource } from "./source/openSource.ts";
import { SimulatedSource } from "./source/simulated.ts";
import { readTemplate, templateNames } from "./source/template.ts";

const MOST_W = 1_000_000;
const U32_MAX = 0xffff_ffff;
const MOST_WH = 2 ** 40;

const program = new Command("wattmesh-meter")
  .description("Makes a meter of what you have: signs its registers, and keeps every reading until the chain has it.")
  .version(packageVersion(import.meta.url))
  .option("-c, --config <file>", "configuration in TOML (default: what WATTMESH_METER_CONFIG names)")
  .showHelpAfterError()
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : EXIT.wrongConfig));

const configFile = () => program.opts<{ config?: string }>().config;
const config = () => loadConfig(configFile(), process.env);

const whole =
  (most: number) =>
  (text: string): number => {
    const number = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
    if (number <= most) return number;
    throw new InvalidArgumentError(`a whole number from 0 to ${most} is wanted.`);
  };

/** Aborts when this process is asked to end. */
function stopped(): AbortController {
  const stop = new AbortController();
  void untilStopSignal().then(() => stop.abort());
  return stop;
}

const keys = program.command("keys").description("the key by which a device signs");
keys
  .command("generate")
  .description("make a key that only its owner may read; a file that is there stays as it is")
  .argument("<file>", "where to write it")
  .addOption(new Option("--type <type>", "kind of key").choices(keyTypes).default("ed25519"))
  .action(async (file: string, { type }: { type: KeyType }) => {
    const { publicKey } = await createKeyFile(file, type);
    console.log(`${type} ${Buffer.from(publicKey).toString("hex")}`);
  });

program
  .command("register")
  .description("print the code by which the meter's owner applies for its metering point, as text and as QR code")
  .requiredOption("--owner <address>", "address of the owner's account: watt1…")
  .option("--no-qr", "as text only")
  .action(async ({ owner, qr }: { owner: string; qr: boolean }) => {
    const code = await register(config(), owner);
    console.log(qr ? `${code}\n\n${qrOf(code, process.stdout.isTTY)}` : code);
  });

program
  .command("run")
  .description("read the device of [source], sign and publish until SIGTERM or SIGINT")
  .action(async () => {
    const read = config();
    const { source, template } = openSource(read.source);
    const { model, assurance } = template;
    await run(read, {
      source,
      about: { model, assurance },
      mostAgeSeconds: read.source?.mostAgeSeconds ?? 0,
      signal: stopped().signal,
    });
  });

program
  .command("records")
  .description("publish the records of a charging station that are put where [records] says, until SIGTERM or SIGINT")
  .action(async () => passRecords(config(), stopped().signal));

program
  .command("templates")
  .description("the devices that there are templates for")
  .action(() => {
    for (const name of templateNames()) {
      const { model, assurance, notes } = readTemplate(name);
      console.log(
        `${name.padEnd(16)} ${model} (${assurance})${notes === undefined ? "" : `\n${" ".repeat(17)}${notes}`}`,
      );
    }
  });

program
  .command("simulate")
  .description("sign and publish registers that run at constant powers")
  .option("--import-w <watts>", "mean power that is drawn", whole(MOST_W), 400)
  .option("--export-w <watts>", "mean power that is fed in", whole(MOST_W), 0)
  .option(
    "--slots <count>",
    "end when so many readings are acknowledged (default: run until SIGTERM or SIGINT)",
    whole(U32_MAX),
  )
  .action(async ({ importW, exportW, slots }: { importW: number; exportW: number; slots?: number }) => {
    const stop = stopped();
    let left = slots ?? Number.POSITIVE_INFINITY;
    await run(config(), {
      source: new SimulatedSource({ importW, exportW }),
      about: { model: "nothing: powers that are made up", assurance: "simulated" },
      mostAgeSeconds: 1,
      signal: stop.signal,
      onAcknowledged: (readings) => {
        left -= readings;
        if (left <= 0) stop.abort();
      },
    });
  });

program
  .command("restart")
  .description("sign that the counter starts again, after an exchange or a reset; the meter publishes it when it runs")
  .requiredOption(
    "--slot <slot>",
    "the slot at whose end the new registers stood so; one of the last 8",
    whole(U32_MAX),
  )
  .requiredOption("--import-wh <wh>", "import register at the end of the slot", whole(MOST_WH))
  .requiredOption("--export-wh <wh>", "export register at the end of the slot", whole(MOST_WH))
  .action(async ({ slot, importWh, exportWh }: { slot: number; importWh: number; exportWh: number }) => {
    const first = { slot, importTotalWh: BigInt(importWh), exportTotalWh: BigInt(exportWh) };
    console.log(restartPayload(await restart(config(), first)));
  });

program
  .command("test")
  .description("check key, clock, broker, chain and the last acknowledged slot; changes nothing")
  .option("--json", "as JSON")
  .action(async ({ json }: { json?: boolean }) => {
    const findings = await examine(configFile(), process.env);
    const lines = findings.map(
      ({ check, ok, detail, remedy }) =>
        `${ok ? "ok  " : "FAIL"}  ${check.padEnd(10)}  ${detail}${remedy === undefined ? "" : `\n${" ".repeat(18)}${remedy}`}`,
    );
    console.log(json === true ? JSON.stringify(findings, undefined, 2) : lines.join("\n"));
    process.exitCode = findings.every(({ ok }) => ok) ? 0 : EXIT.failed;
  });

program
  .command("verify")
  .description("say of OCMF records whether they are valid, and why not; also inside the XML of transparency software")
  .argument("<file...>", "files with records")
  .option(
    "-k, --key <key...>",
    "public keys of the devices, or files with one; without it, those in the files are taken",
  )
  .option("--json", "as JSON")
  .action((files: string[], { key = [], json }: { key?: string[]; json?: boolean }) => {
    const verified = verifyFiles(files, key);
    console.log(json === true ? JSON.stringify(verified, undefined, 2) : verified.map(describeVerified).join("\n"));
    process.exitCode = verified.every(({ valid }) => valid) ? 0 : EXIT.failed;
  });

await runCommand("wattmesh-meter", () => program.parseAsync());
