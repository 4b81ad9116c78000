// The localnet's commands. `bootstrap.mjs` checks the command line and hands over.

import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { exitCodeOfReadiness } from "@wattmesh/service-kit/command";
import { ServiceError } from "@wattmesh/service-kit/errors";
import { commands } from "../bootstrap/options.mjs";
import { UsageError } from "./errors.ts";
import { project } from "./project.ts";
import { reset } from "./reset.ts";
import { start } from "./start.ts";
import { stateFolder } from "./state.ts";
import { isReady, readStatus, statusLines } from "./status.ts";

async function main([command, ...args]: string[]): Promise<number> {
  switch (command) {
    case "start":
      return start(parseArgs({ args, options: commands.start.options }).values);
    case "status": {
      const { values } = parseArgs({ args, options: commands.status.options });
      const status = await readStatus(stateFolder(resolve(values.state ?? project.state)));
      console.log(values.json ? JSON.stringify(status) : statusLines(status).join("\n"));
      return exitCodeOfReadiness({ running: status.running, ready: isReady(status) });
    }
    case "reset": {
      const { values } = parseArgs({ args, options: commands.reset.options });
      console.log(await reset(stateFolder(resolve(values.state ?? project.state))));
      return 0;
    }
    default:
      throw new UsageError(`there is no command "${command}"`);
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ServiceError)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
