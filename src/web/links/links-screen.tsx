import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { currentDomain, goToDomain } from "../api/domains.ts";
import { domainOf, keyOf } from "../api/link-ref.ts";
import { may, who } from "../api/session.ts";
import { QrDialog } from "../parts/qr-dialog.tsx";
import { NeedsSignIn } from "../sign-in/needs-sign-in.tsx";
import { words } from "../words/words.ts";
import { bulkRun } from "./chosen/bulk-run.ts";
import { ChosenBar } from "./chosen/chosen-bar.tsx";
import { RunDialog } from "./chosen/run-dialog.tsx";
import { whenRestored } from "./deleting/delete-links.ts";
import { EditDrawer } from "./edit/edit-drawer.tsx";
import { ImportDialog } from "./import/import-dialog.tsx";
import { Filters } from "./list/filters.tsx";
import { createList } from "./list/link-list.ts";
import { Rows } from "./list/rows.tsx";
import { SearchField } from "./list/search-field.tsx";
import { addressOf, given, type Over, overOf, type View, viewOf } from "./list/view.ts";
import { MoreMenu } from "./more-menu.tsx";
import { PasteDialog } from "./paste/paste-dialog.tsx";
import { createRowActs } from "./row/row-acts.ts";
import { RowMenu } from "./row/row-menu.tsx";

/** `/_/links`: all links, or those that match a search and filters. */
export function Screen() {
  const { links } = words();
  useEffect(() => {
    document.title = `${links.title} · Bijou`;
  }, []);
  return (
    <NeedsSignIn>
      <Links />
    </NeedsSignIn>
  );
}

function Links() {
  const { links } = words();
  const { query, route } = useLocation();
  const view = viewIn(query);
  const list = useMemo(createList, []);
  const acts = useMemo(
    () =>
      createRowActs(list, {
        edit: (link) => {
          const now = viewIn(currentQuery());
          route(addressOf({ ...now, domain: domainOf(link) ?? now.domain }, { edit: link.slug }));
        },
        filterByTag: (tag) => show({ ...viewIn(currentQuery()), tag }),
      }),
    [],
  );
  const isPasting = useSignal(false);
  /**
   * Whether there are new links that the list does not show yet. It shows them once no dialog covers it, so that
   * nothing moves behind a dialog.
   */
  const isBehind = useRef(false);
  const caller = who.value.kind === "somebody" ? who.value.session.name : "";
  const asked = {
    ...given(view),
    checks: "include" as const,
    ...(may("stats:read") ? { visits: "30d" as const } : {}),
  };

  useEffect(() => {
    acts.chosen.value = new Map();
    list.show(asked as Parameters<typeof list.show>[0]); // view.ts has read them from the address as the API's filters.
  }, [JSON.stringify(asked), caller]);
  useEffect(() => {
    if (view.domain === "") return;
    goToDomain(view.domain);
    // So that the address means the same to a colleague, who may have chosen another domain.
    if (query["domain"] === undefined) route(addressOf(view, overOf(query)), true);
  }, [view.domain, query["domain"]]);
  useEffect(() => {
    bulkRun.value = null;
    return list.close;
  }, []);
  useEffect(
    () =>
      whenRestored((back) => {
        // A list that was loaded while they were gone doesn't have them.
        const shown = new Set(list.all().map(keyOf));
        if (back.some((link) => !shown.has(keyOf(link)))) list.refresh();
      }),
    [],
  );

  function show(next: View, isSameStep = false): void {
    route(addressOf(next), isSameStep);
  }
  function open(over: Over, isSameStep = false): void {
    route(addressOf(viewIn(currentQuery()), over), isSameStep);
  }
  function close(): void {
    open({}, true);
    catchUp();
  }
  function catchUp(): void {
    if (isBehind.current) list.refresh();
    isBehind.current = false;
  }
  function fallBehind(): void {
    isBehind.current = true;
  }

  return (
    <div class="screen links">
      <header class="links-head">
        <h1>{links.title}</h1>
        <MoreMenu onPaste={() => (isPasting.value = true)} onImport={() => open({ import: "new" })} />
        <a class="button primary" href="/">
          {links.new}
        </a>
      </header>
      <SearchField text={view.q} onText={(q) => show({ ...viewIn(currentQuery()), q }, true)} />
      <Filters view={view} list={list} onView={show} />
      <Rows view={view} list={list} acts={acts} onView={show} onPaste={() => (isPasting.value = true)} />
      <ChosenBar acts={acts} list={list} />
      <RunDialog />
      <RowMenu acts={acts} />
      <QrDialog
        link={acts.qrOf.value ?? NO_LINK}
        isOpen={acts.qrOf.value !== null}
        onClose={() => (acts.qrOf.value = null)}
      />
      <EditDrawer
        link={query["edit"] === undefined ? null : { slug: query["edit"], domain: view.domain || undefined }}
        onClose={close}
        onSaved={(link) => list.replace(link, link)}
        onReopen={acts.edit}
      />
      <PasteDialog
        isOpen={isPasting.value}
        onClose={() => {
          isPasting.value = false;
          catchUp();
        }}
        onMade={fallBehind}
      />
      <ImportDialog
        id={query["import"] ?? null}
        onId={(id) => open({ import: id }, true)}
        onClose={close}
        onOver={fallBehind}
      />
    </div>
  );
}

const NO_LINK = { slug: "" };

/** Each list is of one domain, where there are several. */
function viewIn(query: Readonly<Record<string, string>>): View {
  const view = viewOf(query);
  return view.domain === "" ? { ...view, domain: currentDomain() ?? "" } : view;
}

/** The query of the address at this moment: callbacks that run later need the newest one. */
function currentQuery(): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(location.search));
}
