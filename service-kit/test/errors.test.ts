import { expect, test } from "vitest";
import { ConfigError, messageOf, retryHelps, ServiceError, shown } from "../src/errors.ts";

class NoWaterError extends ServiceError {
  readonly retryHelps = true;
}

test("an error says whether retrying helps, and of what says nothing it is not assumed", () => {
  expect(retryHelps(new NoWaterError("the tank is empty"))).toBe(true);
  expect(retryHelps(Object.assign(new Error("no answer"), { retryHelps: true }))).toBe(true);
  expect(retryHelps(new ConfigError("port", 0, "is taken"))).toBe(false);
  expect(retryHelps(new Error("a defect"))).toBe(false);
  expect(retryHelps("a defect")).toBe(false);
});

test("an error has the name of its class", () => {
  expect(new NoWaterError("the tank is empty").name).toBe("NoWaterError");
});

test("a message never shows the name and password of a URL", () => {
  expect(new ConfigError("url", "http://me:secret@host", "is refused").message).toBe(
    'url = "http://…@host": is refused',
  );
});

test("any value can be shown", () => {
  expect([undefined, 7n, "a", [1], null, Number.NaN].map(shown)).toEqual([
    "(missing)",
    "7",
    '"a"',
    "[1]",
    "null",
    "NaN",
  ]);
});

test("anything that is thrown has a message", () => {
  expect([new Error("it failed"), "it failed"].map(messageOf)).toEqual(["it failed", "it failed"]);
});
