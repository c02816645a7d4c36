import { useEffect, useRef } from "preact/hooks";
import type { Link } from "../../../client/client.ts";
import { Time } from "../../parts/time.tsx";
import { words } from "../../words/words.ts";
import { fieldName, valueText } from "../field-words.ts";
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
            <dt>{fieldName(change.field)}</dt>
            <dd>
              <del>{valueText(change.from)}</del> → <ins>{valueText(change.to)}</ins>
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

function yoursIn(form: Form, field: Shown): string {
  const own = formFieldOf(field);
  const value = own === null ? "" : form[own];
  return own === "password" ? "•••" : valueText(value);
}
