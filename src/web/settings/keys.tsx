import { useSignal } from "@preact/signals";
import { useAsked } from "../api/use-asked.ts";
import { NotYet } from "../parts/not-yet.tsx";
import { Time } from "../parts/time.tsx";
import { words } from "../words/words.ts";
import { NewKey } from "./new-key.tsx";
import { type ApiKey, RevokeKey } from "./revoke-key.tsx";

/** The API keys. The admin key is a setting, and is not in this list. */
export function Keys() {
  const { settings } = words();
  const asked = useAsked("keys", (client, signal) => client.GET("/api/keys", { signal }));
  const isMaking = useSignal(false);
  const revoking = useSignal<ApiKey | null>(null);
  const answer = asked.answer.value;
  return (
    <>
      <p class="settings-head">
        <button type="button" onClick={() => (isMaking.value = true)}>
          {settings.newKey}
        </button>
      </p>
      <div class="settings-list">
        {answer?.ok !== true ? (
          <NotYet rows={2} isSlow={asked.isSlow.value} problem={answer?.ok === false ? answer.problem : null} />
        ) : answer.value.keys.length === 0 ? (
          <p class="said-instead">{settings.noKeys}</p>
        ) : (
          <ul class="settings-rows" aria-label={settings.keys}>
            {answer.value.keys.map((key) => (
              <KeyRow key={key.id} apiKey={key} onRevoke={() => (revoking.value = key)} />
            ))}
          </ul>
        )}
      </div>
      <NewKey isOpen={isMaking.value} onClose={() => (isMaking.value = false)} onChange={asked.refresh} />
      <RevokeKey apiKey={revoking.value} onClose={() => (revoking.value = null)} onRevoked={asked.refresh} />
    </>
  );
}

function KeyRow({ apiKey, onRevoke }: { readonly apiKey: ApiKey; readonly onRevoke: () => void }) {
  const { settings, home, links } = words();
  const { name, scopes, createdAt, lastUsedAt, expiresAt } = apiKey;
  const isExpired = expiresAt !== null && new Date(expiresAt) <= new Date();
  return (
    <li class="key-row">
      <div class="row-what">
        <p class="row-name">
          {name} {isExpired && <span class="state">{links.expired}</span>}
        </p>
        <p class="row-note">{scopes.map((scope) => settings.scopes[scope]).join(" · ")}</p>
      </div>
      <dl class="facts">
        <div>
          <dt>{settings.created}</dt>
          <dd>
            <Time at={createdAt} />
          </dd>
        </div>
        <div>
          <dt>{settings.lastUsed}</dt>
          <dd>{lastUsedAt === null ? home.never : <Time at={lastUsedAt} />}</dd>
        </div>
        <div>
          <dt>{home.expires}</dt>
          <dd>{expiresAt === null ? home.never : <Time at={expiresAt} />}</dd>
        </div>
      </dl>
      <button type="button" class="small danger" aria-label={settings.revokeOne(name)} onClick={onRevoke}>
        {settings.revoke}
      </button>
    </li>
  );
}
