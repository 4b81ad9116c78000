import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CommunityPage } from "./CommunityPage";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("community") };
}

export default function Page() {
  return <CommunityPage />;
}
