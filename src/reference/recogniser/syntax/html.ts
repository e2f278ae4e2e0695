import { FOLD } from "../fold";
import { at, characterReference, inlineRules, tag, url } from "./inline";
import { type Line, LineKind, PROSE, type Syntax, skip } from "./syntax";

const OPENS = /<(script|style|pre|textarea|svg|math)\b(?![\s\S]*<\/\1)/i;
const BLOCK =
  /^[ \t]*<\/?(?:address|article|aside|blockquote|body|caption|dd|details|div|dl|dt|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|li|link|main|meta|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul)\b/i;

/** HTML. States: "<!--", or the end tag of an element whose content is not prose. */
export const html: Syntax = {
  ...inlineRules({ "<": tag, "&": characterReference((unit) => FOLD[unit] ?? unit), "@": at, ":": url }),
  line(text, state): Line {
    if (state !== "") {
      return skip(text.toLowerCase().includes(state === "<!--" ? "-->" : state) ? "" : state);
    }
    if (!/\S/.test(text)) {
      return skip("");
    }
    const comment = text.lastIndexOf("<!--");
    const next = comment >= 0 && !text.includes("-->", comment) ? "<!--" : OPENS.exec(text)?.[1]?.toLowerCase();
    const state_ = next === undefined ? "" : next === "<!--" ? next : `</${next}`;
    if (state_ === "" && !BLOCK.test(text)) {
      return PROSE;
    }
    return { kind: state_ === "" ? LineKind.Begin : LineKind.Alone, state: state_ };
  },
};
