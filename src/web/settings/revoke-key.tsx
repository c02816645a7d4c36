import type { components } from "../../client/client.ts";
import { toast } from "../frame/toasts.tsx";
import { ActButton } from "../parts/act-button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Time } from "../parts/time.tsx";
import { words } from "../words/words.ts";
import { changed } from "./change.ts";

export type ApiKey = components["schemas"]["ApiKey"];

/** Asks before a key is revoked, since nothing brings it back, and says what will stop working. */
export function RevokeKey(props: {
  readonly apiKey: ApiKey | null;
  readonly onClose: () => void;
  readonly onRevoked: () => void;
}) {
  const { apiKey, onClose, onRevoked } = props;
  const { settings } = words();
  async function revoke({ id, name }: ApiKey): Promise<void> {
    const isDone = await changed((client, signal) =>
      client.DELETE("/api/keys/{id}", { params: { path: { id } }, signal }),
    );
    if (!isDone) return;
    toast({ text: settings.revoked(name) });
    onClose();
    onRevoked();
  }
  return (
    <Dialog isOpen={apiKey !== null} onClose={onClose} title={settings.revokeOne(apiKey?.name ?? "")}>
      {apiKey !== null && (
        <div class="stack">
          <p>{settings.revokeStops}</p>
          <ul class="stops">
            {apiKey.scopes.map((scope) => (
              <li key={scope}>{settings.scopes[scope]}</li>
            ))}
          </ul>
          <p>{settings.revokeStays}</p>
          <p class="row-note">
            {settings.lastUsed}: {apiKey.lastUsedAt === null ? settings.neverUsed : <Time at={apiKey.lastUsedAt} />}
          </p>
          <p class="row">
            <ActButton class="primary" onAct={() => revoke(apiKey)}>
              {settings.revoke}
            </ActButton>
            <button type="button" class="quiet" onClick={onClose}>
              {settings.keep}
            </button>
          </p>
        </div>
      )}
    </Dialog>
  );
}
