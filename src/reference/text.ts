/** The first sentence of a text: up to a point that a capital follows, initials and ranks apart. */
export function firstSentence(text: string): string {
  return /^.*?(?<!\b(?:[A-Z]|U\.S|Lt|Gen|Col|Maj|St|No|Dr|Mr|vs|e\.g|i\.e))[.!?](?=\s+[\p{Lu}\d“"]|$)/su.exec(text)?.[0] ?? text;
}

/** A text of at most so many characters, cut between words where it is longer and has several. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) {
    return text;
  }
  const cut = text.slice(0, Math.max(0, most));
  const space = cut.lastIndexOf(" ");
  return `${space > 0 ? cut.slice(0, space) : cut}…`;
}

/** Nothing else becomes a link: an address of a dataset that is not ours might run a command. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\/[^\s<>"]+$/i.test(address);
}
