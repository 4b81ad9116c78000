import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { FastifyReply } from "fastify";
import { Type } from "typebox";
import type { Api } from "../../api/api.ts";
import { ApiError, badRequest } from "../../api/failure.ts";
import { numbersOf, pageOf } from "../../api/page.ts";
import { failures, MeterId, PageOf, pageQuery } from "../../api/schema.ts";
import { Event, type EventFilter, eventsBefore, readEventId } from "./queries.ts";
import { Stream } from "./stream.ts";

export interface Streams {
  /** Open streams; whoever writes blocks wakes them. */
  readonly open: Set<Stream>;
  readonly most: number;
}

/** Room for every type that there is at once, and for those to come. */
const MOST_TYPES_LENGTH = 4_000;

const query = Type.Object({
  types: Type.Optional(
    Type.String({
      maxLength: MOST_TYPES_LENGTH,
      pattern: "^[\\w.]+(,[\\w.]+)*$",
      description: "Types of events, by commas",
    }),
  ),
  meter_id: Type.Optional({
    ...MeterId,
    description: "Events of this metering point, of its bank, and of whole slots",
  }),
  ...pageQuery(500, 100),
});

export const eventRoutes: FastifyPluginAsyncTypebox<Api & { streams: Streams }> = async (app, api) => {
  app.get(
    "/events",
    {
      // Rows are as they were stored: to find which of all events each is would only take time.
      serializerCompiler: () => JSON.stringify,
      schema: {
        operationId: "getEvents",
        tags: ["events"],
        summary: "Events, newest first; as they come with Accept: text/event-stream",
        description:
          "A stream begins after Last-Event-ID, or now. Each event has its type as name and its id to resume by; `head` says, without an id, how far the tables are.",
        querystring: query,
        headers: Type.Object({ "last-event-id": Type.Optional(Type.String({ maxLength: 40 })) }),
        response: { 200: PageOf("EventPage", Event), ...failures },
      },
    },
    async (request, reply) => {
      const { types, meter_id, limit = 100, cursor } = request.query;
      const filter: EventFilter = {
        types: types === undefined ? undefined : [...new Set(types.split(","))],
        meterId: meter_id,
      };
      if (request.headers.accept?.includes("text/event-stream")) {
        openStream(filter, request.headers["last-event-id"], reply);
        return reply;
      }
      const [height = 0, index = 0] = cursor === undefined ? [Number.MAX_SAFE_INTEGER, 0] : numbersOf(cursor, 2);
      const rows = await eventsBefore(api.db, filter, { height, index }, limit + 1);
      return pageOf(
        rows,
        limit,
        (row) => [row.height, row.index],
        (row) => row,
      );
    },
  );

  function openStream(filter: EventFilter, lastId: string | undefined, reply: FastifyReply): void {
    const { streams, position, db } = api;
    if (streams.open.size >= streams.most)
      throw new ApiError(503, "too_many_streams", `${streams.most} streams are open`, { retryHelps: true });
    const known = lastId === undefined ? undefined : readEventId(lastId);
    if (lastId !== undefined && known === undefined) throw badRequest(`Last-Event-ID ${lastId} is no id of an event`);
    const after = known ?? { height: position.cursor?.height ?? 0, index: Number.MAX_SAFE_INTEGER };
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) reply.raw.setHeader(name, value);
    }
    reply.raw.writeHead(200, {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    });
    const head = () =>
      position.cursor && {
        height: position.cursor.height,
        time: position.cursor.time.toISOString(),
        lag_blocks: position.lagBlocks,
      };
    const stream = new Stream(db, reply.raw, filter, after, head, (error) => app.log.error(error));
    streams.open.add(stream);
    reply.raw.on("close", () => streams.open.delete(stream));
    stream.wake();
  }
};
