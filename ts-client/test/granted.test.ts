import { base64 } from "@scure/base";
import { MsgExec, MsgExecResponse, type MsgGrant } from "cosmjs-types/cosmos/authz/v1beta1/tx";
import { TxMsgData } from "cosmjs-types/cosmos/base/abci/v1beta1/abci";
import {
  AcceptedMessageKeysFilter,
  ContractExecutionAuthorization,
  MaxCallsLimit,
} from "cosmjs-types/cosmwasm/wasm/v1/authz";
import { MsgExecuteContract, MsgExecuteContractResponse } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import { describe, expect, test } from "vitest";
import {
  addressOf,
  cancelAllOrders,
  grantExecutionMessage,
  MissingAnswerError,
  orderMessages,
  sendMessages,
  setRule,
  setRuleMessage,
  signerFromKey,
} from "../src/index.ts";
import { FakeNode, openTx } from "./fakeNode.ts";

const owner = "watt1qyqszqgpqyqszqgpqyqszqgpqyqszqgpszf2eq";
const rule = { hold: false, draw: false, paused: false };
const quick = { pollMs: 1 };
const agent = await signerFromKey(new Uint8Array(32).fill(7));

function carried(bytes: Uint8Array | undefined): { grantee: string; senders: string[] } {
  const [message, ...others] = openTx(bytes ?? new Uint8Array()).body.messages;
  expect(others).toEqual([]);
  expect(message?.typeUrl).toBe(MsgExec.typeUrl);
  const { grantee, msgs } = MsgExec.decode(message?.value ?? new Uint8Array());
  return { grantee, senders: msgs.map(({ value }) => MsgExecuteContract.decode(value).sender) };
}

describe("what an agent sends on behalf of an owner", () => {
  test("is the owner's message in the agent's frame", async () => {
    const node = new FakeNode();
    await setRule(node.client, agent, { meterId: 3, rule }, { ...quick, onBehalfOf: owner });
    expect(carried(node.broadcasts[0])).toEqual({ grantee: await addressOf(agent), senders: [owner] });
  });

  test("can be several messages in one transaction", async () => {
    const node = new FakeNode();
    const messages = [3, 4].map((meterId) => setRuleMessage(node.client.deployment, owner, { meterId, rule }));
    await sendMessages(node.client, agent, messages, { ...quick, onBehalfOf: owner });
    expect(carried(node.broadcasts[0])).toEqual({ grantee: await addressOf(agent), senders: [owner, owner] });
  });

  test("needs a grant, which names contract, messages, how many and until when", () => {
    const { deployment } = new FakeNode().client;
    const { value } = grantExecutionMessage(deployment, owner, {
      grantee: "watt1agent",
      contract: "trading",
      messages: orderMessages,
      calls: 500n,
      expiresAt: 1_800_000_000n,
    });
    const { granter, grantee, grant } = value as MsgGrant;
    const nothing = new Uint8Array();
    const { grants } = ContractExecutionAuthorization.decode(grant?.authorization?.value ?? nothing);
    expect({ granter, grantee, expires: grant?.expiration?.seconds }).toEqual({
      granter: owner,
      grantee: "watt1agent",
      expires: 1_800_000_000n,
    });
    expect(grants.map(({ contract }) => contract)).toEqual([deployment.contracts.trading]);
    expect(MaxCallsLimit.decode(grants[0]?.limit?.value ?? nothing)).toEqual({ remaining: 500n });
    expect(AcceptedMessageKeysFilter.decode(grants[0]?.filter?.value ?? nothing)).toEqual({ keys: [...orderMessages] });
  });
});

describe("a contract's answer", () => {
  const answered = MsgExecuteContractResponse.encode(
    MsgExecuteContractResponse.fromPartial({ data: new TextEncoder().encode('{"count":2,"more":true}') }),
  ).finish();
  const data = (typeUrl: string, value: Uint8Array) =>
    base64.encode(TxMsgData.encode(TxMsgData.fromPartial({ msgResponses: [{ typeUrl, value }] })).finish());

  test.each([
    ["comes with the transaction", data("/cosmwasm.wasm.v1.MsgExecuteContractResponse", answered)],
    [
      "comes inside the frame of who acts for somebody",
      data(MsgExecResponse.typeUrl, MsgExecResponse.encode({ results: [answered] }).finish()),
    ],
  ])("%s", async (_, answer) => {
    const node = new FakeNode();
    node.data = answer;
    expect(await cancelAllOrders(node.client, agent, { meterId: 3 }, quick)).toMatchObject({ more: true });
  });

  test("that is none leaves done what is done", async () => {
    const node = new FakeNode();
    await expect(cancelAllOrders(node.client, agent, { meterId: 3 }, quick)).rejects.toThrow(MissingAnswerError);
  });
});
