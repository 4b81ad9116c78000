"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { LiveProvider } from "@/features/live/LiveProvider";
import { ConfigProvider } from "@/kit/ConfigProvider";
import { KeptProvider } from "@/kit/kept/KeptProvider";
import { TxProvider } from "@/kit/transactions/TxProvider";
import { WalletProvider } from "@/kit/wallet/WalletProvider";
import type { PublicConfig } from "@/lib/config";
import { createQueryClient } from "@/lib/query/client";
import { kept } from "./navigation";

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
          <KeptProvider paths={kept}>
            <TxProvider>
              <LiveProvider>{children}</LiveProvider>
            </TxProvider>
          </KeptProvider>
        </WalletProvider>
      </QueryClientProvider>
    </ConfigProvider>
  );
}
