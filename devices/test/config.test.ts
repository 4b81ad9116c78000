import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { connectionOf, loadConfig, meterIdOf, readDeploymentOf } from "../src/config.ts";
import { ConfigError } from "../src/errors.ts";

const folder = mkdtempSync(join(tmpdir(), "wattmesh-meter-config-"));
const example = readFileSync(new URL("../meter.example.toml", import.meta.url), "utf8");

function file(content: string): string {
  const path = join(folder, "meter.toml");
  writeFileSync(path, content);
  return path;
}

const refusal = (content: string, environment: Record<string, string> = {}): string => {
  try {
    loadConfig(file(content), environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
  }
  throw new Error("was taken");
};

describe("the configuration", () => {
  test("is that of the example, whose comments show the defaults", () => {
    const config = loadConfig(file(example), {});
    expect(config).toMatchObject({
      serial: "WM-2026-000258",
      keyFile: join(folder, "device.key"),
      mqtt: { protocol: "5", keepaliveSeconds: 30 },
      store: { path: join(folder, "data"), mostReadings: 35_040, keepAcknowledged: 96 },
      log: { level: "info" },
    });
  });

  test("has every key of the example", () => {
    const commented = example.replaceAll(/^# (\[?[a-z_]+(?: = |\]))/gm, "$1");
    expect(loadConfig(file(commented), {})).toMatchObject({ meterId: 258, mqtt: { username: "258" } });
  });

  test("is set by the environment over the file", () => {
    const config = loadConfig(file(example), { WATTMESH_METER_METER_ID: "7" });
    expect(meterIdOf(config)).toBe(7);
  });

  test.each([
    ["a serial that no label has", example.replace("WM-2026-000258", "WM 2026"), /^serial = "WM 2026"/],
    [
      "a broker with a password in its address",
      example.replace("broker.", "me:secret@broker."),
      /^mqtt.url = .*keys of their own/,
    ],
    ["a key that nobody reads", `meter = 7\n${example}`, /^meter = 7: is no key of the meter/],
    ["a certificate without its key", example.replace("# cert_file", "cert_file"), /^mqtt.cert_key_file/],
  ])("with %s is refused by its key", (_, content, reason) => {
    expect(refusal(content)).toMatch(reason);
    expect(refusal(content)).not.toContain("secret");
  });

  test("needs the meter's number where it is used, and says where it comes from", () => {
    expect(() => meterIdOf(loadConfig(file(example), {}))).toThrow(/^meter_id = \(missing\): .*registration/);
  });

  test.each([
    ["a deployment", () => readDeploymentOf(loadConfig(file(example), {})), "deployment"],
    [
      "a password file",
      () => connectionOf(loadConfig(file(example.replace("# password_file", "password_file")), {})),
      "mqtt.password_file",
    ],
  ])("names %s that is not there by its key", (_, read, key) => {
    expect(read).toThrow(expect.objectContaining({ key }));
  });
});
