import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MorePage } from "./MorePage";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("more") };
}

export default function Page() {
  return <MorePage />;
}
