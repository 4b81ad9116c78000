"use client";

import { createContext, type ReactNode, use } from "react";
import type { PublicConfig } from "@/lib/config";

const ConfigContext = createContext<PublicConfig | undefined>(undefined);

export function ConfigProvider({ config, children }: { config: PublicConfig; children: ReactNode }) {
  return <ConfigContext value={config}>{children}</ConfigContext>;
}

export function useConfig(): PublicConfig {
  const config = use(ConfigContext);
  if (config === undefined) throw new Error("useConfig outside of ConfigProvider");
  return config;
}
