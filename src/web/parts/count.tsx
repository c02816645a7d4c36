import { format } from "../words/words.ts";

/** A number, compact over 9,999, whole in its title. */
export function Count({ value }: { readonly value: number }) {
  const { compact, number } = format();
  return (
    <data value={value} title={number(value)}>
      {compact(value)}
    </data>
  );
}
