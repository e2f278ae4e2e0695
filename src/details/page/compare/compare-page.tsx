import type { CellView, ComparedView, CompareView, CompareWords, RowView } from "../../compare/messages";
import { type FactView, MAX_COMPARED } from "../../messages";
import { fill, usePage } from "../context";
import { Bibliography } from "../entry";
import { Icon } from "../icons";
import { CONTENT_LANGUAGE, Confidence, References, Section } from "../parts";

interface Props {
  readonly compare: CompareView;
  readonly words: CompareWords;
}

/** Entries side by side: a column each, which a narrow page shows one below the other. */
export function ComparePage({ compare: { entries, shared, single, sources }, words }: Props) {
  const { words: common, send } = usePage();
  const name = entries.map((entry) => entry.name).join(" · ");
  return (
    <>
      <header>
        <h1 id="title" tabIndex={-1}>
          {words.title} <span class="unseen">{name}</span>
        </h1>
        {entries.length < MAX_COMPARED && (
          <button type="button" id="add" class="quiet" onClick={() => send({ type: "compare" })}>
            <Icon name="add" />
            {words.add}
          </button>
        )}
      </header>
      <table class={`compared of-${entries.length}`} aria-label={name}>
        <thead>
          <tr>
            <td />
            {entries.map((entry) => (
              <Head key={entry.entryId} entry={entry} words={words} removable={entries.length > 2} />
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{words.definition}</th>
            {entries.map((entry) => (
              <td key={entry.entryId} lang={CONTENT_LANGUAGE}>
                <ColumnName entry={entry} />
                {entry.summary}
              </td>
            ))}
          </tr>
          <Rows rows={shared} entries={entries} words={words} />
        </tbody>
      </table>
      {shared.length === 0 && <p class="note">{words.none}</p>}
      {single.length > 0 && (
        <details id="single">
          <summary>{fill(words.single, single.length)}</summary>
          <table class={`compared of-${entries.length}`} aria-label={fill(words.single, single.length)}>
            <thead class="unseen">
              <tr>
                <td />
                {entries.map((entry) => (
                  <th key={entry.entryId} scope="col">
                    {entry.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <Rows rows={single} entries={entries} words={words} />
            </tbody>
          </table>
        </details>
      )}
      {sources.length > 0 && (
        <Section id="bibliography" title={common.sources}>
          <Bibliography sources={sources} />
        </Section>
      )}
    </>
  );
}

function Head({ entry, words, removable }: { readonly entry: ComparedView; readonly words: CompareWords; readonly removable: boolean }) {
  const { send } = usePage();
  const { entryId, kind, kindLabel, name } = entry;
  return (
    <th scope="col">
      <span class="head">
        <span class="emblem">
          <Icon name={kind} />
        </span>
        <span>
          <span class="kind">{kindLabel}</span>
          <a
            id={`head-${entryId}`}
            href={`#${entryId}`}
            lang={CONTENT_LANGUAGE}
            onClick={(event) => {
              event.preventDefault();
              send({ type: "navigate", entryId });
            }}
          >
            {name}
          </a>
        </span>
        {removable && (
          <button
            type="button"
            id={`remove-${entryId}`}
            class="quiet"
            title={words.remove}
            aria-label={`${words.remove}: ${name}`}
            onClick={() => send({ type: "compareWithout", entryId })}
          >
            <Icon name="close" />
          </button>
        )}
      </span>
    </th>
  );
}

function Rows({
  rows,
  entries,
  words,
}: {
  readonly rows: readonly RowView[];
  readonly entries: readonly ComparedView[];
  readonly words: CompareWords;
}) {
  return (
    <>
      {rows.map(({ attribute, cells }) => (
        <tr key={attribute}>
          <th scope="row">{attribute}</th>
          {entries.map((entry, i) => (
            <td key={entry.entryId}>
              <ColumnName entry={entry} />
              <Cell id={`${entry.entryId}-${attribute}`} cell={cells[i]} words={words} />
            </td>
          ))}
        </tr>
      ))}
    </>
  );
}

/** Says in a narrow page whose cell it is. */
function ColumnName({ entry }: { readonly entry: ComparedView }) {
  return (
    <span class="column-name" aria-hidden="true">
      <Icon name={entry.kind} /> {entry.name}
    </span>
  );
}

function Cell({ id, cell, words }: { readonly id: string; readonly cell: CellView | undefined; readonly words: CompareWords }) {
  const { current = [], past = [] } = cell ?? {};
  return current.length + past.length === 0 ? (
    <span class="nothing" title={words.nothing}>
      <span aria-hidden="true">–</span>
      <span class="unseen">{words.nothing}</span>
    </span>
  ) : (
    <>
      {current.map((fact) => (
        <FactCell key={fact.id} fact={fact} />
      ))}
      {past.length > 0 && (
        <details id={`past-${id}`} class="past">
          <summary>{fill(words.past, past.length)}</summary>
          {past.map((fact) => (
            <FactCell key={fact.id} fact={fact} />
          ))}
        </details>
      )}
    </>
  );
}

function FactCell({ fact }: { readonly fact: FactView }) {
  const { words } = usePage();
  const { value, statement, asOf, confidence, sources, fate } = fact;
  return (
    <div class="fact">
      {value && <p class="value">{value}</p>}
      <p class="statement" lang={CONTENT_LANGUAGE}>
        {statement}
      </p>
      <p class="meta">
        <span>
          {words.asOf} {asOf}
        </span>
        {confidence !== "reported" && <Confidence fact={fact} />}
        <References numbers={sources} />
      </p>
      {fate && (
        <p class="fate">
          {fate.label} <span lang={CONTENT_LANGUAGE}>{fate.statement}</span>
        </p>
      )}
    </div>
  );
}
