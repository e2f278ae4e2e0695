import type { DisputeView, FactView } from "../messages";
import { goTo, usePage } from "./context";
import { CONTENT_LANGUAGE, Confidence, CopyFact, References } from "./parts";

/** Facts as a table, which a narrow page shows as one card each. */
export function FactTable({ facts, label }: { readonly facts: readonly FactView[]; readonly label: string }) {
  const { words } = usePage();
  const withValues = facts.some((fact) => fact.value);
  return (
    <div class="facts-frame">
      <table aria-label={label}>
        <colgroup>
          <col class="attribute" />
          <col />
          {withValues && <col class="value" />}
          <col class="as-of" />
          <col class="confidence" />
          <col class="sources" />
          <col class="copy" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{words.attribute}</th>
            <th scope="col">{words.statement}</th>
            {withValues && <th scope="col">{words.value}</th>}
            <th scope="col">{words.asOf}</th>
            <th scope="col">{words.confidence}</th>
            <th scope="col">{words.sources}</th>
            <th scope="col">
              <span class="unseen">{words.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <tr key={fact.id} id={`fact-${fact.id}`} tabIndex={-1}>
              <th scope="row">{fact.attribute}</th>
              <td class="statement">
                <span lang={CONTENT_LANGUAGE}>{fact.statement}</span>
                <Fate fact={fact} />
              </td>
              {withValues && <td class="value">{fact.value}</td>}
              <td class="as-of">
                <span class="card-label">{words.asOf} </span>
                {fact.asOf}
              </td>
              <td class="confidence">
                <Confidence fact={fact} />
              </td>
              <td class="sources">
                <References numbers={fact.sources} />
              </td>
              <td class="copy">
                <CopyFact fact={fact} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Why a fact no longer holds, and what took its place. */
function Fate({ fact: { id, fate } }: { readonly fact: FactView }) {
  return (
    fate && (
      <p class="fate">
        {fate.label}
        {fate.factId && (
          <>
            {" "}
            <a
              id={`fate-${id}`}
              href={`#fact-${fate.factId}`}
              lang={CONTENT_LANGUAGE}
              onClick={(event) => {
                event.preventDefault();
                goTo(`fact-${fate.factId}`);
              }}
            >
              {fate.statement}
            </a>
          </>
        )}
      </p>
    )
  );
}

/** Contradictory facts about one thing, side by side. */
export function Dispute({ dispute: { attribute, facts } }: { readonly dispute: DisputeView }) {
  const { words } = usePage();
  return (
    <section class="dispute">
      <h3>{attribute}</h3>
      <ul>
        {facts.map((fact) => (
          <li key={fact.id} id={`fact-${fact.id}`} tabIndex={-1}>
            {fact.value && <p class="value">{fact.value}</p>}
            <p class="statement" lang={CONTENT_LANGUAGE}>
              {fact.statement}
            </p>
            <p class="meta">
              <span>
                {words.asOf} {fact.asOf}
              </span>
              <Confidence fact={fact} />
              <References numbers={fact.sources} />
              <CopyFact fact={fact} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
