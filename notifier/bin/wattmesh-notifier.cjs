#!/usr/bin/env node
// In words that an old Node knows, so that it says what is missing instead of failing on the first new one.
"use strict";
const NEEDED = 24;
const WRONG_CONFIG = 2;

if (Number.parseInt(process.versions.node, 10) < NEEDED) {
  console.error(
    `wattmesh-notifier needs Node ${NEEDED} or newer; this is v${process.versions.node} (${process.execPath})`,
  );
  process.exit(WRONG_CONFIG);
}
const { existsSync } = require("node:fs");
const { join } = require("node:path");
// A package has no sources; where they are, they are what somebody works on.
import(existsSync(join(__dirname, "..", "src", "main.ts")) ? "../src/main.ts" : "../dist/main.js");
