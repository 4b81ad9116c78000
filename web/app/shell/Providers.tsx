"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { LiveProvider } from "@/features/live/LiveProvider";
import { ConfigProvider } from "@/kit/ConfigProvider";
import { TxProvider } from "@/kit/transactions/TxProvider";
import { WalletProvider } from "@/kit/wallet/WalletProvider";
import type { PublicConfig } from "@/lib/config";
import { createQueryClient } from "@/lib/query/client";

interface ProvidersProps {
  config: PublicConfig;
  wasConnected: boolean;
  children: ReactNode;
}

export function Providers({ config, wasConnected, children }: ProvidersProps) {
  const [queryClient] = useState(createQueryClient);
  return (
    <ConfigProvider config={config}>
      <QueryClientProvider client={queryClient}>
        <WalletProvider wasConnected={wasConnected}>
          <TxProvider>
            <LiveProvider>{children}</LiveProvider>
          </TxProvider>
        </WalletProvider>
      </QueryClientProvider>
    </ConfigProvider>
  );
}
