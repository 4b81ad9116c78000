import type { QueryClient } from "@tanstack/react-query";
import type { KeyBeginning } from "./keys";

/** Asks once for what has become old: the cached answers whose keys begin in one of these ways. */
export const askAgain = (queryClient: QueryClient, beginnings: readonly KeyBeginning[]): Promise<void> =>
  queryClient.invalidateQueries({
    predicate: ({ queryKey }) => beginnings.some((beginning) => beginning.every((part, at) => part === queryKey[at])),
  });
