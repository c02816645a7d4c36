import { toast } from "../../frame/toasts.tsx";
import { ActButton } from "../../parts/act-button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { words } from "../../words/words.ts";
import { changed } from "../change.ts";
import type { Webhook } from "./webhook-events.ts";

/** Asks before a webhook is deleted, since nothing brings it back. */
export function DeleteWebhook(props: {
  readonly webhook: Webhook | null;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}) {
  const { webhook, onClose, onDeleted } = props;
  const { webhooks, settings } = words();
  async function remove({ id }: Webhook): Promise<void> {
    const isDone = await changed((client, signal) =>
      client.DELETE("/api/webhooks/{id}", { params: { path: { id } }, signal }),
    );
    if (!isDone) return;
    toast({ text: webhooks.removed });
    onClose();
    onDeleted();
  }
  return (
    <Dialog isOpen={webhook !== null} onClose={onClose} title={webhooks.removeTitle}>
      {webhook !== null && (
        <div class="stack">
          <p class="stops mono">{webhook.url}</p>
          <p>{webhooks.removeStops}</p>
          <p class="row">
            <ActButton class="primary" onAct={() => remove(webhook)}>
              {webhooks.remove}
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
