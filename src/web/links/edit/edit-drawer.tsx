import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Link } from "../../../client/client.ts";
import { keyOf, type LinkRef } from "../../api/link-ref.ts";
import { Notice } from "../../frame/notice.tsx";
import { toast } from "../../frame/toasts.tsx";
import { CopyButton } from "../../parts/copy-button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { QrPicture } from "../../parts/qr-picture.tsx";
import { ShortName } from "../../parts/short-name.tsx";
import { SkeletonRows } from "../../parts/skeleton.tsx";
import { Time } from "../../parts/time.tsx";
import { words } from "../../words/words.ts";
import { ConflictPanel } from "./conflict-panel.tsx";
import { dropDraft, isChanged } from "./drafts.ts";
import { EditForm } from "./edit-form.tsx";
import { createEditSession } from "./edit-session.ts";

/**
 * The drawer in which a link is edited. If something is not saved, the first Escape asks what to do. A second Escape
 * closes the drawer, and keeps what was typed for the next time.
 *
 * @param props.link null while the drawer is closed.
 */
export function EditDrawer(props: {
  readonly link: LinkRef | null;
  readonly onClose: () => void;
  readonly onSaved: (link: Link) => void;
  readonly onReopen: (link: LinkRef) => void;
}) {
  const { link } = props;
  // The key makes a new drawer for each link, so that nothing of the link before stays.
  return link === null ? null : <Drawer key={keyOf(link)} {...props} link={link} />;
}

function Drawer(props: Parameters<typeof EditDrawer>[0] & { readonly link: LinkRef }) {
  const { link, onClose, onSaved, onReopen } = props;
  const { slug } = link;
  const { links } = words();
  const session = useMemo(() => createEditSession(link, onSaved), [keyOf(link)]);
  const isAsking = useSignal(false);
  /** What had the focus before the drawer asked, and gets it back. */
  const asked = useRef<Element | null>(null);
  const isSlow = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      isSlow.value = true;
    }, 200);
    session.open().catch(() => onClose()); // The sign-in or the drawer was closed.
    return () => {
      clearTimeout(timer);
      session.close();
    };
  }, [session]);
  const draft = session.draft();
  const hasChanges = draft !== undefined && isChanged(draft);

  /** Computed at each call: a key may have been pressed since this was drawn. */
  function isDirty(): boolean {
    const now = session.draft();
    return now !== undefined && isChanged(now);
  }

  function leave(): void {
    onClose();
    if (!isDirty()) dropDraft(link);
    else toast({ text: links.keptDraft(slug), action: { label: links.goOn, run: () => onReopen(link) }, ms: 10_000 });
  }

  function mayClose(): boolean {
    if (!isDirty() || isAsking.value) return true;
    asked.current = document.activeElement;
    isAsking.value = true;
    return false;
  }

  function stay(): void {
    isAsking.value = false;
    if (asked.current instanceof HTMLElement) asked.current.focus();
  }

  async function save(): Promise<void> {
    isAsking.value = false;
    try {
      if (!(await session.save())) return;
    } catch {
      return; // The sign-in was closed: what was typed is still there.
    }
    toast({ text: links.saved(slug) });
    onClose();
  }

  const discard = () => {
    dropDraft(link);
    onClose();
  };

  return (
    <Dialog isOpen onClose={leave} title={links.editThis(slug)} kind="drawer" mayClose={mayClose}>
      {session.isGone.value ? (
        <p class="empty">{links.gone}</p>
      ) : draft === undefined ? (
        (session.errors.value.whole ?? <SkeletonRows rows={8} isShown={isSlow.value} />)
      ) : (
        <form
          class="edit"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <header class="edit-head">
            <QrPicture link={link} size={88} />
            <div>
              <p class="edit-short">
                <ShortName shortUrl={draft.base.shortUrl} />
              </p>
              <CopyButton text={draft.base.shortUrl} />
            </div>
          </header>
          <EditForm session={session} draft={draft} />
          <footer class="edit-foot">
            {session.conflict.value !== null ? (
              <ConflictPanel
                conflict={session.conflict.value}
                form={draft.form}
                base={draft.base}
                onDecide={(isMine) => {
                  session.decide(isMine);
                  if (isMine) void save();
                }}
              />
            ) : isAsking.value ? (
              <Leave onSave={() => void save()} onDiscard={discard} onStay={stay} />
            ) : (
              <>
                <p class="field-note" data-state={session.errors.value.whole === null ? "plain" : "bad"} role="status">
                  {session.errors.value.whole ?? (hasChanges ? links.notSaved : links.lastChanged)}{" "}
                  {session.errors.value.whole === null && !hasChanges && <Time at={draft.base.updatedAt} />}
                </p>
                <button type="submit" class="primary" disabled={!hasChanges} aria-busy={session.isSaving.value}>
                  {session.isSaving.value ? links.saving : links.save}
                </button>
              </>
            )}
          </footer>
        </form>
      )}
      <Notice />
    </Dialog>
  );
}

/** Asks what to do with changes that are not saved. */
function Leave(props: { readonly onSave: () => void; readonly onDiscard: () => void; readonly onStay: () => void }) {
  const { links } = words();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <div class="edit-ask" role="alert">
      <p>{links.leaveUnsaved}</p>
      <p class="row">
        <button ref={first} type="button" class="primary" onClick={props.onSave}>
          {links.save}
        </button>
        <button type="button" onClick={props.onStay}>
          {links.goOn}
        </button>
        <button type="button" class="quiet danger" onClick={props.onDiscard}>
          {links.discard}
        </button>
      </p>
    </div>
  );
}
