/** What the workbench draws as an icon, wherever the Markdown around it lets icons through, unless a backslash is before it. */
const ICON = /\$\([A-Za-z0-9-]+(~[A-Za-z]+)?\)/g;

/** Text that Markdown shows as it stands: no markup, no link, no icon. */
export function escapeText(text: string): string {
  return text
    .replace(ICON, "\\$&")
    .replace(/[\\`*_{}[\]()#+\-.!|<>~$&:@]/g, "\\$&")
    .replace(/\s+/g, " ");
}

/** Text within the quotes of a link's title. */
export function escapeTitle(text: string): string {
  return text.replace(/["\\]/g, (char) => (char === '"' ? "”" : "/")).replace(/\s+/g, " ");
}

/** An address within the brackets of a link. */
export function encodeUrl(url: string): string {
  return url.replace(/[()<>\s"\\\p{Cc}]/gu, (char) =>
    encodeURIComponent(char).replace(/[()]/, (bracket) => (bracket === "(" ? "%28" : "%29")),
  );
}
