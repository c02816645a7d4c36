import { useEffect } from "preact/hooks";
import { shownTo } from "../api/session.ts";
import { NeedsSignIn } from "../sign-in/needs-sign-in.tsx";
import { words } from "../words/words.ts";
import { About } from "./about.tsx";
import { BlockedDomains } from "./blocked-domains.tsx";
import { Health } from "./health.tsx";
import { HealthHistory } from "./health-history.tsx";
import { Keys } from "./keys.tsx";
import { Reports } from "./reports.tsx";
import { Section } from "./section.tsx";
import { Webhooks } from "./webhooks/webhooks.tsx";

/**
 * `/_/settings`: what an operator looks after. Others than the administrator read that a part is only for the
 * administrator, and see no error.
 */
export function Screen() {
  const { settings, webhooks } = words();
  useEffect(() => {
    document.title = `${settings.title} · Bijou`;
  }, []);
  const isAdmin = shownTo()?.isAdmin === true;
  return (
    <NeedsSignIn>
      <div class="screen settings">
        <h1>{settings.title}</h1>
        <Section title={settings.health} note={settings.healthNote}>
          <Health />
          <HealthHistory />
        </Section>
        <Section title={settings.reports} note={settings.reportsNote}>
          {isAdmin ? <Reports /> : <p class="said-instead">{settings.reportsForAdmin}</p>}
        </Section>
        <Section title={settings.domains} note={settings.domainsNote}>
          {isAdmin ? <BlockedDomains /> : <p class="said-instead">{settings.domainsForAdmin}</p>}
        </Section>
        <Section title={settings.keys} note={settings.keysNote}>
          {isAdmin ? <Keys /> : <p class="said-instead">{settings.keysForAdmin}</p>}
        </Section>
        <Section title={webhooks.title} note={webhooks.note}>
          {isAdmin ? <Webhooks /> : <p class="said-instead">{webhooks.forAdmin}</p>}
        </Section>
        <Section title={settings.about} note={settings.aboutNote}>
          <About />
        </Section>
      </div>
    </NeedsSignIn>
  );
}
