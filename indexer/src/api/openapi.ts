type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Schema = { [key: string]: Json };

/** Moves every schema that has a title to the components, so that a client's types have names. */
export function nameComponents(document: Schema): Schema {
  const components = new Map<string, Json>();
  const walk = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== "object" || value === null) return value;
    const walked = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
    const { title, ...rest } = walked;
    if (typeof title !== "string" || (rest.type !== "object" && rest.oneOf === undefined)) return walked;
    const known = components.get(title);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(rest))
      throw new Error(`two schemas are called ${title}`);
    components.set(title, rest);
    return { $ref: `#/components/schemas/${title}` };
  };
  const { info, ...rest } = document;
  const named = walk(rest) as Schema;
  return {
    openapi: named.openapi ?? "3.1.0",
    info: info ?? {},
    ...named,
    components: { schemas: Object.fromEntries([...components].sort(([one], [other]) => (one < other ? -1 : 1))) },
  };
}
