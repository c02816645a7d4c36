import { usePages } from "../api/use-pages.ts";
import { toast } from "../frame/toasts.tsx";
import { ActButton } from "../parts/act-button.tsx";
import { NotYet } from "../parts/not-yet.tsx";
import { Time } from "../parts/time.tsx";
import { words } from "../words/words.ts";
import { type BlockedDomain, BlockForm } from "./block-form.tsx";
import { changed } from "./change.ts";

const PAGE = 50;

/** The domains that no link may lead to. */
export function BlockedDomains() {
  const { settings } = words();
  const pages = usePages<BlockedDomain>("domains", (cursor) => async (client, signal) => {
    const query = { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
    const { data, ...rest } = await client.GET("/api/blocked-domains", { params: { query }, signal });
    return data === undefined ? rest : { ...rest, data: { items: data.blockedDomains, nextCursor: data.nextCursor } };
  });
  const { items, hasMore, isSlow, problem, edit, refresh, more } = pages;

  async function unblock({ domain, reason }: BlockedDomain): Promise<void> {
    const isDone = await changed((client, signal) =>
      client.DELETE("/api/blocked-domains/{domain}", { params: { path: { domain } }, signal }),
    );
    if (!isDone) return;
    edit((all) => all.filter((one) => one.domain !== domain));
    const again = () =>
      changed((client, signal) => client.POST("/api/blocked-domains", { body: { domain, reason }, signal }));
    toast({
      text: settings.unblocked(domain),
      action: { label: settings.blockAgain, run: () => void again().then(refresh) },
      ms: 10_000,
    });
  }
  return (
    <>
      <BlockForm onBlocked={refresh} />
      <div class="settings-list">
        {items === null ? (
          <NotYet rows={2} isSlow={isSlow} problem={problem} />
        ) : items.length === 0 ? (
          <p class="said-instead">{settings.noDomainsYet}</p>
        ) : (
          <ul class="settings-rows" aria-label={settings.domains}>
            {items.map((one) => (
              <li key={one.domain} class="domain-row">
                <div class="row-what">
                  <p class="row-name mono">{one.domain}</p>
                  <p class="row-note">{one.reason ?? settings.noReason}</p>
                </div>
                <p class="row-when">
                  <Time at={one.createdAt} />
                </p>
                <ActButton class="small" label={settings.unblockOne(one.domain)} onAct={() => unblock(one)}>
                  {settings.unblock}
                </ActButton>
              </li>
            ))}
          </ul>
        )}
      </div>
      {hasMore && (
        <ActButton class="quiet more" onAct={more}>
          {settings.more}
        </ActButton>
      )}
    </>
  );
}
