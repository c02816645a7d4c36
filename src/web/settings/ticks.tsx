/** Boxes to tick, each with its name in the API beside its words, and one line below them for an error. */
export function Ticks<Value extends string>(props: {
  readonly legend: string;
  readonly all: readonly Value[];
  readonly ticked: readonly Value[];
  readonly wordsOf: Readonly<Record<Value, string>>;
  readonly error: string | undefined;
  readonly onChange: (ticked: readonly Value[]) => void;
}) {
  const { legend, all, ticked, wordsOf, error, onChange } = props;
  return (
    <fieldset class="scopes">
      <legend>{legend}</legend>
      {all.map((value) => (
        <label key={value} class="check">
          <input
            type="checkbox"
            checked={ticked.includes(value)}
            onChange={(event) =>
              onChange(all.filter((one) => (one === value ? event.currentTarget.checked : ticked.includes(one))))
            }
          />
          <span>
            {wordsOf[value]} <span class="mono scope">{value}</span>
          </span>
        </label>
      ))}
      <p class="field-note" data-state="bad" aria-live="polite">
        {error}
      </p>
    </fieldset>
  );
}
