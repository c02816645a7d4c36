import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso/router";
import { currentDomain } from "../api/domains.ts";
import { shownTo } from "../api/session.ts";
import { words } from "../words/words.ts";
import { DomainSwitch } from "./domain-switch.tsx";
import { KeysDialog } from "./keys-dialog.tsx";
import { Mark } from "./mark.tsx";
import { Notice } from "./notice.tsx";
import { Toasts } from "./toasts.tsx";
import { Who } from "./who.tsx";

/**
 * What surrounds every screen: the head, the links to the three other screens, who is signed in, dialogs and toasts.
 */
export function Frame({ children }: { children: ComponentChildren }) {
  const { frame } = words();
  return (
    <>
      <a class="skip" href="#content">
        {frame.skip}
      </a>
      <header class="head">
        <a class="brand" href="/" aria-label={frame.home}>
          <Mark />
          <span aria-hidden="true">Bijou</span>
        </a>
        <Ways />
        <DomainSwitch />
        <Who />
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <Notice />
      <Toasts />
      <KeysDialog />
    </>
  );
}

/** Links to the other screens. They are shown only to people who are signed in: nobody else can open those screens. */
function Ways() {
  const { frame } = words();
  const { path } = useLocation();
  if (shownTo() === null) return <nav class="ways" aria-label={frame.main} />;
  const domain = currentDomain();
  const ofDomain = domain === undefined ? "" : `?domain=${encodeURIComponent(domain)}`;
  const ways = [
    { to: "/_/links", query: ofDomain, label: frame.links },
    { to: "/_/stats", query: ofDomain, label: frame.statistics },
    { to: "/_/settings", query: "", label: frame.settings },
  ];
  return (
    <nav class="ways" aria-label={frame.main}>
      {ways.map(({ to, query, label }) => (
        <a
          key={to}
          href={to + query}
          aria-current={path === to ? "page" : path.startsWith(`${to}/`) ? "true" : undefined}
        >
          {label}
        </a>
      ))}
    </nav>
  );
}
