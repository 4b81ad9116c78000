import { forwardIndexer } from "@/lib/server/forwardIndexer";

export const dynamic = "force-dynamic";

export const GET = forwardIndexer;
