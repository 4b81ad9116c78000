import { forwardRpc } from "@/lib/server/forwardRpc";

export const dynamic = "force-dynamic";

export const POST = forwardRpc;
