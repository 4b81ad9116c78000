import { secp256k1 } from "@noble/curves/secp256k1.js";
import { expect, test } from "vitest";
import { signerElsewhere, signerFromKey } from "../src/index.ts";

const privateKey = Uint8Array.from({ length: 32 }, (_, at) => at + 1);
const document = {
  bodyBytes: Uint8Array.of(1, 2),
  authInfoBytes: Uint8Array.of(3),
  chainId: "wattmesh-1",
  accountNumber: 7n,
};

test.each([
  ["the lower", false],
  ["the higher", true],
])("a key elsewhere that makes %s value of s signs as the same key at hand does", async (_, high) => {
  const sign = (bytes: Uint8Array) => {
    const { r, s } = secp256k1.Signature.fromBytes(secp256k1.sign(bytes, privateKey), "compact");
    const other = secp256k1.Point.Fn.ORDER - s;
    return new secp256k1.Signature(r, high ? other : s).toBytes("compact");
  };
  const [elsewhere, atHand] = [
    signerElsewhere(secp256k1.getPublicKey(privateKey), sign),
    await signerFromKey(privateKey),
  ];
  const [account] = await elsewhere.getAccounts();
  expect(account).toMatchObject({ address: (await atHand.getAccounts())[0]?.address });
  const address = account?.address ?? "";
  expect(await elsewhere.signDirect(address, document)).toEqual({
    signed: document,
    signature: { signature: (await atHand.signDirect(address, document)).signature.signature },
  });
});
