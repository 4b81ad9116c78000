import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { WalletPage } from "./WalletPage";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("wallet") };
}

export default function Page() {
  return <WalletPage />;
}
