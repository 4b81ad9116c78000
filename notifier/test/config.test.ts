import { join } from "node:path";
import { ConfigError } from "@wattmesh/service-kit/errors";
import { expect, test } from "vitest";
import { loadConfig } from "../src/config.ts";

const example = join(import.meta.dirname, "..", "notifier.example.toml");

test("the example is one, and its defaults are those of the code", () => {
  const { push, limits, http } = loadConfig(example, {});
  expect(push.hosts).toContain("fcm.googleapis.com");
  expect(push.privateHosts).toEqual([]);
  expect(push.atMostEverySeconds).toBe(300);
  expect(limits).toEqual({ subscriptions: 10_000, perAccount: 16, days: 60 });
  expect(http.port).toBe(9_468);
});

test.each([
  ["PUSH_HOSTS", "10.0.0.1"],
  ["PUSH_HOSTS", "*"],
  ["PUSH_HOSTS", "*.com:8443"],
  ["PUSH_HOSTS", "https://push.example"],
  ["PUSH_PRIVATE_HOSTS", "push.home.example"],
  ["CONTACT", "operator@example.org"],
  ["CONTACT", "http://example.org"],
  ["LIMITS_PER_ACCOUNT", "0"],
  ["KEYS", "vapid.json"],
])("%s = %s is refused by name", (name, value) => {
  expect(() => loadConfig(example, { [`WATTMESH_NOTIFIER_${name}`]: value })).toThrow(ConfigError);
});
