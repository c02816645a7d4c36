import { words } from "../words/words.ts";
import { Field } from "./field.tsx";

export const REDIRECT_STATUSES = [302, 301, 307, 308] as const;
export type RedirectStatus = (typeof REDIRECT_STATUSES)[number];

/** How a link redirects, in words beside the number. */
export function RedirectField(props: {
  readonly value: RedirectStatus;
  readonly error: string | undefined;
  readonly onValue: (value: RedirectStatus) => void;
}) {
  const { value, error, onValue } = props;
  const { links } = words();
  return (
    <Field label={links.redirectStatus} note={links.redirectNote} error={error}>
      {(given) => (
        <select
          {...given}
          value={String(value)}
          onChange={(event) => {
            const chosen = REDIRECT_STATUSES.find((status) => String(status) === event.currentTarget.value);
            if (chosen !== undefined) onValue(chosen);
          }}
        >
          {REDIRECT_STATUSES.map((status) => (
            <option key={status} value={String(status)}>
              {status} · {links.redirects[status]}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
