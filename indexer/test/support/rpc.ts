import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Feed } from "./feed.ts";

type Params = { height?: string };

/** A feed as a CometBFT node's JSON-RPC tells it. Each transaction holds one event. */
export async function serveFeed(feed: Feed): Promise<{ url: string; close(): Promise<void> }> {
  const methods: Record<string, (params: Params) => unknown> = {
    status: () => ({
      node_info: { network: feed.chainId },
      sync_info: {
        latest_block_height: String(feed.height),
        latest_block_time: new Date(feed.time * 1000).toISOString(),
        earliest_block_height: String(feed.earliestHeight),
        catching_up: false,
      },
    }),
    block: ({ height }) => {
      const block = blockAt(feed, height);
      return {
        block_id: { hash: block.hash },
        block: {
          header: {
            height,
            time: block.time.toISOString(),
            last_block_id: { hash: block.lastHash },
            app_hash: feed.appHash(block.height - 1),
          },
          data: {
            txs: block.events
              .filter(({ txHash }) => txHash)
              .map(({ txHash }) => Buffer.from(txHash ?? "").toString("base64")),
          },
        },
      };
    },
    block_results: ({ height }) => {
      const { events } = blockAt(feed, height);
      return {
        height,
        txs_results: events.filter(({ txHash }) => txHash).map(({ raw }) => ({ code: 0, events: [raw] })),
        finalize_block_events: events.filter(({ txHash }) => !txHash).map(({ raw }) => raw),
      };
    },
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { id, method, params } = JSON.parse(Buffer.concat(chunks).toString()) as {
      id: number;
      method: string;
      params: Params;
    };
    try {
      response.end(JSON.stringify({ jsonrpc: "2.0", id, result: methods[method]?.(params) }));
    } catch (error) {
      response.writeHead(500);
      response.end(JSON.stringify({ jsonrpc: "2.0", id, error: { code: -32603, message: String(error) } }));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => closed(server) };
}

function blockAt(feed: Feed, height: string | undefined) {
  const block = feed.blocks[Number(height) - 1];
  if (block === undefined) throw new Error(`height ${height} must be less than or equal to ${feed.height}`);
  return block;
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
