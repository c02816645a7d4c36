import { useSignal } from "@preact/signals";
import type { components } from "../../client/client.ts";
import { keyOf, type LinkRef, paramsOf } from "../api/link-ref.ts";
import { usePages } from "../api/use-pages.ts";
import { fieldName, valueText } from "../links/field-words.ts";
import { ActButton } from "../parts/act-button.tsx";
import { NotYet } from "../parts/not-yet.tsx";
import { Time } from "../parts/time.tsx";
import { words } from "../words/words.ts";

type Event = components["schemas"]["LinkEvent"];

const PAGE = 20;

/** Who changed a link, when and what. It is read once somebody opens it: most come for the visits. */
export function LinkHistory({ of }: { readonly of: LinkRef }) {
  const isOpen = useSignal(false);
  return (
    <details class="fold link-history" onToggle={(event) => (isOpen.value = event.currentTarget.open)}>
      <summary>
        <h2>{words().history.title}</h2>
      </summary>
      {isOpen.value && <Events of={of} />}
    </details>
  );
}

function Events({ of }: { readonly of: LinkRef }) {
  const { history, settings } = words();
  const pages = usePages<Event>(`history ${keyOf(of)}`, (cursor) => async (client, signal) => {
    const { path, query: on } = paramsOf(of);
    const query = { limit: PAGE, ...on, ...(cursor === undefined ? {} : { cursor }) };
    const options = { params: { path, query }, signal };
    const { data, ...rest } = await client.GET("/api/links/{slug}/history", options);
    return data === undefined ? rest : { ...rest, data: { items: data.events, nextCursor: data.nextCursor } };
  });
  const { items, hasMore, isSlow, problem, more } = pages;
  if (items === null) return <NotYet rows={3} isSlow={isSlow} problem={problem} />;
  if (items.length === 0) return <p class="empty">{history.none}</p>;
  return (
    <>
      <ol class="link-events" aria-label={history.title}>
        {items.map((event) => (
          <li key={event.id}>
            <p>
              <strong>{history.types[event.type]}</strong> {actorName(event.actor)} <Time at={event.time} />
            </p>
            <Changes event={event} />
          </li>
        ))}
      </ol>
      {hasMore && (
        <ActButton class="quiet more" onAct={more}>
          {settings.more}
        </ActButton>
      )}
    </>
  );
}

function Changes({ event: { type, changes } }: { readonly event: Event }) {
  const all = Object.entries(changes);
  if (all.length === 0) return null;
  return (
    <dl>
      {all.map(([field, { from, to }]) => (
        <div key={field}>
          <dt>{fieldName(field)}</dt>
          <dd>
            {type !== "link.created" && (
              <>
                <del>{valueOf(field, from)}</del> →{" "}
              </>
            )}
            <ins>{valueOf(field, to)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Of a password the API says only whether there is one. */
function valueOf(field: string, value: unknown): string {
  const { history } = words();
  if (field !== "password") return valueText(value);
  return value === "set" ? history.passwordSet : valueText(null);
}

function actorName({ kind, name }: Event["actor"]): string {
  const { history } = words();
  if (kind === "key") return history.key(name ?? "");
  if (kind === "person") return name ?? history.person;
  return { admin: history.admin, anonymous: history.anonymous, system: history.system }[kind];
}
