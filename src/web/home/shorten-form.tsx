import { useEffect, useRef } from "preact/hooks";
import { isSigningIn, who } from "../api/session.ts";
import { isOpenToAll } from "../api/start-session.ts";
import { useKey } from "../frame/keys.ts";
import { words } from "../words/words.ts";
import { clearErrors, create, errors, giveUp, isCreating } from "./create.ts";
import { areOptionsOpen, url } from "./draft.ts";
import { OptionsForm } from "./options-form.tsx";

/**
 * The field is in the page's HTML (prerender.tsx), so that a person can type before the script has loaded. If the
 * browser itself submits the form, the page opens again as `/?url=…`, which main.tsx reads: nothing is lost. No other
 * field has a name, so the browser sends no other.
 */
export function ShortenForm() {
  const { home, signIn } = words();
  const field = useRef<HTMLTextAreaElement>(null);
  const error = errors.value.fields.get("url");
  useKey("c", () => field.current?.focus());
  useEffect(() => {
    field.current?.focus();
  }, []);
  const submit = (event: Event) => {
    event.preventDefault();
    void create();
    if (errors.value.fields.has("url")) field.current?.focus();
  };
  return (
    <form class="shorten" method="get" action="/" noValidate onSubmit={submit}>
      <div class="shorten-row">
        <label class="unseen" for="url">
          {home.url}
        </label>
        <textarea
          ref={field}
          id="url"
          name="url"
          rows={1}
          placeholder={home.url}
          inputMode="url"
          autocapitalize="off"
          autocomplete="off"
          spellcheck={false}
          autofocus
          aria-describedby="url-note"
          aria-invalid={error !== undefined}
          value={url}
          onInput={(event) => {
            // A URL has no line breaks, but a pasted text may.
            url.value = event.currentTarget.value.replace(/[\r\n]+\s*/g, "");
            if (event.currentTarget.value !== url.value) event.currentTarget.value = url.value;
            clearErrors("url");
            giveUp();
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.isComposing) return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
        />
        <button type="submit" class="primary" aria-busy={isCreating}>
          {isCreating.value ? home.shortening : home.shorten}
        </button>
      </div>
      <p id="url-note" class="field-note" data-state={error === undefined ? "plain" : "bad"} aria-live="polite">
        {error ?? errors.value.fields.get("domain") ?? errors.value.whole}
        {error === undefined && who.value.kind === "nobody" && isOpenToAll.value === false && (
          <>
            {home.closed}{" "}
            <button type="button" class="as-link" onClick={() => (isSigningIn.value = true)}>
              {signIn.title}
            </button>
          </>
        )}
      </p>
      <button
        type="button"
        class="quiet options-button"
        aria-expanded={areOptionsOpen}
        aria-controls="options"
        onClick={() => (areOptionsOpen.value = !areOptionsOpen.value)}
      >
        {home.options}
      </button>
      <div id="options" hidden={!areOptionsOpen.value}>
        {areOptionsOpen.value && <OptionsForm />}
      </div>
    </form>
  );
}
