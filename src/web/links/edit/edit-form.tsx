import { useEffect, useRef } from "preact/hooks";
import { Field } from "../../parts/field.tsx";
import { RedirectField } from "../../parts/redirect-field.tsx";
import { words } from "../../words/words.ts";
import { RulesEditor } from "../rules/rules-editor.tsx";
import { CardFields } from "./card-fields.tsx";
import type { Draft } from "./drafts.ts";
import type { EditSession } from "./edit-session.ts";
import { changedIn, type Form, formOf } from "./form.ts";

type TextName = Exclude<keyof Form, "redirectStatus" | "forwardQuery" | "isPasswordRemoved" | "rules">;

/** The fields, in the order in which people think of them. */
export function EditForm({ session, draft }: { readonly session: EditSession; readonly draft: Draft }) {
  const { links, home } = words();
  const { form, base } = draft;
  const fields = session.errors.value.fields;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // On a telephone, focus would bring up the keyboard, which covers the form.
    if (matchMedia("(hover: hover)").matches) box.current?.querySelector("textarea")?.focus();
  }, []);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid="true"]')?.focus();
    // Once a save was refused, and not while somebody mends the first of two fields.
  }, [session.isSaving.value]);

  /** The attributes that all text fields share. */
  const text = (name: TextName) => ({
    name,
    value: form[name],
    onInput: (event: { readonly currentTarget: { readonly value: string } }) =>
      session.set(name, event.currentTarget.value),
  });

  return (
    <div ref={box} class="edit-fields">
      <Field label={links.destination} error={fields.get("url")}>
        {(given) => <textarea {...given} {...text("url")} class="grows" rows={1} spellcheck={false} />}
      </Field>
      <Field label={home.name} note={base.custom ? links.nameStays : links.codeStays}>
        {(given) => <input {...given} class="mono" readOnly value={base.slug} />}
      </Field>
      <Field label={home.linkTitle} error={fields.get("title")}>
        {(given) => <input {...given} {...text("title")} />}
      </Field>
      <Field label={home.tags} note={home.tagsNote} error={fields.get("tags")}>
        {(given) => <input {...given} {...text("tags")} />}
      </Field>
      <Field label={links.note} note={links.noteNote} error={fields.get("note")}>
        {(given) => <textarea {...given} {...text("note")} class="grows" rows={2} />}
      </Field>
      <Field label={home.expires} error={fields.get("expiresAt")}>
        {(given) => (
          <span class="with-clear">
            <input {...given} {...text("expiresAt")} type="datetime-local" />
            <button type="button" disabled={form.expiresAt === ""} onClick={() => session.set("expiresAt", "")}>
              {home.never}
            </button>
          </span>
        )}
      </Field>
      <Field label={links.expiredUrl} note={links.expiredUrlNote} error={fields.get("expiredUrl")}>
        {(given) => <input {...given} {...text("expiredUrl")} inputMode="url" spellcheck={false} />}
      </Field>
      <Field
        label={home.password}
        note={base.passwordProtected ? links.passwordSet : home.passwordNote}
        error={fields.get("password")}
      >
        {(given) => (
          <input {...given} {...text("password")} type="text" autocomplete="off" disabled={form.isPasswordRemoved} />
        )}
      </Field>
      {base.passwordProtected && (
        <label class="check">
          <input
            type="checkbox"
            checked={form.isPasswordRemoved}
            onChange={(event) => session.set("isPasswordRemoved", event.currentTarget.checked)}
          />
          <span>{links.passwordRemove}</span>
        </label>
      )}
      <Field label={home.maxVisits} note={home.maxVisitsNote} error={fields.get("maxVisits")}>
        {(given) => <input {...given} {...text("maxVisits")} type="number" min="1" step="1" inputMode="numeric" />}
      </Field>
      <RulesEditor
        heading="h3"
        rules={form.rules}
        base={base}
        isTouched={changedIn(form, formOf(base)).includes("rules")}
        errors={fields}
        onRules={(rules, path) => session.set("rules", rules, path)}
      />
      <RedirectField
        value={form.redirectStatus}
        error={fields.get("redirectStatus")}
        onValue={(value) => session.set("redirectStatus", value)}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={form.forwardQuery}
          onChange={(event) => session.set("forwardQuery", event.currentTarget.checked)}
        />
        <span>
          {home.forwardQuery}
          <small>{home.forwardQueryNote}</small>
        </span>
      </label>
      <CardFields form={form} fields={fields} set={session.set} />
    </div>
  );
}
