import type { components } from "../../client/client.ts";
import { toast } from "../frame/toasts.tsx";
import { Time } from "../parts/time.tsx";
import { words } from "../words/words.ts";
import { changed } from "./change.ts";
import { SureDialog } from "./sure-dialog.tsx";

export type ApiKey = components["schemas"]["ApiKey"];

/** Asks before a key is revoked, since nothing brings it back, and says what will stop working. */
export function RevokeKey(props: {
  readonly apiKey: ApiKey | null;
  readonly onClose: () => void;
  readonly onRevoked: () => void;
}) {
  const { apiKey, onClose, onRevoked } = props;
  const { settings } = words();
  async function revoke(): Promise<void> {
    if (apiKey === null) return;
    const { id, name } = apiKey;
    const isDone = await changed((client, signal) =>
      client.DELETE("/api/keys/{id}", { params: { path: { id } }, signal }),
    );
    if (!isDone) return;
    toast({ text: settings.revoked(name) });
    onClose();
    onRevoked();
  }
  return (
    <SureDialog
      isOpen={apiKey !== null}
      title={settings.revokeOne(apiKey?.name ?? "")}
      action={settings.revoke}
      onAct={revoke}
      onClose={onClose}
    >
      {apiKey !== null && (
        <>
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
        </>
      )}
    </SureDialog>
  );
}
