import { useEffect } from "preact/hooks";
import type { components } from "../../client/client.ts";
import { useAsked } from "../api/use-asked.ts";
import { NotYet } from "../parts/not-yet.tsx";
import { Time } from "../parts/time.tsx";
import { format, words } from "../words/words.ts";

type HealthNow = components["schemas"]["Health"];

const EVERY_MS = 30_000;

/** How the stores are now. It is read again and again while the tab is visible. */
export function Health() {
  const { settings } = words();
  const asked = useAsked<HealthNow>(
    "health",
    async (client, signal) => {
      const { data, error, response } = await client.GET("/health", { signal });
      // "Unhealthy" comes as a 503, and counts as an answer here. Any other 503 does not.
      const isAnswer = response.status === 503 && typeof error === "object" && "components" in error;
      if (isAnswer) return { data: error, response: new Response() };
      return data === undefined ? { error, response } : { data, response };
    },
    { isForAnyone: true },
  );
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") asked.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  const answer = asked.answer.value;
  if (answer?.ok !== true) {
    return (
      <div class="health">
        <NotYet rows={3} isSlow={asked.isSlow.value} problem={answer?.ok === false ? answer.problem : null} />
      </div>
    );
  }
  const { status, components: parts, time } = answer.value;
  return (
    <div class="health">
      <p class="health-now" role="status">
        <Sign status={status === "healthy" ? "up" : "down"} />
        {status === "healthy" ? settings.healthy : settings.unhealthy}
      </p>
      <ul class="settings-rows" aria-label={settings.health}>
        {Object.entries(parts).map(([name, part]) => (
          <li key={name} class="health-row">
            <Sign status={part.status} />
            <span class="row-what">
              {componentWords(name)}
              {part.error !== undefined && <span class="row-note">{part.error}</span>}
            </span>
            <span class="health-state">{settings.states[part.status]}</span>
            <data class="health-ms" value={part.latencyMs ?? ""}>
              {part.latencyMs === undefined ? "" : `${format().number(part.latencyMs)} ms`}
            </data>
          </li>
        ))}
      </ul>
      <p class="settings-foot">
        <span class="row-note">
          {settings.lookedAt} <Time at={time} />
        </span>
        <button type="button" class="small quiet" aria-busy={asked.isWaiting.value} onClick={asked.refresh}>
          {settings.again}
        </button>
      </p>
    </div>
  );
}

/** A status as a colour with a word beside it: a colour alone would not be enough. */
function Sign({ status }: { readonly status: HealthNow["components"]["redis"]["status"] }) {
  return (
    <svg class="sign" data-state={status} viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
      {status === "down" ? <path d="M5 0l5 5-5 5-5-5z" /> : <circle cx="5" cy="5" r="4" />}
    </svg>
  );
}

/** The text for a component. If a later release adds one, its own name is shown. */
export function componentWords(name: string): string {
  const known: Readonly<Record<string, string>> = words().settings.parts;
  return known[name] ?? name;
}
