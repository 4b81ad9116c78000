import * as v from "valibot";
import { RpcError } from "../errors/node.ts";

/** The node's answer in the shape that CometBFT documents. */
export function shaped<T extends v.GenericSchema>(schema: T, method: string, answer: unknown): v.InferOutput<T> {
  const result = v.safeParse(schema, answer);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new RpcError(method, 0, `unexpected answer, ${v.getDotPath(issue) ?? "whole"}: ${issue.message}`);
}
