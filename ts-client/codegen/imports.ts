import type { ContractName } from "./contracts.ts";
import { pascal } from "./names.ts";
import type { Models } from "./schema.ts";
import { fromWireOf, toWireOf } from "./values.ts";

/** Of what is written by hand, all that generated functions use, types marked as such. */
const handWritten: Record<string, string[]> = {
  "../../actions/act.ts": ["act"],
  "../../client/client.ts": ["type Client"],
  "../../client/deployment.ts": ["type Deployment"],
  "../../errors/tx.ts": ["type MissingAnswerError", "type MissingEventError"],
  "../../events/select.ts": ["type EventOf", "theEvent"],
  "../../messages/executeMessage.ts": ["executeMessage"],
  "../../messages/message.ts": ["type Message"],
  "../../queries/ask.ts": ["ask", "type QueryErrorType"],
  "../../queries/askModule.ts": ["askModule", "type ModulePage", "type ModulePageOf", "pageOf", "pageRequest"],
  "../../signer/signer.ts": ["type Signer"],
  "../../tx/messageAnswer.ts": ["messageAnswer"],
  "../../tx/sendMessages.ts": ["type SendErrorType", "type SendOptions", "type SentTx"],
  "../../units/price.ts": ["checkedPrice"],
  "../../wire/scalars.ts": ["bytesFromWire", "bytesToWire", "decimalToWire", "integerToWire"],
};

/** What is generated of a contract beside its functions. */
export const ofContract = (contract: ContractName, { models }: Models): Record<string, string[]> => ({
  [`../contracts/${pascal(contract)}.types.ts`]: ["type ExecuteMsg", "type QueryMsg"],
  "../values.ts": models.flatMap(({ name }) => [`type ${name}`, fromWireOf(name), toWireOf(name)]),
});

/** Imports of what generated functions use, of what is written by hand and of what is generated beside them. */
export function importLines(code: string, generated: Record<string, string[]>): string[] {
  const words = new Set(code.replace(/\/\*\*.*\*\//g, "").match(/\w+/g));
  return Object.entries({ ...handWritten, ...generated }).flatMap(([from, names]) => {
    const used = names.filter((name) => words.has(name.replace("type ", "")));
    return used.length === 0 ? [] : [importLine(used, from)];
  });
}

function importLine(names: string[], from: string): string {
  const areTypes = names.every((name) => name.startsWith("type "));
  const listed = areTypes ? names.map((name) => name.replace("type ", "")) : names;
  return `import ${areTypes ? "type " : ""}{ ${listed.join(", ")} } from "${from}";`;
}
