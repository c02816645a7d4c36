import type { ComponentChildren } from "preact";
import { isSigningIn, who } from "../api/session.ts";
import { words } from "../words/words.ts";

/**
 * Wraps a screen that is only for people who are signed in. It shows nothing before that. Once the screen was shown it
 * stays, even if the key is revoked: then the sign-in opens over it, and nothing that was typed is lost.
 */
export function NeedsSignIn({ children }: { readonly children: ComponentChildren }) {
  const { signIn } = words();
  const now = who.value;
  if (now.kind === "asking") return <div class="screen" aria-busy="true" />;
  if (now.kind === "nobody" && now.ended === null) {
    return (
      <div class="screen empty">
        <p>{signIn.needed}</p>
        <button type="button" class="primary" onClick={() => (isSigningIn.value = true)}>
          {signIn.title}
        </button>
      </div>
    );
  }
  return <>{children}</>;
}
