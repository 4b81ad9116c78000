"use client";

import { useEffect, useState } from "react";

/** How long something may wait for a browser that always has something to do. */
const MOST_MS = 3_000;

/** False until the browser has shown what it had to: for what can come after the rest of a page. */
export function useIdle(): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    // Safari cannot tell.
    if (typeof requestIdleCallback !== "function") {
      const timer = setTimeout(() => setIdle(true), MOST_MS);
      return () => clearTimeout(timer);
    }
    const request = requestIdleCallback(() => setIdle(true), { timeout: MOST_MS });
    return () => cancelIdleCallback(request);
  }, []);
  return idle;
}
