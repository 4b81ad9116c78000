// Whether every test that SECURITY.md names exists: each row ends with a file in backticks and a part of the test's name.

import { existsSync, readFileSync } from "node:fs";

const rows = readFileSync("SECURITY.md", "utf8").matchAll(/\| `([^`]+)` ([^|`]+) \|$/gm);
const named = [...rows].map(([, file, test]) => ({ file, test: test.trim() }));
const missing = named.filter(({ file, test }) => !existsSync(file) || !readFileSync(file, "utf8").includes(test));

for (const { file, test } of missing) console.error(`SECURITY.md names a test that is not there: ${file}, ${test}`);
if (named.length === 0) console.error("SECURITY.md names no tests");
process.exit(missing.length > 0 || named.length === 0 ? 1 : 0);
