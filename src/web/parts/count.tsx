import { format } from "../words/words.ts";

/** A number. Above 9,999 it is shown in compact form, and its title has the whole number. */
export function Count({ value }: { readonly value: number }) {
  const { compact, number } = format();
  return (
    <data value={value} title={number(value)}>
      {compact(value)}
    </data>
  );
}
