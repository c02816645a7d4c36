import { toast } from "../../frame/toasts.tsx";
import { OnSwitch } from "../../links/row/on-switch.tsx";
import { ActButton } from "../../parts/act-button.tsx";
import { Time } from "../../parts/time.tsx";
import { words } from "../../words/words.ts";
import { change } from "../change.ts";
import type { Webhook } from "./webhook-events.ts";
import { whyOff } from "./why-off.ts";
import { whyRefused } from "./why-refused.ts";

/** A webhook, how it fares, and all that can be done with it. */
export function WebhookRow(props: {
  readonly webhook: Webhook;
  /** The API has answered with the webhook as it is now. */
  readonly onChanged: (to: Webhook) => void;
  /** The list shows what is no longer so. */
  readonly onStale: () => void;
  readonly onOpen: (what: "deliveries" | "edit" | "secret" | "delete") => void;
}) {
  const { webhook, onChanged, onStale, onOpen } = props;
  const { webhooks, common, home, links } = words();
  const { id, url, events, tag, state, lastSuccessAt, lastFailureAt } = webhook;
  const path = { id };
  const isOn = state === "on";

  async function switchTo(to: Webhook["state"]): Promise<void> {
    const answer = await change((client, signal) =>
      client.PATCH("/api/webhooks/{id}", { params: { path }, body: { state: to }, signal }),
    );
    if (answer === null) return;
    if (answer.ok) onChanged(answer.value);
    else onStale();
    const said = to === "on" ? webhooks.nowOn : webhooks.nowOff;
    toast({ text: answer.ok ? said : whyRefused(answer.problem, webhooks.gone) });
  }
  async function test(): Promise<void> {
    // Not repeatable: sent twice, it would be two tests.
    const send = () =>
      change((client, signal) => client.POST("/api/webhooks/{id}/test", { params: { path }, signal }), false);
    const answer = await send();
    if (answer === null) return;
    if (answer.ok) {
      toast({
        text: webhooks.tested,
        action: { label: webhooks.deliveries, run: () => onOpen("deliveries") },
        ms: 10_000,
      });
      return;
    }
    onStale();
    toast({ text: whyRefused(answer.problem, webhooks.gone) });
  }
  return (
    <li class="webhook-row">
      <div class="row-what">
        <p class="row-name">
          <span class="mono">{url}</span>
          {tag !== null && (
            <span class="tag" title={tag}>
              {webhooks.onlyTag(tag)}
            </span>
          )}
          {!isOn && <span class="state">{links.off}</span>}
        </p>
        <p class="row-note">{events.map((event) => webhooks.events[event]).join(" · ")}</p>
        {!isOn && <WhyOff reason={webhook.stateReason} />}
      </div>
      <dl class="facts">
        <div>
          <dt>{webhooks.lastSuccess}</dt>
          <dd>{lastSuccessAt === null ? home.never : <Time at={lastSuccessAt} />}</dd>
        </div>
        <div>
          <dt>{webhooks.lastFailure}</dt>
          <dd>{lastFailureAt === null ? home.never : <Time at={lastFailureAt} />}</dd>
        </div>
      </dl>
      <OnSwitch name={url} isOn={isOn} onChange={(to) => void switchTo(to ? "on" : "off")} />
      <div class="webhook-acts">
        <button
          type="button"
          class="small"
          aria-label={webhooks.deliveriesOf(url)}
          onClick={() => onOpen("deliveries")}
        >
          {webhooks.deliveries}
        </button>
        <ActButton class="small" label={webhooks.testOne(url)} isDisabled={!isOn} onAct={test}>
          {webhooks.test}
        </ActButton>
        <button type="button" class="small" aria-label={webhooks.editOne(url)} onClick={() => onOpen("edit")}>
          {common.edit}
        </button>
        <button type="button" class="small" aria-label={webhooks.newSecretOf(url)} onClick={() => onOpen("secret")}>
          {webhooks.newSecret}
        </button>
        <button
          type="button"
          class="small danger"
          aria-label={webhooks.removeOne(url)}
          onClick={() => onOpen("delete")}
        >
          {webhooks.remove}
        </button>
      </div>
    </li>
  );
}

function WhyOff({ reason }: { readonly reason: string | null }) {
  const { webhooks, common } = words();
  const why = whyOff(reason);
  return (
    <p class="row-note why-off" data-state={why === "byHand" ? "plain" : "bad"}>
      {why === "other" ? common.field(reason ?? "") : webhooks.whyOff[why]}
    </p>
  );
}
