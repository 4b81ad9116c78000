import { execFileSync } from "node:child_process";
import { generateKeyPairSync, type JsonWebKey } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { p256 } from "@noble/curves/nist.js";
import { addressOf, chainTag, decodeDeviceCode, possessionBytes, signerFromKey } from "@wattmesh/client";
import { expect, test } from "vitest";
import fixture from "../../ts-client/test/fixtures/events.json" with { type: "json" };
import { meterCommand } from "./support/process.ts";

const MODULE = "/usr/lib/softhsm/libsofthsm2.so";

test.skipIf(!existsSync(MODULE))(
  "a device's key may be in a token, and proves from there that the device has it",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "wattmesh-meter-token-"));
    mkdirSync(join(folder, "tokens"));
    writeFileSync(join(folder, "softhsm2.conf"), `directories.tokendir = ${join(folder, "tokens")}\n`);
    process.env.SOFTHSM2_CONF = join(folder, "softhsm2.conf");
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    writeFileSync(join(folder, "key.pem"), privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
    writeFileSync(join(folder, "pin"), "1234", { mode: 0o600 });
    const util = (...args: string[]) => execFileSync("softhsm2-util", args, { stdio: "pipe" });
    util("--init-token", "--free", "--label", "meter", "--so-pin", "5678", "--pin", "1234");
    util("--import", join(folder, "key.pem"), "--token", "meter", "--label", "device", "--id", "01", "--pin", "1234");
    writeFileSync(join(folder, "deployment.json"), JSON.stringify(fixture.deployment));
    const config = join(folder, "meter.toml");
    writeFileSync(
      config,
      `community = "sonnenhof"
deployment = "deployment.json"
serial = "WM-9"
[mqtt]
url = "mqtt://127.0.0.1:1"
[store]
path = "data"
[token]
module = "${MODULE}"
token = "meter"
key = "device"
pin_file = "pin"
`,
    );
    const owner = await addressOf(await signerFromKey(new Uint8Array(32).fill(1)));
    const { code, stdout } = await meterCommand("register", "--config", config, "--owner", owner, "--no-qr");
    expect(code).toBe(0);
    const { serial, deviceKey, proof } = decodeDeviceCode(stdout.trim());
    const { x = "", y = "" } = publicKey.export({ format: "jwk" }) as JsonWebKey;
    const point = Buffer.concat([Buffer.of(4), Buffer.from(x, "base64url"), Buffer.from(y, "base64url")]);
    expect(deviceKey).toEqual({ keyType: "secp256r1", publicKey: p256.Point.fromBytes(point).toBytes(true) });
    const bytes = possessionBytes(chainTag(fixture.deployment.chain_id), {
      owner,
      serial,
      publicKey: deviceKey.publicKey,
    });
    expect(p256.verify(proof, bytes, deviceKey.publicKey, { lowS: false })).toBe(true);
  },
);
