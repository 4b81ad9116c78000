"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { LiveProvider } from "@/features/live/LiveProvider";
import { TxProvider } from "@/features/transactions/TxProvider";
import { WalletProvider } from "@/features/wallet/WalletProvider";
import type { PublicConfig } from "@/lib/config";
import { createQueryClient } from "@/lib/query/client";
import { ConfigProvider } from "./ConfigProvider";

export function Providers({ config, children }: { config: PublicConfig; children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  return (
    <ConfigProvider config={config}>
      <QueryClientProvider client={queryClient}>
        <WalletProvider>
          <TxProvider>
            <LiveProvider>{children}</LiveProvider>
          </TxProvider>
        </WalletProvider>
      </QueryClientProvider>
    </ConfigProvider>
  );
}
