import { format } from "../words/words.ts";

/** A table of numbers. It scrolls inside its own box, by keyboard too. */
export function DataTable(props: {
  readonly label: string;
  readonly columns: readonly string[];
  /** The first cell names its row. */
  readonly rows: readonly (readonly (string | number | null)[])[];
}) {
  const { label, columns, rows } = props;
  return (
    <div class="table-box" tabIndex={0} role="region" aria-label={label}>
      <table class="data-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], row) => (
            <tr key={row}>
              <th scope="row">{name}</th>
              {cells.map((cell, column) => (
                <td key={column}>{typeof cell === "number" ? format().number(cell) : (cell ?? "–")}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
