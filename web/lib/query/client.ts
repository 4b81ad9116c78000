import { QueryClient } from "@tanstack/react-query";

/** One attempt more, twice at most, unless the error says that it does not help. */
export function shouldRetry(failures: number, error: unknown): boolean {
  if (error instanceof Error && "retryHelps" in error && error.retryHelps === false) return false;
  return failures < 2;
}

export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: 5_000, gcTime: 10 * 60_000, retry: shouldRetry, refetchOnWindowFocus: true },
    },
  });
