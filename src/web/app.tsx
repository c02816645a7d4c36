import { useState } from "preact/hooks";
import { ErrorBoundary } from "preact-iso/lazy";
import { LocationProvider, Route, Router } from "preact-iso/router";
import { Frame } from "./frame/frame.tsx";
import { lazyScreen } from "./frame/lazy-screen.ts";
import { Home } from "./home/home.tsx";
import { SignIn } from "./sign-in/sign-in.tsx";
import { words } from "./words/words.ts";

/** Paths that the page opens itself. All others, such as short links on the same host, are left to the browser. */
const OWN_PATHS = /^\/(?:$|[?#]|_\/(?:links|stats|settings)(?:[/?#]|$))/;

/** Each screen is a file of its own. The first load brings only the home screen. */
const Links = lazyScreen(() => import("./links/links-screen.tsx"));
const Link = lazyScreen(() => import("./link/link-screen.tsx"));
const Settings = lazyScreen(() => import("./settings/settings-screen.tsx"));

export function App() {
  const [hasFailed, setFailed] = useState(false);
  return (
    <LocationProvider scope={OWN_PATHS}>
      <Frame>
        {hasFailed ? (
          <Crashed />
        ) : (
          <ErrorBoundary
            onError={(error) => {
              console.error(error);
              setFailed(true);
            }}
          >
            <Router>
              <Route path="/" component={Home} />
              <Route path="/_/links" component={Links} />
              <Route path="/_/links/:slug" component={Link} />
              <Route path="/_/stats" component={Link} />
              <Route path="/_/settings" component={Settings} />
              <Route default component={NotFound} />
            </Router>
          </ErrorBoundary>
        )}
      </Frame>
      <SignIn />
    </LocationProvider>
  );
}

function NotFound() {
  const { frame } = words();
  return (
    <div class="screen empty">
      <p>{frame.notFound}</p>
      <a class="button" href="/">
        {frame.backHome}
      </a>
    </div>
  );
}

function Crashed() {
  const { frame } = words();
  return (
    <div class="screen empty" role="alert">
      <p>{frame.crashed}</p>
      <button type="button" onClick={() => location.reload()}>
        {frame.reload}
      </button>
    </div>
  );
}
