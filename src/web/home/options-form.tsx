import { useEffect } from "preact/hooks";
import { currentDomain } from "../api/domains.ts";
import { hostOf } from "../api/link-ref.ts";
import { Field } from "../parts/field.tsx";
import { RedirectField } from "../parts/redirect-field.tsx";
import { words } from "../words/words.ts";
import { clearErrors, errors, giveUp } from "./create.ts";
import { destination, type Options, options, setOption } from "./draft.ts";
import { ExpiryField } from "./expiry-field.tsx";
import { LoadMoreOptions } from "./load-more-options.tsx";
import { type NameState, nameState, watchName } from "./name-check.ts";
import { UTM_FIELDS } from "./utm.ts";

/** What a link may have besides its URL. */
export function OptionsForm() {
  const { home } = words();
  useEffect(watchName, []);
  const name = wordsOfName(nameState.value);
  return (
    <div class="options">
      <Field
        label={home.name}
        note={name.text}
        error={errors.value.fields.get("slug") ?? (name.state === "bad" ? name.text : undefined)}
        isGood={name.state === "good"}
      >
        {(given) => (
          <span class="with-prefix">
            <span class="prefix" aria-hidden="true">
              {hostHere()}/
            </span>
            <Text {...given} name="slug" class="mono" />
          </span>
        )}
      </Field>
      <ExpiryField error={errors.value.fields.get("expiresAt")} />
      <Field label={home.linkTitle} error={errors.value.fields.get("title")}>
        {(given) => <Text {...given} name="title" />}
      </Field>
      <Field label={home.tags} note={home.tagsNote} error={errors.value.fields.get("tags")}>
        {(given) => <Text {...given} name="tags" />}
      </Field>
      <Field label={home.password} note={home.passwordNote} error={errors.value.fields.get("password")}>
        {(given) => <Text {...given} name="password" type="text" autocomplete="off" />}
      </Field>
      <Field label={home.maxVisits} note={home.maxVisitsNote} error={errors.value.fields.get("maxVisits")}>
        {(given) => <Text {...given} name="maxVisits" type="number" min="1" step="1" inputMode="numeric" />}
      </Field>
      <RedirectField
        value={options.value.redirectStatus}
        error={errors.value.fields.get("redirectStatus")}
        onValue={(value) => {
          setOption("redirectStatus", value);
          clearErrors("redirectStatus");
          giveUp();
        }}
      />
      <fieldset class="utm">
        <legend>{home.utm}</legend>
        <div class="utm-fields">
          {UTM_FIELDS.map((field) => (
            <Field key={field} label={utmLabel(field)}>
              {(given) => <Text {...given} name={field} />}
            </Field>
          ))}
        </div>
        <p class="utm-result">
          {home.utmResult} <output class="mono">{destination.value === "" ? "…" : destination}</output>
        </p>
      </fieldset>
      <label class="check wide">
        <input
          type="checkbox"
          checked={options.value.forwardQuery}
          onChange={(event) => {
            setOption("forwardQuery", event.currentTarget.checked);
            giveUp();
          }}
        />
        <span>
          {home.forwardQuery}
          <small>{home.forwardQueryNote}</small>
        </span>
      </label>
      <LoadMoreOptions />
    </div>
  );
}

type TextName = Exclude<keyof Options, "redirectStatus" | "forwardQuery">;

function Text({ name, type = "text", ...given }: { readonly name: TextName } & Record<string, unknown>) {
  return (
    <input
      {...given}
      type={type as "text"}
      value={options.value[name]}
      onInput={(event) => {
        setOption(name, event.currentTarget.value);
        clearErrors(name);
        giveUp();
      }}
    />
  );
}

function utmLabel(field: (typeof UTM_FIELDS)[number]): string {
  const { home } = words();
  const labels = {
    source: home.utmSource,
    medium: home.utmMedium,
    campaign: home.utmCampaign,
    term: home.utmTerm,
    content: home.utmContent,
  };
  return labels[field];
}

function wordsOfName(name: NameState): { readonly state: "plain" | "good" | "bad"; readonly text: string } {
  const { home } = words();
  switch (name.kind) {
    case "none":
      return { state: "plain", text: home.nameNote };
    case "checking":
      return { state: "plain", text: home.nameChecking };
    case "free":
      return { state: "good", text: home.nameFree(name.slug) };
    case "taken":
      return { state: "bad", text: home.nameTaken(name.slug) };
    case "reserved":
      return { state: "bad", text: home.nameReserved(name.slug) };
    case "invalid":
      return { state: "bad", text: home.nameInvalid };
  }
}

/** Where the link will open. */
function hostHere(): string {
  const domain = currentDomain();
  return domain === undefined ? location.host : hostOf(domain);
}
