#!/usr/bin/env node
// Data of a localnet, as a command.

import { writeFile } from "node:fs/promises";
import { runCommand } from "@wattmesh/service-kit/command";
import { convert } from "./convert.ts";
import { make } from "./make.ts";

await runCommand("wattmesh-data", async () => {
  const args = process.argv.slice(2);
  const { text, summary, output, plot } = args[0] === "make" ? make(args) : await convert(args);
  if (output === undefined) process.stdout.write(text);
  else await writeFile(output, text);
  if (plot !== undefined) await writeFile(plot.file, plot.svg);
  if (summary !== undefined) console.error(summary);
});
