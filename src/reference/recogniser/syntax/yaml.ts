import { inlineRules, url } from "./inline";
import { YAML_KEY } from "./markdown";
import { BLANK, LineKind, type Syntax } from "./syntax";

/** YAML: its values and comments, not its keys. */
export const yaml: Syntax = {
  ...inlineRules({ ":": url }),
  line(text) {
    if (!/\S/.test(text)) {
      return BLANK;
    }
    const key = YAML_KEY.exec(text)?.[0].length;
    return key === undefined ? { kind: LineKind.Prose, state: "" } : { kind: LineKind.Begin, state: "", marker: key };
  },
};
