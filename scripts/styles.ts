/** Compiles the styles of citation, and the words of their languages, to what the extension reads. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseLocale, parseStyle } from "../src/reference/citations/csl/style";
import { BUNDLED_STYLES, type Styles } from "../src/reference/citations/styles";

const FOLDER = join(__dirname, "../src/reference/citations/styles");

export function compileStyles(): Styles {
  const read = (name: string) => readFileSync(join(FOLDER, name), "utf8");
  return {
    styles: Object.fromEntries(BUNDLED_STYLES.map((name) => [name, parseStyle(read(`${name}.csl`))])) as Styles["styles"],
    locales: { en: parseLocale(read("locale-en.xml")), fr: parseLocale(read("locale-fr.xml")) },
  };
}
