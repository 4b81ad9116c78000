import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigError } from "@wattmesh/service-kit/errors";
import { describe, expect, test } from "vitest";
import { loadConfig, readSigner } from "../src/config.ts";
import { ran } from "./support/process.ts";

const folder = mkdtempSync(join(tmpdir(), "wattmesh-analyser-"));

function fileOf(content: string, name = "analyser.toml"): string {
  const file = join(folder, name);
  writeFileSync(file, content, { mode: 0o600 });
  return file;
}

const least = 'deployment = "deployment.json"\n';

test("the example is a configuration", () => {
  const config = loadConfig(join(import.meta.dirname, "..", "analyser.example.toml"), {});
  expect(config.place).toEqual({ latitudeDegrees: 48.14, longitudeDegrees: 11.58 });
  expect(config.feeders.completeZones).toEqual([2]);
});

test("a deployment is enough to look, and variables stand above the file", () => {
  const config = loadConfig(fileOf(least), { WATTMESH_ANALYSER_FEEDERS_COMPLETE_ZONES: "1,2" });
  expect(config.deployment).toBe(join(folder, "deployment.json"));
  expect(config.feeders.completeZones).toEqual([1, 2]);
  expect(config.place).toBeUndefined();
});

test.each([
  ["", "deployment = (missing): is missing"],
  [
    `${least}[place]\nlatitude_degrees = 91.0\nlongitude_degrees = 0.0\n`,
    "place.latitude_degrees = 91: must be degrees from -90 to 90",
  ],
  [`${least}[place]\nlatitude_degrees = nan\nlongitude_degrees = 0.0\n`, "place.latitude_degrees"],
  [`${least}[place]\nlatitude_degrees = 1.0\n`, "place.longitude_degrees"],
  [`${least}on_behalf_of = "watt1x"\n`, "on_behalf_of"],
  [`${least}[feeders]\ncomplete_zones = ["north"]\n`, "must be numbers of zones"],
  [`${least}[feeders]\ncomplete_zones = [-1]\n`, "must be numbers of zones"],
  [`${least}[chain]\npoll_ms = 1\n`, "chain.poll_ms = 1: must be a whole number from 50 to 600000"],
  [`${least}poll_ms = 1\n`, "poll_ms = 1: is no key of the analyser"],
])("what cannot be used is named with its value: %j", (content, reason) => {
  expect(() => loadConfig(fileOf(content), {})).toThrow(reason);
});

describe("a key", () => {
  test("is 64 hex digits in a file that nobody else reads", async () => {
    const file = fileOf("1".repeat(64), "good.key");
    await expect(readSigner("key_file", file)).resolves.toBeDefined();
    chmodSync(file, 0o644);
    await expect(readSigner("key_file", file)).rejects.toThrow("others may read it; chmod 600");
    await expect(readSigner("key_file", fileOf("secret words", "bad.key"))).rejects.toThrow(
      /^(?!.*secret words).*64 hex/,
    );
    await expect(readSigner("key_file", undefined)).rejects.toThrow(ConfigError);
  });
});

describe("the program", () => {
  test.each([
    [["run"], 2, "deployment = (missing): is missing"],
    [["look", "1.5"], 2, "a whole number from 0 to 4294967295 is wanted"],
    [["quarantine", "release", "7"], 2, "required option '--key <file>' not specified"],
    [["status", "--config", fileOf(`${least}[http]\nport = 1\n`, "nobody.toml")], 5, "not running"],
    [["--version"], 0, "0.1.0"],
  ])("%j ends with %d and says why", async (args, code, words) => {
    const { text, code: ended } = await ran(args);
    expect([ended, text]).toEqual([code, expect.stringContaining(words)]);
  });
});
