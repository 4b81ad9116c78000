import type { Client, ContractName, Contracts } from "@wattmesh/client";
import {
  QueryBuildAddressRequest,
  QueryBuildAddressResponse,
  QueryCodesRequest,
  QueryCodesResponse,
  QueryContractHistoryRequest,
  QueryContractHistoryResponse,
  QueryContractInfoRequest,
  QueryContractInfoResponse,
  QueryContractsByCreatorRequest,
  QueryContractsByCreatorResponse,
  QueryRawContractStateRequest,
  QueryRawContractStateResponse,
} from "cosmjs-types/cosmwasm/wasm/v1/query";
import { ContractCodeHistoryOperationType } from "cosmjs-types/cosmwasm/wasm/v1/types";
import type { Code } from "../contracts/codes.ts";

const service = "/cosmwasm.wasm.v1.Query";
const NO_KEY = new Uint8Array();

export interface StoredCode {
  codeId: bigint;
  /** SHA-256 in hex. */
  checksum: string;
}

export interface ContractOnChain {
  address: string;
  codeId: bigint;
  label: string;
  creator: string;
  /** Who may migrate it. */
  admin: string;
}

/** Every code that was ever stored, in order of id. */
export const storedCodes = (client: Client): Promise<StoredCode[]> =>
  everyPage(async (key) => {
    const request = QueryCodesRequest.fromPartial({ pagination: { key } });
    const answer = QueryCodesResponse.decode(
      await client.moduleQuery(`${service}/Codes`, QueryCodesRequest.encode(request).finish()),
    );
    const items = answer.codeInfos.map(({ codeId, dataHash }) => ({
      codeId,
      checksum: Buffer.from(dataHash).toString("hex"),
    }));
    return { items, next: answer.pagination?.nextKey };
  });

export async function contractInfo(client: Client, address: string): Promise<ContractOnChain> {
  const request = QueryContractInfoRequest.encode({ address }).finish();
  const { contractInfo: info } = QueryContractInfoResponse.decode(
    await client.moduleQuery(`${service}/ContractInfo`, request),
  );
  return { address, codeId: info.codeId, label: info.label, creator: info.creator, admin: info.admin };
}

/** Addresses of the contracts that an account has made. */
export const contractsBy = (client: Client, creatorAddress: string): Promise<string[]> =>
  everyPage(async (key) => {
    const request = QueryContractsByCreatorRequest.fromPartial({ creatorAddress, pagination: { key } });
    const answer = QueryContractsByCreatorResponse.decode(
      await client.moduleQuery(
        `${service}/ContractsByCreator`,
        QueryContractsByCreatorRequest.encode(request).finish(),
      ),
    );
    return { items: answer.contractAddresses, next: answer.pagination?.nextKey };
  });

/** The version that a contract's code has stored of itself (cw2), if it has. */
export async function contractVersion(client: Client, address: string): Promise<string | undefined> {
  const request = QueryRawContractStateRequest.fromPartial({ address, queryData: Buffer.from("contract_info") });
  const { data } = QueryRawContractStateResponse.decode(
    await client.moduleQuery(`${service}/RawContractState`, QueryRawContractStateRequest.encode(request).finish()),
  );
  if (data.length === 0) return undefined;
  return (JSON.parse(Buffer.from(data).toString()) as { version?: string }).version;
}

/** The message that a contract has started with, as JSON; nothing where the chain has it from a genesis. */
export async function startMessage(client: Client, address: string): Promise<unknown> {
  const request = QueryContractHistoryRequest.fromPartial({ address });
  const { entries } = QueryContractHistoryResponse.decode(
    await client.moduleQuery(`${service}/ContractHistory`, QueryContractHistoryRequest.encode(request).finish()),
  );
  const start = entries.find(({ operation }) => operation === INIT);
  return start === undefined ? undefined : JSON.parse(Buffer.from(start.msg).toString());
}

const INIT = ContractCodeHistoryOperationType.CONTRACT_CODE_HISTORY_OPERATION_TYPE_INIT;

/** Where contracts will be: their addresses follow from code, creator and salt, so that each can be told of the others at once. */
export async function futureAddresses(
  client: Client,
  codes: readonly Code[],
  creatorAddress: string,
): Promise<Partial<Contracts>> {
  const found = await Promise.all(
    codes.map(async ({ name, checksum }): Promise<[ContractName, string]> => {
      const request = QueryBuildAddressRequest.fromPartial({
        codeHash: checksum,
        creatorAddress,
        salt: saltOf(name),
      });
      const answer = await client.moduleQuery(
        `${service}/BuildAddress`,
        QueryBuildAddressRequest.encode(request).finish(),
      );
      return [name, QueryBuildAddressResponse.decode(answer).address];
    }),
  );
  return Object.fromEntries(found);
}

const saltOf = (name: ContractName): string => Buffer.from(name).toString("hex");

async function everyPage<T>(
  page: (key: Uint8Array) => Promise<{ items: T[]; next: Uint8Array | undefined }>,
): Promise<T[]> {
  const found: T[] = [];
  for (let key: Uint8Array | undefined = NO_KEY; key !== undefined; ) {
    const { items, next }: { items: T[]; next: Uint8Array | undefined } = await page(key);
    found.push(...items);
    key = next !== undefined && next.length > 0 ? next : undefined;
  }
  return found;
}
