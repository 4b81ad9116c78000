"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import { getInbox, type InboxParameters } from "./askInbox";

export const getInboxOptions = (parameters: InboxParameters) =>
  queryOptions({
    queryKey: ["indexer", "point", "inbox", parameters],
    queryFn: () => getInbox(parameters),
    // A slot makes it old, and nobody looks at it all the time.
    staleTime: 30_000,
    refetchInterval: 60_000,
  });

export const useInbox = (parameters: InboxParameters) => useQuery(getInboxOptions(parameters));
