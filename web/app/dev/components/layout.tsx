import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { serverConfig } from "@/lib/server/config";

export const dynamic = "force-dynamic";

/** There on a localnet only. */
export default function Layout({ children }: { children: ReactNode }) {
  if (serverConfig().devKeys === undefined) notFound();
  return children;
}
