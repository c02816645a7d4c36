import type { components } from "../../../client/client.ts";
import { ActButton } from "../../parts/act-button.tsx";
import { Time } from "../../parts/time.tsx";
import { format, words } from "../../words/words.ts";

export type Delivery = components["schemas"]["Delivery"];

/** One event on its way to a webhook: what it is, how often it was tried, and what came of it. */
export function DeliveryRow(props: {
  readonly delivery: Delivery;
  readonly isOff: boolean;
  readonly onSendAgain: () => Promise<void>;
}) {
  const { delivery, isOff, onSendAgain } = props;
  const { webhooks } = words();
  const { type, time, attempts, status, lastStatus, nextAttemptAt } = delivery;
  const event = webhooks.events[type];
  return (
    <li class="delivery-row">
      <div class="row-what">
        <p class="row-name">
          {event}
          <span class="state" data-state={status}>
            {webhooks.states[status]}
          </span>
        </p>
        <p class="row-note">
          <Time at={time} /> · {webhooks.tries(attempts)}
          {attempts > 0 && <> · {lastStatus === null ? webhooks.noAnswer : webhooks.answered(lastStatus)}</>}
        </p>
        {nextAttemptAt !== null && (
          <p class="row-note">
            {webhooks.nextTry} {new Date(nextAttemptAt) <= new Date() ? webhooks.soon : <Time at={nextAttemptAt} />}
          </p>
        )}
      </div>
      <ActButton
        class="small"
        label={webhooks.sendAgainOne(event, format().exact(new Date(time)))}
        isDisabled={isOff}
        onAct={onSendAgain}
      >
        {webhooks.sendAgain}
      </ActButton>
    </li>
  );
}
