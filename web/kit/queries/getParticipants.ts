"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Deployment, Participant } from "@wattmesh/client";
import { useConfig } from "@/kit/ConfigProvider";
import { loadChain } from "@/lib/chain/loadChain";

const PAGE = 100;
/** What one page of this app shows at most. */
const MOST = 1_000;

/** Participants in order of address, the first thousand. */
export async function getParticipants(deployment: Deployment): Promise<Participant[]> {
  const { library, client } = await loadChain(deployment);
  const participants: Participant[] = [];
  for (;;) {
    const startAfter = participants.at(-1)?.address;
    const page = await library.getParticipants(client, { limit: PAGE, ...(startAfter && { startAfter }) });
    participants.push(...page.participants);
    if (page.participants.length < PAGE || participants.length >= MOST) return participants;
  }
}

export const getParticipantsOptions = (deployment: Deployment) =>
  queryOptions({
    queryKey: ["chain", "participants"],
    queryFn: () => getParticipants(deployment),
    staleTime: 60_000,
  });

export const useParticipants = () => useQuery(getParticipantsOptions(useConfig().deployment));
