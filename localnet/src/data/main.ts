#!/usr/bin/env node
// Data of a localnet, as a command.

import { writeFile } from "node:fs/promises";
import { runCommand } from "@wattmesh/service-kit/command";
import { convert } from "./convert.ts";

await runCommand("wattmesh-data", async () => {
  const { text, summary, output, plot } = await convert(process.argv.slice(2));
  if (output === undefined) process.stdout.write(text);
  else await writeFile(output, text);
  if (plot !== undefined) await writeFile(plot.file, plot.svg);
  if (summary !== undefined) console.error(summary);
});
