"use client";

import { useQueryClient } from "@tanstack/react-query";
import { subscribe } from "@wattmesh/indexer-client";
import { createContext, type ReactNode, use, useEffect, useState } from "react";
import { useConfig } from "@/kit/ConfigProvider";
import { askAgain } from "@/kit/queries/askAgain";
import type { KeyBeginning } from "@/kit/queries/keys";
import { type Freshness, freshnessOf, type Head, type LiveFacts } from "./liveStore";
import { madeOldBy } from "./madeOldBy";

const LiveContext = createContext<Freshness>({ state: "connecting" });

/** How often the page looks at what has come; blocks come faster than people read. */
const LOOK_MS = 1_000;

/** What makes nothing old need not come to the page. */
const oldBy: ReadonlyMap<string, readonly KeyBeginning[]> = new Map(
  Object.entries(madeOldBy).filter(([, answers]) => answers.length > 0),
);

/** Follows the indexer's events: what they make old is asked for again, and how fresh it all is can be told. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const { indexer } = useConfig();
  const queryClient = useQueryClient();
  const [freshness, setFreshness] = useState<Freshness>({ state: "connecting" });

  useEffect(() => {
    if (!indexer) return;
    const facts: LiveFacts = { connected: undefined, online: navigator.onLine, head: undefined };
    const old = new Set<KeyBeginning>();
    let wasLost = false;
    const end = subscribe(location.origin, {
      types: [...oldBy.keys()],
      onEvent: ({ type }) => {
        for (const key of oldBy.get(type) ?? []) old.add(key);
      },
      onHead: (head: Head) => {
        facts.head = head;
      },
      onConnected: (connected) => {
        facts.connected = connected;
        // What came while there was no connection is not known one by one.
        if (connected && wasLost) void queryClient.invalidateQueries();
        wasLost = !connected;
      },
    });
    const look = () => {
      facts.online = navigator.onLine;
      const next = freshnessOf(facts, Date.now() / 1000);
      setFreshness((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
      if (old.size > 0) void askAgain(queryClient, [...old]);
      old.clear();
    };
    const timer = setInterval(look, LOOK_MS);
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    return () => {
      end();
      clearInterval(timer);
      window.removeEventListener("online", look);
      window.removeEventListener("offline", look);
    };
  }, [indexer, queryClient]);

  return <LiveContext value={freshness}>{children}</LiveContext>;
}

export const useFreshness = (): Freshness => use(LiveContext);
