import { toast } from "../../frame/toasts.tsx";
import { words } from "../../words/words.ts";
import { changed } from "../change.ts";
import { SureDialog } from "../sure-dialog.tsx";
import type { Webhook } from "./webhook-events.ts";

/** Asks before a webhook is deleted, since nothing brings it back. */
export function DeleteWebhook(props: {
  readonly webhook: Webhook | null;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}) {
  const { webhook, onClose, onDeleted } = props;
  const { webhooks } = words();
  async function remove(): Promise<void> {
    if (webhook === null) return;
    const { id } = webhook;
    const isDone = await changed((client, signal) =>
      client.DELETE("/api/webhooks/{id}", { params: { path: { id } }, signal }),
    );
    if (!isDone) return;
    toast({ text: webhooks.removed });
    onClose();
    onDeleted();
  }
  return (
    <SureDialog
      isOpen={webhook !== null}
      title={webhooks.removeTitle}
      action={webhooks.remove}
      onAct={remove}
      onClose={onClose}
    >
      <p class="stops mono">{webhook?.url}</p>
      <p>{webhooks.removeStops}</p>
    </SureDialog>
  );
}
