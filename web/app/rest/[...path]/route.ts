import { forwardRest } from "@/lib/server/forwardRest";

export const dynamic = "force-dynamic";

export const GET = forwardRest;
