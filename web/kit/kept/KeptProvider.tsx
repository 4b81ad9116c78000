"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { createContext, type ReactNode, use, useEffect, useRef, useState } from "react";
import { useConfig } from "@/kit/ConfigProvider";
import { useWallet } from "@/kit/wallet/WalletProvider";
import { useIdle } from "@/lib/useIdle";
import { wasKept } from "./wasKept";

const KeptContext = createContext<number | undefined>(undefined);

/** How long what is kept comes after what is read. */
const KEEP_MS = 10_000;

/** Comes after the page, and only where it is needed. */
const keptAnswers = () => import("@/lib/query/keptAnswers");

interface KeptProviderProps {
  /** Paths of the pages that open without a connection although they were never opened with one. */
  paths: readonly string[];
  children: ReactNode;
}

/** Pages and their answers are kept on the device, and read from it when there is no connection. */
export function KeptProvider({ paths, children }: KeptProviderProps) {
  const client = useQueryClient();
  const { chainId } = useConfig().deployment;
  const { status } = useWallet();
  const idle = useIdle();
  const [at, setAt] = useState<number>();
  useKeptPages(paths, idle);

  useEffect(() => {
    if (!wasKept()) return;
    void keptAnswers()
      .then(({ restoreAnswers }) => restoreAnswers(client, chainId))
      .then(setAt)
      .catch(() => undefined);
  }, [client, chainId]);

  useEffect(() => {
    if (!idle || status !== "connected") return;
    let hasNew = true;
    const unsubscribe = client.getQueryCache().subscribe((event) => {
      if (event.type === "updated" && event.action.type === "success") hasNew = true;
    });
    const keep = () => {
      if (!hasNew) return;
      hasNew = false;
      void keptAnswers()
        .then(({ keepAnswers }) => keepAnswers(client, chainId))
        // A browser may refuse to keep anything.
        .catch(() => undefined);
    };
    const onHidden = () => {
      if (document.visibilityState === "hidden") keep();
    };
    const timer = setInterval(keep, KEEP_MS);
    document.addEventListener("visibilitychange", onHidden);
    return () => {
      unsubscribe();
      clearInterval(timer);
      document.removeEventListener("visibilitychange", onHidden);
    };
  }, [idle, status, client, chainId]);

  const before = useRef(status);
  useEffect(() => {
    if (before.current === "connected" && status === "none")
      void keptAnswers()
        .then(({ forgetAnswers }) => forgetAnswers())
        .catch(() => undefined);
    before.current = status;
  }, [status]);

  return <KeptContext value={at}>{children}</KeptContext>;
}

/** When what the page shows was answered, Unix seconds, if it was read from the device. */
export const useKeptAt = (): number | undefined => use(KeptContext);

/** Has a worker that keeps the pages as they are read now. A development server has none: its pages change. */
function useKeptPages(paths: readonly string[], idle: boolean): void {
  const { status } = useWallet();
  const locale = useLocale();
  useEffect(() => {
    if (!idle || status === "starting" || process.env.NODE_ENV !== "production" || !("serviceWorker" in navigator))
      return;
    const readAs = `${locale} ${status === "connected"}`;
    const keep = () =>
      void navigator.serviceWorker
        .register("/sw.js")
        .then(() => navigator.serviceWorker.ready)
        .then(({ active }) => active?.postMessage({ paths, readAs }))
        .catch(() => undefined);
    // The server that would give the other pages is giving this one its answers.
    const timer = setTimeout(keep, KEEP_MS);
    return () => clearTimeout(timer);
  }, [idle, status, locale, paths]);
}
