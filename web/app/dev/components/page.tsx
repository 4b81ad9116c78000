import type { Metadata } from "next";
import { ComponentsPage } from "./ComponentsPage";

export const metadata: Metadata = { title: "Components" };

export default function Page() {
  return <ComponentsPage />;
}
