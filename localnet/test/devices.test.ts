import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ed25519 } from "@noble/curves/ed25519.js";
import {
  addressOf,
  type Client,
  chainTag,
  decodeDeviceCode,
  NetworkError,
  possessionBytes,
  signerFromKey,
} from "@wattmesh/client";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openDeviceApi } from "../src/meters/deviceApi.ts";
import { Devices, MOST_ANONYMOUS, MOST_DEVICES, MOST_OF_PEER, type Registry } from "../src/meters/devices.ts";
import type { Fleet, FleetMeter } from "../src/meters/fleet.ts";
import { householdFor, newcomers } from "../src/meters/newcomers.ts";

const chainId = "wattmesh-local";
const json = { "content-type": "application/json" };

let owners: string[];
let folder: string;
let file: string;
let devices: Devices;
let api: Awaited<ReturnType<typeof openDeviceApi>>;
/** Serials and owners that the chain knows. */
let registered: string[];
let admitted: string[];

const chain: Registry = {
  isRegistered: async ({ serial }) => registered.includes(serial),
  isAdmitted: async (address) => admitted.includes(address),
};

beforeAll(async () => {
  const keys = Array.from({ length: MOST_DEVICES + MOST_ANONYMOUS + 1 }, (_, index) =>
    new Uint8Array(32).fill(index + 1),
  );
  owners = await Promise.all(keys.map(async (key) => addressOf(await signerFromKey(key))));
});

beforeEach(async () => {
  registered = [];
  admitted = [];
  folder = mkdtempSync(join(tmpdir(), "wattmesh-devices-"));
  file = join(folder, "devices.json");
  devices = await Devices.open(file, chainId);
  api = await openDeviceApi(0, devices, chain);
});

afterEach(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
});

const owner = (index = 0): string => owners[index] ?? "";

async function ask(
  body: unknown,
  { method = "POST", path = "/devices", headers = json as Record<string, string> } = {},
) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const url = `http://127.0.0.1:${api.port}${path}`;
  const answer = await fetch(url, { method, headers, ...(method === "POST" && { body: text }) });
  return { status: answer.status, body: (await answer.json()) as { serial: string; code: string } };
}

async function reopen(): Promise<void> {
  await api.close();
  devices = await Devices.open(file, chainId);
  api = await openDeviceApi(0, devices, chain);
}

describe("the meters' device API", () => {
  test("makes a device whose code proves to the chain that its owner may register it", async () => {
    const { status, body } = await ask({ owner: owner() });
    expect(status).toBe(201);
    const { serial, deviceKey, proof } = decodeDeviceCode(body.code);
    expect(serial).toBe(body.serial);
    const { keyType, publicKey } = deviceKey;
    expect(keyType).toBe("ed25519");
    const signed = possessionBytes(chainTag(chainId), { owner: owner(), serial, publicKey });
    expect(ed25519.verify(proof, signed, publicKey)).toBe(true);
  });

  test("shows the same device again until it is registered, also to two who ask at once", async () => {
    const [one, other] = await Promise.all([ask({ owner: owner() }), ask({ owner: owner() })]);
    expect([one.status, other.status].sort()).toEqual([200, 201]);
    expect(one.body).toEqual(other.body);
    const { serial } = one.body;
    await devices.register([{ meterId: 7, serial, household: serial, keyFile: "", loadFile: "load.csv" }]);
    const next = await ask({ owner: owner() });
    expect(next.status).toBe(201);
    expect(next.body.serial).not.toBe(serial);
  });

  test("makes another device for who registered the first one just now, before the meters have noticed", async () => {
    const { body } = await ask({ owner: owner() });
    registered = [body.serial];
    const next = await ask({ owner: owner() });
    expect(next.status).toBe(201);
    expect(devices.waiting().map(({ serial }) => serial)).toEqual([body.serial, next.body.serial]);
    expect(await ask({ owner: owner() })).toEqual({ ...next, status: 200 });
  });

  test("keeps its devices, and what is known of them, through a restart", async () => {
    const [first, second] = [await ask({ owner: owner(0) }), await ask({ owner: owner(1) })];
    const { serial } = second.body;
    const keyFile = join("keys", `${serial}.json`);
    await devices.register([{ meterId: 7, serial, household: serial, keyFile, loadFile: "load.csv" }]);
    await reopen();
    expect(await ask({ owner: owner(0) })).toEqual({ ...first, status: 200 });
    expect(devices.meters()).toEqual([
      { meterId: 7, serial, household: serial, keyFile: join(folder, keyFile), loadFile: "load.csv" },
    ]);
    expect(devices.waiting().map((device) => device.owner)).toEqual([owner(0)]);
  });

  test("shows a private key to nobody", async () => {
    const { body } = await ask({ owner: owner() });
    const { private_key } = JSON.parse(await readFile(join(folder, "keys", `${body.serial}.json`), "utf8"));
    expect(JSON.stringify(body)).not.toContain(private_key);
    expect(await readFile(file, "utf8")).not.toContain(private_key);
  });

  test.each([["watt1nobody"], [""], ["cosmos1qypqxpq9qcrsszg2pvxq6rs0zqg3yyc5lzv7xu"]])(
    "refuses the owner %j by name",
    async (wrong) => {
      const { status, body } = await ask({ owner: wrong });
      expect(status).toBe(400);
      expect(body).toEqual({
        error: { code: "bad_owner", message: `"${wrong}" is not an address of this chain`, retry_helps: false },
      });
      expect(devices.waiting()).toEqual([]);
    },
  );

  test("takes an owner in the capitals of a QR code for the same", async () => {
    const headers = { "content-type": "application/json; charset=utf-8" };
    const { body } = await ask({ owner: ` ${owner().toUpperCase()} ` }, { headers });
    expect(await ask({ owner: owner() })).toEqual({ status: 200, body });
  });

  test("refuses an address with a letter that is wrong", async () => {
    const wrong = owner().replace(/.$/, (last) => (last === "q" ? "p" : "q"));
    expect(await ask({ owner: wrong })).toMatchObject({ status: 400, body: { error: { code: "bad_owner" } } });
  });

  const serials = () => devices.waiting().map(({ serial }) => serial);
  const from = (peer: string) => ({ headers: { ...json, "x-forwarded-for": peer } });

  test(`makes no more than ${MOST_DEVICES} devices of admitted owners, and still shows those that there are`, async () => {
    admitted = owners.slice(0, MOST_DEVICES + 1);
    for (let index = 0; index < MOST_DEVICES; index += 1) {
      expect(await ask({ owner: owner(index) })).toMatchObject({ status: 201 });
    }
    expect(await ask({ owner: owner(MOST_DEVICES) })).toMatchObject({
      status: 409,
      body: { error: { code: "too_many_devices", retry_helps: false } },
    });
    expect(await ask({ owner: owner(0) })).toMatchObject({ status: 200 });
    await reopen();
    expect(await ask({ owner: owner(MOST_DEVICES) })).toMatchObject({ status: 409 });
  });

  test("a stranger who asks for owners without end takes no room but a peer's", async () => {
    admitted = [owner(0)];
    const kept = [await ask({ owner: owner(0) }), await ask({ owner: owner(1) }, from("203.0.113.1"))];
    for (let index = 2; index < 100; index += 1)
      expect(await ask({ owner: owner(index) }, from("198.51.100.7"))).toMatchObject({ status: 201 });
    expect(devices.waiting()).toHaveLength(MOST_OF_PEER + kept.length);
    expect(serials()).toEqual(expect.arrayContaining(kept.map(({ body }) => body.serial)));
    expect(await readdir(join(folder, "keys"))).toHaveLength(MOST_OF_PEER + kept.length);
  });

  test("strangers by many names leave the admitted and the registered their devices, and a single newcomer one", async () => {
    admitted = [owner(0)];
    const mine = await ask({ owner: owner(0) });
    const theirs = await ask({ owner: owner(1) }, from("203.0.113.1"));
    registered = [theirs.body.serial];
    const newcomer = await ask({ owner: owner(2) }, from("203.0.113.2"));
    for (let index = 3; index < 128; index += 1) await ask({ owner: owner(index) }, from(`198.51.100.${index % 6}`));
    expect(devices.waiting().length).toBeLessThanOrEqual(MOST_ANONYMOUS + 2);
    const all = [mine, theirs, newcomer].map(({ body }) => body.serial);
    expect(serials()).toEqual(expect.arrayContaining(all));
  });

  test("a device is safe from the moment that its owner is admitted", async () => {
    const mine = await ask({ owner: owner(0) }, from("198.51.100.7"));
    admitted = [owner(0)];
    for (let index = 1; index < 100; index += 1) await ask({ owner: owner(index) }, from("198.51.100.7"));
    expect(serials()).toContain(mine.body.serial);
  });

  test("no device is made by a name that means this machine today", async () => {
    const asked = httpRequest({
      port: api.port,
      path: "/devices",
      method: "POST",
      headers: { ...json, host: "evil.example" },
    });
    asked.end(JSON.stringify({ owner: owner() }));
    const [{ statusCode }] = await once(asked, "response");
    expect([statusCode, devices.waiting()]).toEqual([403, []]);
  });

  test.each([
    ["something else than JSON", "owner=me", {}, 400],
    ["an owner that is no text", { owner: 7 }, {}, 400],
    ["what it does not know", { owner: "watt1", serial: "WM-1" }, {}, 400],
    ["more than a request can be", { owner: "x".repeat(2_000) }, {}, 400],
    ["what a form of another site can send", "{}", { headers: { "content-type": "text/plain" } }, 415],
    ["questions", "", { method: "GET" }, 405],
    ["other paths", "{}", { path: "/keys" }, 404],
  ])("refuses %s", async (_, body, options, status) => {
    const answer = await ask(body, options);
    expect(answer).toMatchObject({ status, body: { error: { retry_helps: false } } });
    expect(devices.waiting()).toEqual([]);
  });

  test("says that its port is taken", async () => {
    await expect(openDeviceApi(api.port, devices, chain)).rejects.toThrow(String(api.port));
  });
});

const household = (meterId: number, solar: boolean): FleetMeter => ({
  meterId,
  serial: `WM-${meterId}`,
  household: `H${meterId}`,
  keyFile: "",
  loadFile: `load-${meterId}.csv`,
  ...(solar && { pv: { profileFile: "pv.csv", peakW: 1_000 * meterId } }),
});
const fleet = (...meters: FleetMeter[]): Fleet => ({
  chainId,
  community: "lane",
  slotSeconds: 10,
  replayFrom: 0,
  meters,
});

describe("what a virtual meter measures", () => {
  const lane = fleet(household(1, true), household(2, false), household(3, true));
  test("is each household's load in turn", () => {
    const files = [0, 1, 2, 3].map((place) => householdFor(lane, place, "none", 0));
    expect(files).toEqual(["1", "2", "3", "1"].map((name) => ({ loadFile: `load-${name}.csv` })));
  });

  test("has a household's panels where solar energy feeds in, and nowhere else", () => {
    expect(householdFor(lane, 1, "solar", 9_900)).toEqual({
      loadFile: "load-3.csv",
      pv: { profileFile: "pv.csv", peakW: 3_000 },
    });
    expect(householdFor(lane, 1, "wind", 9_900)).toEqual({ loadFile: "load-2.csv" });
  });

  test("feeds in no more than its inverter can", () => {
    expect(householdFor(lane, 1, "solar", 2_000).pv).toEqual({ profileFile: "pv.csv", peakW: 2_000 });
  });

  test("has no panels where no household has any", () => {
    expect(householdFor(fleet(household(2, false)), 5, "solar", 9_900)).toEqual({ loadFile: "load-2.csv" });
  });
});

describe("a virtual meter is played", () => {
  const lane = fleet(household(1, true));

  /** A registry with these metering points of everybody; their wire form, by page. */
  const registry = (points: object[]): Client =>
    ({
      deployment: { contracts: { registry: "registry" } },
      smartQuery: async (_: string, { metering_points_of: asked }: { metering_points_of: Asked }) => {
        const after = points.filter((point) => (point as { meter_id: number }).meter_id > (asked.start_after ?? -1));
        return { metering_points: after.slice(0, asked.limit ?? 30) };
      },
    }) as unknown as Client;

  interface Asked {
    start_after: number | null;
    limit: number | null;
  }

  const point = (meterId: number, serial: string, publicKey: Uint8Array) => ({
    meter_id: meterId,
    kind: "prosumer",
    owner: owner(),
    serial,
    zone_id: 1,
    source: "solar",
    connection_w: 24_150,
    device_key: { key_type: "ed25519", public_key: Buffer.from(publicKey).toString("base64") },
    status: "active",
    approval: {
      class: "b",
      inverter_w: 9_900,
      approver: owner(),
      evidence_hash: Buffer.alloc(32, 7).toString("base64"),
      approved_slot: 0,
    },
    recall: null,
  });

  async function made(): Promise<{ serial: string; publicKey: Uint8Array }> {
    const { serial, deviceKey } = decodeDeviceCode((await devices.issue(owner(), "::1", chain)).code);
    return { serial, publicKey: deviceKey.publicKey };
  }

  beforeEach(async () => {
    await writeFile(join(folder, "load-1.csv"), "timestamp,electricity_W\n0,0.5\n");
    await writeFile(join(folder, "pv.csv"), "timestamp,electricity\n0,0.5\n");
  });

  test("once its owner has registered it, with the panels of a household, and is not new again after that", async () => {
    const { serial, publicKey } = await made();
    const others = Array.from({ length: 120 }, (_, index) => point(index, `OWN-${index}`, new Uint8Array(32)));
    const client = registry([...others, point(300, serial, publicKey)]);
    expect(await newcomers(client, devices, lane, folder)).toMatchObject([
      { meterId: 300, key: { publicKey }, pv: { peakW: 1_000 } },
    ]);
    expect(await newcomers(client, devices, lane, folder)).toEqual([]);
    await reopen();
    expect(devices.meters()).toMatchObject([{ meterId: 300, serial, loadFile: "load-1.csv" }]);
  });

  test("not when another device was registered in its name", async () => {
    const { serial } = await made();
    expect(await newcomers(registry([point(7, serial, new Uint8Array(32))]), devices, lane, folder)).toEqual([]);
    expect(devices.waiting()).toHaveLength(1);
  });

  test("later, when the node does not answer now", async () => {
    const { serial, publicKey } = await made();
    const silent = registry([]);
    silent.smartQuery = () => Promise.reject(new NetworkError("http://127.0.0.1:1", "refused"));
    expect(await newcomers(silent, devices, lane, folder)).toEqual([]);
    expect(await newcomers(registry([point(7, serial, publicKey)]), devices, lane, folder)).toHaveLength(1);
  });
});
