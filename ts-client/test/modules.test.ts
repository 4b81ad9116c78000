import { base64 } from "@scure/base";
import { TxMsgData } from "cosmjs-types/cosmos/base/abci/v1beta1/abci";
import { expect, test } from "vitest";
import {
  QueryAuthorityResponse,
  QueryValidatorsRequest,
  QueryValidatorsResponse,
} from "../src/generated/proto/wattmesh/poa/v1/query.ts";
import { MsgAddValidator, MsgAddValidatorResponse } from "../src/generated/proto/wattmesh/poa/v1/tx.ts";
import {
  addValidator,
  addValidatorMessage,
  type Client,
  getAuthority,
  getValidators,
  MissingAnswerError,
  setGasLimit,
  signerFromKey,
} from "../src/index.ts";
import { FakeNode, openTx } from "./fakeNode.ts";

const quick = { pollMs: 1 };
const authority = await signerFromKey(new Uint8Array(32).fill(7));
const validator = { moniker: "north", pubKey: new Uint8Array(32).fill(1), power: 3n };

/** A client of a node that gives every question the same answer. */
function answering(value: Uint8Array): { client: Client; asked: { path: string; request: Uint8Array }[] } {
  const asked: { path: string; request: Uint8Array }[] = [];
  const moduleQuery = async (path: string, request: Uint8Array) => {
    asked.push({ path, request });
    return value;
  };
  return { client: { ...new FakeNode().client, moduleQuery }, asked };
}

test("a message of a module is signed by its authority and gives back what the module answers", async () => {
  const node = new FakeNode();
  const value = MsgAddValidatorResponse.encode({ consensusAddress: "wattvalcons1north" }).finish();
  const msgResponses = [{ typeUrl: "/wattmesh.poa.v1.MsgAddValidatorResponse", value }];
  node.data = base64.encode(TxMsgData.encode(TxMsgData.fromPartial({ msgResponses })).finish());
  expect(await addValidator(node.client, authority, validator, quick)).toMatchObject({
    height: node.height,
    consensusAddress: "wattvalcons1north",
  });
  const [message] = openTx(node.broadcasts[0] ?? new Uint8Array()).body.messages;
  const [account] = await authority.getAccounts();
  expect(message?.typeUrl).toBe("/wattmesh.poa.v1.MsgAddValidator");
  expect(MsgAddValidator.decode(message?.value ?? new Uint8Array())).toEqual({
    authority: account?.address,
    ...validator,
  });
});

test("a message that should have been answered and was not is done all the same", async () => {
  await expect(addValidator(new FakeNode().client, authority, validator, quick)).rejects.toThrow(MissingAnswerError);
});

test("a message whose answer is empty needs none", async () => {
  const parameters = { contractAddress: "watt1contract", gasLimit: 5n };
  expect(await setGasLimit(new FakeNode().client, authority, parameters, quick)).toMatchObject({ gasUsed: 90_000n });
});

test("whoever is named as the signer, the message is the sender's", () => {
  const { deployment } = new FakeNode().client;
  const named = { ...validator, authority: "watt1somebody" };
  expect(addValidatorMessage(deployment, "watt1sender", named).value).toMatchObject({ authority: "watt1sender" });
});

test("a question gives the one thing that the module answers", async () => {
  const { client, asked } = answering(QueryAuthorityResponse.encode({ authority: "watt1authority" }).finish());
  expect(await getAuthority(client)).toBe("watt1authority");
  expect(asked.map(({ path }) => path)).toEqual(["/wattmesh.poa.v1.Query/Authority"]);
});

test("a question for a list gives a page and where the next one starts", async () => {
  const nextKey = Uint8Array.of(7);
  const validators = [{ consensusAddress: "wattvalcons1north", validator }];
  const page = QueryValidatorsResponse.fromPartial({ validators, pagination: { nextKey } });
  const { client, asked } = answering(QueryValidatorsResponse.encode(page).finish());
  expect(await getValidators(client, { limit: 1, key: Uint8Array.of(6) })).toEqual({ items: validators, nextKey });
  const { pagination } = QueryValidatorsRequest.decode(asked[0]?.request ?? new Uint8Array());
  expect(pagination).toMatchObject({ limit: 1n, key: Uint8Array.of(6) });
});
