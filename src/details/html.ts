/** Where the parts of the page are to be had, as addresses that the webview may load. */
export interface Parts {
  readonly script: string;
  readonly style: string;
  /** The webview's own origin, as a source of a content-security policy. */
  readonly cspSource: string;
  readonly language: string;
  readonly title: string;
}

/** The empty page. It may run our script and use our style sheet, and load nothing else. */
export function html({ script, style, cspSource, language, title }: Parts): string {
  const nonce = makeNonce();
  const policy = [
    "default-src 'none'",
    `style-src ${cspSource}`,
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
<link rel="stylesheet" href="${escapeHtml(style)}">
</head>
<body>
<div id="root"></div>
<script nonce="${nonce}" src="${escapeHtml(script)}"></script>
</body>
</html>`;
}

function makeNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
