import { WattmeshError } from "@wattmesh/client";
import { ChainUnreachableError, messageOf } from "@wattmesh/service-kit/errors";

/** Calls the node; an error of the client means that the same call can succeed later. */
export async function callNode<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof WattmeshError) throw new ChainUnreachableError(messageOf(error), { cause: error });
    throw error;
  }
}

const AT_ONCE = 8;

/** Asks for each of many, a few at a time. */
export async function each<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE)
    answers.push(...(await Promise.all(items.slice(from, from + AT_ONCE).map(ask))));
  return answers;
}
