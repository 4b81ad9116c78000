import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigError } from "@wattmesh/service-kit/errors";
import { describe, expect, test } from "vitest";
import { loadConfig, readKey } from "../src/config.ts";
import { readDeploymentOf, sessionOptions } from "../src/setup.ts";
import { certificate, otherPrivateKey, privateKey } from "./support/tls.ts";

const folder = mkdtempSync(join(tmpdir(), "wattmesh-config-"));

const GOOD = `
community = "sonnenhof"
deployment = "deployment.json"
key_file = "relayer.key"

[mqtt]
url = "mqtts://broker.example:8883"

[store]
path = "data/outbox.db"
`;

function file(content: string): string {
  const path = join(folder, "relayer.toml");
  writeFileSync(path, content);
  return path;
}

const refusal = (content: string, environment: Record<string, string> = {}): string => {
  try {
    loadConfig(file(content), environment);
  } catch (error) {
    if (error instanceof ConfigError) {
      return error.message;
    }
    throw error;
  }
  return "no error";
};

test("a short file is enough, and paths in it are relative to it", () => {
  const config = loadConfig(file(GOOD), {});
  expect(config.store.path).toBe(join(folder, "data/outbox.db"));
  expect(config.keyFile).toBe(join(folder, "relayer.key"));
  expect(config.mqtt).toMatchObject({ clientId: "wattmesh-relayer", protocol: "5", keepaliveSeconds: 30 });
  expect(config.http).toEqual({ host: "127.0.0.1", port: 9464 });
});

test("the example is a good configuration", () => {
  const config = loadConfig(new URL("../relayer.example.toml", import.meta.url).pathname, {});
  expect(config).toMatchObject({
    chain: loadConfig(file(GOOD), {}).chain,
    readings: loadConfig(file(GOOD), {}).readings,
  });
});

test("the environment stands over the file", () => {
  const config = loadConfig(file(GOOD), {
    WATTMESH_RELAYER_MQTT_URL: "mqtt://localhost",
    WATTMESH_RELAYER_CHAIN_POLL_MS: "77",
    WATTMESH_RELAYER_LOG_LEVEL: "debug",
    PATH: "/bin",
  });
  expect(config.mqtt.url).toBe("mqtt://localhost");
  expect(config.chain.pollMs).toBe(77);
  expect(config.log.level).toBe("debug");
});

test("the environment alone is enough, and may name the file", () => {
  const environment = {
    WATTMESH_RELAYER_COMMUNITY: "a",
    WATTMESH_RELAYER_DEPLOYMENT: "/d.json",
    WATTMESH_RELAYER_KEY_FILE: "/k",
    WATTMESH_RELAYER_MQTT_URL: "mqtt://localhost",
    WATTMESH_RELAYER_STORE_PATH: "/o.db",
  };
  expect(loadConfig(undefined, environment).store.path).toBe("/o.db");
  expect(loadConfig(undefined, { WATTMESH_RELAYER_CONFIG: file(GOOD) }).community).toBe("sonnenhof");
});

describe("what is wrong is named with its key and its value", () => {
  const with_ = (from: string, to: string) => GOOD.replace(from, to);
  const rows: [content: string, message: string][] = [
    ["", "community = (missing): is missing"],
    [`${GOOD}\n[readings]\nquarantine_seconds = 300`, "readings.quarantine_seconds = 300"],
    [with_('"sonnenhof"', '"Sonnen/hof"'), 'community = "Sonnen/hof": must be small letters, digits and hyphens'],
    [with_('"sonnenhof"', "7"), "community = 7: must be text"],
    [with_("mqtts://broker.example:8883", "broker:1883"), 'mqtt.url = "broker:1883": must be a URL with mqtt:'],
    [
      with_("mqtts://", "mqtts://me:secret@"),
      'mqtt.url = "mqtts://…@broker.example:8883": must not hold a name or password',
    ],
    [with_("mqtts://", "http://"), 'mqtt.url = "http://broker.example:8883": must be a URL with mqtt:'],
    [with_("[store]", 'client_id = "a b"\n[store]'), 'mqtt.client_id = "a b": must be 1 to 23 letters'],
    [with_("[store]", 'protocol = "4"\n[store]'), 'mqtt.protocol = "4": must be one of 5, 3.1.1'],
    [with_("[store]", "keepalive_seconds = 0\n[store]"), "mqtt.keepalive_seconds = 0: must be a whole number from 1"],
    [with_("[store]", "keepalive_seconds = 1.5\n[store]"), "mqtt.keepalive_seconds = 1.5: must be a whole number"],
    [
      with_("[store]", 'cert_file = "c"\n[store]'),
      "mqtt.cert_key_file = (missing): a certificate and its key go together",
    ],
    [with_("[store]", "url2 = 1\n[store]"), "mqtt.url2 = 1: is no key of the relayer"],
    [with_('path = "data/outbox.db"', ""), "store.path = (missing): is missing"],
    [`${GOOD}min_free_bytes = -1`, "store.min_free_bytes = -1: must be a whole number from 0"],
    [`${GOOD}keep_final_hours = 0`, "store.keep_final_hours = 0: must be a whole number from 1"],
    [`${GOOD}[readings]\ngap_wait_ms = "5"`, 'readings.gap_wait_ms = "5": must be a whole number'],
    [`${GOOD}[chain]\nrpc_url = "tcp://x"`, 'chain.rpc_url = "tcp://x": must be a URL with http: or https:'],
    [
      `${GOOD}[chain]\nmax_tx_bytes = 2_000_000`,
      "chain.max_tx_bytes = 2000000: must be a whole number from 1000 to 700000",
    ],
    [`${GOOD}[chain]\ntimeout_blocks = 1`, "chain.timeout_blocks = 1: must be a whole number from 3"],
    [`${GOOD}[http]\nport = 70_000`, "http.port = 70000: must be a whole number from 0 to 65535"],
    [`${GOOD}[log]\nlevel = "loud"`, 'log.level = "loud": must be one of trace'],
    [`${GOOD}[chains]\nx = 1`, "chains = "],
    ["community = ", "line 1: Invalid TOML document"],
  ];
  test.each(rows.map(([content, message]) => [message, content] as const))("%s", (message, content) => {
    expect(refusal(content)).toContain(message);
  });

  test("so are variables of the environment", () => {
    expect(refusal(GOOD, { WATTMESH_RELAYER_MQTT_ULR: "x" })).toBe(
      'WATTMESH_RELAYER_MQTT_ULR = "x": is no variable of the relayer',
    );
  });

  test("so are numbers that are none, or endless", () => {
    expect(refusal(GOOD, { WATTMESH_RELAYER_HTTP_PORT: "many" })).toContain(
      'http.port = "many": must be a whole number',
    );
    expect(refusal(GOOD, { WATTMESH_RELAYER_HTTP_PORT: "1e999" })).toContain('http.port = "1e999": must be a whole');
    expect(refusal(`${GOOD}[http]\nport = nan`)).toContain("http.port = NaN: must be a whole number");
    expect(refusal(`${GOOD}[http]\nport = inf`)).toContain("http.port = Infinity: must be a whole number");
  });

  describe("so are certificates and keys, in words that OpenSSL does not have", () => {
    const refused = (files: { ca?: string; cert?: string; key?: string }): string => {
      const lines = Object.entries({ ca_file: files.ca, cert_file: files.cert, cert_key_file: files.key }).flatMap(
        ([key, content]) => {
          if (content === undefined) return [];
          writeFileSync(join(folder, `${key}.pem`), content);
          return [`${key} = "${key}.pem"`];
        },
      );
      const config = loadConfig(file(with_("[store]", `${lines.join("\n")}\n[store]`)), {});
      try {
        sessionOptions(config);
        return "no error";
      } catch (error) {
        return (error as Error).message.replace(folder, "");
      }
    };

    test.each([
      [{ ca: certificate, cert: certificate, key: privateKey }, "no error"],
      [{ ca: `${certificate}${certificate}` }, "no error"],
      [{ ca: "" }, 'mqtt.ca_file = "/ca_file.pem": holds no certificate in PEM'],
      [{ ca: privateKey }, 'mqtt.ca_file = "/ca_file.pem": holds no certificate in PEM'],
      [{ ca: certificate.replaceAll("M", "N") }, 'mqtt.ca_file = "/ca_file.pem": holds no certificate in PEM'],
      [{ cert: privateKey, key: privateKey }, 'mqtt.cert_file = "/cert_file.pem": holds no certificate in PEM'],
      [
        { cert: certificate, key: certificate },
        'mqtt.cert_key_file = "/cert_key_file.pem": holds no private key in PEM',
      ],
      [
        { cert: certificate, key: otherPrivateKey },
        'mqtt.cert_key_file = "/cert_key_file.pem": is not the key of mqtt.cert_file',
      ],
    ])("%o", (files, message) => {
      expect(refused(files)).toContain(message);
    });
  });

  test("so is a file that is not there", () => {
    expect(() => loadConfig("/nowhere/relayer.toml", {})).toThrow(/config = "\/nowhere\/relayer.toml": ENOENT/);
    expect(() => readDeploymentOf(loadConfig(file(GOOD), {}))).toThrow(/^deployment = .*ENOENT/);
  });
});

describe("the key", () => {
  const path = join(folder, "relayer.key");
  const key = (content: string, mode = 0o600) => {
    writeFileSync(path, content);
    chmodSync(path, mode);
    return path;
  };

  test("is hex or a mnemonic", () => {
    expect(readKey(key(`${"ab".repeat(32)}\n`))).toEqual({ privateKey: new Uint8Array(32).fill(0xab) });
    const mnemonic = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
    expect(readKey(key(`${mnemonic}\n`))).toEqual({ mnemonic });
  });

  test("is never shown when it is wrong", () => {
    expect(() => readKey(key("secret words"))).toThrow(
      `key_file = ${JSON.stringify(path)}: holds neither 64 hex digits nor a mnemonic`,
    );
  });

  test("is refused when others may read it", () => {
    expect(() => readKey(key("ab".repeat(32), 0o644))).toThrow(/others may read it; chmod 600/);
  });
});
