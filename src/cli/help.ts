export const HELP = `Usage: space-security COMMAND [--format text|json]

Dated, cited facts on security in space, offline.

Commands
  lookup QUERY     entries that a name, acronym, number or words may mean, the
                   best first; misspelt, partial and French queries will do
  show ID          an entry with its facts, milestones, links and sources; a
                   name or number that means an entry exactly will do as well
  scan FILES…      the terms in files; "-" reads standard input. The language
                   comes from the file's extension (.md .tex .adoc .rst .html);
                   all else is plain text
  check FILES…     what holds no longer in files, and what else the extension
                   marks: outdated figures, posts and names, acronyms, spellings

Options
  -f, --format     text (default) or json; for check also sarif
  -c, --codes      for check: only these, by code or check, with commas between:
                   fact,name.renamed; citation speaks only when asked for here
  -l, --language   for check: how the files are written, whatever their names:
                   markdown, latex, asciidoc, restructuredtext, html, plaintext
  -h, --help       this help
  -v, --version    the version

JSON (stable: fields may be added, none changes or goes)
  lookup  [{ id, name, kind, score }], the best first; score above 0, at most 1
  show    { id, kind, name, summary, terms, names?, identifiers?,
            facts: [{ id, attribute, statement, value?, unit?, qualifier?, asOf,
                      validUntil?, confidence, sources, supersedes? }],
            milestones: [{ date, event, sources }],
            links: [{ type, inverse, entry: { id, name, kind }, note?, since?,
                      until? }] }
          sources are CSL-JSON items; a link is inverse where the other entry
          states it
  scan    [{ file, line, column, endLine, endColumn, surface,
             entries: [{ id, name, kind }] }]
          lines and columns count from 1, columns in UTF-16 units; the end is
          exclusive; the likeliest entry comes first
  check   [{ file, line, column, endLine, endColumn, code, message, text,
             entry?, fact?, fixes: [{ title, edits: [{ line, column, endLine,
             endColumn, text }] }] }]

Exit status
  0  done; lookup and show found something, check found nothing
  1  lookup or show found nothing, or check found something
  2  bad file, unknown id, unknown command or bad option
`;
