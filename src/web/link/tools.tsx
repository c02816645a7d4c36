import { words } from "../words/words.ts";

/** Buttons of a chart or a list: show it as a table, save it as CSV or as a picture. */
export function Tools(props: {
  /** The name of the chart or list, for screen readers. */
  readonly of: string;
  readonly isTable: boolean;
  readonly onTable: () => void;
  readonly onCsv: () => void;
  readonly onPicture?: () => Promise<void>;
}) {
  const { of, isTable, onTable, onCsv, onPicture } = props;
  const { stats } = words();
  return (
    <div class="tools">
      <button type="button" class="quiet" aria-pressed={isTable} onClick={onTable}>
        {stats.asTable}
        <span class="unseen"> {of}</span>
      </button>
      <button type="button" class="quiet" onClick={onCsv}>
        {stats.csv}
        <span class="unseen"> {of}</span>
      </button>
      {onPicture !== undefined && (
        <button type="button" class="quiet" onClick={() => void onPicture()}>
          {stats.picture}
          <span class="unseen"> {of}</span>
        </button>
      )}
    </div>
  );
}
