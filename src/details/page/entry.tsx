import type { BriefView, EntryView, FactView, FurtherLink, MentionsMessage, MentionView, MilestoneView, SourceView } from "../messages";
import { fill, usePage } from "./context";
import { Dispute, FactTable } from "./facts";
import { Icon } from "./icons";
import { Orbit } from "./orbit";
import { CONTENT_LANGUAGE, DataList, Links, References, Section, WebLink } from "./parts";
import { Relations } from "./relations";
import { Series } from "./series";
import { EntryTimeline } from "./timeline/entry-timeline";

interface Props {
  readonly entry: EntryView;
  readonly further: readonly FurtherLink[] | undefined;
  readonly mentions: MentionsMessage | undefined;
}

/** Everything about one entry. */
export function Entry({ entry, further, mentions }: Props) {
  const { words } = usePage();
  return (
    <>
      <Heading entry={entry} />
      <div class="columns">
        <div class="primary">
          {entry.brief && <Brief brief={entry.brief} />}
          {entry.orbit && (
            <Section id="orbit" title={words.orbit}>
              <Orbit orbit={entry.orbit} name={entry.name} />
            </Section>
          )}
          {(entry.timeline || entry.milestones.length > 0) && (
            <Section id="timeline" title={words.timeline}>
              {entry.timeline && <EntryTimeline entryId={entry.entryId} timeline={entry.timeline} />}
              {entry.milestones.length > 0 && <Milestones milestones={entry.milestones} />}
            </Section>
          )}
          {entry.series.length > 0 && (
            <Section id="series" title={words.series}>
              <div class="pictures">
                {entry.series.map((series) => (
                  <Series key={series.id} entryId={entry.entryId} series={series} />
                ))}
              </div>
            </Section>
          )}
          {(entry.facts.length > 0 || entry.past.length > 0) && (
            <Section id="facts" title={words.facts}>
              {entry.facts.length > 0 && <FactTable facts={entry.facts} label={words.facts} />}
            </Section>
          )}
          {entry.disputes.length > 0 && (
            <Section id="disputes" title={words.disputes}>
              {entry.disputes.map((dispute) => (
                <Dispute key={dispute.attribute} dispute={dispute} />
              ))}
            </Section>
          )}
          {entry.past.length > 0 && <Past facts={entry.past} />}
          {mentions && mentions.places.length > 0 && (
            <Section id="mentions" title={words.inDocument.replace("{0}", mentions.name)}>
              <Mentions places={mentions.places} />
            </Section>
          )}
          {(entry.related.length > 0 || (entry.brief?.groups.length ?? 0) > 0) && (
            <Section id="relations" title={words.relations}>
              <Relations key={entry.entryId} entry={entry} further={further} />
            </Section>
          )}
        </div>
        {entry.related.length > 0 && (
          <Section id="related" title={words.related}>
            <div class="groups">
              {entry.related.map((group, i) => (
                <div key={group.label} class="group">
                  <h3>{group.label}</h3>
                  <Links id={`related-${i}`} group={group} />
                </div>
              ))}
            </div>
          </Section>
        )}
        {entry.sources.length > 0 && (
          <Section id="bibliography" title={words.sources}>
            <Bibliography sources={entry.sources} />
          </Section>
        )}
      </div>
    </>
  );
}

function Heading({ entry }: { readonly entry: EntryView }) {
  return (
    <header>
      <div class="title">
        <span class="emblem">
          <Icon name={entry.kind} />
        </span>
        <div>
          <p class="kind">{entry.kindLabel}</p>
          <h1 id="title" tabIndex={-1} lang={CONTENT_LANGUAGE}>
            {entry.name}
          </h1>
          {entry.otherNames.length > 0 && (
            <ul class="names">
              {entry.otherNames.map(({ name, language, languageLabel }) => (
                <li key={language}>
                  <span lang={language} dir="auto">
                    {name}
                  </span>{" "}
                  <span class="note">{languageLabel}</span>
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
      <p class="summary" lang={CONTENT_LANGUAGE}>
        {entry.summary}
      </p>
      {entry.vitals.length > 0 && <DataList className="vitals" items={entry.vitals} />}
      {entry.identifiers.length > 0 && <DataList className="identifiers" items={entry.identifiers} />}
    </header>
  );
}

function Brief({ brief: { objectives, outcomes, groups } }: { readonly brief: BriefView }) {
  const { words } = usePage();
  return (
    (objectives.length > 0 || outcomes.length > 0 || groups.length > 0) && (
      <Section id="brief" title={words.brief}>
        <dl>
          <Statements label={words.objective} facts={objectives} />
          <Statements label={words.outcome} facts={outcomes} />
          {groups.map((group, i) => (
            <div key={group.label}>
              <dt>{group.label}</dt>
              <dd>
                <Links id={`brief-${i}`} group={group} />
              </dd>
            </div>
          ))}
        </dl>
      </Section>
    )
  );
}

function Statements({ label, facts }: { readonly label: string; readonly facts: readonly FactView[] }) {
  return (
    facts.length > 0 && (
      <div>
        <dt>{label}</dt>
        {facts.map((fact) => (
          <dd key={fact.id}>
            <span lang={CONTENT_LANGUAGE}>{fact.statement}</span> <References numbers={fact.sources} />
          </dd>
        ))}
      </div>
    )
  );
}

function Milestones({ milestones }: { readonly milestones: readonly MilestoneView[] }) {
  return (
    <ol>
      {milestones.map(({ date, event, sources }) => (
        <li key={date + event}>
          <span class="date">{date}</span>
          <span class="event">
            <span lang={CONTENT_LANGUAGE}>{event}</span> <References numbers={sources} />
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Where the text beside the page speaks of the entry. */
function Mentions({ places }: { readonly places: readonly MentionView[] }) {
  const { words, send } = usePage();
  return (
    <ol class="mentions">
      {places.map(({ line, character, before, surface, after }) => (
        <li key={`${line} ${character}`}>
          <a
            id={`mention-${line}-${character}`}
            href={`#line-${line + 1}`}
            onClick={(event) => {
              event.preventDefault();
              send({ type: "reveal", line, character });
            }}
          >
            {fill(words.line, line + 1)}
          </a>{" "}
          <span dir="auto">
            {before}
            <b>{surface}</b>
            {after}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Past({ facts }: { readonly facts: readonly FactView[] }) {
  const { words } = usePage();
  const title = fill(words.past, facts.length);
  return (
    <details id="past">
      <summary>{title}</summary>
      <FactTable facts={facts} label={title} />
    </details>
  );
}

/** The sources, by the numbers by which the page cites them. */
export function Bibliography({ sources }: { readonly sources: readonly SourceView[] }) {
  return (
    <ol>
      {sources.map((source, i) => (
        <li key={source.href} id={`source-${i + 1}`} tabIndex={-1}>
          <p>
            <WebLink id={`link-${i + 1}`} href={source.href} language={source.language} text={source.title} />{" "}
            <span class={`badge ${source.grade}`}>{source.gradeLabel}</span>
          </p>
          <p class="note">
            {source.origin}
            {source.accessed && <span class="accessed"> · {source.accessed}</span>}
          </p>
          {source.note && <p class="note">{source.note}</p>}
        </li>
      ))}
    </ol>
  );
}
