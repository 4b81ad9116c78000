"use client";

import { startTransition, useEffect, useState } from "react";

/** False while the server renders and the browser takes over: for what only the browser knows, such as the time. Draws it in slices. */
export function useMounted(): boolean {
  const [mounted, setMounted] = useState(false);
  useEffect(() => startTransition(() => setMounted(true)), []);
  return mounted;
}
