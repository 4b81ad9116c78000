"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** False while the server renders and the browser takes over: for what only the browser knows, such as the time. */
export const useMounted = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
