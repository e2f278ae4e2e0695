/** Where the parts of the page are to be had, as addresses that the webview may load. */
export interface Parts {
  readonly script: string;
  readonly styles: readonly string[];
  /** The webview's own origin, as a source of a content-security policy. */
  readonly cspSource: string;
  readonly language: string;
  readonly title: string;
}

/** What a page shows before its script runs. */
export interface FirstContent {
  /** HTML in which nothing is left to escape. */
  readonly body: string;
  /** Our style sheet, so that nothing need be loaded first. */
  readonly style: string;
}

/** A page, empty or with its first content. It may run our script, with the parts that it imports, and use our style sheets, and load nothing else. */
export function html({ script, styles, cspSource, language, title }: Parts, first?: FirstContent): string {
  const nonce = makeNonce();
  const policy = [
    "default-src 'none'",
    `style-src ${first ? `'nonce-${nonce}'` : cspSource}`,
    // A script with the nonce may import others: they share it.
    `script-src 'nonce-${nonce}'`,
    `font-src ${cspSource}`,
    // A picture that the page itself draws, on its way to a PNG.
    "img-src blob:",
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${first ? `<style nonce="${nonce}">${first.style}</style>` : styles.map((style) => `<link rel="stylesheet" href="${escapeHtml(style)}">`).join("\n")}
</head>
<body>
<div id="root">${first?.body ?? ""}</div>
<script type="module" nonce="${nonce}" src="${escapeHtml(script)}"></script>
</body>
</html>`;
}

function makeNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
