import { useEffect } from "preact/hooks";
import { NeedsSignIn } from "../sign-in/needs-sign-in.tsx";
import { words } from "../words/words.ts";

/** `/_/settings`: what an operator looks after. */
export function Screen() {
  const { settings } = words();
  useEffect(() => {
    document.title = `${settings.title} · Bijou`;
  }, []);
  return (
    <NeedsSignIn>
      <div class="screen">
        <h1>{settings.title}</h1>
      </div>
    </NeedsSignIn>
  );
}
