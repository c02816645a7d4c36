import { format, words } from "../../words/words.ts";
import { type ImportJob, isOver } from "./import-job.ts";

/** The progress of an import, and which rows failed and why. */
export function ImportProgress({ job }: { readonly job: ImportJob | null }) {
  const { links } = words();
  const { number } = format();
  const done = job === null ? 0 : job.created + job.failed;
  const isKnown = job !== null && job.total !== null;
  return (
    <>
      <progress
        {...(isKnown
          ? { max: Math.max(1, job.total ?? 1), value: isOver(job) ? Math.max(1, job.total ?? 1) : done }
          : {})}
        aria-label={links.importTitle}
      />
      <p role="status">{job === null ? links.importWaits : stateOf(job)}</p>
      {job !== null && (
        <dl class="import-facts">
          <div>
            <dt>{links.importCreated}</dt>
            <dd>{number(job.created)}</dd>
          </div>
          <div>
            <dt>{links.importFailed}</dt>
            <dd>{number(job.failed)}</dd>
          </div>
          {job.unnamed !== null && job.unnamed > 0 && (
            <div>
              <dt>{links.importUnnamed}</dt>
              <dd>{number(job.unnamed)}</dd>
            </div>
          )}
        </dl>
      )}
      {job !== null && job.ignoredColumns.length > 0 && <p>{links.importIgnored(job.ignoredColumns.join(", "))}</p>}
      {job !== null && job.errors.length > 0 && (
        <Lines
          caption={links.importErrors}
          head={links.why}
          rows={job.errors.map(({ line, message }) => ({ line, text: message }))}
          note={job.failed > job.errors.length ? links.importMore(job.failed - job.errors.length) : null}
        />
      )}
      {job !== null && job.renamed.length > 0 && (
        <Lines
          caption={links.importRenamed}
          head={links.result}
          rows={job.renamed.map(({ line, from, to }) => ({ line, text: `${from} → ${to}` }))}
          note={null}
        />
      )}
    </>
  );
}

function Lines(props: {
  readonly caption: string;
  readonly head: string;
  readonly rows: readonly { readonly line: number; readonly text: string }[];
  readonly note: string | null;
}) {
  const { links } = words();
  return (
    <div class="table-box">
      <table>
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{links.line}</th>
            <th scope="col">{props.head}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map(({ line, text }, at) => (
            <tr key={at}>
              <td>{line === 0 ? "–" : line}</td>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {props.note !== null && <p class="field-note">{props.note}</p>}
    </div>
  );
}

function stateOf(job: ImportJob): string {
  const { links } = words();
  switch (job.state) {
    case "queued":
      return links.importWaits;
    case "running":
      return job.total === null ? links.importReads : links.progress(job.created + job.failed, job.total);
    case "done":
      return links.importDone;
    case "failed":
      return links.importLost;
  }
}
