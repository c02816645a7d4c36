import { useSignal } from "@preact/signals";
import type { components } from "../../client/client.ts";
import { problemWords } from "../api/problem-words.ts";
import { localTime } from "../home/local-time.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Field } from "../parts/field.tsx";
import { words } from "../words/words.ts";
import { change } from "./change.ts";
import { ShownOnce } from "./shown-once.tsx";
import { Ticks } from "./ticks.tsx";
import { useShownOnce } from "./use-shown-once.ts";

type Scope = components["schemas"]["ApiKey"]["scopes"][number];

const SCOPES: readonly Scope[] = ["links:read", "links:write", "stats:read"];
const DAYS = [30, 90, 365] as const;
const DAY_MS = 86_400_000;
const BLANK = { name: "", scopes: ["links:write"] as readonly Scope[], expiresAt: "" };
const NONE = { fields: new Map<string, string>(), whole: null };

/**
 * The form for a key, and then the key. Escape does not lose what was typed, and does not close the new key at once.
 */
export function NewKey(props: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onChange: () => void;
}) {
  const { isOpen, onClose, onChange } = props;
  const { settings, home } = words();
  const draft = useSignal(BLANK);
  const errors = useSignal<ReturnType<typeof problemWords>>(NONE);
  const { text, isAsked, show, close, mayClose } = useShownOnce(onClose);
  const isBusy = useSignal(false);
  const { name, scopes, expiresAt } = draft.value;
  const set = (part: Partial<typeof BLANK>) => {
    draft.value = { ...draft.value, ...part };
    errors.value = NONE;
  };

  async function make(): Promise<void> {
    if (isBusy.value) return;
    const fields = new Map<string, string>();
    if (name.trim() === "") fields.set("name", settings.nameMissing);
    if (scopes.length === 0) fields.set("scopes", settings.scopesMissing);
    errors.value = { fields, whole: null };
    if (fields.size > 0) return;
    isBusy.value = true;
    const body = { name, scopes: [...scopes], expiresAt: expiresAt === "" ? null : new Date(expiresAt).toISOString() };
    // Not repeatable: sent twice, it would make two keys.
    const answer = await change((client, signal) => client.POST("/api/keys", { body, signal }), false);
    isBusy.value = false;
    if (answer === null) return;
    onChange();
    if (answer.ok) {
      show(answer.value.key);
      draft.value = BLANK;
    } else {
      const said = problemWords(answer.problem);
      errors.value = answer.problem.status === 0 ? { ...said, whole: settings.keyUnknown } : said;
    }
  }
  return (
    <Dialog
      // A key that comes after the dialog was closed opens it again.
      isOpen={isOpen || text !== null}
      {...{ mayClose }}
      onClose={close}
      title={text === null ? settings.newKey : settings.keyMade}
    >
      {text !== null ? (
        <ShownOnce
          {...{ text, isAsked }}
          said={{ why: settings.shownOnce, closeAgain: settings.closeAgain, kept: settings.keyKept }}
          onDone={close}
        />
      ) : (
        <form
          class="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void make();
          }}
        >
          <Field label={settings.keyName} note={settings.keyNameNote} error={errors.value.fields.get("name")}>
            {(given) => (
              <input
                {...given}
                value={name}
                maxLength={100}
                autocomplete="off"
                onInput={(event) => set({ name: event.currentTarget.value })}
              />
            )}
          </Field>
          <Ticks
            legend={settings.keyMay}
            all={SCOPES}
            ticked={scopes}
            wordsOf={settings.scopes}
            error={errors.value.fields.get("scopes")}
            onChange={(ticked) => set({ scopes: ticked })}
          />
          <Field label={home.expires} error={errors.value.fields.get("expiresAt")}>
            {(given) => (
              <span class="expiry">
                <input
                  {...given}
                  type="datetime-local"
                  value={expiresAt}
                  onInput={(event) => set({ expiresAt: event.currentTarget.value })}
                />
                <span class="expiry-choices">
                  {DAYS.map((days) => (
                    <button
                      key={days}
                      type="button"
                      class="chip"
                      onClick={() => set({ expiresAt: localTime(new Date(Date.now() + days * DAY_MS)) })}
                    >
                      {home.inDays(days)}
                    </button>
                  ))}
                  <button type="button" class="chip" onClick={() => set({ expiresAt: "" })}>
                    {home.never}
                  </button>
                </span>
              </span>
            )}
          </Field>
          <p class="field-note" data-state="bad" aria-live="polite">
            {errors.value.whole}
          </p>
          <button type="submit" class="primary" aria-busy={isBusy.value}>
            {settings.makeKey}
          </button>
        </form>
      )}
    </Dialog>
  );
}
