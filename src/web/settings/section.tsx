import type { ComponentChildren } from "preact";
import { useErrorBoundary, useId } from "preact/hooks";
import { words } from "../words/words.ts";

/** One part of the screen. It loads by itself: if it fails, the others stay. */
export function Section(props: {
  readonly title: string;
  readonly note: string;
  readonly children: ComponentChildren;
}) {
  const { title, note, children } = props;
  const id = useId();
  return (
    <section class="settings-section" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        <p class="settings-note">{note}</p>
      </header>
      <div class="settings-body">
        <Guarded>{children}</Guarded>
      </div>
    </section>
  );
}

function Guarded({ children }: { readonly children: ComponentChildren }) {
  const boundary = useErrorBoundary((thrown: unknown) => console.error(thrown));
  const error: unknown = boundary[0];
  if (error === undefined) return <>{children}</>;
  const { settings } = words();
  return (
    <div class="settings-failed" role="alert">
      <p>{settings.failed}</p>
      <button type="button" onClick={boundary[1]}>
        {settings.again}
      </button>
    </div>
  );
}
