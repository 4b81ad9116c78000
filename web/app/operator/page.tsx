import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OperatorPage } from "./OperatorPage";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("operator") };
}

export default function Page() {
  return <OperatorPage />;
}
