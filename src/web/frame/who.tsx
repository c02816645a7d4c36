import { isSigningIn, signOut, who } from "../api/session.ts";
import { words } from "../words/words.ts";

/** At the right of the head: who is signed in and a button to sign out, or else a button to sign in. */
export function Who() {
  const { frame, signIn } = words();
  const now = who.value;
  switch (now.kind) {
    case "asking":
      return <div class="who" />;
    case "nobody":
      return (
        <div class="who">
          <button type="button" class="quiet" onClick={() => (isSigningIn.value = true)}>
            {frame.signIn}
          </button>
        </div>
      );
    case "somebody": {
      const { kind, name } = now.session;
      const shown = kind === "admin" ? frame.admin : name;
      return (
        <div class="who">
          <button type="button" class="quiet who-name" popovertarget="who-menu" aria-label={frame.signedInAs(shown)}>
            {shown}
          </button>
          <div id="who-menu" class="menu" popover="auto">
            <p class="menu-note">{frame.signedInAs(shown)}</p>
            {kind === "person" ? (
              <a href="/cdn-cgi/access/logout">{signIn.signOut}</a>
            ) : (
              <button type="button" onClick={signOut}>
                {signIn.signOut}
              </button>
            )}
          </div>
        </div>
      );
    }
  }
}
