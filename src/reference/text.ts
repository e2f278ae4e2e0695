/** The first sentence of a text: up to a point that a capital follows, initials and ranks apart. */
export function firstSentence(text: string): string {
  return /^.*?(?<!\b(?:[A-Z]|U\.S|Lt|Gen|Col|Maj|St|No|Dr|Mr|vs|e\.g|i\.e))[.!?](?=\s+[\p{Lu}\d“"]|$)/su.exec(text)?.[0] ?? text;
}
