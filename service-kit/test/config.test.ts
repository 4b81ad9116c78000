import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Environment, readConfig, readNamed } from "../src/config.ts";
import { ConfigError } from "../src/errors.ts";
import { integer, listenKeys, logSection, oneOf, text, url } from "../src/schema.ts";

const shape = {
  service: "kettle",
  schema: v.strictObject({
    name: text,
    colour: v.optional(oneOf("red", "blue"), "red"),
    water: v.strictObject({
      store_path: v.optional(text),
      source_url: url("http:", "https:"),
      boil_at_celsius: v.optional(integer(1, 100), 100),
      stirred: v.optional(v.boolean("must be true or false"), false),
      additions: v.optional(v.array(text), []),
    }),
    http: v.optional(v.strictObject(listenKeys(80)), {}),
    log: logSection,
  }),
  paths: ["water.store_path"],
  variables: { WATER_URL: "water.source_url" },
};

const minimal = 'name = "k"\n[water]\nsource_url = "http://spring.example"\n';
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "wattmesh-service-kit-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

function write(toml: string): string {
  const file = join(folder, "kettle.toml");
  writeFileSync(file, toml);
  return file;
}

const read = (toml: string, environment: Environment = {}) => readConfig(shape, write(toml), environment);

describe("a configuration", () => {
  test("has a default for what it need not say, in the names of the code", () => {
    expect(read(minimal)).toEqual({
      name: "k",
      colour: "red",
      water: { sourceUrl: "http://spring.example", boilAtCelsius: 100, stirred: false, additions: [] },
      http: { host: "127.0.0.1", port: 80 },
      log: { level: "info" },
    });
  });

  test("has paths relative to its file", () => {
    expect(read(`${minimal}store_path = "tank/water"`).water.storePath).toBe(join(folder, "tank", "water"));
  });

  test("is named by the environment where the command line names none", () => {
    expect(readConfig(shape, undefined, { WATTMESH_KETTLE_CONFIG: write(minimal) }).name).toBe("k");
  });

  test("may come from the environment alone, with paths relative to where the service runs", () => {
    const environment = {
      WATTMESH_KETTLE_NAME: "e",
      WATTMESH_KETTLE_WATER_SOURCE_URL: "http://e.example",
      WATTMESH_KETTLE_WATER_STORE_PATH: "tank",
    };
    expect(readConfig(shape, undefined, environment)).toMatchObject({
      name: "e",
      water: { sourceUrl: "http://e.example", storePath: join(process.cwd(), "tank") },
    });
  });

  test("gives the environment the last word, in the type of each key", () => {
    const environment = {
      WATTMESH_KETTLE_WATER_BOIL_AT_CELSIUS: "95",
      WATTMESH_KETTLE_WATER_STIRRED: "true",
      WATTMESH_KETTLE_WATER_ADDITIONS: "lemon, mint",
      WATER_URL: "https://other.example",
      PATH: "/bin",
    };
    expect(read(minimal, environment).water).toEqual({
      sourceUrl: "https://other.example",
      boilAtCelsius: 95,
      stirred: true,
      additions: ["lemon", "mint"],
    });
  });

  test.each<[toml: string, environment: Environment, message: string]>([
    ["", {}, "name = (missing): is missing"],
    ["name = 7", {}, "name = 7: must be text"],
    ['name = ""', {}, 'name = "": must not be empty'],
    [`colour = "green"\n${minimal}`, {}, 'colour = "green": must be one of red, blue'],
    [`color = "red"\n${minimal}`, {}, "color = "],
    [`${minimal}boil_at_celsius = 101`, {}, "water.boil_at_celsius = 101: must be a whole number from 1 to 100"],
    [`${minimal}boil_at = 90`, {}, "water.boil_at = 90: is no key of the kettle"],
    [minimal, { WATTMESH_KETTLE_HTTP_PROT: "1" }, 'WATTMESH_KETTLE_HTTP_PROT = "1": is no variable of the kettle'],
    [minimal, { WATTMESH_KETTLE_HTTP_PORT: "many" }, 'http.port = "many": must be a whole number'],
    [minimal, { WATTMESH_KETTLE_HTTP_PORT: " " }, 'http.port = " ": must be a whole number'],
    [minimal, { WATTMESH_KETTLE_WATER_STIRRED: "yes" }, 'water.stirred = "yes": must be true or false'],
    [
      minimal,
      { WATER_URL: "ftp://me:secret@spring.example" },
      'water.source_url = "ftp://…@spring.example": must be a URL with http: or https:',
    ],
    ["name = ", {}, "line 1: Invalid TOML document"],
  ])("refuses %j with %j by key and value", (toml, environment, message) => {
    expect(() => read(toml, environment)).toThrow(ConfigError);
    expect(() => read(toml, environment)).toThrow(message);
  });

  test("that is not there is named", () => {
    expect(() => readConfig(shape, "/nowhere.toml", {})).toThrow('config = "/nowhere.toml": ENOENT');
  });
});

describe("a file that a configuration names", () => {
  test("is read and understood", () => {
    const file = join(folder, "leaves.json");
    writeFileSync(file, '["mint"]');
    expect(readNamed("leaves", file)).toBe('["mint"]');
    expect(readNamed("leaves", file, (content) => JSON.parse(content)[0])).toBe("mint");
  });

  test("is named with its key when it cannot be", () => {
    const file = join(folder, "broken.json");
    writeFileSync(file, "[");
    expect(() => readNamed("leaves", "/nowhere.json")).toThrow('leaves = "/nowhere.json": ENOENT');
    expect(() => readNamed("leaves", file, JSON.parse)).toThrow(`leaves = "${file}": `);
  });
});

test("a configuration, and a file that it names, may begin with a byte order mark", () => {
  expect(readConfig(shape, write(`\ufeff${minimal}`), {}).name).toBe("k");
  expect(readNamed("leaves", write('\ufeff["mint"]'), JSON.parse)).toEqual(["mint"]);
});

test("a configuration in UTF-16 is said to be", () => {
  const file = join(folder, "wide.toml");
  writeFileSync(file, minimal, "utf16le");
  expect(() => readConfig(shape, file, {})).toThrow(`config = "${file}": expected text in UTF-8, got "UTF-16"`);
});
