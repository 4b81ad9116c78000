/** `grid-operator` as people write it: Grid operator. */
export function readableName(keyName: string): string {
  const words = keyName.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
