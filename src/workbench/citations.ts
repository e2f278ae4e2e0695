import * as vscode from "vscode";
import { type Cited, findCited } from "../reference/citations/cited";
import { Citer } from "../reference/citations/citer";
import { parseStyle, type Style } from "../reference/citations/csl/style";
import { type CitationForm, formOf } from "../reference/citations/form";
import { isBundled, languageOf, type Styles } from "../reference/citations/styles";
import { type Pause, SLICE_MS } from "../reference/load";
import type { Reference } from "../reference/reference";
import { Refusal } from "./commands";
import { settings } from "./settings";

/** A style of the user's may be as long as the longest known one, twice over. */
const MAX_STYLE_BYTES = 600_000;

/** So much of a text tells its language. */
const LANGUAGE_SAMPLE_LINES = 200;

/** Citations in the style, the form and the language that settings and document ask for; styles load on first use. */
export class Citations {
  #styles: Promise<Styles> | undefined;
  /** The user's own style as it was last read. */
  #own: { readonly name: string; readonly changed: number; readonly style: Style } | undefined;

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly reference: Reference,
    private readonly pause: Pause,
  ) {}

  /**
   * Writes sources as the settings ask, in the language of the document, or of the user where there is none.
   * @throws Refusal where the user's style cannot be used
   */
  async citer(document?: vscode.TextDocument): Promise<Citer> {
    this.#styles ??= this.#load();
    const { styles, locales } = await this.#styles;
    const name = settings.citationStyle(document);
    const style = isBundled(name) ? styles[name] : await this.#ownStyle(name, document);
    const set = settings.citationLanguage(document);
    const language = set !== "auto" ? set : document ? languageOf(sampleOf(document)) : vscode.env.language.startsWith("fr") ? "fr" : "en";
    return new Citer(style, locales[language]);
  }

  /** How a citation stands in a document. */
  form(document: vscode.TextDocument): CitationForm {
    const form = settings.citationForm(document);
    return form === "auto" ? formOf(document.languageId) : form;
  }

  /** What a document cites, and where its bibliography is; undefined where the document changed meanwhile or was closed. */
  async read(document: vscode.TextDocument): Promise<Cited | undefined> {
    const library = await this.reference.library();
    const { version } = document;
    const lines = {
      get lineCount() {
        return document.lineCount;
      },
      line: (index: number) => document.lineAt(index).text,
    };
    const work = findCited(library, lines);
    let slice = Date.now();
    for (let step = work.next(); ; step = work.next()) {
      if (step.done) {
        return step.value;
      }
      if (Date.now() - slice > SLICE_MS) {
        await this.pause();
        if (document.isClosed || document.version !== version) {
          return undefined;
        }
        slice = Date.now();
      }
    }
  }

  async #load(): Promise<Styles> {
    try {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.extensionUri, "dist", "styles.json"));
      return JSON.parse(new TextDecoder().decode(bytes)) as Styles;
    } catch (error) {
      this.#styles = undefined;
      throw error;
    }
  }

  /** The style in a file of the user's. */
  async #ownStyle(name: string, document: vscode.TextDocument | undefined): Promise<Style> {
    const uri = fileOf(name, document);
    try {
      const { mtime, size } = await vscode.workspace.fs.stat(uri);
      if (size > MAX_STYLE_BYTES) {
        throw new Error(vscode.l10n.t("it is too large"));
      }
      if (this.#own?.name !== uri.toString() || this.#own.changed !== mtime) {
        const xml = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
        this.#own = { name: uri.toString(), changed: mtime, style: parseStyle(xml) };
      }
      return this.#own.style;
    } catch (error) {
      const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
      throw new Refusal(vscode.l10n.t("The citation style “{0}” cannot be used: {1}.", name.slice(0, 200), (reason ?? "").slice(0, 200)));
    }
  }
}

/** The file that a setting names: an address, a whole path, or a path within the folder of the document. */
function fileOf(name: string, document: vscode.TextDocument | undefined): vscode.Uri {
  if (/^[a-z][\w+.-]+:\/\//i.test(name)) {
    return vscode.Uri.parse(name);
  }
  const folder = (document && vscode.workspace.getWorkspaceFolder(document.uri)) ?? vscode.workspace.workspaceFolders?.[0];
  const isWhole = /^(?:[\\/]|[a-z]:[\\/])/i.test(name);
  if (isWhole || !folder) {
    const path = name.replaceAll("\\", "/");
    return folder ? folder.uri.with({ path: path.startsWith("/") ? path : `/${path}` }) : vscode.Uri.file(name);
  }
  return vscode.Uri.joinPath(folder.uri, name);
}

function sampleOf(document: vscode.TextDocument): string {
  return document.getText(new vscode.Range(0, 0, LANGUAGE_SAMPLE_LINES, 0)).slice(0, 50_000);
}
