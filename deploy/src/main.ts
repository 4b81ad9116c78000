#!/usr/bin/env node
import { resolve } from "node:path";
import { runCommand } from "@wattmesh/service-kit/command";
import { untilStopSignal } from "@wattmesh/service-kit/shutdown";
import { packageVersion } from "@wattmesh/service-kit/version";
import { Command, InvalidArgumentError } from "commander";
import { apply, upgrade } from "./commands/apply.ts";
import { genesis } from "./commands/genesis.ts";
import { init } from "./commands/init.ts";
import { printPlan } from "./commands/plan.ts";
import { readStatus, statusLines } from "./commands/status.ts";
import { watch } from "./commands/watch.ts";
import { project } from "./project.ts";
import { askOpenly, askSecretly } from "./terminal.ts";

const program = new Command("wattmesh")
  .description("Puts a community on a chain and keeps it as one file says.")
  .version(packageVersion(import.meta.url))
  .option("-f, --file <file>", "the community's file", "community.toml")
  .option("--artifacts <folder>", "the contracts' codes", project.artifacts)
  .showHelpAfterError();

const print = (line: string): void => console.log(line);

function common() {
  const { file, artifacts } = program.opts<{ file: string; artifacts: string }>();
  return { file, artifacts: resolve(artifacts), print, ask: askSecretly };
}

function count(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 32)
    throw new InvalidArgumentError("not a whole number from 1 to 32");
  return number;
}

program
  .command("init <name>")
  .description("write the community's file, with everybody's address")
  .option("--chain-id <id>", "of the chain (default: NAME-1)")
  .option("--rpc-url <url>", "of a node", "http://127.0.0.1:26657")
  .option("--verifiers <count>", "how many there are", count, 3)
  .option("--as <role=who...>", "who has a role, an address or the file of a key; who is not named is asked for")
  .option("--new-keys <folder>", "make keys there for the roles that nobody is named for")
  .action(async (name: string, options) => {
    const { as: given = [], ...rest } = options;
    await init({ ...rest, file: program.opts().file, name, given, print, ask: askOpenly });
  });

program
  .command("genesis")
  .description("make the home of a validator's node, with the genesis of a new chain")
  .requiredOption("--home <folder>", "of the node")
  .option("--wattd <program>", "the node's program", project.wattd)
  .option("--moniker <moniker>", "which of the validators this node is")
  .action(async (options) => {
    await genesis({ ...options, home: resolve(options.home), file: program.opts().file, print });
  });

program
  .command("plan")
  .description("print what the chain has otherwise than the file; ends with 1 when that is something")
  .action(async () => {
    if (!(await printPlan(common()))) process.exitCode = 1;
  });

program
  .command("apply")
  .description("make the chain as the file says, after saying what that takes")
  .option("-y, --yes", "without being asked")
  .option("--unsigned <folder>", "write there what nobody here has the key for, to be signed elsewhere")
  .action(async ({ yes = false, unsigned }: { yes?: boolean; unsigned?: string }) => {
    await apply({ ...common(), yes, unsigned, confirm: askOpenly });
  });

program
  .command("upgrade")
  .description("migrate the contracts whose code is other than that of the files, after saying which")
  .option("-y, --yes", "without being asked")
  .option("--unsigned <folder>", "write there what nobody here has the key for, to be signed elsewhere")
  .action(async ({ yes = false, unsigned }: { yes?: boolean; unsigned?: string }) => {
    await upgrade({ ...common(), yes, unsigned, confirm: askOpenly });
  });

program
  .command("status")
  .description("one screen of how the community is doing; live at a terminal")
  .option("--once", "print it once")
  .action(async ({ once = false }: { once?: boolean }) => {
    const options = common();
    const read = async () => statusLines(await readStatus(options));
    if (once || process.stdout.isTTY !== true) {
      for (const line of await read()) print(line);
      return;
    }
    const stop = new AbortController();
    void untilStopSignal().then(() => stop.abort());
    await watch({ read, write: (text) => process.stdout.write(text), signal: stop.signal });
  });

await runCommand("wattmesh", () => program.parseAsync());
