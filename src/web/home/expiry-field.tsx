import { Field } from "../parts/field.tsx";
import { words } from "../words/words.ts";
import { clearErrors, giveUp } from "./create.ts";
import { options, setOption } from "./draft.ts";
import { localTime } from "./local-time.ts";

const DAYS = [1, 7, 30] as const;
const DAY_MS = 86_400_000;

/** When the link expires: some days from now with one click, or any date and time. */
export function ExpiryField({ error }: { readonly error: string | undefined }) {
  const { home } = words();
  const set = (value: string) => {
    setOption("expiresAt", value);
    clearErrors("expiresAt");
    giveUp();
  };
  return (
    <Field label={home.expires} error={error}>
      {(given) => (
        <span class="expiry">
          <input
            {...given}
            type="datetime-local"
            value={options.value.expiresAt}
            onInput={(event) => set(event.currentTarget.value)}
          />
          <span class="expiry-choices">
            {DAYS.map((days) => (
              <button
                key={days}
                type="button"
                class="chip"
                onClick={() => set(localTime(new Date(Date.now() + days * DAY_MS)))}
              >
                {home.inDays(days)}
              </button>
            ))}
            <button type="button" class="chip" onClick={() => set("")}>
              {home.never}
            </button>
          </span>
        </span>
      )}
    </Field>
  );
}
