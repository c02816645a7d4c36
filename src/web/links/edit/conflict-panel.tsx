import { useEffect, useRef } from "preact/hooks";
import type { Link } from "../../../client/client.ts";
import { Time } from "../../parts/time.tsx";
import { format, words } from "../../words/words.ts";
import type { Conflict } from "./edit-session.ts";
import { changedIn, type Difference, type Form, formFieldOf, formOf, type Shown } from "./form.ts";

/** What somebody else has changed since the link was read. The person decides; nothing is written meanwhile. */
export function ConflictPanel(props: {
  readonly conflict: Conflict;
  readonly form: Form;
  readonly base: Link;
  readonly onDecide: (isMine: boolean) => void;
}) {
  const { conflict, form, base, onDecide } = props;
  const { links } = words();
  const touched = new Set(changedIn(form, formOf(base)));
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), [conflict]);
  const isInDoubt = ({ field }: Difference) => {
    const own = formFieldOf(field);
    return own !== null && touched.has(own);
  };
  return (
    <section ref={panel} class="conflict" role="alert" tabIndex={-1}>
      <h3>{links.changedMeanwhile}</h3>
      <p>
        {links.changedAt} <Time at={conflict.link.updatedAt} />
      </p>
      <dl>
        {conflict.changes.map((change) => (
          <div key={change.field}>
            <dt>{nameOf(change.field)}</dt>
            <dd>
              <del>{shown(change.from)}</del> → <ins>{shown(change.to)}</ins>
              {isInDoubt(change) && <small>{links.yours(yoursIn(form, change.field))}</small>}
            </dd>
          </div>
        ))}
      </dl>
      <p class="row">
        <button type="button" class="primary" onClick={() => onDecide(true)}>
          {links.keepMine}
        </button>
        <button type="button" onClick={() => onDecide(false)}>
          {links.takeTheirs}
        </button>
      </p>
      <p class="field-note">{links.conflictNote}</p>
    </section>
  );
}

function nameOf(field: Shown): string {
  const { links, home, rules } = words();
  const names: Readonly<Record<Shown, string>> = {
    url: links.destination,
    title: home.linkTitle,
    tags: home.tags,
    note: links.note,
    enabled: links.on,
    expiresAt: home.expires,
    expiredUrl: links.expiredUrl,
    passwordProtected: home.password,
    maxVisits: home.maxVisits,
    forwardQuery: home.forwardQuery,
    redirectStatus: links.redirectStatus,
    rules: rules.title,
    "card.title": `${links.card}: ${links.cardTitle}`,
    "card.description": `${links.card}: ${links.cardDescription}`,
    "card.image": `${links.card}: ${links.cardImage}`,
  };
  return names[field];
}

type Value = string | number | boolean | null | readonly (string | { readonly name: string })[];

/** Of rules their names, in their order. */
function shown(value: Value): string {
  const { links } = words();
  if (typeof value === "boolean") return value ? links.yes : links.no;
  if (value === null || value === "") return links.nothing;
  if (typeof value === "object")
    return value.map((one) => (typeof one === "string" ? one : one.name)).join(", ") || links.nothing;
  const isTime = typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);
  return isTime ? format().exact(new Date(value)) : String(value);
}

function yoursIn(form: Form, field: Shown): string {
  const own = formFieldOf(field);
  const value = own === null ? "" : form[own];
  return own === "password" ? "•••" : shown(value);
}
