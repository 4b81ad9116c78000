import { QueryClient } from "@tanstack/react-query";
import { WattmeshError } from "@wattmesh/client";

/** One attempt more than twice only where the error itself says that it helps. */
export function shouldRetry(failures: number, error: unknown): boolean {
  if (error instanceof WattmeshError && !error.retryHelps) return false;
  return failures < 2;
}

export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: 5_000, gcTime: 10 * 60_000, retry: shouldRetry, refetchOnWindowFocus: true },
    },
  });
