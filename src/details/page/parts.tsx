import type { ComponentChildren } from "preact";
import type { FactView, LabelledView, LinkGroupView, LinkView } from "../messages";
import { fill, goTo, usePage } from "./context";
import { Icon } from "./icons";

/** Entries are in English, whatever the language of the page's words. */
export const CONTENT_LANGUAGE = "en";

/** More links than this in one group are folded. */
const FOLD_AFTER = 12;

export function Section({ id, title, children }: { readonly id: string; readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}

/** The numbers of the sources, each leading to its place in the bibliography. */
export function References({ numbers }: { readonly numbers: readonly number[] }) {
  const { words, sources } = usePage();
  return (
    <span class="references">
      {numbers.map((number) => (
        <a
          key={number}
          href={`#source-${number}`}
          aria-label={fill(words.source, number)}
          title={sources[number - 1]?.title}
          onClick={(event) => {
            event.preventDefault();
            goTo(`source-${number}`);
          }}
        >
          {number}
        </a>
      ))}
    </span>
  );
}

export function Confidence({ fact }: { readonly fact: FactView }) {
  return (
    <span class={`badge ${fact.confidence}`}>
      <Icon name={fact.confidence} />
      {fact.confidenceLabel}
    </span>
  );
}

export function CopyFact({ fact }: { readonly fact: FactView }) {
  const { words, copied, send } = usePage();
  const done = copied === fact.id;
  return (
    <button
      type="button"
      id={`copy-${fact.id}`}
      class="quiet"
      title={done ? words.copied : words.copyFact}
      aria-label={`${words.copyFact}: ${fact.attribute}, ${fact.asOf}`}
      onClick={() => send({ type: "copy", factId: fact.id })}
    >
      <Icon name={done ? "copied" : "copy"} />
    </button>
  );
}

/** A link out of the page, which VS Code asks about before it opens it; plain text where there is no address. */
export function WebLink({ id, href, language, text }: { id?: string; href: string; language?: string; text: string }) {
  return href ? (
    <a id={id} href={href} lang={language || undefined} title={href}>
      {text}
    </a>
  ) : (
    <span lang={language || undefined}>{text}</span>
  );
}

export function DataList({ className, items }: { readonly className: string; readonly items: readonly LabelledView[] }) {
  const { words } = usePage();
  return (
    <dl class={className}>
      {items.map(({ label, value, asOf, href }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{href ? <WebLink href={href} text={value} /> : value}</dd>
          {asOf && (
            <dd class="note">
              {words.asOf} {asOf}
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

function EntryLink({ id, link }: { readonly id: string; readonly link: LinkView }) {
  const { send } = usePage();
  return (
    <li>
      <a
        id={id}
        href={`#${link.entryId}`}
        title={link.kindLabel}
        onClick={(event) => {
          event.preventDefault();
          send({ type: "navigate", entryId: link.entryId });
        }}
      >
        <Icon name={link.kind} />
        <span lang={CONTENT_LANGUAGE}>{link.name}</span>
      </a>
      {link.note && (
        <>
          {" "}
          <span class="note">{link.note}</span>
        </>
      )}
    </li>
  );
}

/** The links of a group; the many of a country or a force are folded. */
export function Links({ id, group }: { readonly id: string; readonly group: LinkGroupView }) {
  const { words } = usePage();
  const list = (links: readonly LinkView[]) => (
    <ul class="links">
      {links.map((link) => (
        <EntryLink key={link.entryId} id={`${id}-${link.entryId}`} link={link} />
      ))}
    </ul>
  );
  const rest = group.links.slice(FOLD_AFTER);
  return (
    <>
      {list(group.links.slice(0, FOLD_AFTER))}
      {rest.length > 0 && (
        <details id={`${id}-more`}>
          <summary>{fill(words.more, rest.length)}</summary>
          {list(rest)}
        </details>
      )}
    </>
  );
}
