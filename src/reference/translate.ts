/** Puts an English text of ours into the user's language; `{0}` stands for the first argument. `vscode.l10n.t` is one. */
export type Translate = (english: string, ...args: (string | number)[]) => string;

/** The text as it is, with its arguments. */
export const inEnglish: Translate = (english, ...args) => english.replace(/\{(\d+)\}/g, (hole, i) => String(args[Number(i)] ?? hole));
