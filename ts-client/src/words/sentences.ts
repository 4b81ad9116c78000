/** The names of all facts of a union; `keyof` alone gives only what they have in common. */
type NamesOf<Fact> = Fact extends unknown ? keyof Fact : never;

type ValuesOf<Fact, Name extends PropertyKey> = Fact extends Record<Name, infer Values> ? Values : never;

/** A sentence for each fact of a union, made of its values and `given`: a fact that has none does not compile. */
export type Sentences<Fact, Given extends unknown[]> = {
  [Name in NamesOf<Fact>]: (values: ValuesOf<Fact, Name>, ...given: Given) => string;
};

/** The sentence of one fact. */
export function say<Fact extends object, Given extends unknown[]>(
  sentences: Sentences<Fact, Given>,
  fact: Fact,
  ...given: Given
): string {
  const [name] = Object.keys(fact) as [NamesOf<Fact>];
  return sentences[name](fact[name as keyof Fact] as ValuesOf<Fact, typeof name>, ...given);
}
