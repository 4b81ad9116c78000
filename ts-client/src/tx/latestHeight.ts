import type { Client } from "../client/client.ts";

export const latestHeight = async (client: Pick<Client, "status">): Promise<number> => (await client.status()).height;
