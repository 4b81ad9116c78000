"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { LiveProvider } from "@/features/live/LiveProvider";
import { ConfigProvider } from "@/kit/ConfigProvider";
import { TxProvider } from "@/kit/transactions/TxProvider";
import { WalletProvider } from "@/kit/wallet/WalletProvider";
import type { PublicConfig } from "@/lib/config";
import { createQueryClient } from "@/lib/query/client";

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
