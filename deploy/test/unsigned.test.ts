import {
  addZoneMessage,
  grantFeesMessage,
  type Message,
  migrateContractMessage,
  noContracts,
  registerContractMessage,
  storeCodeMessage,
} from "@wattmesh/client";
import { MsgInstantiateContract2 } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import { expect, test } from "vitest";
import { messageJson } from "../src/plan/unsigned.ts";
import { people } from "./support/community.ts";

const { authority } = people;
const deployment = {
  chainId: "mill-lane-1",
  rpcUrl: "http://127.0.0.1:26657",
  denom: "ueur",
  feeDenom: "uwatt",
  gasPrice: "0",
  contracts: { ...noContracts, grid: people.other },
  slotSeconds: 900,
  graceSeconds: 300,
};
const start = MsgInstantiateContract2.fromPartial({
  sender: authority,
  admin: authority,
  codeId: 7n,
  label: "grid",
  msg: Buffer.from('{"root_name":"Substation"}'),
  salt: Buffer.from("grid"),
});

test.each<[string, Message, object]>([
  [
    "a contract's message as the JSON that it is",
    addZoneMessage(deployment, authority, {
      name: "Yard",
      parentId: 0,
      operator: people.operator,
      line: { feeMicroPerKwh: 1_000, capacityUpWh: 1n, capacityDownWh: 2n },
    }),
    {
      "@type": "/cosmwasm.wasm.v1.MsgExecuteContract",
      sender: authority,
      contract: people.other,
      msg: {
        add_zone: {
          name: "Yard",
          parent_id: 0,
          operator: people.operator,
          line: { fee_micro_per_kwh: 1_000, capacity_up_wh: "1", capacity_down_wh: "2" },
        },
      },
      funds: [],
    },
  ],
  [
    "a start that is packed already",
    { typeUrl: MsgInstantiateContract2.typeUrl, value: MsgInstantiateContract2.encode(start).finish() },
    {
      "@type": "/cosmwasm.wasm.v1.MsgInstantiateContract2",
      sender: authority,
      admin: authority,
      code_id: "7",
      label: "grid",
      msg: { root_name: "Substation" },
      funds: [],
      salt: "Z3JpZA==",
      fix_msg: false,
    },
  ],
  [
    "bytes in base64",
    storeCodeMessage(deployment, authority, { wasmByteCode: Uint8Array.of(1, 2, 3) }),
    { "@type": "/cosmwasm.wasm.v1.MsgStoreCode", sender: authority, wasm_byte_code: "AQID" },
  ],
  [
    "a migration without a word",
    migrateContractMessage(deployment, authority, { contract: people.other, codeId: 9n, message: {} }),
    {
      "@type": "/cosmwasm.wasm.v1.MsgMigrateContract",
      sender: authority,
      contract: people.other,
      code_id: "9",
      msg: {},
    },
  ],
  [
    "an allowance inside its grant",
    grantFeesMessage(deployment, authority, { grantee: people.other, dailyLimit: [{ denom: "uwatt", amount: 5n }] }),
    {
      "@type": "/cosmos.feegrant.v1beta1.MsgGrantAllowance",
      granter: authority,
      grantee: people.other,
      allowance: {
        "@type": "/cosmos.feegrant.v1beta1.PeriodicAllowance",
        basic: { spend_limit: [] },
        period: "86400s",
        period_reset: "1970-01-01T00:00:00Z",
        period_spend_limit: [{ denom: "uwatt", amount: "5" }],
        period_can_spend: [{ denom: "uwatt", amount: "5" }],
      },
    },
  ],
  [
    "a message of the chain's own",
    registerContractMessage(deployment, authority, { contractAddress: people.other, gasLimit: 3n, gasShare: 2n }),
    {
      "@type": "/wattmesh.clock.v1.MsgRegisterContract",
      authority,
      contract_address: people.other,
      gas_limit: "3",
      gas_share: "2",
    },
  ],
])("a transaction for others holds %s", (_, message, expected) => {
  expect(messageJson(message)).toEqual(expected);
});
