const PATHS = {
  copy: "M5.5 5.5v-3h8v8h-3m-8-5h8v8h-8z",
  done: "M3 8.5l3.5 3.5L13 4.5",
  qr: "M2.5 2.5h4v4h-4zm7 0h4v4h-4zm-7 7h4v4h-4zm7 0h1.5v1.5H9.5zm4 0v0m-1.2 2.3h1.2v1.7M9.5 13.5h1",
  edit: "M3 13l.7-3L10.8 3a1.4 1.4 0 0 1 2 2L5.8 12.2z",
  more: "M3.5 8h.01M8 8h.01M12.5 8h.01",
  up: "M3.5 10L8 5.5l4.5 4.5",
  down: "M3.5 6L8 10.5 12.5 6",
  cross: "M3.5 3.5l9 9m0-9l-9 9",
} as const;

/** An icon of 16 px. It needs a text beside it that says what it means. */
export function Icon({ name }: { readonly name: keyof typeof PATHS }) {
  return (
    <svg class="sign" data-name={name} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
