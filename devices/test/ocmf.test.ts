import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { p256 } from "@noble/curves/nist.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recordsIn } from "../src/ocmf/container.ts";
import { parseRecord } from "../src/ocmf/record.ts";
import { type OcmfFault, verifyRecords } from "../src/ocmf/verify.ts";
import { meterCommand } from "./support/process.ts";

// Signed by OpenSSL, which is not what verifies.

interface Signer {
  readonly curve: "secp256r1" | "secp256k1" | "brainpoolP256r1";
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

const opensslNames = { secp256r1: "prime256v1", secp256k1: "secp256k1", brainpoolP256r1: "brainpoolP256r1" } as const;
const algorithms = {
  secp256r1: "ECDSA-secp256r1-SHA256",
  secp256k1: "ECDSA-secp256k1-SHA256",
  brainpoolP256r1: "ECDSA-brainpool256r1-SHA256",
} as const;

const signer = (curve: Signer["curve"]): Signer => ({
  curve,
  ...generateKeyPairSync("ec", { namedCurve: opensslNames[curve] }),
});
const [device, other] = [signer("secp256r1"), signer("secp256r1")];
const spki = ({ publicKey }: Signer): Buffer => publicKey.export({ type: "spki", format: "der" });
const hexKey = (of: Signer): string => spki(of).toString("hex");

interface Spelling {
  readonly by?: Signer;
  readonly form?: "der" | "ieee-p1363";
  readonly highS?: boolean;
  readonly encoding?: "hex" | "base64";
  readonly says?: object;
  readonly page?: string;
}

const payload = ({ page = "T1" }: Spelling = {}): string =>
  `{"FV":"1.0","GS":"1850006a","PG":"${page}","MS":"240084S",\r\n "RD":[{"TM":"2026-11-29T16:00:00,000+0000 S","TX":"B","RV":"  2935.60","RI":"1-b:1.8.0","RU":"kWh","EF":"","ST":"G"}]}`;

function record(spelling: Spelling = {}): string {
  const { by = device, form = "der", highS, encoding = "hex", says } = spelling;
  const text = payload(spelling);
  let signature: Uint8Array = sign("sha256", Buffer.from(text), { key: by.privateKey, dsaEncoding: form });
  if (highS !== undefined) {
    const { r, s } = p256.Signature.fromBytes(signature, form === "der" ? "der" : "compact");
    const n = p256.Point.Fn.ORDER;
    const isHigh = s > n / 2n;
    const wanted = new p256.Signature(r, isHigh === highS ? s : n - s);
    signature = wanted.toBytes(form === "der" ? "der" : "compact");
  }
  const section = { SA: algorithms[by.curve], ...(encoding === "base64" && { SE: "base64" }), ...says };
  return `OCMF|${text}|${JSON.stringify({ ...section, SD: Buffer.from(signature).toString(encoding) })}`;
}

/** What becomes of the records of a file. */
const faults = (file: string | Uint8Array, ...keys: string[]): (OcmfFault | "valid")[] =>
  verifyRecords(recordsIn(Buffer.from(file)), keys).map(({ fault }) => fault ?? "valid");

describe("a record is valid", () => {
  test.each<[string, Spelling]>([
    ["by secp256r1, in DER and hex", {}],
    ["by secp256k1", { by: signer("secp256k1") }],
    ["as r and s", { form: "ieee-p1363" }],
    ["in base64", { encoding: "base64" }],
    ["as r and s in base64", { form: "ieee-p1363", encoding: "base64" }],
    ["with a high s", { highS: true }],
    ["with a low s", { highS: false }],
    ["without its algorithm, which then is secp256r1", { says: { SA: undefined } }],
    ["with what a vendor adds to its signature", { says: { XV: "x" } }],
  ])("%s", (_, spelling) => {
    expect(faults(record(spelling), hexKey(spelling.by ?? device))).toEqual(["valid"]);
  });

  test.each<[string, (of: Signer) => string]>([
    ["SubjectPublicKeyInfo in hex", hexKey],
    ["SubjectPublicKeyInfo in base64", (of) => spki(of).toString("base64")],
    ["PEM", ({ publicKey }) => publicKey.export({ type: "spki", format: "pem" }) as string],
    ["a point in hex", (of) => spki(of).subarray(-65).toString("hex")],
    ["a compressed point", (of) => p256.Point.fromBytes(spki(of).subarray(-65)).toHex(true)],
  ])("by a key as %s", (_, key) => {
    expect(faults(record(), key(device))).toEqual(["valid"]);
  });

  test("by one of several keys", () => {
    expect(faults(record(), hexKey(other), hexKey(device))).toEqual(["valid"]);
  });

  test("and shows its registers word for word", () => {
    expect(parseRecord(Buffer.from(record()))).toMatchObject({
      device: "1850006a/240084S",
      page: "T1",
      readings: [{ value: "2935.60", unit: "kWh", obis: "1-b:1.8.0", status: "G", errors: "" }],
    });
  });
});

describe("a record is not valid", () => {
  const altered = (text = record()) => text.replace("2935.60", "2935.61");

  test.each<[string, () => [string, ...string[]], OcmfFault]>([
    ["without a key", () => [record()], "no_key"],
    ["altered or by another key, when it stands alone", () => [altered(), hexKey(device)], "altered_or_wrong_key"],
    ["of another curve than the key", () => [record(), hexKey(signer("secp256k1"))], "wrong_key"],
    ["of brainpool", () => [record({ by: signer("brainpoolP256r1") }), hexKey(device)], "unknown_curve"],
    ["of SHA-512", () => [record({ says: { SA: "ECDSA-secp256r1-SHA512" } }), hexKey(device)], "unknown_curve"],
    ["of no algorithm", () => [record({ says: { SA: "RSA" } }), hexKey(device)], "malformed"],
    ["with a | in its payload", () => [record().replace("T1", "T|1"), hexKey(device)], "malformed"],
    [
      "without a signature",
      () => [record({ says: {} }).replace(/"SD":"[^"]*"/, '"SE":"hex"'), hexKey(device)],
      "malformed",
    ],
    ["with a signature that is cut off", () => [record().replace(/..."}$/, '"}'), hexKey(device)], "malformed"],
    ["that is cut off", () => [record().slice(0, 60), hexKey(device)], "malformed"],
    [
      "whose payload has a key twice",
      () => [record().replace('"FV":"1.0"', '"FV":"1.0","FV":"1.1"'), hexKey(device)],
      "malformed",
    ],
    ["whose key is none", () => [record(), "wattmesh"], "malformed"],
  ])("%s", (_, given, fault) => {
    const [file, ...keys] = given();
    expect(faults(file, ...keys)).toEqual([fault]);
  });

  test("altered, where the key has signed another record of the device", () => {
    expect(faults(`${record()}\n${altered(record({ page: "T2" }))}`, hexKey(device))).toEqual(["valid", "altered"]);
  });

  test("by a wrong key, where records of the device agree on another one", () => {
    const two = `${record({ by: other })}\n${record({ by: other, page: "T2" })}`;
    expect(faults(two, hexKey(device))).toEqual(["wrong_key", "wrong_key"]);
    const [one] = verifyRecords(recordsIn(Buffer.from(two)), [hexKey(device)]);
    expect(one?.detail).toContain(p256.Point.fromBytes(spki(other).subarray(-65)).toHex(true));
  });

  test("altered, where records of the device agree on another key and this one does not", () => {
    const three = [
      record({ by: other }),
      record({ by: other, page: "T2" }),
      altered(record({ by: other, page: "T3" })),
    ];
    expect(faults(three.join("\n"), hexKey(device))).toEqual(["wrong_key", "wrong_key", "altered_or_wrong_key"]);
  });

  test("by any bit that is flipped between its bars", () => {
    const bytes = Buffer.from(record());
    const [first, last] = [bytes.indexOf("|"), bytes.lastIndexOf("|")];
    fc.assert(
      fc.property(fc.integer({ min: first + 1, max: last - 1 }), fc.nat(7), (at, bit) => {
        const copy = Buffer.from(bytes);
        copy[at] = (copy[at] ?? 0) ^ (1 << bit);
        expect(faults(copy, hexKey(device))).not.toContain("valid");
      }),
      { numRuns: 200 },
    );
  });
});

describe("the XML of transparency software", () => {
  const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("\r", "&#13;");
  const value = (signed: string, key = hexKey(device), encoding = "plain") =>
    `<value transactionId="1" context="Transaction.Begin">
      <signedData format="OCMF" encoding="${encoding}">
        ${signed}
      </signedData>
      <publicKey encoding="plain">${key}</publicKey>
    </value>`;
  const xml = (...values: string[]) => `<?xml version="1.0" encoding="UTF-8"?>\n<values>${values.join("\n")}</values>`;

  test.each<[string, string]>([
    ["plain, with entities", value(escaped(record()))],
    ["plain, in CDATA", value(`<![CDATA[${record().replaceAll("\r\n", "")}]]>`).replace(/^/, "")],
    ["in base64", value(Buffer.from(record()).toString("base64"), hexKey(device), "base64")],
    ["in hex", value(Buffer.from(record()).toString("hex"), hexKey(device), "hex")],
    ["with its key in base64", value(escaped(record()), spki(device).toString("base64"))],
    [
      "in a namespace",
      value(escaped(record()))
        .replaceAll(/<(\/?)(\w)/g, "<$1t:$2")
        .replace("<t:value", '<t:value xmlns:t="urn:t"'),
    ],
  ])("has a record that is %s", (name, one) => {
    expect(faults(xml(one))).toEqual([name.includes("CDATA") ? "altered_or_wrong_key" : "valid"]);
  });

  test("has several, each with its key", () => {
    const two = xml(value(escaped(record())), value(escaped(record({ by: other, page: "T2" })), hexKey(other)));
    expect(faults(`\ufeff${two}`)).toEqual(["valid", "valid"]);
  });

  test("has a key that nobody named: the record is whole, and not of the device", () => {
    expect(faults(xml(value(escaped(record({ by: other })), hexKey(other))), hexKey(device))).toEqual(["wrong_key"]);
  });

  test("has a record that its own key has not signed: it was altered", () => {
    const one = value(escaped(record().replace("2935.60", "2935.61")));
    expect(faults(xml(one), hexKey(other))).toEqual(["altered"]);
  });

  test.each([
    ["is not well formed", "<values><value></values>"],
    ["has no record", "<values></values>"],
    [
      "has entities of its own",
      '<!DOCTYPE v [<!ENTITY a "OCMF|">]><values><value><signedData>&a;</signedData></value></values>',
    ],
  ])("that %s is malformed", (_, text) => {
    expect(() => recordsIn(Buffer.from(text))).toThrow(expect.objectContaining({ name: "MalformedRecordError" }));
  });
});

describe("the command verify", () => {
  const folder = mkdtempSync(join(tmpdir(), "wattmesh-meter-ocmf-"));
  const file = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  test("says what each record of each file is worth, and fails by one that is not valid", async () => {
    const good = file("good.ocmf", `${record()}\n`);
    const bad = file("bad.ocmf", record({ page: "T2" }).replace('"ST":"G"', '"ST":"M"'));
    const key = file("device.pem", device.publicKey.export({ type: "spki", format: "pem" }) as string);
    const both = await meterCommand("verify", good, bad, join(folder, "nowhere"), "--key", key);
    expect(both.code).toBe(1);
    const [first, second, third, fourth, last] = both.stdout.split("\n");
    expect(first).toMatch(/^valid {2}.*good.ocmf #1 T1: signed by secp256r1 0[23]/);
    expect(second).toContain("1-b:1.8.0 2935.60 kWh");
    expect(third).toMatch(/^ALTERED_OR_WRONG_KEY {2}.*bad.ocmf #1 T2/);
    expect(fourth).toContain("not to be used: status M");
    expect(last).toMatch(/^UNREADABLE {2}.*nowhere: ENOENT/);
    expect(await meterCommand("verify", good, "--key", key)).toMatchObject({ code: 0 });
  });
});

describe("the records that contracts are tested with", () => {
  interface Vector {
    readonly name: string;
    readonly public_key: string;
    readonly record: string;
    /** Whether the key signed the bytes between the bars, where signature and payload can be read at all. */
    readonly signature: "valid" | "wrong" | "other_curve" | "unreadable";
    readonly said?: { readonly page: string };
  }
  const path = new URL("../../contracts/vectors/ocmf.jsonl", import.meta.url);
  const vectors: Vector[] = readFileSync(path, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const mayBe: Record<Vector["signature"], readonly (OcmfFault | "valid")[]> = {
    valid: ["valid"],
    wrong: ["altered_or_wrong_key"],
    // A bare point is of the curve that the record names, and there it is none.
    other_curve: ["altered_or_wrong_key"],
    unreadable: ["malformed", "unknown_curve"],
  };

  test.each(vectors.map((vector) => [vector.name, vector] as const))("%s", (_, vector) => {
    const [verdict] = verifyRecords([{ bytes: Buffer.from(vector.record) }], [vector.public_key]);
    expect(mayBe[vector.signature]).toContain(verdict?.fault ?? "valid");
    if (vector.said !== undefined) expect(verdict?.record?.page).toBe(vector.said.page);
  });
});
