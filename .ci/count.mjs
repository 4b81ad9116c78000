// Counts passed and failed tests in the output of each kind of runner.

import { stripVTControlCharacters } from "node:util";

/** `cargo test`: a closing line per test binary. A binary that did not build has none, so its exit code counts as one failure. */
function cargo(output, ok) {
  let passed = 0;
  let failed = 0;
  for (const [, p, f] of output.matchAll(/^test result: \w+\. (\d+) passed; (\d+) failed;/gm)) {
    passed += Number(p);
    failed += Number(f);
  }
  return { passed, failed: ok ? failed : Math.max(failed, 1) };
}

/** `go test -json`: one event per test; a package that fails without a failing test counts as one failure. */
function go(output, ok) {
  let passed = 0;
  let failed = 0;
  for (const line of output.split("\n")) {
    if (!line.startsWith("{")) continue;
    const { Action, Test } = JSON.parse(line);
    if (Test && Action === "pass") passed += 1;
    if (Test && Action === "fail") failed += 1;
  }
  return { passed, failed: ok ? failed : Math.max(failed, 1) };
}

/** vitest's closing line: `Tests  2 failed | 40 passed (42)`. */
function vitest(output, ok) {
  const plain = stripVTControlCharacters(output);
  const line = plain.match(/^\s*Tests\s+(.*)$/m)?.[1] ?? "";
  const number = (word) => Number(line.match(new RegExp(`(\\d+) ${word}`))?.[1] ?? 0);
  const failed = number("failed");
  return { passed: number("passed"), failed: ok ? failed : Math.max(failed, 1) };
}

/** Playwright's closing lines: `  2 failed`, `  40 passed (1.2m)`. A flaky test passed at its second try, and is named; one that did not run failed. */
function playwright(output, ok) {
  const plain = stripVTControlCharacters(output);
  const number = (word) => Number(plain.match(new RegExp(`^\\s+(\\d+) ${word}\\b`, "m"))?.[1] ?? 0);
  const failed = number("failed") + number("did not run");
  const flaky = [...(plain.match(/^\s+\d+ flaky\n((?:\s{4}\S.*\n?)*)/m)?.[1] ?? "").matchAll(/^\s+(\S.*?)[\s─]*$/gm)];
  return {
    passed: number("passed") + number("flaky"),
    failed: ok ? failed : Math.max(failed, 1),
    atSecondTry: flaky.map(([, name]) => name),
  };
}

const check = (_output, ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });

export const counters = { cargo, check, go, playwright, vitest };
