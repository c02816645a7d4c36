import { useSignal } from "@preact/signals";
import type { components } from "../../client/client.ts";
import { keyOf, originOf, paramsOf } from "../api/link-ref.ts";
import { useAsked } from "../api/use-asked.ts";
import { toast } from "../frame/toasts.tsx";
import { ActButton } from "../parts/act-button.tsx";
import { Time } from "../parts/time.tsx";
import { words } from "../words/words.ts";
import { change, changed } from "./change.ts";
import { dismiss, takeBack, UNDO_MS } from "./dismissals.ts";

export type Report = components["schemas"]["ReportList"]["reports"][number];

/** A report and all that can be done about it: look, block its domain, disable the link, dismiss. */
export function ReportRow({ report }: { readonly report: Report }) {
  const { settings, links } = words();
  const { id, slug, reason, details, email, time } = report;
  const params = paramsOf(report);
  const asked = useAsked(`link ${keyOf(report)}`, (client, signal) =>
    client.GET("/api/links/{slug}", { params, signal }),
  );
  const isBlocked = useSignal(false);
  const answer = asked.answer.value;
  const link = answer?.ok === true ? answer.value : null;
  const isGone = answer?.ok === false && answer.problem.status === 404;
  const host = link === null ? null : new URL(link.url).hostname;

  async function block(domain: string): Promise<void> {
    const body = { domain, reason: settings.blockedFor(settings.reasons[reason], slug) };
    isBlocked.value = await changed((client, signal) => client.POST("/api/blocked-domains", { body, signal }));
    if (!isBlocked.value) return;
    const unblock = () =>
      changed((client, signal) =>
        client.DELETE("/api/blocked-domains/{domain}", { params: { path: { domain } }, signal }),
      );
    toast({
      text: settings.blockedOne(domain),
      action: {
        label: settings.unblock,
        run: () => void unblock().then((isDone) => (isBlocked.value = !isDone)),
      },
      ms: UNDO_MS,
    });
  }

  async function enable(enabled: boolean): Promise<void> {
    const given = await change((client, signal) =>
      client.PATCH("/api/links/{slug}", { params, body: { enabled }, signal }),
    );
    asked.refresh();
    if (given === null) return;
    if (!given.ok) return void toast({ text: settings.notChanged(slug) });
    if (enabled) return;
    toast({
      // 202: the store that holds cached copies can't be reached. The copies run out soon.
      text: given.response.status === 202 ? settings.disabledSoon(slug) : settings.disabled(slug),
      action: { label: settings.enable, run: () => void enable(true) },
      ms: UNDO_MS,
    });
  }

  function putAway(): void {
    dismiss(id);
    toast({
      text: settings.dismissed(slug),
      action: { label: settings.undo, run: () => takeBack(id) },
      ms: UNDO_MS,
    });
  }

  return (
    <li class="report-row">
      <div class="row-what">
        <p class="row-name">
          <span class="mono">{slug}</span> <span class="tag">{settings.reasons[reason]}</span>{" "}
          {link?.enabled === false && <span class="state">{links.off}</span>}
          {isGone && <span class="state">{settings.linkGone}</span>}
        </p>
        <p class="row-note row-to" title={link?.url}>
          {link === null ? (isGone ? settings.linkGoneNote : " ") : `→ ${link.url}`}
        </p>
        {details !== null && <p class="report-details">{details}</p>}
        <p class="row-note">
          <Time at={time} />
          {email !== null && (
            <>
              {" · "}
              <a href={`mailto:${encodeURIComponent(email).replace("%40", "@")}`}>{email}</a>
            </>
          )}
        </p>
      </div>
      <div class="report-acts">
        {!isGone && (
          <a
            class="button small"
            href={`${originOf(report)}/${encodeURIComponent(slug)}+`}
            target="_blank"
            rel="noreferrer"
            aria-label={settings.lookAt(slug)}
          >
            {settings.look}
          </a>
        )}
        {host !== null &&
          (isBlocked.value ? (
            <span class="done">{settings.isBlocked(host)}</span>
          ) : (
            <ActButton class="small whole" onAct={() => block(host)}>
              {settings.blockOne(host)}
            </ActButton>
          ))}
        {link !== null && link.enabled && (
          <ActButton class="small" label={settings.disableOne(slug)} onAct={() => enable(false)}>
            {settings.disable}
          </ActButton>
        )}
        <button type="button" class="small quiet" aria-label={settings.dismissOne(slug)} onClick={putAway}>
          {settings.dismiss}
        </button>
      </div>
    </li>
  );
}
