import type { Client } from "../client/client.ts";
import { InvalidValueError } from "../errors/invalidValue.ts";
import { QueryError, TxWouldFailError } from "../errors/refused.ts";
import type { Coin } from "../messages/executeMessage.ts";

const path = "/cosmos.tx.v1beta1.Service/Simulate";

/** Gas that a transaction would use now. Throws {@link TxWouldFailError} when it would fail. */
export async function simulateGas(client: Pick<Client, "moduleQuery">, txBytes: Uint8Array): Promise<bigint> {
  const { SimulateRequest, SimulateResponse } = await import("cosmjs-types/cosmos/tx/v1beta1/service");
  const request = SimulateRequest.encode(SimulateRequest.fromPartial({ txBytes })).finish();
  const answer = await client.moduleQuery(path, request).catch((error: unknown) => {
    throw error instanceof QueryError ? new TxWouldFailError(error) : error;
  });
  const { gasInfo } = SimulateResponse.decode(answer);
  return gasInfo?.gasUsed ?? 0n;
}

/** `gasLimit * gasPrice`, rounded up; nothing for a price of zero. `gasPrice` is a decimal number. */
export function feeFor(gasLimit: bigint, gasPrice: string, denom: string): Coin[] {
  const [, units, decimals = ""] = /^(\d+)(?:\.(\d+))?$/.exec(gasPrice) ?? [];
  if (units === undefined) throw new InvalidValueError("gas price as a decimal number", gasPrice);
  const scale = 10n ** BigInt(decimals.length);
  const amount = (gasLimit * BigInt(units + decimals) + scale - 1n) / scale;
  return amount === 0n ? [] : [{ denom, amount }];
}
