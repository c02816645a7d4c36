import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { Notice } from "../../frame/notice.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { words } from "../../words/words.ts";
import { refusal } from "../row/refusal.ts";
import { isOver, watchJob } from "./import-job.ts";
import { ImportProgress } from "./import-progress.tsx";
import { headersOf, upload } from "./upload.ts";

/**
 * An import: first its file, then its progress, then which rows failed and why. Its id is in the address, so a person
 * can come back to it.
 *
 * @param props.id "new" for an import whose file is not chosen yet; null while the dialog is closed.
 */
export function ImportDialog(props: {
  readonly id: string | null;
  readonly onId: (id: string) => void;
  readonly onClose: () => void;
  readonly onOver: () => void;
}) {
  const { id, onId, onClose, onOver } = props;
  const { links } = words();
  return (
    <Dialog isOpen={id !== null} onClose={onClose} title={links.importTitle} kind="drawer">
      {id === "new" ? <Choose onId={onId} /> : id !== null && <Watch key={id} id={id} onOver={onOver} onId={onId} />}
      <Notice />
    </Dialog>
  );
}

function Choose({ onId }: { readonly onId: (id: string) => void }) {
  const { links } = words();
  const isSending = useSignal(false);
  const error = useSignal<string | null>(null);
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(new DOMException("Closed", "AbortError")), []);

  async function send(file: File | undefined): Promise<void> {
    if (file === undefined || isSending.value) return;
    const headers = headersOf(file.name);
    error.value = headers === null ? links.importType(file.name) : null;
    if (headers === null) return;
    isSending.value = true;
    try {
      const answer = await upload(file, headers, stop.current.signal);
      if (answer.ok) onId(answer.value.jobId);
      else error.value = refusal(answer);
    } catch {
      // The dialog was closed, or nobody signed in.
    }
    isSending.value = false;
  }

  return (
    <div class="stack">
      <p>{links.importWhat}</p>
      <label
        class="drop"
        aria-busy={isSending.value}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          void send(event.dataTransfer?.files[0]);
        }}
      >
        <span>{isSending.value ? links.importSending : links.importChoose}</span>
        <input
          type="file"
          accept=".csv,.txt,.json,.ndjson,.jsonl,.gz"
          disabled={isSending.value}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            event.currentTarget.value = ""; // So that the same file can be chosen again once it is mended.
            void send(file);
          }}
        />
      </label>
      {isSending.value && <progress aria-label={links.importSending} />}
      <p class="field-note" data-state="bad" role="alert">
        {error.value}
      </p>
    </div>
  );
}

function Watch(props: { readonly id: string; readonly onOver: () => void; readonly onId: (id: string) => void }) {
  const { links } = words();
  const watched = useMemo(() => watchJob(props.id, props.onOver), [props.id]);
  useEffect(() => watched.close, [watched]);
  const { job, problem } = watched;
  if (problem.value !== null) return <p class="empty">{refusal({ problem: problem.value })}</p>;
  return (
    <div class="stack">
      <ImportProgress job={job.value} />
      {job.value !== null && isOver(job.value) && (
        <p class="row">
          <button type="button" onClick={() => props.onId("new")}>
            {links.importAnother}
          </button>
        </p>
      )}
    </div>
  );
}
