"use client";

import { slotAt, slotStart } from "@wattmesh/client";
import { useCallback, useSyncExternalStore } from "react";
import { useConfig } from "./ConfigProvider";

/** The slot of this moment. What shows it is drawn anew as soon as the next one begins. */
export function useCurrentSlot(): number {
  const { slotSeconds } = useConfig().deployment;
  const current = useCallback(() => slotAt(Math.floor(Date.now() / 1000), slotSeconds), [slotSeconds]);
  const subscribe = useCallback(
    (begun: () => void) => {
      let timer: ReturnType<typeof setTimeout>;
      const wait = () => {
        timer = setTimeout(
          () => {
            begun();
            wait();
          },
          slotStart(current() + 1, slotSeconds) * 1000 - Date.now(),
        );
      };
      wait();
      return () => clearTimeout(timer);
    },
    [current, slotSeconds],
  );
  return useSyncExternalStore(subscribe, current, current);
}
