// Made by `npm run types` from the OpenAPI document: in one file, as the generator writes it, and never by hand.
export interface paths {
    "/api/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List and search links
         * @description Newest first. A cursor stays right while links are made and deleted.
         */
        get: operations["listLinks"];
        put?: never;
        /**
         * Shorten a URL
         * @description The link is in Postgres before the answer is sent. Send an `Idempotency-Key` to repeat a create safely: the repeat gets the first answer, even if that answer was lost.
         */
        post: operations["createLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/links/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Shorten up to 1,000 URLs at once
         * @description Each item is read like the body of a create. An item that is refused does not affect the others. At most 20 may have a password. The body may have 4 MiB. A repeat with the same `Idempotency-Key` makes no link twice.
         */
        post: operations["createLinks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/links/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a link
         * @description An `ETag` names the state of the link that the answer shows. Every change makes another; a counted visit makes none.
         */
        get: operations["getLink"];
        put?: never;
        post?: never;
        /**
         * Delete a link
         * @description Its code is never issued again. Its custom slug is free for another link. For 30 days it can be restored, unless `purge` deletes it for good. With `If-Match`, it is deleted only in the state that you have read.
         */
        delete: operations["deleteLink"];
        options?: never;
        head?: never;
        /**
         * Change a link
         * @description Fields in the body change, `null` clears a field, and the rest stays. The new state is served everywhere within 10 seconds after the answer. While Redis can't be reached, the only body that is accepted is `enabled: false` alone. To lose nobody's edit, send the `ETag` that you have read as `If-Match`: if the link has changed since, the answer is 412 and nothing is changed. After a 503, read the link before you repeat such an edit.
         */
        patch: operations["editLink"];
        trace?: never;
    };
    "/api/links/{slug}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring a deleted link back
         * @description For 30 days after it was deleted, with its code, its statistics and the visits that it has used. Of several links that had the name, it is the last that was deleted. 409 if another link has the slug by now, 422 if its destination would be refused today. What the administrator deleted or had switched off, only the administrator brings back. While Redis can't be reached, nothing is restored.
         */
        post: operations["restoreLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/names/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ask whether a name is free
         * @description A free name is one that a create takes, until somebody else takes it. The answer tells nothing of the link that has the name. Asked of Postgres each time, and limited to 60 a minute.
         */
        get: operations["checkName"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/links/{slug}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what happened to a link
         * @description Newest first. A deleted link's history answers for 30 days, until another link has its name. Counted visits are no changes. A repeated edit that changes nothing is not told.
         */
        get: operations["getLinkHistory"];
        put?: never;
        post?: never;
        /**
         * Delete what the history of a link says
         * @description For privacy: its events stay, with who and when, and their `changes` are empty. There is no way back.
         */
        delete: operations["deleteLinkHistory"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what happened to all links
         * @description Newest first.
         */
        get: operations["getHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/links/{slug}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read whether the destination of a link answers
         * @description What the last look saw. A look of the day asks some hosts, each about one link.
         */
        get: operations["getLinkCheck"];
        put?: never;
        /**
         * Look now whether the destination of a link answers
         * @description With a HEAD, or a GET where that is refused; up to five redirects are followed. Each host is asked once a day (UTC) at most, whoever wants to know. If it was asked today already, the answer is what is known, and `isNew` is false.
         */
        post: operations["checkLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why Bijou looks at destinations */
        get: operations["getAgentPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/links/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export all links
         * @description A stream of NDJSON, or of CSV where `Accept` prefers it. NDJSON can be imported again; with the admin key it has the password hashes. `Accept: text/csv; bom=true` asks for a byte order mark. An export that breaks off ends in the middle of the file.
         */
        get: operations["exportLinks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/links/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import links
         * @description Send an export of Bijou or of another shortener: at most 100 MB (unpacked) and 1,000,000 rows, or a JSON document of at most 4 MiB. The body is the file, or a form with one `file`: its type says what it is, or the end of its name (`links.csv`, `links.ndjson.gz`). `Content-Encoding: gzip` is read too. The rows become links in the background. The file is UTF-8, unless its byte order mark or the `charset` of `Content-Type` says otherwise. `ignoredColumns` and `unnamed` show whether the columns were understood.
         */
        post: operations["importLinks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ask how far an import is */
        get: operations["getImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/blocked-domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the blocked domains */
        get: operations["listBlockedDomains"];
        put?: never;
        /**
         * Block domains
         * @description Nobody can make a link to these domains or their subdomains (422 `destination-refused`). Existing links to them answer 451. This holds everywhere within 75 seconds. If a domain is blocked already, it gets the new reason.
         */
        post: operations["blockDomains"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/blocked-domains/unblock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unblock many domains
         * @description Does for many domains what `DELETE /api/blocked-domains/{domain}` does for one. Domains that are not blocked are skipped.
         */
        post: operations["unblockDomains"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/blocked-domains/{domain}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Unblock a domain
         * @description Links to it open again, everywhere within 75 seconds.
         */
        delete: operations["unblockDomain"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the reports */
        get: operations["listReports"];
        put?: never;
        /**
         * Report a link that does harm
         * @description Anybody may report a link. A report is kept for 90 days, without an address. A link keeps 20 reports a day, and an address may send 200; further reports are accepted and dropped. A name without a link counts as an unknown look-up.
         */
        post: operations["createReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a report */
        delete: operations["deleteReport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Open a short link
         * @description A browser (`Accept: text/html`) gets problems as a small page. An outage is a 503 with `Retry-After`, never a 404. A client that opens many names without a link gets 429. Only a person's visit opens a link with `maxVisits`: HEAD, bots, programs such as curl, and browsers that fetch ahead get a page without the destination, and use no visit. No cache may keep its redirects. An unfurler gets the card of a link that has one, which is no visit either. Slashes, white space and punctuation after a name are ignored (`/promo/`, `/promo.`), unless a link has exactly that name.
         */
        get: operations["openLink"];
        /**
         * Send a PUT on through a short link
         * @description A 307 or 308 keeps the method and the body, so links with these statuses pass any method on. Other links answer 405. Each request counts as a visit and uses one of `maxVisits`, whoever sends it.
         */
        put: operations["putThroughLink"];
        /**
         * Show the password of a short link, or send a POST on through it
         * @description With `?unlock`, the body is the form with the password. The answer is 303 or a page, whatever the link's own status is, so the password never reaches the destination. Guesses are limited per address and link, and per link. If the link has no password, it redirects all the same. A form without `?unlock` is read in the same way if the link has a password.
         *
         *     Without `?unlock`, a link with status 307 or 308 passes the POST on. Other links answer 405.
         */
        post: operations["unlockLink"];
        /**
         * Send a DELETE on through a short link
         * @description A 307 or 308 keeps the method and the body, so links with these statuses pass any method on. Other links answer 405. Each request counts as a visit and uses one of `maxVisits`, whoever sends it.
         */
        delete: operations["deleteThroughLink"];
        /**
         * Ask which methods a short link passes on
         * @description A link with status 307 or 308 passes all methods on; `Allow` lists the usual ones. Other links answer 405.
         */
        options: operations["optionsOfLink"];
        /**
         * See where a short link leads
         * @description The same answers without their bodies.
         */
        head: operations["peekLink"];
        /**
         * Send a PATCH on through a short link
         * @description A 307 or 308 keeps the method and the body, so links with these statuses pass any method on. Other links answer 405. Each request counts as a visit and uses one of `maxVisits`, whoever sends it.
         */
        patch: operations["patchThroughLink"];
        trace?: never;
    };
    "/{slug}+": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See where a short link leads, before going there
         * @description If the link has a password, the page says only that. If it has `maxVisits`, the page shows no destination.
         */
        get: operations["previewLink"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/links/{slug}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask where a link would send a visitor, and why
         * @description For a visitor whom you make up: what is left out is not known of them. It is the code that sends real visitors, but no visit is counted. A password is taken as given. A link that has expired leads to the `expiredUrl` of its own, or of its domain. To an unfurler a link with a card answers 200.
         */
        post: operations["resolveLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/links/{slug}/qr": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Draw the short URL as a QR code
         * @description Needs no key. A link that has expired or is switched off has a code too.
         */
        get: operations["getQrCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/links/{slug}/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count the visits of a link
         * @description Visits are counted per quarter of an hour, so hours, days and months follow `timezone`. Visitors, and visits by country and the like, are counted per UTC day: `utcDays` names the days. In a series, visitors are sums of UTC days, and null by hour. An answer costs the same, however many visits there are.
         */
        get: operations["getLinkStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/links/{slug}/clicks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the access log of a link
         * @description Newest first, as JSON, or as CSV where `Accept` prefers it. Visits are kept for at least 35 days. A cursor stays right while visits are added and dropped. The log has no addresses.
         */
        get: operations["listClicks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/links/{slug}/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete the visits of a link
         * @description For good: its access log, its statistics, and its part of those over all links, where visitors of days that the access log no longer has stay as numbers. Visits from before that are still on their way are dropped. The link, and what is used up of its `maxVisits`, stay as they are.
         */
        delete: operations["deleteLinkVisits"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count the visits of all links
         * @description Visits are counted per quarter of an hour, so hours, days and months follow `timezone`. Visitors, and visits by country and the like, are counted per UTC day: `utcDays` names the days. In a series, visitors are sums of UTC days, and null by hour. An answer costs the same, however many visits there are. It also lists the most visited links, and the names that were opened and have no link. With `tag`, `createdBy` or `domain`, only links count that have the tag, that this one made, or that open there.
         */
        get: operations["getStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the domains
         * @description The default one first: BASE_URL's host. HOME_URL is its `homeUrl` until one is set.
         */
        get: operations["listDomains"];
        put?: never;
        /**
         * Add a domain
         * @description Links can be made on it from now on. It opens once it is routed to this Worker.
         */
        post: operations["createDomain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/domains/{domain}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a domain
         * @description 409 with their number while it has links. What was deleted there can't be restored without it.
         */
        delete: operations["deleteDomain"];
        options?: never;
        head?: never;
        /**
         * Change a domain
         * @description Fields in the body change, `null` clears a field. It holds everywhere within 10 seconds.
         */
        patch: operations["editDomain"];
        trace?: never;
    };
    "/.well-known/apple-app-site-association": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which apps open links on iPhones
         * @description Of the domain that is asked, as JSON and without a redirect.
         */
        get: operations["getAppleAppSiteAssociation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/assetlinks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which apps open links on Android
         * @description Of the domain that is asked, as JSON and without a redirect.
         */
        get: operations["getAssetLinks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ask who you are
         * @description Any key may ask for its own name and for what it may do.
         */
        get: operations["getSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the API keys */
        get: operations["listApiKeys"];
        put?: never;
        /** Make an API key */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description The key stops working everywhere within 60 seconds.
         */
        delete: operations["deleteApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the webhooks */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Make a webhook
         * @description Bodies are `{type, timestamp, data}`, signed as [Standard Webhooks](https://www.standardwebhooks.com) has it, in the headers `webhook-id`, `webhook-timestamp` and `webhook-signature`. An answer of 2xx within 10 seconds is a success. All else, redirects too, is tried again after about 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h. An event may come more than once: `webhook-id` is then the same. Events of a link come in order, but one that fails holds back the later ones for five minutes only. 410, or five days without a success, switches the webhook off.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a webhook */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook
         * @description Its deliveries go with it.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Change a webhook, or switch it on or off
         * @description Switched off, it gives up what was pending: each such delivery has failed, and can be sent again by hand. What happens while it is off is not kept for it. What waits goes to the URL that it has by then.
         */
        patch: operations["updateWebhook"];
        trace?: never;
    };
    "/api/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event
         * @description An event `webhook.test`, whatever the webhook listens to.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a webhook a new secret
         * @description The secret before signs too, for 24 hours: `webhook-signature` then has both signatures.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the deliveries of a webhook
         * @description The last 14 days, and all that is pending, newest first.
         */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/deliveries/{deliveryId}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a delivery again
         * @description At once, under its `webhook-id`, and out of its link's order. Its tries begin anew. What it said may be gone with its link: 404.
         */
        post: operations["redeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check both stores
         * @description An isolate asks each store at most once in 5 seconds, however many requests come.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what the scheduled pings saw
         * @description The last 30 days, newest first. While Postgres is down, the newest 100.
         */
        get: operations["getHealthHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the sums of the pings by day
         * @description The last 30 days in UTC, newest first. Pings that left Postgres asleep are not counted, and a day without a ping is left out. While Postgres is down, the sums are those of the newest 100 pings.
         */
        get: operations["getHealthDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check that the Worker runs
         * @description No store is asked.
         */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the counters of all isolates
         * @description In Prometheus' text format. An isolate keeps the answer for 60 seconds.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/robots.txt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What crawlers may open
         * @description Crawlers may open short links, which say `noindex` themselves, but not the API.
         */
        get: operations["getRobots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/security.txt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whom to tell of a security problem
         * @description It exists if SECURITY_CONTACT is set.
         */
        get: operations["getSecurityTxt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["getOpenApiDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read and try this API on a page */
        get: operations["getDocsPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_/problems/{type}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a problem means, and what to do */
        get: operations["getProblemPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ApiKey: {
            /**
             * Format: uuid
             * @description Names the key. It is not a secret.
             */
            id: string;
            /** @description For people: what the key is for. */
            name: string;
            /** @description What it may do. */
            scopes: ("links:read" | "links:write" | "stats:read")[];
            /**
             * Format: date-time
             * @description When it was made, in UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it expires, in UTC; null for never.
             */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @description When the key was last used, to within ten minutes; null if it was never used.
             */
            lastUsedAt: string | null;
        };
        ApiKeyList: {
            /** @description Newest first. */
            keys: components["schemas"]["ApiKey"][];
        };
        AppLinksFile: {
            [key: string]: unknown;
        } | {
            [key: string]: unknown;
        }[];
        BlockDomains: {
            /** @description A domain, together with its subdomains, or an IP address. Send this or `domains`. */
            domain?: string;
            /** @description Many domains. All are blocked, or none. Send this or `domain`. */
            domains?: string[];
            /** @description Why. Only the administrator sees it; visitors do not. */
            reason?: string | null;
        } & (unknown | unknown);
        BlockedDomainList: {
            /** @description In alphabetical order, in ASCII and lower case. */
            blockedDomains: {
                domain: string;
                reason: string | null;
                /** Format: date-time */
                createdAt: string;
                createdBy: string;
            }[];
            /** @description The `cursor` of the next page; null on the last page. */
            nextCursor: string | null;
        };
        BlockedDomains: {
            /** @description The domains of the request, each once. */
            blockedDomains: {
                domain: string;
                reason: string | null;
                /** Format: date-time */
                createdAt: string;
                createdBy: string;
            }[];
        };
        BulkResults: {
            /** @description One result for each link of the request, in the same order. */
            results: ({
                /** @enum {number} */
                status: 200 | 201;
                link: components["schemas"]["Link"];
            } | {
                status: number;
                problem: components["schemas"]["ItemProblem"];
            })[];
        };
        Click: {
            /**
             * Format: uuid
             * @description UUIDv7 (RFC 9562).
             */
            id: string;
            /**
             * Format: date-time
             * @description When the visit was answered, in UTC.
             */
            time: string;
            /** @description ISO 3166-1 alpha-2. This and the fields below are null where they are not known. */
            country: string | null;
            /** @description The region of the country. */
            region: string | null;
            /** @description Roughly, from the address. */
            city: string | null;
            /** @description The host that led here. */
            referrer: string | null;
            /** @description What kind of device. */
            device: string | null;
            /** @description The browser's name, without its version. */
            browser: string | null;
            /** @description The operating system. */
            os: string | null;
            /** @description The first language of `Accept-Language`: its primary subtag (BCP 47). */
            language: string | null;
            /** @description `utm_source` of the visit's query. */
            utmSource: string | null;
            /** @description `utm_medium` of it. */
            utmMedium: string | null;
            /** @description `utm_campaign` of it. */
            utmCampaign: string | null;
            /** @description `utm_term` of it. */
            utmTerm: string | null;
            /** @description `utm_content` of it. */
            utmContent: string | null;
            /** @description Whether a bot made the visit. */
            bot: boolean;
            /** @description The name of the rule that decided; null where none matched, or the link had none. */
            rule: string | null;
        };
        ClickList: {
            /** @description A page of the log, newest first. */
            clicks: components["schemas"]["Click"][];
            /** @description The `cursor` of the next page; null on the last page. */
            nextCursor: string | null;
        };
        CreateApiKey: {
            /** @description For people: what the key is for. Trimmed. */
            name: string;
            /** @description What the key may do. Only the admin key may make and revoke keys. */
            scopes: ("links:read" | "links:write" | "stats:read")[];
            /**
             * Format: date-time
             * @description When the key expires: an RFC 3339 time in the future; null for never.
             */
            expiresAt?: string | null;
        };
        CreateDomain: {
            /** @description A host name, without a port. */
            domain: string;
            /**
             * Format: iri
             * @description Where `/` leads, in place of the page; null for the page.
             */
            homeUrl?: string | null;
            /**
             * Format: iri
             * @description Where names lead that no link has: 302 for everybody. Null for 404.
             */
            notFoundUrl?: string | null;
            /**
             * Format: iri
             * @description Where expired and used up links lead that have no `expiredUrl` of their own. Null for 410.
             */
            expiredUrl?: string | null;
            /** @description Served as JSON at `/.well-known/apple-app-site-association`. At most 32,768 bytes. Null where there is none. */
            appleAppSiteAssociation?: ({
                applinks?: {
                    details: {
                        [key: string]: unknown;
                    }[] | {
                        [key: string]: unknown;
                    };
                } & {
                    [key: string]: unknown;
                };
                webcredentials?: {
                    apps: string[];
                } & {
                    [key: string]: unknown;
                };
                appclips?: {
                    apps: string[];
                } & {
                    [key: string]: unknown;
                };
                activitycontinuation?: {
                    apps: string[];
                } & {
                    [key: string]: unknown;
                };
            } & {
                [key: string]: unknown;
            }) | null;
            /** @description Served as JSON at `/.well-known/assetlinks.json`. At most 32,768 bytes. Null where there is none. */
            assetLinks?: ({
                relation: string[];
                target: {
                    namespace: string;
                } & {
                    [key: string]: unknown;
                };
            } & {
                [key: string]: unknown;
            })[] | null;
        };
        CreateLink: {
            /**
             * Format: iri
             * @description Where the link leads: an absolute http or https URL to a public host, without user name and password. It must not lead to this shortener's own hosts. It is kept as given, without invisible characters around it.
             */
            url: string;
            /** @description For people: shown in lists and in the preview. No control characters. */
            title?: string | null;
            /** @description For grouping links. Each tag is trimmed and kept once. */
            tags?: string[];
            /**
             * @description The status of the redirect. The default is 302. Browsers keep a 301 or 308 for up to 90 seconds.
             * @enum {number}
             */
            redirectStatus?: 301 | 302 | 307 | 308;
            /** @description Whether the link is on. A link that is off answers 410. */
            enabled?: boolean;
            /**
             * Format: date-time
             * @description When the link expires: an RFC 3339 time in the future; null for never.
             */
            expiresAt?: string | null;
            /**
             * Format: iri
             * @description Where the link leads after it has expired or is used up. With null it answers 410.
             */
            expiredUrl?: string | null;
            /** @description The most visits that the link lets through, strictly; null for any number. Only visits by people count. An edit keeps the visits that were used, so a higher number lets more through. A link that is used up answers like an expired link. */
            maxVisits?: number | null;
            /** @description Whether a visit's query is passed on to the destination. */
            forwardQuery?: boolean;
            /** @description Where else the link leads, and for whom: at most 32 rules, of which the first that matches wins, else `url`. All conditions in `when` must hold; a list holds when any entry does, and what is not known holds never. Null for none. */
            rules?: {
                name: string;
                when: {
                    country?: string[];
                    continent?: ("AF" | "AN" | "AS" | "EU" | "NA" | "OC" | "SA")[];
                    region?: string[];
                    language?: string[];
                    device?: ("mobile" | "tablet" | "desktop")[];
                    os?: ("ios" | "android" | "windows" | "macos" | "linux" | "chromeos")[];
                    browser?: ("chrome" | "safari" | "firefox" | "edge" | "samsung" | "opera")[];
                    bot?: boolean;
                    query?: {
                        [key: string]: string | null;
                    };
                    referrer?: string[];
                    /** Format: date-time */
                    from?: string;
                    /** Format: date-time */
                    until?: string;
                    days?: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                    hours?: {
                        from: string;
                        until: string;
                    };
                    timezone?: string;
                    share?: number;
                };
                url: string;
            }[] | null;
            /** @description What programs show of the link where somebody shares it (unfurlers: Slack, WhatsApp, Facebook, …): `title`, `description` and `image`, at least one of them, each one line of plain text. `image` is a URL as `url` is. Null for none. An edit changes the members one by one (JSON merge patch): null takes one away, and the card with the last. Nobody gets it while the link has a password or `maxVisits`, is off or has expired. */
            card?: {
                title?: string;
                description?: string;
                image?: string;
            } | null;
            /** @description For the people who manage the link; no visitor sees it. It may have several lines, but no other control characters. */
            note?: string | null;
            /** @description The link's name, in place of a code. It is folded to lower case, and must not be one of api, health, livez, metrics, mcp, bulk, import, export. */
            slug?: string;
            /** @description The domain that it opens on, one of this shortener's; BASE_URL's host if it is left out. A slug can be on each domain once. */
            domain?: string;
            /** @description What a visitor must enter to open the link; null for no password. Only a slow hash is kept, and no answer shows it. */
            password?: string | null;
            /** @description If this key has a live link that equals the request in every given field, answer 200 with the newest one and make no other. Tags are compared as a set. A link with a password is never found. Needs a key. */
            findIfExists?: boolean;
        };
        CreateLinks: {
            /** @description The links to make. Each is like the body of a create. */
            links: components["schemas"]["CreateLink"][];
        };
        CreateReport: {
            /** @description The link's name. */
            slug: string;
            /** @description The link's domain; BASE_URL's host if it is left out. */
            domain?: string;
            /**
             * @description What harm the link does.
             * @enum {string}
             */
            reason: "malware" | "phishing" | "spam" | "illegal" | "other";
            /** @description More about it, for the people who run this shortener. */
            details?: string | null;
            /** @description Where to send an answer. It is kept for at most 90 days. Nothing else says who sent the report. */
            email?: string | null;
        };
        CreateWebhook: {
            /**
             * Format: iri
             * @description Where events go, by POST: an absolute http or https URL to a public host that is not this shortener's own, without user name and password.
             */
            url: string;
            /** @description What it listens to. */
            events: ("link.created" | "link.updated" | "link.deleted" | "link.restored" | "link.disabled" | "link.visited" | "import.finished" | "report.created" | "health.changed" | "webhook.test")[];
            /** @description Only events of links that have it; null for all events. */
            tag?: string | null;
        };
        CreatedApiKey: {
            /**
             * Format: uuid
             * @description Names the key. It is not a secret.
             */
            id: string;
            /** @description For people: what the key is for. */
            name: string;
            /** @description What it may do. */
            scopes: ("links:read" | "links:write" | "stats:read")[];
            /**
             * Format: date-time
             * @description When it was made, in UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it expires, in UTC; null for never.
             */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @description When the key was last used, to within ten minutes; null if it was never used.
             */
            lastUsedAt: string | null;
            /** @description The key. It is shown only here: Bijou keeps just a hash of it. */
            key: string;
        };
        Delivery: {
            /**
             * Format: uuid
             * @description The `webhook-id` of each try.
             */
            id: string;
            /**
             * @description What happened.
             * @enum {string}
             */
            type: "link.created" | "link.updated" | "link.deleted" | "link.restored" | "link.disabled" | "link.visited" | "import.finished" | "report.created" | "health.changed" | "webhook.test";
            /**
             * Format: date-time
             * @description When it happened, in UTC.
             */
            time: string;
            /** @description How many tries there were. */
            attempts: number;
            /**
             * @description `failed` once it was given up.
             * @enum {string}
             */
            status: "pending" | "delivered" | "failed";
            /** @description The HTTP status of the last answer; null if there was none. */
            lastStatus: number | null;
            /**
             * Format: date-time
             * @description When it is tried next; null unless it is pending.
             */
            nextAttemptAt: string | null;
        };
        DeliveryList: {
            /** @description Newest first. */
            deliveries: components["schemas"]["Delivery"][];
            /** @description The `cursor` of the next page; null on the last page. */
            nextCursor: string | null;
        };
        Domain: {
            /** @description A host name, without a port. */
            domain: string;
            /** @description Whether it is BASE_URL's host, where links are made that name no domain. */
            isDefault: boolean;
            /**
             * Format: iri
             * @description Where `/` leads, in place of the page; null for the page.
             */
            homeUrl: string | null;
            /**
             * Format: iri
             * @description Where names lead that no link has: 302 for everybody. Null for 404.
             */
            notFoundUrl: string | null;
            /**
             * Format: iri
             * @description Where expired and used up links lead that have no `expiredUrl` of their own. Null for 410.
             */
            expiredUrl: string | null;
            /** @description Served as JSON at `/.well-known/apple-app-site-association`. At most 32,768 bytes. Null where there is none. */
            appleAppSiteAssociation: unknown;
            /** @description Served as JSON at `/.well-known/assetlinks.json`. At most 32,768 bytes. Null where there is none. */
            assetLinks: unknown;
        };
        DomainList: {
            /** @description The default one first, the others by name. */
            domains: components["schemas"]["Domain"][];
        };
        EditDomain: {
            /**
             * Format: iri
             * @description Where `/` leads, in place of the page; null for the page.
             */
            homeUrl?: string | null;
            /**
             * Format: iri
             * @description Where names lead that no link has: 302 for everybody. Null for 404.
             */
            notFoundUrl?: string | null;
            /**
             * Format: iri
             * @description Where expired and used up links lead that have no `expiredUrl` of their own. Null for 410.
             */
            expiredUrl?: string | null;
            /** @description Served as JSON at `/.well-known/apple-app-site-association`. At most 32,768 bytes. Null where there is none. */
            appleAppSiteAssociation?: ({
                applinks?: {
                    details: {
                        [key: string]: unknown;
                    }[] | {
                        [key: string]: unknown;
                    };
                } & {
                    [key: string]: unknown;
                };
                webcredentials?: {
                    apps: string[];
                } & {
                    [key: string]: unknown;
                };
                appclips?: {
                    apps: string[];
                } & {
                    [key: string]: unknown;
                };
                activitycontinuation?: {
                    apps: string[];
                } & {
                    [key: string]: unknown;
                };
            } & {
                [key: string]: unknown;
            }) | null;
            /** @description Served as JSON at `/.well-known/assetlinks.json`. At most 32,768 bytes. Null where there is none. */
            assetLinks?: ({
                relation: string[];
                target: {
                    namespace: string;
                } & {
                    [key: string]: unknown;
                };
            } & {
                [key: string]: unknown;
            })[] | null;
        };
        EditLink: {
            /**
             * Format: iri
             * @description Where the link leads: an absolute http or https URL to a public host, without user name and password. It must not lead to this shortener's own hosts. It is kept as given, without invisible characters around it.
             */
            url?: string;
            /** @description For people: shown in lists and in the preview. No control characters. */
            title?: string | null;
            /** @description For grouping links. Each tag is trimmed and kept once. */
            tags?: string[] | null;
            /**
             * @description The status of the redirect. The default is 302. Browsers keep a 301 or 308 for up to 90 seconds.
             * @enum {number}
             */
            redirectStatus?: 301 | 302 | 307 | 308;
            /** @description Whether the link is on. A link that is off answers 410. */
            enabled?: boolean;
            /**
             * Format: date-time
             * @description When the link expires: an RFC 3339 time in the future; null for never.
             */
            expiresAt?: string | null;
            /**
             * Format: iri
             * @description Where the link leads after it has expired or is used up. With null it answers 410.
             */
            expiredUrl?: string | null;
            /** @description The most visits that the link lets through, strictly; null for any number. Only visits by people count. An edit keeps the visits that were used, so a higher number lets more through. A link that is used up answers like an expired link. */
            maxVisits?: number | null;
            /** @description Whether a visit's query is passed on to the destination. */
            forwardQuery?: boolean;
            /** @description Where else the link leads, and for whom: at most 32 rules, of which the first that matches wins, else `url`. All conditions in `when` must hold; a list holds when any entry does, and what is not known holds never. Null for none. */
            rules?: {
                name: string;
                when: {
                    country?: string[];
                    continent?: ("AF" | "AN" | "AS" | "EU" | "NA" | "OC" | "SA")[];
                    region?: string[];
                    language?: string[];
                    device?: ("mobile" | "tablet" | "desktop")[];
                    os?: ("ios" | "android" | "windows" | "macos" | "linux" | "chromeos")[];
                    browser?: ("chrome" | "safari" | "firefox" | "edge" | "samsung" | "opera")[];
                    bot?: boolean;
                    query?: {
                        [key: string]: string | null;
                    };
                    referrer?: string[];
                    /** Format: date-time */
                    from?: string;
                    /** Format: date-time */
                    until?: string;
                    days?: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                    hours?: {
                        from: string;
                        until: string;
                    };
                    timezone?: string;
                    share?: number;
                };
                url: string;
            }[] | null;
            /** @description What programs show of the link where somebody shares it (unfurlers: Slack, WhatsApp, Facebook, …): `title`, `description` and `image`, at least one of them, each one line of plain text. `image` is a URL as `url` is. Null for none. An edit changes the members one by one (JSON merge patch): null takes one away, and the card with the last. Nobody gets it while the link has a password or `maxVisits`, is off or has expired. */
            card?: {
                title?: string | null;
                description?: string | null;
                image?: string | null;
            } | null;
            /** @description For the people who manage the link; no visitor sees it. It may have several lines, but no other control characters. */
            note?: string | null;
            /** @description What a visitor must enter to open the link; null for no password. Only a slow hash is kept, and no answer shows it. */
            password?: string | null;
        };
        EditWebhook: {
            /**
             * Format: iri
             * @description Where events go, by POST: an absolute http or https URL to a public host that is not this shortener's own, without user name and password.
             */
            url?: string;
            /** @description What it listens to. */
            events?: ("link.created" | "link.updated" | "link.deleted" | "link.restored" | "link.disabled" | "link.visited" | "import.finished" | "report.created" | "health.changed" | "webhook.test")[];
            /** @description Only events of links that have it; null for all events. */
            tag?: string | null;
            /**
             * @description While it is `off`, nothing is sent, and nothing is kept for it.
             * @enum {string}
             */
            state?: "on" | "off";
        };
        FreshCheck: {
            /** @description The last look; null if there was none at this destination. */
            check: components["schemas"]["LinkState"] | null;
            /** @description Whether it was made just now. */
            isNew: boolean;
        };
        Health: {
            /**
             * @description `healthy` while every component is up.
             * @enum {string}
             */
            status: "healthy" | "unhealthy";
            /** @description If a component is not up, `error` says why. */
            components: {
                postgres: {
                    /** @enum {string} */
                    status: "up" | "down" | "unknown";
                    latencyMs?: number;
                    error?: string;
                };
                redis: {
                    /** @enum {string} */
                    status: "up" | "down" | "unknown";
                    latencyMs?: number;
                    error?: string;
                };
                codeKey: {
                    /** @enum {string} */
                    status: "up" | "down" | "unknown";
                    latencyMs?: number;
                    error?: string;
                };
            };
            /** @description What is no failure, absent where there is nothing: how many webhooks Bijou has switched off (`webhooksOff`). `GET /api/webhooks` says why. */
            information?: {
                webhooksOff: number;
            };
            /** @description Bijou's. */
            version: string;
            /**
             * Format: date-time
             * @description The Worker's clock, in UTC.
             */
            time: string;
        };
        HealthDays: {
            /** @description What the pings of each UTC day saw, newest first. */
            days: {
                /** Format: date */
                day: string;
                pings: number;
                failed: number;
                components: {
                    [key: string]: {
                        pings: number;
                        failed: number;
                    };
                };
            }[];
            /** @description Whether all pings are counted: `false` while Postgres is down. */
            isComplete: boolean;
        };
        HealthHistory: {
            /** @description What the pings saw, newest first. */
            history: {
                /** Format: date-time */
                time: string;
                /** @enum {string} */
                status: "healthy" | "unhealthy";
                components: {
                    [key: string]: {
                        /** @enum {string} */
                        status: "up" | "down" | "unknown" | "skipped";
                        latencyMs?: number;
                        error?: string;
                    };
                };
            }[];
        };
        History: {
            /** @description Newest first, by their ids. */
            events: components["schemas"]["LinkEvent"][];
            /** @description The `cursor` of the next page; null on the last page. */
            nextCursor: string | null;
        };
        ImportAccepted: {
            /**
             * Format: uuid
             * @description Read the progress with it: `GET /api/imports/{jobId}`.
             */
            jobId: string;
        };
        ImportForm: {
            /**
             * Format: binary
             * @description The file. It may be packed with gzip.
             */
            file: string;
        };
        ImportJob: {
            /**
             * @description `done` once every row has an outcome; `failed` if some rows were lost on the way.
             * @enum {string}
             */
            state: "queued" | "running" | "done" | "failed";
            /** @description Rows in the file; null until the file is read to its end. */
            total: number | null;
            /** @description Links that the import made. */
            created: number;
            /** @description Rows that made no link. */
            failed: number;
            /** @description Which shortener's export the file was read as; null for imports of older releases. */
            format: ("bijou" | "bitly" | "yourls" | "shlink" | "sink" | "kutt" | "generic") | null;
            /** @description Columns and fields that were not understood, as the file spells them, at most 100. They are not imported. */
            ignoredColumns: string[];
            /** @description Rows without a name, which get a code; null until the file is read to its end. */
            unnamed: number | null;
            /** @description At most 1,000, sorted by line, failed rows first. `was made, but …` says what a link lost, such as the end of its title or an ambiguous time. Line 0 is the whole file. */
            errors: {
                line: number;
                message: string;
            }[];
            /** @description The first 1,000 links that could not keep their name, sorted by line, with the code they got. */
            renamed: {
                line: number;
                from: string;
                to: string;
            }[];
        };
        ItemProblem: {
            /** @description A stable path. A page there explains it. */
            type: string;
            /** @description What kind of problem it is. */
            title: string;
            /** @description The status that a request for this link alone would get. */
            status: number;
            /** @description What could not be done, and which rule says so. */
            detail: string;
            /** @description Every field that is wrong. */
            errors?: {
                path: string;
                message: string;
            }[];
        };
        KnownCheck: {
            /** @description The last look; null if there was none at this destination. */
            check: components["schemas"]["LinkState"] | null;
        };
        Link: {
            /** @description The link's name: its custom slug, or its code if it has no slug. */
            slug: string;
            /** @description The host that it opens on, without a port. */
            domain: string;
            /** @description Whether the name is a custom slug and not a code. */
            custom: boolean;
            /**
             * Format: uri
             * @description The URL to share.
             */
            shortUrl: string;
            /**
             * Format: iri
             * @description Where the link leads, as given.
             */
            url: string;
            /** @description For people: shown in lists and in the preview. No control characters. */
            title: string | null;
            /** @description For grouping links. Each tag is trimmed and kept once. */
            tags: string[];
            /**
             * @description The status of the redirect. The default is 302. Browsers keep a 301 or 308 for up to 90 seconds.
             * @enum {number}
             */
            redirectStatus: 301 | 302 | 307 | 308;
            /** @description Whether the link is on. A link that is off answers 410. */
            enabled: boolean;
            /**
             * Format: date-time
             * @description When the link expires, in UTC; null for never.
             */
            expiresAt: string | null;
            /**
             * Format: iri
             * @description Where the link leads after it has expired or is used up. With null it answers 410.
             */
            expiredUrl: string | null;
            /** @description The most visits that the link lets through, strictly; null for any number. Only visits by people count. An edit keeps the visits that were used, so a higher number lets more through. A link that is used up answers like an expired link. */
            maxVisits: number | null;
            /** @description Whether a visit's query is passed on to the destination. */
            forwardQuery: boolean;
            /** @description Where else the link leads, and for whom: at most 32 rules, of which the first that matches wins, else `url`. All conditions in `when` must hold; a list holds when any entry does, and what is not known holds never. Null for none. */
            rules: {
                name: string;
                when: {
                    country?: string[];
                    continent?: ("AF" | "AN" | "AS" | "EU" | "NA" | "OC" | "SA")[];
                    region?: string[];
                    language?: string[];
                    device?: ("mobile" | "tablet" | "desktop")[];
                    os?: ("ios" | "android" | "windows" | "macos" | "linux" | "chromeos")[];
                    browser?: ("chrome" | "safari" | "firefox" | "edge" | "samsung" | "opera")[];
                    bot?: boolean;
                    query?: {
                        [key: string]: string | null;
                    };
                    referrer?: string[];
                    /** Format: date-time */
                    from?: string;
                    /** Format: date-time */
                    until?: string;
                    days?: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                    hours?: {
                        from: string;
                        until: string;
                    };
                    timezone?: string;
                    share?: number;
                };
                url: string;
            }[] | null;
            /** @description What unfurlers show of the link: `title`, `description` and `image`, as far as it has them; null for none. */
            card: {
                title?: string;
                description?: string;
                image?: string;
            } | null;
            /** @description For the people who manage the link; no visitor sees it. It may have several lines, but no other control characters. */
            note: string | null;
            /**
             * Format: date-time
             * @description When the link was made, in UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was last edited, in UTC.
             */
            updatedAt: string;
            /** @description Whether a visitor is asked for a password. */
            passwordProtected: boolean;
            /** @description Who made it: the admin key, another key, or a person. Null if it was made without a key. The name is null if the key is deleted. A person's name is the e-mail. If a key asks, it gets null instead. */
            createdBy: {
                /** @enum {string} */
                kind: "admin" | "key" | "person";
                name: string | null;
            } | null;
        };
        LinkEvent: {
            /** @description Rises with each change of a link. */
            id: string;
            /**
             * Format: date-time
             * @description When. Two changes of a link that waited for each other may have times in another order than ids.
             */
            time: string;
            /**
             * @description What happened. `link.disabled` is the scheduled check's alone; all else that switches a link off is `link.updated`.
             * @enum {string}
             */
            type: "link.created" | "link.updated" | "link.deleted" | "link.restored" | "link.disabled";
            /** @description The link's name; null once the link was deleted for good, and of a code on a second domain 30 days after the link was deleted. */
            slug: string | null;
            /** @description The link's domain; null where `slug` is. */
            domain: string | null;
            /** @description Who. `anonymous` is a public create, `system` a job of Bijou's, or what came by no API. Keys get an opaque id in place of a person's e-mail. */
            actor: {
                /** @enum {string} */
                kind: "admin" | "key" | "person" | "anonymous" | "system";
                name: string | null;
            };
            /** @description By field. Of a new link all that is no default, from null. A password is `set` or `none`. Empty for what is deleted or restored, and once the values are deleted: by an administrator, or 30 days after the link was. */
            changes: {
                [key: string]: {
                    from: unknown;
                    to: unknown;
                };
            };
        };
        LinkList: {
            /** @description A page of links, newest first. */
            links: components["schemas"]["ListedLink"][];
            /** @description The `cursor` of the next page; null on the last page. */
            nextCursor: string | null;
        };
        LinkState: {
            /** @description Of the last answer; null without one. */
            status: number | null;
            /** @description Where redirects led, as far as they were followed. */
            finalUrl: string;
            /** @description Why there was no answer to judge: `unreachable`, `timeout` (8 s), `robots` (robots.txt forbids it), `refused` (a redirect to where no link may lead), `too-many-redirects` (more than five). null for none. */
            problem: string | null;
            /** @description How long the look took, with robots.txt and redirects. */
            durationMs: number;
            /**
             * Format: date-time
             * @description When.
             */
            checkedAt: string;
            /**
             * Format: date-time
             * @description The first of the looks that failed in a row; null if the last one that decides did not fail.
             */
            failingSince: string | null;
            /** @description Whether it failed on two days: no answer, 404, 410, or 5xx but for 503. What keeps programs out (401, 403, 429, 503) leaves it as it was. */
            isBroken: boolean;
        };
        LinkStats: {
            /** @description Visits in the period. Visits by bots count only with `bots=include`. */
            visits: number;
            /** @description Visitors in `utcDays`. A person who comes on two days counts twice. A person who asks not to be tracked does not count. */
            visitors: number;
            /** @description Visits by bots in the period, whether `visits` includes them or not. */
            bots: number;
            /**
             * @description What `visitors` counts, here and in the series.
             * @constant
             */
            visitorsAre: "sums of UTC days";
            /** @description The UTC days that `visitors` and all counts by name cover, first and last included. They have the same dates as the period in its time zone. So they match `visits` exactly only if the period is whole days in UTC. */
            utcDays: {
                /** Format: date */
                first: string;
                /** Format: date */
                last: string;
            };
            /** @description As the request gave it. */
            timezone: string;
            /**
             * Format: date-time
             * @description The start, in UTC, rounded down to a quarter of an hour.
             */
            from: string;
            /**
             * Format: date-time
             * @description The end, in UTC, rounded up to a quarter of an hour. It is not included.
             */
            to: string;
            /**
             * @description What one entry of the series covers.
             * @enum {string}
             */
            interval: "hour" | "day" | "month";
            /** @description Every hour, day or month of the period in its time zone, including those without visits. */
            series: components["schemas"]["SeriesEntry"][];
            /** @description The 100 most visited countries (ISO 3166-1) of `utcDays`, `unknown` among them. */
            countries: components["schemas"]["NameCount"][];
            /** @description The 100 most visited regions of `utcDays`, `unknown` among them. */
            regions: components["schemas"]["NameCount"][];
            /** @description The 100 most visited cities of `utcDays`, `unknown` among them. */
            cities: components["schemas"]["NameCount"][];
            /** @description The 100 most visited hosts that led here in `utcDays`. `direct` is a visit without a referrer. */
            referrers: components["schemas"]["NameCount"][];
            /** @description The 100 most visited kinds of devices of `utcDays`, `unknown` among them. */
            devices: components["schemas"]["NameCount"][];
            /** @description The 100 most visited browsers of `utcDays`, `unknown` among them. */
            browsers: components["schemas"]["NameCount"][];
            /** @description The 100 most visited operating systems of `utcDays`, `unknown` among them. */
            os: components["schemas"]["NameCount"][];
            /** @description The 100 most visited languages (BCP 47) of `utcDays`, `unknown` among them. */
            languages: components["schemas"]["NameCount"][];
            /** @description The same for `utm_source`, `utm_medium`, `utm_campaign`, `utm_term` and `utm_content`. */
            utm: {
                sources: components["schemas"]["NameCount"][];
                mediums: components["schemas"]["NameCount"][];
                campaigns: components["schemas"]["NameCount"][];
                terms: components["schemas"]["NameCount"][];
                contents: components["schemas"]["NameCount"][];
            };
            /** @description The 100 rules that sent most visits in `utcDays`, and those that no rule matched. Empty where nobody came while the link had rules. */
            rules: components["schemas"]["RuleCount"][];
            /** @description The same numbers for the period before, if `compare` asks for them. */
            previous?: components["schemas"]["LinkStatsBefore"];
        };
        LinkStatsBefore: {
            /** @description Visits in the period. Visits by bots count only with `bots=include`. */
            visits: number;
            /** @description Visitors in `utcDays`. A person who comes on two days counts twice. A person who asks not to be tracked does not count. */
            visitors: number;
            /** @description Visits by bots in the period, whether `visits` includes them or not. */
            bots: number;
            /**
             * @description What `visitors` counts, here and in the series.
             * @constant
             */
            visitorsAre: "sums of UTC days";
            /** @description The UTC days that `visitors` and all counts by name cover, first and last included. They have the same dates as the period in its time zone. So they match `visits` exactly only if the period is whole days in UTC. */
            utcDays: {
                /** Format: date */
                first: string;
                /** Format: date */
                last: string;
            };
            /** @description As the request gave it. */
            timezone: string;
            /**
             * Format: date-time
             * @description The start, in UTC, rounded down to a quarter of an hour.
             */
            from: string;
            /**
             * Format: date-time
             * @description The end, in UTC, rounded up to a quarter of an hour. It is not included.
             */
            to: string;
            /**
             * @description What one entry of the series covers.
             * @enum {string}
             */
            interval: "hour" | "day" | "month";
            /** @description Every hour, day or month of the period in its time zone, including those without visits. */
            series: components["schemas"]["SeriesEntry"][];
            /** @description The 100 most visited countries (ISO 3166-1) of `utcDays`, `unknown` among them. */
            countries: components["schemas"]["NameCount"][];
            /** @description The 100 most visited regions of `utcDays`, `unknown` among them. */
            regions: components["schemas"]["NameCount"][];
            /** @description The 100 most visited cities of `utcDays`, `unknown` among them. */
            cities: components["schemas"]["NameCount"][];
            /** @description The 100 most visited hosts that led here in `utcDays`. `direct` is a visit without a referrer. */
            referrers: components["schemas"]["NameCount"][];
            /** @description The 100 most visited kinds of devices of `utcDays`, `unknown` among them. */
            devices: components["schemas"]["NameCount"][];
            /** @description The 100 most visited browsers of `utcDays`, `unknown` among them. */
            browsers: components["schemas"]["NameCount"][];
            /** @description The 100 most visited operating systems of `utcDays`, `unknown` among them. */
            os: components["schemas"]["NameCount"][];
            /** @description The 100 most visited languages (BCP 47) of `utcDays`, `unknown` among them. */
            languages: components["schemas"]["NameCount"][];
            /** @description The same for `utm_source`, `utm_medium`, `utm_campaign`, `utm_term` and `utm_content`. */
            utm: {
                sources: components["schemas"]["NameCount"][];
                mediums: components["schemas"]["NameCount"][];
                campaigns: components["schemas"]["NameCount"][];
                terms: components["schemas"]["NameCount"][];
                contents: components["schemas"]["NameCount"][];
            };
            /** @description The 100 rules that sent most visits in `utcDays`, and those that no rule matched. Empty where nobody came while the link had rules. */
            rules: components["schemas"]["RuleCount"][];
        };
        ListedLink: {
            /** @description The link's name: its custom slug, or its code if it has no slug. */
            slug: string;
            /** @description The host that it opens on, without a port. */
            domain: string;
            /** @description Whether the name is a custom slug and not a code. */
            custom: boolean;
            /**
             * Format: uri
             * @description The URL to share.
             */
            shortUrl: string;
            /**
             * Format: iri
             * @description Where the link leads, as given.
             */
            url: string;
            /** @description For people: shown in lists and in the preview. No control characters. */
            title: string | null;
            /** @description For grouping links. Each tag is trimmed and kept once. */
            tags: string[];
            /**
             * @description The status of the redirect. The default is 302. Browsers keep a 301 or 308 for up to 90 seconds.
             * @enum {number}
             */
            redirectStatus: 301 | 302 | 307 | 308;
            /** @description Whether the link is on. A link that is off answers 410. */
            enabled: boolean;
            /**
             * Format: date-time
             * @description When the link expires, in UTC; null for never.
             */
            expiresAt: string | null;
            /**
             * Format: iri
             * @description Where the link leads after it has expired or is used up. With null it answers 410.
             */
            expiredUrl: string | null;
            /** @description The most visits that the link lets through, strictly; null for any number. Only visits by people count. An edit keeps the visits that were used, so a higher number lets more through. A link that is used up answers like an expired link. */
            maxVisits: number | null;
            /** @description Whether a visit's query is passed on to the destination. */
            forwardQuery: boolean;
            /** @description Where else the link leads, and for whom: at most 32 rules, of which the first that matches wins, else `url`. All conditions in `when` must hold; a list holds when any entry does, and what is not known holds never. Null for none. */
            rules: {
                name: string;
                when: {
                    country?: string[];
                    continent?: ("AF" | "AN" | "AS" | "EU" | "NA" | "OC" | "SA")[];
                    region?: string[];
                    language?: string[];
                    device?: ("mobile" | "tablet" | "desktop")[];
                    os?: ("ios" | "android" | "windows" | "macos" | "linux" | "chromeos")[];
                    browser?: ("chrome" | "safari" | "firefox" | "edge" | "samsung" | "opera")[];
                    bot?: boolean;
                    query?: {
                        [key: string]: string | null;
                    };
                    referrer?: string[];
                    /** Format: date-time */
                    from?: string;
                    /** Format: date-time */
                    until?: string;
                    days?: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                    hours?: {
                        from: string;
                        until: string;
                    };
                    timezone?: string;
                    share?: number;
                };
                url: string;
            }[] | null;
            /** @description What unfurlers show of the link: `title`, `description` and `image`, as far as it has them; null for none. */
            card: {
                title?: string;
                description?: string;
                image?: string;
            } | null;
            /** @description For the people who manage the link; no visitor sees it. It may have several lines, but no other control characters. */
            note: string | null;
            /**
             * Format: date-time
             * @description When the link was made, in UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was last edited, in UTC.
             */
            updatedAt: string;
            /** @description Whether a visitor is asked for a password. */
            passwordProtected: boolean;
            /** @description Who made it: the admin key, another key, or a person. Null if it was made without a key. The name is null if the key is deleted. A person's name is the e-mail. If a key asks, it gets null instead. */
            createdBy: {
                /** @enum {string} */
                kind: "admin" | "key" | "person";
                name: string | null;
            } | null;
            /** @description If `checks` asked for it: the last look at the destination; null if there was none. */
            check?: components["schemas"]["LinkState"] | null;
            /** @description If `visits` asked for them: people's visits of the last 30 UTC days, today included, in total and by day. */
            visits?: {
                total: number;
                series: {
                    /** Format: date-time */
                    time: string;
                    visits: number;
                }[];
            };
        };
        Liveness: {
            /**
             * @description This isolate runs. Nothing else was checked.
             * @constant
             */
            status: "alive";
            /** @description Bijou's. */
            version: string;
        };
        NameCheck: {
            /** @description The name as a link would have it: folded to lower case. */
            slug: string;
            /** @description Whether a create would take it now. */
            isFree: boolean;
            /**
             * @description `taken`: a link has it. `reserved`: a path of this API, or the name of a link without a custom slug. `invalid`: not 1 to 64 of a–z, 0–9, - and _, or it starts with _.
             * @enum {string}
             */
            reason?: "taken" | "reserved" | "invalid";
        };
        NameCount: {
            /** @description The name, cut to 100 characters. */
            name: string;
            /** @description Visits with this name, in `utcDays`. */
            visits: number;
        };
        OpenApiDocument: {
            /** @description The version of OpenAPI. */
            openapi: string;
            /** @description What this API is, and its common rules. */
            info: {
                title: string;
                version: string;
            } & {
                [key: string]: unknown;
            };
            /** @description The operations. */
            paths: {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        OverallStats: {
            /** @description Visits in the period. Visits by bots count only with `bots=include`. */
            visits: number;
            /** @description Visitors in `utcDays`. A person who comes on two days counts twice. A person who asks not to be tracked does not count. */
            visitors: number;
            /** @description Visits by bots in the period, whether `visits` includes them or not. */
            bots: number;
            /**
             * @description What `visitors` counts, here and in the series.
             * @constant
             */
            visitorsAre: "sums of UTC days";
            /** @description The UTC days that `visitors` and all counts by name cover, first and last included. They have the same dates as the period in its time zone. So they match `visits` exactly only if the period is whole days in UTC. */
            utcDays: {
                /** Format: date */
                first: string;
                /** Format: date */
                last: string;
            };
            /** @description As the request gave it. */
            timezone: string;
            /**
             * Format: date-time
             * @description The start, in UTC, rounded down to a quarter of an hour.
             */
            from: string;
            /**
             * Format: date-time
             * @description The end, in UTC, rounded up to a quarter of an hour. It is not included.
             */
            to: string;
            /**
             * @description What one entry of the series covers.
             * @enum {string}
             */
            interval: "hour" | "day" | "month";
            /** @description Every hour, day or month of the period in its time zone, including those without visits. */
            series: components["schemas"]["SeriesEntry"][];
            /** @description The 100 most visited countries (ISO 3166-1) of `utcDays`, `unknown` among them. */
            countries: components["schemas"]["NameCount"][];
            /** @description The 100 most visited regions of `utcDays`, `unknown` among them. */
            regions: components["schemas"]["NameCount"][];
            /** @description The 100 most visited cities of `utcDays`, `unknown` among them. */
            cities: components["schemas"]["NameCount"][];
            /** @description The 100 most visited hosts that led here in `utcDays`. `direct` is a visit without a referrer. */
            referrers: components["schemas"]["NameCount"][];
            /** @description The 100 most visited kinds of devices of `utcDays`, `unknown` among them. */
            devices: components["schemas"]["NameCount"][];
            /** @description The 100 most visited browsers of `utcDays`, `unknown` among them. */
            browsers: components["schemas"]["NameCount"][];
            /** @description The 100 most visited operating systems of `utcDays`, `unknown` among them. */
            os: components["schemas"]["NameCount"][];
            /** @description The 100 most visited languages (BCP 47) of `utcDays`, `unknown` among them. */
            languages: components["schemas"]["NameCount"][];
            /** @description The same for `utm_source`, `utm_medium`, `utm_campaign`, `utm_term` and `utm_content`. */
            utm: {
                sources: components["schemas"]["NameCount"][];
                mediums: components["schemas"]["NameCount"][];
                campaigns: components["schemas"]["NameCount"][];
                terms: components["schemas"]["NameCount"][];
                contents: components["schemas"]["NameCount"][];
            };
            /** @description The 100 most visited links of `utcDays`. A deleted link keeps its visits here, with null for `slug`, `domain` and `shortUrl`. */
            topLinks: {
                slug: string | null;
                domain: string | null;
                /** Format: uri */
                shortUrl: string | null;
                visits: number;
            }[];
            /** @description The 100 most requested names of `utcDays` that no link had. A hint, not a count. Always empty with `tag`, `createdBy` or `domain`. */
            unknownSlugs: {
                slug: string;
                domain: string;
                requests: number;
            }[];
            /** @description With `tag`: how many links were counted, and whether these are all. At most the newest 1,000 are counted. */
            tagged?: {
                links: number;
                isComplete: boolean;
            };
            /** @description With `createdBy`: how many links were counted, and whether these are all. As `tagged`. */
            made?: {
                links: number;
                isComplete: boolean;
            };
            /** @description With `domain`: how many links were counted, and whether these are all. As `tagged`. */
            onDomain?: {
                links: number;
                isComplete: boolean;
            };
            /** @description The same numbers for the period before, if `compare` asks for them. */
            previous?: components["schemas"]["OverallStatsBefore"];
        };
        OverallStatsBefore: {
            /** @description Visits in the period. Visits by bots count only with `bots=include`. */
            visits: number;
            /** @description Visitors in `utcDays`. A person who comes on two days counts twice. A person who asks not to be tracked does not count. */
            visitors: number;
            /** @description Visits by bots in the period, whether `visits` includes them or not. */
            bots: number;
            /**
             * @description What `visitors` counts, here and in the series.
             * @constant
             */
            visitorsAre: "sums of UTC days";
            /** @description The UTC days that `visitors` and all counts by name cover, first and last included. They have the same dates as the period in its time zone. So they match `visits` exactly only if the period is whole days in UTC. */
            utcDays: {
                /** Format: date */
                first: string;
                /** Format: date */
                last: string;
            };
            /** @description As the request gave it. */
            timezone: string;
            /**
             * Format: date-time
             * @description The start, in UTC, rounded down to a quarter of an hour.
             */
            from: string;
            /**
             * Format: date-time
             * @description The end, in UTC, rounded up to a quarter of an hour. It is not included.
             */
            to: string;
            /**
             * @description What one entry of the series covers.
             * @enum {string}
             */
            interval: "hour" | "day" | "month";
            /** @description Every hour, day or month of the period in its time zone, including those without visits. */
            series: components["schemas"]["SeriesEntry"][];
            /** @description The 100 most visited countries (ISO 3166-1) of `utcDays`, `unknown` among them. */
            countries: components["schemas"]["NameCount"][];
            /** @description The 100 most visited regions of `utcDays`, `unknown` among them. */
            regions: components["schemas"]["NameCount"][];
            /** @description The 100 most visited cities of `utcDays`, `unknown` among them. */
            cities: components["schemas"]["NameCount"][];
            /** @description The 100 most visited hosts that led here in `utcDays`. `direct` is a visit without a referrer. */
            referrers: components["schemas"]["NameCount"][];
            /** @description The 100 most visited kinds of devices of `utcDays`, `unknown` among them. */
            devices: components["schemas"]["NameCount"][];
            /** @description The 100 most visited browsers of `utcDays`, `unknown` among them. */
            browsers: components["schemas"]["NameCount"][];
            /** @description The 100 most visited operating systems of `utcDays`, `unknown` among them. */
            os: components["schemas"]["NameCount"][];
            /** @description The 100 most visited languages (BCP 47) of `utcDays`, `unknown` among them. */
            languages: components["schemas"]["NameCount"][];
            /** @description The same for `utm_source`, `utm_medium`, `utm_campaign`, `utm_term` and `utm_content`. */
            utm: {
                sources: components["schemas"]["NameCount"][];
                mediums: components["schemas"]["NameCount"][];
                campaigns: components["schemas"]["NameCount"][];
                terms: components["schemas"]["NameCount"][];
                contents: components["schemas"]["NameCount"][];
            };
            /** @description The 100 most visited links of `utcDays`. A deleted link keeps its visits here, with null for `slug`, `domain` and `shortUrl`. */
            topLinks: {
                slug: string | null;
                domain: string | null;
                /** Format: uri */
                shortUrl: string | null;
                visits: number;
            }[];
            /** @description The 100 most requested names of `utcDays` that no link had. A hint, not a count. Always empty with `tag`, `createdBy` or `domain`. */
            unknownSlugs: {
                slug: string;
                domain: string;
                requests: number;
            }[];
            /** @description With `tag`: how many links were counted, and whether these are all. At most the newest 1,000 are counted. */
            tagged?: {
                links: number;
                isComplete: boolean;
            };
            /** @description With `createdBy`: how many links were counted, and whether these are all. As `tagged`. */
            made?: {
                links: number;
                isComplete: boolean;
            };
            /** @description With `domain`: how many links were counted, and whether these are all. As `tagged`. */
            onDomain?: {
                links: number;
                isComplete: boolean;
            };
        };
        PasswordForm: {
            /** @description The link's. */
            password: string;
        };
        ReportList: {
            /** @description Newest first. */
            reports: {
                /** Format: uuid */
                id: string;
                slug: string;
                domain: string;
                /** @enum {string} */
                reason: "malware" | "phishing" | "spam" | "illegal" | "other";
                details: string | null;
                email: string | null;
                /** Format: date-time */
                time: string;
            }[];
            /** @description The `cursor` of the next page; null on the last page. */
            nextCursor: string | null;
        };
        ResolveLink: {
            /**
             * Format: date-time
             * @description When they come: an RFC 3339 time. The default is now.
             */
            time?: string;
            /** @description Where they come from, by ISO 3166-1. */
            country?: string;
            /** @description The same, by ISO 3166-2. */
            region?: string;
            /**
             * @description The same.
             * @enum {string}
             */
            continent?: "AF" | "AN" | "AS" | "EU" | "NA" | "OC" | "SA";
            /** @description An `Accept-Language` header. */
            languages?: string;
            /** @description A `User-Agent` header. */
            userAgent?: string;
            /** @description The page, or its host, that they come from. */
            referrer?: string;
            /** @description What stands behind `?` in the address. */
            query?: string;
            /** @description Any text that stands for one visitor: `share` goes by it. */
            visitor?: string;
        };
        Resolved: {
            /** @description The status of the answer: 200 where an unfurler gets the link's card. */
            status: number;
            /** @description Where the visitor is sent; null for nowhere. */
            location: string | null;
            /** @description The rule that decided; null where none matched, or none was asked. */
            rule: string | null;
            /** @description Each rule in its order: whether it holds, and the conditions that failed. */
            checked: {
                name: string;
                holds: boolean;
                failed: string[];
            }[];
        };
        RuleCount: {
            /** @description The name that the rule had when it sent them: visits of a rule that was renamed stay under its old name. null where no rule matched, `other` from the 101st name of a day on. */
            name: string | null;
            /** @description Visits that it sent, in `utcDays`. */
            visits: number;
        };
        SeriesEntry: {
            /**
             * Format: date-time
             * @description When it begins, in UTC. The first entry may begin before `from`; it counts only what is later than `from`.
             */
            time: string;
            /** @description Visits until the next entry begins, within the period. */
            visits: number;
            /** @description Visitors of the UTC days with the same dates; null where `interval` is `hour`. */
            visitors: number | null;
        };
        Session: {
            /**
             * @description The admin key, another key, or a person who signed in at Cloudflare Access.
             * @enum {string}
             */
            kind: "admin" | "key" | "person";
            /** @description The key's name, or the person's e-mail; `admin` for the admin key. */
            name: string;
            /** @description Whether the caller may do everything. */
            isAdmin: boolean;
            /** @description What the caller may do. */
            scopes: ("links:read" | "links:write" | "stats:read")[];
            /** @description The hosts that links open on, the default one first. While no store answers, those that are known: at least the default one. */
            domains: string[];
        };
        Takedown: {
            /**
             * Format: date-time
             * @description When the last cached copy runs out, at the latest.
             */
            effectiveBy: string;
        };
        UnblockDomains: {
            /** @description The domains as they were blocked, without their subdomains. */
            domains: string[];
        };
        UnblockedDomains: {
            /** @description The domains of the request that were blocked, each once. */
            unblocked: string[];
        };
        Webhook: {
            /**
             * Format: uuid
             * @description Names the webhook.
             */
            id: string;
            /**
             * Format: iri
             * @description Where events go, by POST, as given.
             */
            url: string;
            /** @description What it listens to. */
            events: ("link.created" | "link.updated" | "link.deleted" | "link.restored" | "link.disabled" | "link.visited" | "import.finished" | "report.created" | "health.changed" | "webhook.test")[];
            /** @description Only events of links that have it; null for all events. */
            tag: string | null;
            /**
             * @description While it is `off`, nothing is sent, and nothing is kept for it.
             * @enum {string}
             */
            state: "on" | "off";
            /** @description Why Bijou switched it off; null where a person did, and while it is on. */
            stateReason: string | null;
            /**
             * Format: date-time
             * @description When it was made, in UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When a delivery last succeeded; null if none has.
             */
            lastSuccessAt: string | null;
            /**
             * Format: date-time
             * @description When a try last failed; null if none has.
             */
            lastFailureAt: string | null;
        };
        WebhookList: {
            /** @description Newest first. */
            webhooks: components["schemas"]["Webhook"][];
        };
        WebhookWithSecret: {
            /**
             * Format: uuid
             * @description Names the webhook.
             */
            id: string;
            /**
             * Format: iri
             * @description Where events go, by POST, as given.
             */
            url: string;
            /** @description What it listens to. */
            events: ("link.created" | "link.updated" | "link.deleted" | "link.restored" | "link.disabled" | "link.visited" | "import.finished" | "report.created" | "health.changed" | "webhook.test")[];
            /** @description Only events of links that have it; null for all events. */
            tag: string | null;
            /**
             * @description While it is `off`, nothing is sent, and nothing is kept for it.
             * @enum {string}
             */
            state: "on" | "off";
            /** @description Why Bijou switched it off; null where a person did, and while it is on. */
            stateReason: string | null;
            /**
             * Format: date-time
             * @description When it was made, in UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When a delivery last succeeded; null if none has.
             */
            lastSuccessAt: string | null;
            /**
             * Format: date-time
             * @description When a try last failed; null if none has.
             */
            lastFailureAt: string | null;
            /** @description What signatures are checked with. Bijou shows it only here. */
            secret: string;
        };
        MalformedProblem: {
            /**
             * @description Stable; a page about it is there. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "/_/problems/malformed";
            /** @constant */
            title: "The request is not readable";
            /** @constant */
            status: 400;
            /** @description What could not be done, and by which rule. */
            detail: string;
            /** @description Every field that is wrong, by its path, or by the name of its header or parameter. */
            errors: {
                /** @example tags.0 */
                path: string;
                /** @example must not be empty */
                message: string;
            }[];
        };
        ValidationProblem: {
            /**
             * @description Stable; a page about it is there. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "/_/problems/validation";
            /** @constant */
            title: "A field is not valid";
            /** @constant */
            status: 400;
            /** @description What could not be done, and by which rule. */
            detail: string;
            /** @description Every field that is wrong, by its path, or by the name of its header or parameter. */
            errors: {
                /** @example tags.0 */
                path: string;
                /** @example must not be empty */
                message: string;
            }[];
        };
        UnauthorizedProblem: {
            /**
             * @description Stable; a page about it is there.
             * @constant
             */
            type: "/_/problems/unauthorized";
            /** @constant */
            title: "A valid API key is needed";
            /** @constant */
            status: 401;
            /** @description What could not be done, and by which rule. */
            detail: string;
            /** @description Every field that is wrong, by its path, or by the name of its header or parameter. */
            errors?: {
                /** @example tags.0 */
                path: string;
                /** @example must not be empty */
                message: string;
            }[];
        };
        ForbiddenProblem: {
            /**
             * @description Stable; a page about it is there.
             * @constant
             */
            type: "/_/problems/forbidden";
            /** @constant */
            title: "This key may not do that";
            /** @constant */
            status: 403;
            /** @description What could not be done, and by which rule. */
            detail: string;
            /** @description Every field that is wrong, by its path, or by the name of its header or parameter. */
            errors?: {
                /** @example tags.0 */
                path: string;
                /** @example must not be empty */
                message: string;
            }[];
        };
        PasswordRequiredProblem: {
            /**
             * @description Stable; a page about it is there.
             * @constant
             */
            type: "/_/problems/password-required";
            /** @constant */
            title: "This link needs a password";
            /** @constant */
            status: 403;
            /** @description What could not be done, and by which rule. */
            detail: string;
            /** @description Every field that is wrong, by its path, or by the name of its header or parameter. */
            errors?: {
                /** @example tags.0 */
                path: string;
                /** @example must not be empty */
                message: string;
            }[];
        };
        NotFoundProblem: {
            /**
             * @description Stable; a page about it is there.
             * @constant
             */
            type: "/_/problems/not-found";
            /** @constant */
            title: "Not found";
            /** @constant */
            status: 404;
            /** @description What could not be done, and by which rule. */
            detail: string;
            /** @description Every field that is wrong, by its path, or by the name of its header or parameter. */
            errors?: {
                /** @example tags.0 */
                path: string;
                /** @example must not be empty */
                message: string;
            }[];
        };
        MethodNotAllowedProblem: {
            /**
             * @description Stable; a page about it is there.
             * @constant
             */
            type: "/_/problems/method-not-allowed";
            /** @constant */
            title: "This method is not allowed here";
            /** @constant */
            status: 405;
            /** @description What could not be done, and by which rule. */
            detail: string;
            /** @description Every field that is wrong, by its path, or by the name of its header or parameter. */
            errors?: {
                /** @example tags.0 */
                path: string;
                /** @example must not be empty */
                message: string;
            }[];
        };
        RequestTimeoutProblem: {
            /**
             * @description Stable; a page about it is there.
             * @constant
             */
            type: "/_/problems/request-timeout";
            /** @constant */
            title: "The request came too slowly";
            /** @constant */
            status: 408;
            /** @description What could not be done, and by which rule. */
            detail: string;
            /** @description Every field that is wrong, by its path, or by the name of its header or parameter. */
            errors?: {
                /** @example tags.0 */
                path: string;
                /** @example must not be empty */
                message: string;
            }[];
        };
        SlugTakenProblem: {
            /**
             * @description Stable; a page about it is there.
             * @constant
             */
            type: "/_/problems/slug-taken";
            /** @constant */
            title: "This slug is taken";
            /** @constant */
            status: 409;
            /** @description What could not be done, and by which rule. */
            detail: string;
            /** @description Every field that is wrong, by its path, or by the name of its header or parameter. */
            errors: {
                /** @example tags.0 */
                path: string;
                /** @example must not be empty */
                message: string;
            }[];
        };
        WebhookOffProblem: {
            /**
             * @description Stable; a page about it is there.
             * @constant
             */
            type: "/_/problems/webhook-off";
            /** @constant */
            title: "This webhook is off";
            /** @constant */
            status: 409;
            /** @description What could not be done, and by which rule. */
            detail: string;
            /** @description Every field that is wrong, by its path, or by the name of its header or parameter. */
            errors?: {
                /** @example tags.0 */
                path: string;
                /** @example must not be empty */
                message: string;
            }[];
        };
        DomainTakenProblem: {
            /**
             * @description Stable; a page about it is there.
             * @constant
             */
            type: "/_/problems/domain-taken";
            /** @constant */
            title: "This domain is there already";
            /** @constant */
            status: 409;
            /** @description What could not be done, and by which rule. */
            detail: string;
            /** @description Every field that is wrong, by its path, or by the name of its header or parameter. */
            errors: {
                /** @example tags.0 */
                path: string;
                /** @example must not be empty */
                message: string;
            }[];
        };
        DomainInUseProblem: {
            /**
             * @description Stable; a page about it is there.
             * @constant
             */
            type: "/_/problems/domain-in-use";
            /** @constant */
            title: "This domain has links";
            /** @constant */
            status: 409;
            /** @description What could not be done, and by which rule. */
            detail: string;
            /** @description Every field that is wrong, by its path, or by the name of its header or parameter. */
            errors: {
                /** @example tags.0 */
                path: string;
                /** @example must not be empty */
                message: string;
            }[];
        };
        GoneProblem: {
            /**
             * @description Stable; a page about it is there.
             * @constant
             */
            type: "/_/problems/gone";
            /** @constant */
            title: "This link no longer works";
            /** @constant */
            status: 410;
            /** @description What could not be done, and by which rule. */
            detail: string;
            /** @description Every field that is wrong, by its path, or by the name of its header or parameter. */
            errors?: {
                /** @example tags.0 */
                path: string;
                /** @example must not be empty */
                message: string;
            }[];
        };
        PreconditionFailedProblem: {
            /**
             * @description Stable; a page about it is there.
             * @constant
             */
            type: "/_/problems/precondition-failed";
            /** @constant */
            title: "It is not in the state that you asked for";
            /** @constant */
            status: 412;
            /** @description What could not be done, and by which rule. */
            detail: string;
            /** @description Every field that is wrong, by its path, or by the name of its header or parameter. */
            errors?: {
                /** @example tags.0 */
                path: string;
                /** @example must not be empty */
                message: string;
            }[];
        };
        TooLargeProblem: {
            /**
             * @description Stable; a page about it is there.
             * @constant
             */
            type: "/_/problems/too-large";
            /** @constant */
            title: "The body is too large";
            /** @constant */
            status: 413;
            /** @description What could not be done, and by which rule. */
            detail: string;
            /** @description Every field that is wrong, by its path, or by the name of its header or parameter. */
            errors?: {
                /** @example tags.0 */
                path: string;
                /** @example must not be empty */
                message: string;
            }[];
        };
        UnsupportedMediaTypeProblem: {
            /**
             * @description Stable; a page about it is there.
             * @constant
             */
            type: "/_/problems/unsupported-media-type";
            /** @constant */
            title: "This Content-Type is not supported";
            /** @constant */
            status: 415;
            /** @description What could not be done, and by which rule. */
            detail: string;
            /** @description Every field that is wrong, by its path, or by the name of its header or parameter. */
            errors?: {
                /** @example tags.0 */
                path: string;
                /** @example must not be empty */
                message: string;
            }[];
        };
        IdempotencyMismatchProblem: {
            /**
             * @description Stable; a page about it is there. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "/_/problems/idempotency-mismatch";
            /** @constant */
            title: "This Idempotency-Key was used with another body";
            /** @constant */
            status: 422;
            /** @description What could not be done, and by which rule. */
            detail: string;
            /** @description Every field that is wrong, by its path, or by the name of its header or parameter. */
            errors?: {
                /** @example tags.0 */
                path: string;
                /** @example must not be empty */
                message: string;
            }[];
        };
        DestinationRefusedProblem: {
            /**
             * @description Stable; a page about it is there. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "/_/problems/destination-refused";
            /** @constant */
            title: "Links may not lead there";
            /** @constant */
            status: 422;
            /** @description What could not be done, and by which rule. */
            detail: string;
            /** @description Every field that is wrong, by its path, or by the name of its header or parameter. */
            errors: {
                /** @example tags.0 */
                path: string;
                /** @example must not be empty */
                message: string;
            }[];
        };
        RateLimitedProblem: {
            /**
             * @description Stable; a page about it is there.
             * @constant
             */
            type: "/_/problems/rate-limited";
            /** @constant */
            title: "Too many requests";
            /** @constant */
            status: 429;
            /** @description What could not be done, and by which rule. */
            detail: string;
            /** @description Every field that is wrong, by its path, or by the name of its header or parameter. */
            errors?: {
                /** @example tags.0 */
                path: string;
                /** @example must not be empty */
                message: string;
            }[];
        };
        BlockedProblem: {
            /**
             * @description Stable; a page about it is there.
             * @constant
             */
            type: "/_/problems/blocked";
            /** @constant */
            title: "This link leads to a blocked domain";
            /** @constant */
            status: 451;
            /** @description What could not be done, and by which rule. */
            detail: string;
            /** @description Every field that is wrong, by its path, or by the name of its header or parameter. */
            errors?: {
                /** @example tags.0 */
                path: string;
                /** @example must not be empty */
                message: string;
            }[];
        };
        MisconfiguredProblem: {
            /**
             * @description Stable; a page about it is there.
             * @constant
             */
            type: "/_/problems/misconfigured";
            /** @constant */
            title: "This Worker is not set up correctly";
            /** @constant */
            status: 500;
            /** @description What could not be done, and by which rule. */
            detail: string;
            /** @description Every field that is wrong, by its path, or by the name of its header or parameter. */
            errors?: {
                /** @example tags.0 */
                path: string;
                /** @example must not be empty */
                message: string;
            }[];
        };
        UnavailableProblem: {
            /**
             * @description Stable; a page about it is there.
             * @constant
             */
            type: "/_/problems/unavailable";
            /** @constant */
            title: "Temporarily unavailable";
            /** @constant */
            status: 503;
            /** @description What could not be done, and by which rule. */
            detail: string;
            /** @description Every field that is wrong, by its path, or by the name of its header or parameter. */
            errors?: {
                /** @example tags.0 */
                path: string;
                /** @example must not be empty */
                message: string;
            }[];
        };
    };
    responses: {
        /** @description This path does not take this method; `Allow` names those that it takes. */
        MethodNotAllowed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                Allow: components["headers"]["Allow"];
                "Server-Timing": components["headers"]["Optional-Server-Timing"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/_/problems/method-not-allowed",
                 *       "title": "This method is not allowed here",
                 *       "status": 405,
                 *       "detail": "Cannot do that here: this path takes GET, HEAD"
                 *     }
                 */
                "application/problem+json": components["schemas"]["MethodNotAllowedProblem"];
            };
        };
        /** @description This path does not take this method; `Allow` names those that it takes. */
        MethodNotAllowedPage: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["Cache-Control"];
                Allow: components["headers"]["Allow"];
                "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/_/problems/method-not-allowed",
                 *       "title": "This method is not allowed here",
                 *       "status": 405,
                 *       "detail": "Cannot do that here: this path takes GET, HEAD"
                 *     }
                 */
                "application/problem+json": components["schemas"]["MethodNotAllowedProblem"];
                "text/html": string;
            };
        };
    };
    parameters: {
        /**
         * @description The delivery's id, which is its `webhook-id`.
         * @example 0b9bb0a6-8a57-4a8e-93c5-1c1f6f0e7d22
         */
        deliveryId: string;
        /**
         * @description The domain as it was blocked. A subdomain of it is not found.
         * @example evil.example
         */
        domain: string;
        /**
         * @description The domain, in any spelling of its host.
         * @example events.example
         */
        domainParameter: string;
        /**
         * @description 1 to 255 printable characters. It is remembered for 24 hours for this API key, or for the address if there is no key. A repeated request gets the first answer, even while the first request is still running. Only successes are remembered.
         * @example 1b0e0d43-5b8f-4bfa-9d0b-6a8a3a8d6a5c
         */
        idempotencyKey: string;
        /**
         * @description Do it only if this is still the `ETag` of what is there, or one of several, or `*` for anything that is there. Otherwise the answer is 412, also where nothing is there.
         * @example "0b1e0d435b8f4bfa9d0b6a8a3a8d6a5c"
         */
        ifMatch: string;
        /**
         * @description Do it only if this is not the `ETag` of what is there, nor one of several. `*` stands for anything that is there. Otherwise the answer is 304 to a GET, and 412 to a change.
         * @example "0b1e0d435b8f4bfa9d0b6a8a3a8d6a5d"
         */
        ifNoneMatch: string;
        /**
         * @description The `jobId` of an import.
         * @example 0b1e0d43-5b8f-4bfa-9d0b-6a8a3a8d6a5c
         */
        importId: string;
        /**
         * @description The key's id. It is not the key itself.
         * @example 019abc12-3456-7def-8123-456789abcdef
         */
        keyId: string;
        /**
         * @description A name as somebody typed it, in any case.
         * @example spring-sale
         */
        name: string;
        /**
         * @description The last part of a problem's `type`.
         * @example rate-limited
         */
        problemType: string;
        /**
         * @description The id of a report.
         * @example 0b1e0d43-5b8f-4bfa-9d0b-6a8a3a8d6a5c
         */
        reportId: string;
        /**
         * @description The link's name: its custom slug in upper or lower case, or its code exactly as it is spelled.
         * @example bnrhHjL
         */
        slug: string;
        /** @description It has no value. With it, the body is the form with the link's password, and is not passed on by a 307 or 308. Other parameters may stand beside it. It never reaches the destination. */
        unlock: "";
        /**
         * @description The webhook's id.
         * @example 6f1a1f9e-2f3c-4a7b-9a53-0d4f5f1f2f11
         */
        webhookId: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description The caller's own X-Request-Id if it is 1 to 128 plain characters, otherwise a random one. A redirect has only the caller's. The logs have it.
         * @example 1eb106bc-6488-4268-aac4-c472151d794f
         */
        "X-Request-Id": string;
        /**
         * @description The caller's own X-Request-Id if it is 1 to 128 plain characters, otherwise a random one. A redirect has only the caller's. The logs have it.
         * @example 1eb106bc-6488-4268-aac4-c472151d794f
         */
        "Optional-X-Request-Id": string;
        /**
         * @description How long an answer may be kept. Every answer has it, because a cache may keep an answer without it.
         * @example no-store
         */
        "Cache-Control": string;
        /**
         * @description After a create: the path of what was made. On a redirect: where it leads, in its normal ASCII form.
         * @example /api/links/bnrhHjL
         */
        Location: string;
        /**
         * @description After a create: the path of what was made. On a redirect: where it leads, in its normal ASCII form.
         * @example /api/links/bnrhHjL
         */
        "Optional-Location": string;
        /**
         * @description Where the next page is (RFC 8288), if there is one; on a 451, who blocks the link (RFC 7725).
         * @example </api/links/bnrhHjL/clicks?cursor=MTc2NzIyNTYwMDAwMC4&limit=50>; rel="next"
         */
        Link: string;
        /**
         * @description Where the next page is (RFC 8288), if there is one; on a 451, who blocks the link (RFC 7725).
         * @example </api/links/bnrhHjL/clicks?cursor=MTc2NzIyNTYwMDAwMC4&limit=50>; rel="next"
         */
        "Optional-Link": string;
        /**
         * @description `true` if this repeats the first answer to this Idempotency-Key. Absent otherwise.
         * @example true
         */
        "Optional-Idempotent-Replayed": "true";
        /**
         * @description The caller's limit: its name, its quota `q`, and its window `w` in seconds.
         * @example "create";q=10;w=60
         */
        "RateLimit-Policy": string;
        /**
         * @description The caller's limit: its name, its quota `q`, and its window `w` in seconds.
         * @example "create";q=10;w=60
         */
        "Optional-RateLimit-Policy": string;
        /**
         * @description What is left: `r` requests in the next `t` seconds. Then the limit starts again.
         * @example "create";r=9;t=12
         */
        RateLimit: string;
        /**
         * @description What is left: `r` requests in the next `t` seconds. Then the limit starts again.
         * @example "create";r=9;t=12
         */
        "Optional-RateLimit": string;
        /**
         * @description Seconds to wait before the next try.
         * @example 5
         */
        "Retry-After": string;
        /**
         * @description How to authenticate (RFC 6750): with an API key as a bearer token.
         * @example Bearer
         */
        "WWW-Authenticate": string;
        /**
         * @description Milliseconds that the steps took (W3C Server Timing): `key`, `limit`, `handler`, `total`.
         * @example key;dur=0.0, limit;dur=3.0, handler;dur=12.0, total;dur=15.0
         */
        "Server-Timing": string;
        /**
         * @description Milliseconds that the steps took (W3C Server Timing): `key`, `limit`, `handler`, `total`.
         * @example key;dur=0.0, limit;dur=3.0, handler;dur=12.0, total;dur=15.0
         */
        "Optional-Server-Timing": string;
        /**
         * @description `close` after a body that came too slowly, because its rest is not a request. HTTP/2 and later don't have this header.
         * @example close
         */
        "Optional-Connection": "close";
        /**
         * @description The methods that this path takes.
         * @example GET, HEAD
         */
        Allow: string;
        /**
         * @description The media types that a body may have here.
         * @example application/json
         */
        "Optional-Accept": string;
        /**
         * @description The media types that a PATCH may have (RFC 5789).
         * @example application/merge-patch+json, application/json
         */
        "Optional-Accept-Patch": string;
        /**
         * @description How a body may be packed (RFC 7694).
         * @example gzip
         */
        "Optional-Accept-Encoding": "gzip";
        /**
         * @description Names the state that the answer shows. Send it as `If-None-Match` to get 304 if nothing has changed, or as `If-Match` to change only what you have read.
         * @example "0b1e0d435b8f4bfa9d0b6a8a3a8d6a5c"
         */
        ETag: string;
        /**
         * @description The name to save the file under.
         * @example inline; filename="bnrhHjL.svg"
         */
        "Content-Disposition": string;
        /**
         * @description The name to save the file under.
         * @example inline; filename="bnrhHjL.svg"
         */
        "Optional-Content-Disposition": string;
        /**
         * @description Keeps short links and their pages out of search engines.
         * @example noindex
         */
        "X-Robots-Tag": "noindex";
        /**
         * @description Keeps short links and their pages out of search engines.
         * @example noindex
         */
        "Optional-X-Robots-Tag": "noindex";
        /**
         * @description On pages.
         * @example no-referrer
         */
        "Referrer-Policy": string;
        /**
         * @description On pages.
         * @example no-referrer
         */
        "Optional-Referrer-Policy": string;
        /**
         * @description On pages and pictures.
         * @example nosniff
         */
        "X-Content-Type-Options": "nosniff";
        /**
         * @description On pages and pictures.
         * @example nosniff
         */
        "Optional-X-Content-Type-Options": "nosniff";
        /**
         * @description What a page, or a picture opened by itself, may load. That is next to nothing.
         * @example default-src 'none'; frame-ancestors 'none'
         */
        "Content-Security-Policy": string;
        /**
         * @description What a page, or a picture opened by itself, may load. That is next to nothing.
         * @example default-src 'none'; frame-ancestors 'none'
         */
        "Optional-Content-Security-Policy": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listLinks: {
        parameters: {
            query?: {
                /** @description The most links on a page. */
                limit?: number;
                /** @description The `nextCursor` of the page before this one. */
                cursor?: string;
                /** @description An exact code or slug, or words in the custom slug, the url, the title and the note. */
                q?: string;
                /** @description Only links that have this tag. */
                tag?: string;
                /** @description Only links that are switched on, or off. */
                enabled?: "true" | "false";
                /** @description Only links whose `expiresAt` is past, or is not. */
                expired?: "true" | "false";
                /** @description Only links that were made under this name: `admin`, a key's name, or a person's e-mail. */
                createdBy?: string;
                /** @description Only links whose destination was found broken on two days, or all others. */
                broken?: "true" | "false";
                /** @description Adds each link's visits of the last 30 UTC days. Needs `stats:read` too. */
                visits?: "30d";
                /** @description Adds what the last look at each link's destination saw. */
                checks?: "include";
                /** @description Only links of this domain. Without it, those of all. */
                domain?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of links. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "links": [
                     *         {
                     *           "slug": "bnrhHjL",
                     *           "domain": "go.example",
                     *           "custom": false,
                     *           "shortUrl": "https://go.example/bnrhHjL",
                     *           "url": "https://example.com/a?b=c",
                     *           "title": "An example",
                     *           "tags": [
                     *             "docs"
                     *           ],
                     *           "redirectStatus": 302,
                     *           "enabled": true,
                     *           "expiresAt": null,
                     *           "expiredUrl": null,
                     *           "maxVisits": null,
                     *           "forwardQuery": false,
                     *           "rules": null,
                     *           "card": null,
                     *           "note": null,
                     *           "createdAt": "2026-11-22T08:00:00.000Z",
                     *           "updatedAt": "2026-11-22T08:00:00.000Z",
                     *           "passwordProtected": false,
                     *           "createdBy": {
                     *             "kind": "key",
                     *             "name": "The website"
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["LinkList"];
                };
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    createLink: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 printable characters. It is remembered for 24 hours for this API key, or for the address if there is no key. A repeated request gets the first answer, even while the first request is still running. Only successes are remembered.
                 * @example 1b0e0d43-5b8f-4bfa-9d0b-6a8a3a8d6a5c
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://example.com/a?b=c",
                 *       "title": "An example",
                 *       "tags": [
                 *         "docs"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CreateLink"];
            };
        };
        responses: {
            /** @description `findIfExists` found a link of this key that equals the request. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Optional-Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "slug": "bnrhHjL",
                     *       "domain": "go.example",
                     *       "custom": false,
                     *       "shortUrl": "https://go.example/bnrhHjL",
                     *       "url": "https://example.com/a?b=c",
                     *       "title": "An example",
                     *       "tags": [
                     *         "docs"
                     *       ],
                     *       "redirectStatus": 302,
                     *       "enabled": true,
                     *       "expiresAt": null,
                     *       "expiredUrl": null,
                     *       "maxVisits": null,
                     *       "forwardQuery": false,
                     *       "rules": null,
                     *       "card": null,
                     *       "note": null,
                     *       "createdAt": "2026-11-22T08:00:00.000Z",
                     *       "updatedAt": "2026-11-22T08:00:00.000Z",
                     *       "passwordProtected": false,
                     *       "createdBy": {
                     *         "kind": "key",
                     *         "name": "The website"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Link"];
                };
            };
            /** @description The link is made. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Optional-Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "slug": "bnrhHjL",
                     *       "domain": "go.example",
                     *       "custom": false,
                     *       "shortUrl": "https://go.example/bnrhHjL",
                     *       "url": "https://example.com/a?b=c",
                     *       "title": "An example",
                     *       "tags": [
                     *         "docs"
                     *       ],
                     *       "redirectStatus": 302,
                     *       "enabled": true,
                     *       "expiresAt": null,
                     *       "expiredUrl": null,
                     *       "maxVisits": null,
                     *       "forwardQuery": false,
                     *       "rules": null,
                     *       "card": null,
                     *       "note": null,
                     *       "createdAt": "2026-11-22T08:00:00.000Z",
                     *       "updatedAt": "2026-11-22T08:00:00.000Z",
                     *       "passwordProtected": false,
                     *       "createdBy": {
                     *         "kind": "key",
                     *         "name": "The website"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Link"];
                };
            };
            /**
             * @description `validation`: Correct all fields that errors names, and send the request again.
             *
             *     `malformed`: Send JSON in UTF-8, and paths in percent-encoded UTF-8. errors names the part that could not be read.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"] | components["schemas"]["MalformedProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `request-timeout`: Send the request again, and faster: its body took most of the time that a request has. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    Connection: components["headers"]["Optional-Connection"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description `slug-taken`: Choose another slug, or leave it out to get a code. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["SlugTakenProblem"];
                };
            };
            /** @description `too-large`: Send less. detail says how many bytes a body may have. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TooLargeProblem"];
                };
            };
            /** @description `unsupported-media-type`: Send the body as detail says, with the matching Content-Type. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    Accept: components["headers"]["Optional-Accept"];
                    "Accept-Encoding": components["headers"]["Optional-Accept-Encoding"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeProblem"];
                };
            };
            /**
             * @description `idempotency-mismatch`: Use a new Idempotency-Key for a new request. A repeat must have the same body.
             *
             *     `destination-refused`: Choose another destination. It must not be this shortener's own host, nor private, reserved, blocked or possibly unsafe.
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchProblem"] | components["schemas"]["DestinationRefusedProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    createLinks: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 printable characters. It is remembered for 24 hours for this API key, or for the address if there is no key. A repeated request gets the first answer, even while the first request is still running. Only successes are remembered.
                 * @example 1b0e0d43-5b8f-4bfa-9d0b-6a8a3a8d6a5c
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "links": [
                 *         {
                 *           "url": "https://example.com/a?b=c",
                 *           "title": "An example",
                 *           "tags": [
                 *             "docs"
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CreateLinks"];
            };
        };
        responses: {
            /** @description The result of each item, in the same order. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Idempotent-Replayed": components["headers"]["Optional-Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "status": 201,
                     *           "link": {
                     *             "slug": "bnrhHjL",
                     *             "domain": "go.example",
                     *             "custom": false,
                     *             "shortUrl": "https://go.example/bnrhHjL",
                     *             "url": "https://example.com/a?b=c",
                     *             "title": "An example",
                     *             "tags": [
                     *               "docs"
                     *             ],
                     *             "redirectStatus": 302,
                     *             "enabled": true,
                     *             "expiresAt": null,
                     *             "expiredUrl": null,
                     *             "maxVisits": null,
                     *             "forwardQuery": false,
                     *             "rules": null,
                     *             "card": null,
                     *             "note": null,
                     *             "createdAt": "2026-11-22T08:00:00.000Z",
                     *             "updatedAt": "2026-11-22T08:00:00.000Z",
                     *             "passwordProtected": false,
                     *             "createdBy": {
                     *               "kind": "key",
                     *               "name": "The website"
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "status": 409,
                     *           "problem": {
                     *             "type": "/_/problems/slug-taken",
                     *             "title": "This slug is taken",
                     *             "status": 409,
                     *             "detail": "Cannot create the link: its slug is taken",
                     *             "errors": [
                     *               {
                     *                 "path": "slug",
                     *                 "message": "is taken"
                     *               }
                     *             ]
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BulkResults"];
                };
            };
            /**
             * @description `validation`: Correct all fields that errors names, and send the request again.
             *
             *     `malformed`: Send JSON in UTF-8, and paths in percent-encoded UTF-8. errors names the part that could not be read.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"] | components["schemas"]["MalformedProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `request-timeout`: Send the request again, and faster: its body took most of the time that a request has. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    Connection: components["headers"]["Optional-Connection"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description `too-large`: Send less. detail says how many bytes a body may have. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TooLargeProblem"];
                };
            };
            /** @description `unsupported-media-type`: Send the body as detail says, with the matching Content-Type. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    Accept: components["headers"]["Optional-Accept"];
                    "Accept-Encoding": components["headers"]["Optional-Accept-Encoding"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeProblem"];
                };
            };
            /** @description `idempotency-mismatch`: Use a new Idempotency-Key for a new request. A repeat must have the same body. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    getLink: {
        parameters: {
            query?: {
                /** @description The link's domain; BASE_URL's host if it is left out. */
                domain?: string;
            };
            header?: {
                /**
                 * @description Do it only if this is still the `ETag` of what is there, or one of several, or `*` for anything that is there. Otherwise the answer is 412, also where nothing is there.
                 * @example "0b1e0d435b8f4bfa9d0b6a8a3a8d6a5c"
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
                /**
                 * @description Do it only if this is not the `ETag` of what is there, nor one of several. `*` stands for anything that is there. Otherwise the answer is 304 to a GET, and 412 to a change.
                 * @example "0b1e0d435b8f4bfa9d0b6a8a3a8d6a5d"
                 */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /**
                 * @description The link's name: its custom slug in upper or lower case, or its code exactly as it is spelled.
                 * @example bnrhHjL
                 */
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "slug": "bnrhHjL",
                     *       "domain": "go.example",
                     *       "custom": false,
                     *       "shortUrl": "https://go.example/bnrhHjL",
                     *       "url": "https://example.com/a?b=c",
                     *       "title": "An example",
                     *       "tags": [
                     *         "docs"
                     *       ],
                     *       "redirectStatus": 302,
                     *       "enabled": true,
                     *       "expiresAt": null,
                     *       "expiredUrl": null,
                     *       "maxVisits": null,
                     *       "forwardQuery": false,
                     *       "rules": null,
                     *       "card": null,
                     *       "note": null,
                     *       "createdAt": "2026-11-22T08:00:00.000Z",
                     *       "updatedAt": "2026-11-22T08:00:00.000Z",
                     *       "passwordProtected": false,
                     *       "createdBy": {
                     *         "kind": "key",
                     *         "name": "The website"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Link"];
                };
            };
            /** @description It is still the link of `If-None-Match`. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `validation`: Correct all fields that errors names, and send the request again.
             *
             *     `malformed`: Send JSON in UTF-8, and paths in percent-encoded UTF-8. errors names the part that could not be read.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"] | components["schemas"]["MalformedProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description `precondition-failed`: Read it again: somebody has changed or deleted it since. Then decide, and send the ETag that you have read as If-Match. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionFailedProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    deleteLink: {
        parameters: {
            query?: {
                /** @description The link's domain; BASE_URL's host if it is left out. */
                domain?: string;
                /** @description Deletes it for good, with what its history says. Only the administrator may. Also of a deleted link. */
                purge?: "true" | "false";
            };
            header?: {
                /**
                 * @description Do it only if this is still the `ETag` of what is there, or one of several, or `*` for anything that is there. Otherwise the answer is 412, also where nothing is there.
                 * @example "0b1e0d435b8f4bfa9d0b6a8a3a8d6a5c"
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
                /**
                 * @description Do it only if this is not the `ETag` of what is there, nor one of several. `*` stands for anything that is there. Otherwise the answer is 304 to a GET, and 412 to a change.
                 * @example "0b1e0d435b8f4bfa9d0b6a8a3a8d6a5d"
                 */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /**
                 * @description The link's name: its custom slug in upper or lower case, or its code exactly as it is spelled.
                 * @example bnrhHjL
                 */
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Redis can't be reached. The change is in Postgres, and holds everywhere by the given time. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "effectiveBy": "2026-11-22T09:06:10.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Takedown"];
                };
            };
            /** @description The link is deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `validation`: Correct all fields that errors names, and send the request again.
             *
             *     `malformed`: Send JSON in UTF-8, and paths in percent-encoded UTF-8. errors names the part that could not be read.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"] | components["schemas"]["MalformedProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description `precondition-failed`: Read it again: somebody has changed or deleted it since. Then decide, and send the ETag that you have read as If-Match. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionFailedProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    editLink: {
        parameters: {
            query?: {
                /** @description The link's domain; BASE_URL's host if it is left out. */
                domain?: string;
            };
            header?: {
                /**
                 * @description Do it only if this is still the `ETag` of what is there, or one of several, or `*` for anything that is there. Otherwise the answer is 412, also where nothing is there.
                 * @example "0b1e0d435b8f4bfa9d0b6a8a3a8d6a5c"
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
                /**
                 * @description Do it only if this is not the `ETag` of what is there, nor one of several. `*` stands for anything that is there. Otherwise the answer is 304 to a GET, and 412 to a change.
                 * @example "0b1e0d435b8f4bfa9d0b6a8a3a8d6a5d"
                 */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /**
                 * @description The link's name: its custom slug in upper or lower case, or its code exactly as it is spelled.
                 * @example bnrhHjL
                 */
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Another title",
                 *       "expiresAt": "2027-01-31T12:00:00Z"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["EditLink"];
                /**
                 * @example {
                 *       "title": "Another title",
                 *       "expiresAt": "2027-01-31T12:00:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["EditLink"];
            };
        };
        responses: {
            /** @description The link as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "slug": "bnrhHjL",
                     *       "domain": "go.example",
                     *       "custom": false,
                     *       "shortUrl": "https://go.example/bnrhHjL",
                     *       "url": "https://example.com/a?b=c",
                     *       "title": "An example",
                     *       "tags": [
                     *         "docs"
                     *       ],
                     *       "redirectStatus": 302,
                     *       "enabled": true,
                     *       "expiresAt": null,
                     *       "expiredUrl": null,
                     *       "maxVisits": null,
                     *       "forwardQuery": false,
                     *       "rules": null,
                     *       "card": null,
                     *       "note": null,
                     *       "createdAt": "2026-11-22T08:00:00.000Z",
                     *       "updatedAt": "2026-11-22T08:00:00.000Z",
                     *       "passwordProtected": false,
                     *       "createdBy": {
                     *         "kind": "key",
                     *         "name": "The website"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Link"];
                };
            };
            /** @description Redis can't be reached. The change is in Postgres, and holds everywhere by the given time. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "effectiveBy": "2026-11-22T09:06:10.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Takedown"];
                };
            };
            /**
             * @description `validation`: Correct all fields that errors names, and send the request again.
             *
             *     `malformed`: Send JSON in UTF-8, and paths in percent-encoded UTF-8. errors names the part that could not be read.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"] | components["schemas"]["MalformedProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description `request-timeout`: Send the request again, and faster: its body took most of the time that a request has. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    Connection: components["headers"]["Optional-Connection"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description `precondition-failed`: Read it again: somebody has changed or deleted it since. Then decide, and send the ETag that you have read as If-Match. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionFailedProblem"];
                };
            };
            /** @description `too-large`: Send less. detail says how many bytes a body may have. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TooLargeProblem"];
                };
            };
            /** @description `unsupported-media-type`: Send the body as detail says, with the matching Content-Type. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Accept-Patch": components["headers"]["Optional-Accept-Patch"];
                    "Accept-Encoding": components["headers"]["Optional-Accept-Encoding"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeProblem"];
                };
            };
            /** @description `destination-refused`: Choose another destination. It must not be this shortener's own host, nor private, reserved, blocked or possibly unsafe. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["DestinationRefusedProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    restoreLink: {
        parameters: {
            query?: {
                /** @description The link's domain; BASE_URL's host if it is left out. */
                domain?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The link's name: its custom slug in upper or lower case, or its code exactly as it is spelled.
                 * @example bnrhHjL
                 */
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link is back. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "slug": "bnrhHjL",
                     *       "domain": "go.example",
                     *       "custom": false,
                     *       "shortUrl": "https://go.example/bnrhHjL",
                     *       "url": "https://example.com/a?b=c",
                     *       "title": "An example",
                     *       "tags": [
                     *         "docs"
                     *       ],
                     *       "redirectStatus": 302,
                     *       "enabled": true,
                     *       "expiresAt": null,
                     *       "expiredUrl": null,
                     *       "maxVisits": null,
                     *       "forwardQuery": false,
                     *       "rules": null,
                     *       "card": null,
                     *       "note": null,
                     *       "createdAt": "2026-11-22T08:00:00.000Z",
                     *       "updatedAt": "2026-11-22T08:00:00.000Z",
                     *       "passwordProtected": false,
                     *       "createdBy": {
                     *         "kind": "key",
                     *         "name": "The website"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Link"];
                };
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description `slug-taken`: Choose another slug, or leave it out to get a code. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["SlugTakenProblem"];
                };
            };
            /** @description `destination-refused`: Choose another destination. It must not be this shortener's own host, nor private, reserved, blocked or possibly unsafe. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["DestinationRefusedProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    checkName: {
        parameters: {
            query?: {
                /** @description The link's domain; BASE_URL's host if it is left out. */
                domain?: string;
            };
            header?: never;
            path: {
                /**
                 * @description A name as somebody typed it, in any case.
                 * @example spring-sale
                 */
                slug: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether the name is free. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "slug": "spring-sale",
                     *       "isFree": true
                     *     }
                     */
                    "application/json": components["schemas"]["NameCheck"];
                };
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    getLinkHistory: {
        parameters: {
            query?: {
                /** @description The most events on a page. */
                limit?: number;
                /** @description The `nextCursor` of the page before this one. */
                cursor?: string;
                /** @description The link's domain; BASE_URL's host if it is left out. */
                domain?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The link's name: its custom slug in upper or lower case, or its code exactly as it is spelled.
                 * @example bnrhHjL
                 */
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The changes, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "events": [
                     *         {
                     *           "id": "1042",
                     *           "time": "2026-11-22T08:00:00.000Z",
                     *           "type": "link.updated",
                     *           "slug": "sale",
                     *           "domain": "go.example",
                     *           "actor": {
                     *             "kind": "key",
                     *             "name": "my site"
                     *           },
                     *           "changes": {
                     *             "url": {
                     *               "from": "https://example.com/a",
                     *               "to": "https://example.com/b"
                     *             },
                     *             "password": {
                     *               "from": "none",
                     *               "to": "set"
                     *             }
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["History"];
                };
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    deleteLinkHistory: {
        parameters: {
            query?: {
                /** @description The link's domain; BASE_URL's host if it is left out. */
                domain?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The link's name: its custom slug in upper or lower case, or its code exactly as it is spelled.
                 * @example bnrhHjL
                 */
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The values are deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    getHistory: {
        parameters: {
            query?: {
                /** @description The most events on a page. */
                limit?: number;
                /** @description The `nextCursor` of the page before this one. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The changes, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "events": [
                     *         {
                     *           "id": "1042",
                     *           "time": "2026-11-22T08:00:00.000Z",
                     *           "type": "link.updated",
                     *           "slug": "sale",
                     *           "domain": "go.example",
                     *           "actor": {
                     *             "kind": "key",
                     *             "name": "my site"
                     *           },
                     *           "changes": {
                     *             "url": {
                     *               "from": "https://example.com/a",
                     *               "to": "https://example.com/b"
                     *             },
                     *             "password": {
                     *               "from": "none",
                     *               "to": "set"
                     *             }
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["History"];
                };
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    getLinkCheck: {
        parameters: {
            query?: {
                /** @description The link's domain; BASE_URL's host if it is left out. */
                domain?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The link's name: its custom slug in upper or lower case, or its code exactly as it is spelled.
                 * @example bnrhHjL
                 */
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last look at the destination that the link has now; null if there was none. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "check": {
                     *         "status": 404,
                     *         "finalUrl": "https://example.com/gone",
                     *         "problem": null,
                     *         "durationMs": 182,
                     *         "checkedAt": "2026-11-22T03:17:09.000Z",
                     *         "failingSince": "2026-11-21T03:17:08.000Z",
                     *         "isBroken": true
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["KnownCheck"];
                };
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    checkLink: {
        parameters: {
            query?: {
                /** @description The link's domain; BASE_URL's host if it is left out. */
                domain?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The link's name: its custom slug in upper or lower case, or its code exactly as it is spelled.
                 * @example bnrhHjL
                 */
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is known now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "check": {
                     *         "status": 404,
                     *         "finalUrl": "https://example.com/gone",
                     *         "problem": null,
                     *         "durationMs": 182,
                     *         "checkedAt": "2026-11-22T03:17:09.000Z",
                     *         "failingSince": "2026-11-21T03:17:08.000Z",
                     *         "isBroken": true
                     *       },
                     *       "isNew": true
                     *     }
                     */
                    "application/json": components["schemas"]["FreshCheck"];
                };
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    getAgentPage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A small page for operators of other sites: who asked, and how to keep it out. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                    "text/html": string;
                };
            };
        };
    };
    exportLinks: {
        parameters: {
            query?: {
                /** @description Whether a CSV begins with a byte order mark, which Excel on Windows needs. The default is what `Accept` says. */
                bom?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A header line, then one link on each line. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    importLinks: {
        parameters: {
            query?: {
                /** @description Which shortener's export the file is. The default is to find out. */
                format?: "bijou" | "bitly" | "yourls" | "shlink" | "sink" | "kutt" | "generic";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example url,slug
                 *     https://example.com/,printed-name
                 */
                "text/csv": string;
                /** @example {"url":"https://example.com/","slug":"printed-name"} */
                "application/x-ndjson": string;
                "application/json": string;
                "multipart/form-data": components["schemas"]["ImportForm"];
            };
        };
        responses: {
            /** @description The file is accepted. Its progress is at `Location`. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "jobId": "0b1e0d43-5b8f-4bfa-9d0b-6a8a3a8d6a5c"
                     *     }
                     */
                    "application/json": components["schemas"]["ImportAccepted"];
                };
            };
            /**
             * @description `validation`: Correct all fields that errors names, and send the request again.
             *
             *     `malformed`: Send JSON in UTF-8, and paths in percent-encoded UTF-8. errors names the part that could not be read.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"] | components["schemas"]["MalformedProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `request-timeout`: Send the request again, and faster: its body took most of the time that a request has. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    Connection: components["headers"]["Optional-Connection"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description `too-large`: Send less. detail says how many bytes a body may have. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    Location: components["headers"]["Optional-Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TooLargeProblem"];
                };
            };
            /** @description `unsupported-media-type`: Send the body as detail says, with the matching Content-Type. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    Accept: components["headers"]["Optional-Accept"];
                    "Accept-Encoding": components["headers"]["Optional-Accept-Encoding"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    Location: components["headers"]["Optional-Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    getImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `jobId` of an import.
                 * @example 0b1e0d43-5b8f-4bfa-9d0b-6a8a3a8d6a5c
                 */
                id: components["parameters"]["importId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far it is. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "state": "done",
                     *       "total": 3,
                     *       "created": 2,
                     *       "failed": 1,
                     *       "format": "bitly",
                     *       "ignoredColumns": [
                     *         "Clicks"
                     *       ],
                     *       "unnamed": 0,
                     *       "errors": [
                     *         {
                     *           "line": 3,
                     *           "message": "its name is taken"
                     *         },
                     *         {
                     *           "line": 4,
                     *           "message": "was made, but its title was cut to 300 characters"
                     *         }
                     *       ],
                     *       "renamed": []
                     *     }
                     */
                    "application/json": components["schemas"]["ImportJob"];
                };
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    listBlockedDomains: {
        parameters: {
            query?: {
                /** @description The most domains on a page. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "blockedDomains": [
                     *         {
                     *           "domain": "evil.example",
                     *           "reason": "Phishing",
                     *           "createdAt": "2026-11-22T08:00:00.000Z",
                     *           "createdBy": "key:admin"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["BlockedDomainList"];
                };
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    blockDomains: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "domains": [
                 *         "evil.example",
                 *         "bad.example"
                 *       ],
                 *       "reason": "Phishing"
                 *     }
                 */
                "application/json": components["schemas"]["BlockDomains"];
            };
        };
        responses: {
            /** @description They are blocked. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "blockedDomains": [
                     *         {
                     *           "domain": "evil.example",
                     *           "reason": "Phishing",
                     *           "createdAt": "2026-11-22T08:00:00.000Z",
                     *           "createdBy": "key:admin"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BlockedDomains"];
                };
            };
            /**
             * @description `validation`: Correct all fields that errors names, and send the request again.
             *
             *     `malformed`: Send JSON in UTF-8, and paths in percent-encoded UTF-8. errors names the part that could not be read.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"] | components["schemas"]["MalformedProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `request-timeout`: Send the request again, and faster: its body took most of the time that a request has. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    Connection: components["headers"]["Optional-Connection"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description `too-large`: Send less. detail says how many bytes a body may have. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TooLargeProblem"];
                };
            };
            /** @description `unsupported-media-type`: Send the body as detail says, with the matching Content-Type. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    Accept: components["headers"]["Optional-Accept"];
                    "Accept-Encoding": components["headers"]["Optional-Accept-Encoding"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    unblockDomains: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "domains": [
                 *         "evil.example",
                 *         "bad.example"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["UnblockDomains"];
            };
        };
        responses: {
            /** @description The domains are no longer blocked. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "unblocked": [
                     *         "evil.example"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["UnblockedDomains"];
                };
            };
            /**
             * @description `validation`: Correct all fields that errors names, and send the request again.
             *
             *     `malformed`: Send JSON in UTF-8, and paths in percent-encoded UTF-8. errors names the part that could not be read.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"] | components["schemas"]["MalformedProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `request-timeout`: Send the request again, and faster: its body took most of the time that a request has. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    Connection: components["headers"]["Optional-Connection"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description `too-large`: Send less. detail says how many bytes a body may have. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TooLargeProblem"];
                };
            };
            /** @description `unsupported-media-type`: Send the body as detail says, with the matching Content-Type. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    Accept: components["headers"]["Optional-Accept"];
                    "Accept-Encoding": components["headers"]["Optional-Accept-Encoding"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    unblockDomain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The domain as it was blocked. A subdomain of it is not found.
                 * @example evil.example
                 */
                domain: components["parameters"]["domain"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No longer blocked. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    listReports: {
        parameters: {
            query?: {
                /** @description The most reports on a page. */
                limit?: number;
                /** @description The `nextCursor` of the page before this one. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "reports": [
                     *         {
                     *           "id": "0b1e0d43-5b8f-4bfa-9d0b-6a8a3a8d6a5c",
                     *           "slug": "pricing",
                     *           "reason": "phishing",
                     *           "details": "It asks for the password of my bank.",
                     *           "email": "somebody@example.com",
                     *           "domain": "go.example",
                     *           "time": "2026-11-22T08:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ReportList"];
                };
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    createReport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "slug": "pricing",
                 *       "reason": "phishing",
                 *       "details": "It asks for the password of my bank.",
                 *       "email": "somebody@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["CreateReport"];
            };
        };
        responses: {
            /** @description The report is accepted. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `validation`: Correct all fields that errors names, and send the request again.
             *
             *     `malformed`: Send JSON in UTF-8, and paths in percent-encoded UTF-8. errors names the part that could not be read.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"] | components["schemas"]["MalformedProblem"];
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description `request-timeout`: Send the request again, and faster: its body took most of the time that a request has. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    Connection: components["headers"]["Optional-Connection"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description `too-large`: Send less. detail says how many bytes a body may have. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TooLargeProblem"];
                };
            };
            /** @description `unsupported-media-type`: Send the body as detail says, with the matching Content-Type. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    Accept: components["headers"]["Optional-Accept"];
                    "Accept-Encoding": components["headers"]["Optional-Accept-Encoding"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    deleteReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a report.
                 * @example 0b1e0d43-5b8f-4bfa-9d0b-6a8a3a8d6a5c
                 */
                id: components["parameters"]["reportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    openLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The link's name: its custom slug in upper or lower case, or its code exactly as it is spelled.
                 * @example bnrhHjL
                 */
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description For a link with `maxVisits`, a small page for requests that use no visit. For a link with a `card`, to unfurlers (Slack, WhatsApp, Facebook, …) a small page with Open Graph and Twitter tags. `Cache-Control: no-store`. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description For a link with status 301. `Cache-Control: private, max-age=90`, or less if the link expires sooner. */
            301: {
                headers: {
                    "X-Request-Id": components["headers"]["Optional-X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description For a link with the default status. Also to the `expiredUrl` of a link that has expired or is used up. `Cache-Control: no-store`. */
            302: {
                headers: {
                    "X-Request-Id": components["headers"]["Optional-X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description For a link with status 307. `Cache-Control: no-store`. */
            307: {
                headers: {
                    "X-Request-Id": components["headers"]["Optional-X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description For a link with status 308. `Cache-Control: private, max-age=90`, or less if the link expires sooner. */
            308: {
                headers: {
                    "X-Request-Id": components["headers"]["Optional-X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed`: Send JSON in UTF-8, and paths in percent-encoded UTF-8. errors names the part that could not be read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedProblem"];
                    "text/html": string;
                };
            };
            /** @description `password-required`: Ask the person who gave you the link for its password, and enter it on the link's page. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PasswordRequiredProblem"];
                    "text/html": string;
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                    "text/html": string;
                };
            };
            /** @description `gone`: The link has expired, is used up or was switched off. Only its owner can bring it back. */
            410: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["GoneProblem"];
                    "text/html": string;
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                    "text/html": string;
                };
            };
            /** @description `blocked`: Don't go there. The operator of this shortener has blocked it, and can say why. The Link header names the operator. */
            451: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BlockedProblem"];
                    "text/html": string;
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                    "text/html": string;
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                    "text/html": string;
                };
            };
        };
    };
    putThroughLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The link's name: its custom slug in upper or lower case, or its code exactly as it is spelled.
                 * @example bnrhHjL
                 */
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the `expiredUrl` of a link that has expired or is used up. `Cache-Control: no-store`. */
            302: {
                headers: {
                    "X-Request-Id": components["headers"]["Optional-X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description For a link with status 307. `Cache-Control: no-store`. */
            307: {
                headers: {
                    "X-Request-Id": components["headers"]["Optional-X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description For a link with status 308. `Cache-Control: private, max-age=90`, or less if the link expires sooner. */
            308: {
                headers: {
                    "X-Request-Id": components["headers"]["Optional-X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed`: Send JSON in UTF-8, and paths in percent-encoded UTF-8. errors names the part that could not be read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedProblem"];
                    "text/html": string;
                };
            };
            /** @description `password-required`: Ask the person who gave you the link for its password, and enter it on the link's page. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PasswordRequiredProblem"];
                    "text/html": string;
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                    "text/html": string;
                };
            };
            /** @description `method-not-allowed`: Use one of the methods that Allow names. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Allow: components["headers"]["Allow"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MethodNotAllowedProblem"];
                    "text/html": string;
                };
            };
            /** @description `gone`: The link has expired, is used up or was switched off. Only its owner can bring it back. */
            410: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["GoneProblem"];
                    "text/html": string;
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                    "text/html": string;
                };
            };
            /** @description `blocked`: Don't go there. The operator of this shortener has blocked it, and can say why. The Link header names the operator. */
            451: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BlockedProblem"];
                    "text/html": string;
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                    "text/html": string;
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                    "text/html": string;
                };
            };
        };
    };
    unlockLink: {
        parameters: {
            query?: {
                /** @description It has no value. With it, the body is the form with the link's password, and is not passed on by a 307 or 308. Other parameters may stand beside it. It never reaches the destination. */
                unlock?: components["parameters"]["unlock"];
            };
            header?: never;
            path: {
                /**
                 * @description The link's name: its custom slug in upper or lower case, or its code exactly as it is spelled.
                 * @example bnrhHjL
                 */
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "sesame"
                 *     }
                 */
                "application/x-www-form-urlencoded": components["schemas"]["PasswordForm"];
            };
        };
        responses: {
            /** @description For a link with `maxVisits`, a small page for requests that use no visit. `Cache-Control: no-store`. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description To the `expiredUrl` of a link that has expired or is used up. `Cache-Control: no-store`. */
            302: {
                headers: {
                    "X-Request-Id": components["headers"]["Optional-X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The password is right. `Cache-Control: no-store`. */
            303: {
                headers: {
                    "X-Request-Id": components["headers"]["Optional-X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description For a link with status 307. `Cache-Control: no-store`. */
            307: {
                headers: {
                    "X-Request-Id": components["headers"]["Optional-X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description For a link with status 308. `Cache-Control: private, max-age=90`, or less if the link expires sooner. */
            308: {
                headers: {
                    "X-Request-Id": components["headers"]["Optional-X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed`: Send JSON in UTF-8, and paths in percent-encoded UTF-8. errors names the part that could not be read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedProblem"];
                    "text/html": string;
                };
            };
            /** @description `password-required`: Ask the person who gave you the link for its password, and enter it on the link's page. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PasswordRequiredProblem"];
                    "text/html": string;
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                    "text/html": string;
                };
            };
            /** @description `method-not-allowed`: Use one of the methods that Allow names. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Allow: components["headers"]["Allow"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MethodNotAllowedProblem"];
                    "text/html": string;
                };
            };
            /** @description `request-timeout`: Send the request again, and faster: its body took most of the time that a request has. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Connection: components["headers"]["Optional-Connection"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                    "text/html": string;
                };
            };
            /** @description `gone`: The link has expired, is used up or was switched off. Only its owner can bring it back. */
            410: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["GoneProblem"];
                    "text/html": string;
                };
            };
            /** @description `too-large`: Send less. detail says how many bytes a body may have. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TooLargeProblem"];
                    "text/html": string;
                };
            };
            /** @description `unsupported-media-type`: Send the body as detail says, with the matching Content-Type. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Accept: components["headers"]["Optional-Accept"];
                    "Accept-Encoding": components["headers"]["Optional-Accept-Encoding"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeProblem"];
                    "text/html": string;
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                    "text/html": string;
                };
            };
            /** @description `blocked`: Don't go there. The operator of this shortener has blocked it, and can say why. The Link header names the operator. */
            451: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BlockedProblem"];
                    "text/html": string;
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                    "text/html": string;
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                    "text/html": string;
                };
            };
        };
    };
    deleteThroughLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The link's name: its custom slug in upper or lower case, or its code exactly as it is spelled.
                 * @example bnrhHjL
                 */
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the `expiredUrl` of a link that has expired or is used up. `Cache-Control: no-store`. */
            302: {
                headers: {
                    "X-Request-Id": components["headers"]["Optional-X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description For a link with status 307. `Cache-Control: no-store`. */
            307: {
                headers: {
                    "X-Request-Id": components["headers"]["Optional-X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description For a link with status 308. `Cache-Control: private, max-age=90`, or less if the link expires sooner. */
            308: {
                headers: {
                    "X-Request-Id": components["headers"]["Optional-X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed`: Send JSON in UTF-8, and paths in percent-encoded UTF-8. errors names the part that could not be read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedProblem"];
                    "text/html": string;
                };
            };
            /** @description `password-required`: Ask the person who gave you the link for its password, and enter it on the link's page. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PasswordRequiredProblem"];
                    "text/html": string;
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                    "text/html": string;
                };
            };
            /** @description `method-not-allowed`: Use one of the methods that Allow names. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Allow: components["headers"]["Allow"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MethodNotAllowedProblem"];
                    "text/html": string;
                };
            };
            /** @description `gone`: The link has expired, is used up or was switched off. Only its owner can bring it back. */
            410: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["GoneProblem"];
                    "text/html": string;
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                    "text/html": string;
                };
            };
            /** @description `blocked`: Don't go there. The operator of this shortener has blocked it, and can say why. The Link header names the operator. */
            451: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BlockedProblem"];
                    "text/html": string;
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                    "text/html": string;
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                    "text/html": string;
                };
            };
        };
    };
    optionsOfLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The link's name: its custom slug in upper or lower case, or its code exactly as it is spelled.
                 * @example bnrhHjL
                 */
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The methods. `Cache-Control: no-store`. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed`: Send JSON in UTF-8, and paths in percent-encoded UTF-8. errors names the part that could not be read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedProblem"];
                    "text/html": string;
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                    "text/html": string;
                };
            };
            /** @description `method-not-allowed`: Use one of the methods that Allow names. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Allow: components["headers"]["Allow"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MethodNotAllowedProblem"];
                    "text/html": string;
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                    "text/html": string;
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                    "text/html": string;
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                    "text/html": string;
                };
            };
        };
    };
    peekLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The link's name: its custom slug in upper or lower case, or its code exactly as it is spelled.
                 * @example bnrhHjL
                 */
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description For a link with `maxVisits`, a small page for requests that use no visit. For a link with a `card`, to unfurlers (Slack, WhatsApp, Facebook, …) a small page with Open Graph and Twitter tags. `Cache-Control: no-store`. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description For a link with status 301. `Cache-Control: private, max-age=90`, or less if the link expires sooner. */
            301: {
                headers: {
                    "X-Request-Id": components["headers"]["Optional-X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description For a link with the default status. Also to the `expiredUrl` of a link that has expired or is used up. `Cache-Control: no-store`. */
            302: {
                headers: {
                    "X-Request-Id": components["headers"]["Optional-X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description For a link with status 307. `Cache-Control: no-store`. */
            307: {
                headers: {
                    "X-Request-Id": components["headers"]["Optional-X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description For a link with status 308. `Cache-Control: private, max-age=90`, or less if the link expires sooner. */
            308: {
                headers: {
                    "X-Request-Id": components["headers"]["Optional-X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed`: Send JSON in UTF-8, and paths in percent-encoded UTF-8. errors names the part that could not be read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `password-required`: Ask the person who gave you the link for its password, and enter it on the link's page. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `gone`: The link has expired, is used up or was switched off. Only its owner can bring it back. */
            410: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `blocked`: Don't go there. The operator of this shortener has blocked it, and can say why. The Link header names the operator. */
            451: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patchThroughLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The link's name: its custom slug in upper or lower case, or its code exactly as it is spelled.
                 * @example bnrhHjL
                 */
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the `expiredUrl` of a link that has expired or is used up. `Cache-Control: no-store`. */
            302: {
                headers: {
                    "X-Request-Id": components["headers"]["Optional-X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description For a link with status 307. `Cache-Control: no-store`. */
            307: {
                headers: {
                    "X-Request-Id": components["headers"]["Optional-X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description For a link with status 308. `Cache-Control: private, max-age=90`, or less if the link expires sooner. */
            308: {
                headers: {
                    "X-Request-Id": components["headers"]["Optional-X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed`: Send JSON in UTF-8, and paths in percent-encoded UTF-8. errors names the part that could not be read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedProblem"];
                    "text/html": string;
                };
            };
            /** @description `password-required`: Ask the person who gave you the link for its password, and enter it on the link's page. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PasswordRequiredProblem"];
                    "text/html": string;
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                    "text/html": string;
                };
            };
            /** @description `method-not-allowed`: Use one of the methods that Allow names. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Allow: components["headers"]["Allow"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MethodNotAllowedProblem"];
                    "text/html": string;
                };
            };
            /** @description `gone`: The link has expired, is used up or was switched off. Only its owner can bring it back. */
            410: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["GoneProblem"];
                    "text/html": string;
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                    "text/html": string;
                };
            };
            /** @description `blocked`: Don't go there. The operator of this shortener has blocked it, and can say why. The Link header names the operator. */
            451: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BlockedProblem"];
                    "text/html": string;
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                    "text/html": string;
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                    "text/html": string;
                };
            };
        };
    };
    previewLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The link's name: its custom slug in upper or lower case, or its code exactly as it is spelled.
                 * @example bnrhHjL
                 */
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A small page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description To the `expiredUrl` of a link that has expired or is used up. `Cache-Control: no-store`. */
            302: {
                headers: {
                    "X-Request-Id": components["headers"]["Optional-X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed`: Send JSON in UTF-8, and paths in percent-encoded UTF-8. errors names the part that could not be read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MalformedProblem"];
                    "text/html": string;
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                    "text/html": string;
                };
            };
            /** @description `gone`: The link has expired, is used up or was switched off. Only its owner can bring it back. */
            410: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["GoneProblem"];
                    "text/html": string;
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                    "text/html": string;
                };
            };
            /** @description `blocked`: Don't go there. The operator of this shortener has blocked it, and can say why. The Link header names the operator. */
            451: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BlockedProblem"];
                    "text/html": string;
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                    "text/html": string;
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                    "text/html": string;
                };
            };
        };
    };
    resolveLink: {
        parameters: {
            query?: {
                /** @description The link's domain; BASE_URL's host if it is left out. */
                domain?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The link's name: its custom slug in upper or lower case, or its code exactly as it is spelled.
                 * @example bnrhHjL
                 */
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "country": "DE",
                 *       "languages": "de-DE, en;q=0.5",
                 *       "userAgent": "Mozilla/5.0 (iPhone)"
                 *     }
                 */
                "application/json": components["schemas"]["ResolveLink"];
            };
        };
        responses: {
            /** @description What the visitor would get. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": 302,
                     *       "location": "https://example.com/de",
                     *       "rule": "German",
                     *       "checked": [
                     *         {
                     *           "name": "Launch",
                     *           "holds": false,
                     *           "failed": [
                     *             "from"
                     *           ]
                     *         },
                     *         {
                     *           "name": "German",
                     *           "holds": true,
                     *           "failed": []
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Resolved"];
                };
            };
            /**
             * @description `validation`: Correct all fields that errors names, and send the request again.
             *
             *     `malformed`: Send JSON in UTF-8, and paths in percent-encoded UTF-8. errors names the part that could not be read.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"] | components["schemas"]["MalformedProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description `request-timeout`: Send the request again, and faster: its body took most of the time that a request has. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    Connection: components["headers"]["Optional-Connection"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description `too-large`: Send less. detail says how many bytes a body may have. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TooLargeProblem"];
                };
            };
            /** @description `unsupported-media-type`: Send the body as detail says, with the matching Content-Type. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    Accept: components["headers"]["Optional-Accept"];
                    "Accept-Encoding": components["headers"]["Optional-Accept-Encoding"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    getQrCode: {
        parameters: {
            query?: {
                /** @description The link's domain; BASE_URL's host if it is left out. */
                domain?: string;
                /** @description The format of the picture. */
                format?: "svg" | "png";
                /** @description Width and height of the whole picture in pixels: at least one pixel for each module. */
                size?: number;
                /** @description Modules of quiet zone on each side. */
                margin?: number;
                /** @description How much of the symbol may be lost: 7, 15, 25 or 30 %. */
                ecc?: "L" | "M" | "Q" | "H" | "l" | "m" | "q" | "h";
                /** @description The colour of the modules. It must be much darker than `light`: as a grey, at most 55 % of it, and at least 40 % of white below it. */
                dark?: string;
                /** @description The colour behind them, or `transparent`, which counts as white. */
                light?: string;
            };
            header?: {
                /**
                 * @description Do it only if this is still the `ETag` of what is there, or one of several, or `*` for anything that is there. Otherwise the answer is 412, also where nothing is there.
                 * @example "0b1e0d435b8f4bfa9d0b6a8a3a8d6a5c"
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
                /**
                 * @description Do it only if this is not the `ETag` of what is there, nor one of several. `*` stands for anything that is there. Otherwise the answer is 304 to a GET, and 412 to a change.
                 * @example "0b1e0d435b8f4bfa9d0b6a8a3a8d6a5d"
                 */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                /**
                 * @description The link's name: its custom slug in upper or lower case, or its code exactly as it is spelled.
                 * @example bnrhHjL
                 */
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture. A cache may keep it for an hour. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    ETag: components["headers"]["ETag"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": string;
                    "image/png": string;
                };
            };
            /** @description The picture has not changed: `If-None-Match` names it. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `validation`: Correct all fields that errors names, and send the request again.
             *
             *     `malformed`: Send JSON in UTF-8, and paths in percent-encoded UTF-8. errors names the part that could not be read.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"] | components["schemas"]["MalformedProblem"];
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description `precondition-failed`: Read it again: somebody has changed or deleted it since. Then decide, and send the ETag that you have read as If-Match. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionFailedProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    getLinkStats: {
        parameters: {
            query?: {
                /** @description The start: an RFC 3339 time, or a date in the time zone, in the years 1970 to 2999 and before `to`. Without it, the 30 dates that end with `to`. At most 31 days before `to` where `interval` is `hour`, 732 where it is `day`, 3,660 where it is `month`. */
                from?: string;
                /** @description The end: an RFC 3339 time, which is not included, or a date in the time zone, which is included. Without it, now. */
                to?: string;
                /** @description The time zone of the series, and of `from` and `to` if they are dates. An IANA name. */
                timezone?: string;
                /** @description What one entry of the series covers: an hour, a day or a month. */
                interval?: "hour" | "day" | "month";
                /** @description Whether visits by bots count. */
                bots?: "exclude" | "include";
                /** @description `previous` adds the same numbers for the period of the same length before. */
                compare?: "previous";
                /** @description The link's domain; BASE_URL's host if it is left out. */
                domain?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The link's name: its custom slug in upper or lower case, or its code exactly as it is spelled.
                 * @example bnrhHjL
                 */
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link's statistics. All are zero where nobody came. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "visits": 2,
                     *       "visitors": 1,
                     *       "bots": 5,
                     *       "visitorsAre": "sums of UTC days",
                     *       "utcDays": {
                     *         "first": "2026-11-22",
                     *         "last": "2026-11-22"
                     *       },
                     *       "timezone": "Europe/Berlin",
                     *       "from": "2026-11-21T23:00:00.000Z",
                     *       "to": "2026-11-22T23:00:00.000Z",
                     *       "interval": "day",
                     *       "series": [
                     *         {
                     *           "time": "2026-11-21T23:00:00.000Z",
                     *           "visits": 2,
                     *           "visitors": 1
                     *         }
                     *       ],
                     *       "countries": [
                     *         {
                     *           "name": "DE",
                     *           "visits": 2
                     *         }
                     *       ],
                     *       "regions": [
                     *         {
                     *           "name": "Berlin",
                     *           "visits": 2
                     *         }
                     *       ],
                     *       "cities": [
                     *         {
                     *           "name": "Berlin",
                     *           "visits": 2
                     *         }
                     *       ],
                     *       "referrers": [
                     *         {
                     *           "name": "direct",
                     *           "visits": 2
                     *         }
                     *       ],
                     *       "devices": [
                     *         {
                     *           "name": "mobile",
                     *           "visits": 2
                     *         }
                     *       ],
                     *       "browsers": [
                     *         {
                     *           "name": "Firefox",
                     *           "visits": 2
                     *         }
                     *       ],
                     *       "os": [
                     *         {
                     *           "name": "Android",
                     *           "visits": 2
                     *         }
                     *       ],
                     *       "languages": [
                     *         {
                     *           "name": "de",
                     *           "visits": 2
                     *         }
                     *       ],
                     *       "utm": {
                     *         "sources": [
                     *           {
                     *             "name": "newsletter",
                     *             "visits": 2
                     *           }
                     *         ],
                     *         "mediums": [
                     *           {
                     *             "name": "email",
                     *             "visits": 2
                     *           }
                     *         ],
                     *         "campaigns": [
                     *           {
                     *             "name": "unknown",
                     *             "visits": 2
                     *           }
                     *         ],
                     *         "terms": [
                     *           {
                     *             "name": "unknown",
                     *             "visits": 2
                     *           }
                     *         ],
                     *         "contents": [
                     *           {
                     *             "name": "unknown",
                     *             "visits": 2
                     *           }
                     *         ]
                     *       },
                     *       "rules": [
                     *         {
                     *           "name": "German",
                     *           "visits": 1
                     *         },
                     *         {
                     *           "name": null,
                     *           "visits": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["LinkStats"];
                };
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    listClicks: {
        parameters: {
            query?: {
                /** @description The most visits on a page. */
                limit?: number;
                /** @description The `nextCursor` of the page before this one. */
                cursor?: string;
                /** @description Whether a CSV begins with a byte order mark, which Excel on Windows needs. The default is what `Accept` says. */
                bom?: "true" | "false";
                /** @description The start: an RFC 3339 time, or a date in the time zone, in the years 1970 to 2999 and before `to`. */
                from?: string;
                /** @description The end: an RFC 3339 time, which is not included, or a date in the time zone, which is included. */
                to?: string;
                /** @description The time zone of `from` and `to` if they are dates. An IANA name. */
                timezone?: string;
                /** @description The link's domain; BASE_URL's host if it is left out. */
                domain?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The link's name: its custom slug in upper or lower case, or its code exactly as it is spelled.
                 * @example bnrhHjL
                 */
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of visits. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Link: components["headers"]["Optional-Link"];
                    "Content-Disposition": components["headers"]["Optional-Content-Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "clicks": [
                     *         {
                     *           "id": "019aaa3e-8f00-7abc-8123-456789abcdef",
                     *           "time": "2026-11-22T08:15:00.000Z",
                     *           "country": "DE",
                     *           "region": "Berlin",
                     *           "city": "Berlin",
                     *           "referrer": null,
                     *           "device": "mobile",
                     *           "browser": "Firefox",
                     *           "os": "Android",
                     *           "language": "de",
                     *           "utmSource": "newsletter",
                     *           "utmMedium": "email",
                     *           "utmCampaign": null,
                     *           "utmTerm": null,
                     *           "utmContent": null,
                     *           "bot": false,
                     *           "rule": "German"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ClickList"];
                    "text/csv": string;
                };
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    deleteLinkVisits: {
        parameters: {
            query?: {
                /** @description The link's domain; BASE_URL's host if it is left out. */
                domain?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The link's name: its custom slug in upper or lower case, or its code exactly as it is spelled.
                 * @example bnrhHjL
                 */
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    getStats: {
        parameters: {
            query?: {
                /** @description The start: an RFC 3339 time, or a date in the time zone, in the years 1970 to 2999 and before `to`. Without it, the 30 dates that end with `to`. At most 31 days before `to` where `interval` is `hour`, 732 where it is `day`, 3,660 where it is `month`. */
                from?: string;
                /** @description The end: an RFC 3339 time, which is not included, or a date in the time zone, which is included. Without it, now. */
                to?: string;
                /** @description The time zone of the series, and of `from` and `to` if they are dates. An IANA name. */
                timezone?: string;
                /** @description What one entry of the series covers: an hour, a day or a month. */
                interval?: "hour" | "day" | "month";
                /** @description Whether visits by bots count. */
                bots?: "exclude" | "include";
                /** @description `previous` adds the same numbers for the period of the same length before. */
                compare?: "previous";
                /** @description Only visits of links that have this tag now, at most of the newest 1,000. See `tagged`. */
                tag?: string;
                /** @description Only visits of links that this one made, at most of the newest 1,000. `admin`, the name of a key, or an e-mail, as in lists. See `made`. */
                createdBy?: string;
                /** @description Only visits of links that open on this domain, at most of the newest 1,000. See `onDomain`. */
                domain?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The statistics of all links together, deleted links included. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "visits": 2,
                     *       "visitors": 1,
                     *       "bots": 5,
                     *       "visitorsAre": "sums of UTC days",
                     *       "utcDays": {
                     *         "first": "2026-11-22",
                     *         "last": "2026-11-22"
                     *       },
                     *       "timezone": "Europe/Berlin",
                     *       "from": "2026-11-21T23:00:00.000Z",
                     *       "to": "2026-11-22T23:00:00.000Z",
                     *       "interval": "day",
                     *       "series": [
                     *         {
                     *           "time": "2026-11-21T23:00:00.000Z",
                     *           "visits": 2,
                     *           "visitors": 1
                     *         }
                     *       ],
                     *       "countries": [
                     *         {
                     *           "name": "DE",
                     *           "visits": 2
                     *         }
                     *       ],
                     *       "regions": [
                     *         {
                     *           "name": "Berlin",
                     *           "visits": 2
                     *         }
                     *       ],
                     *       "cities": [
                     *         {
                     *           "name": "Berlin",
                     *           "visits": 2
                     *         }
                     *       ],
                     *       "referrers": [
                     *         {
                     *           "name": "direct",
                     *           "visits": 2
                     *         }
                     *       ],
                     *       "devices": [
                     *         {
                     *           "name": "mobile",
                     *           "visits": 2
                     *         }
                     *       ],
                     *       "browsers": [
                     *         {
                     *           "name": "Firefox",
                     *           "visits": 2
                     *         }
                     *       ],
                     *       "os": [
                     *         {
                     *           "name": "Android",
                     *           "visits": 2
                     *         }
                     *       ],
                     *       "languages": [
                     *         {
                     *           "name": "de",
                     *           "visits": 2
                     *         }
                     *       ],
                     *       "utm": {
                     *         "sources": [
                     *           {
                     *             "name": "newsletter",
                     *             "visits": 2
                     *           }
                     *         ],
                     *         "mediums": [
                     *           {
                     *             "name": "email",
                     *             "visits": 2
                     *           }
                     *         ],
                     *         "campaigns": [
                     *           {
                     *             "name": "unknown",
                     *             "visits": 2
                     *           }
                     *         ],
                     *         "terms": [
                     *           {
                     *             "name": "unknown",
                     *             "visits": 2
                     *           }
                     *         ],
                     *         "contents": [
                     *           {
                     *             "name": "unknown",
                     *             "visits": 2
                     *           }
                     *         ]
                     *       },
                     *       "topLinks": [
                     *         {
                     *           "slug": "bnrhHjL",
                     *           "domain": "go.example",
                     *           "shortUrl": "https://go.example/bnrhHjL",
                     *           "visits": 2
                     *         }
                     *       ],
                     *       "unknownSlugs": [
                     *         {
                     *           "slug": "pricng",
                     *           "domain": "go.example",
                     *           "requests": 3
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["OverallStats"];
                };
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    listDomains: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All domains. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "domains": [
                     *         {
                     *           "domain": "events.example",
                     *           "homeUrl": "https://example.com/events",
                     *           "isDefault": false,
                     *           "notFoundUrl": null,
                     *           "expiredUrl": null,
                     *           "appleAppSiteAssociation": null,
                     *           "assetLinks": [
                     *             {
                     *               "relation": [
                     *                 "delegate_permission/common.handle_all_urls"
                     *               ],
                     *               "target": {
                     *                 "namespace": "android_app",
                     *                 "package_name": "com.example",
                     *                 "sha256_cert_fingerprints": [
                     *                   "14:6D:E9"
                     *                 ]
                     *               }
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["DomainList"];
                };
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    createDomain: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "domain": "events.example",
                 *       "homeUrl": "https://example.com/events"
                 *     }
                 */
                "application/json": components["schemas"]["CreateDomain"];
            };
        };
        responses: {
            /** @description The domain. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "domain": "events.example",
                     *       "homeUrl": "https://example.com/events",
                     *       "isDefault": false,
                     *       "notFoundUrl": null,
                     *       "expiredUrl": null,
                     *       "appleAppSiteAssociation": null,
                     *       "assetLinks": [
                     *         {
                     *           "relation": [
                     *             "delegate_permission/common.handle_all_urls"
                     *           ],
                     *           "target": {
                     *             "namespace": "android_app",
                     *             "package_name": "com.example",
                     *             "sha256_cert_fingerprints": [
                     *               "14:6D:E9"
                     *             ]
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Domain"];
                };
            };
            /**
             * @description `validation`: Correct all fields that errors names, and send the request again.
             *
             *     `malformed`: Send JSON in UTF-8, and paths in percent-encoded UTF-8. errors names the part that could not be read.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"] | components["schemas"]["MalformedProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `request-timeout`: Send the request again, and faster: its body took most of the time that a request has. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    Connection: components["headers"]["Optional-Connection"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description `domain-taken`: Change the domain that there is, or add another one. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["DomainTakenProblem"];
                };
            };
            /** @description `too-large`: Send less. detail says how many bytes a body may have. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TooLargeProblem"];
                };
            };
            /** @description `unsupported-media-type`: Send the body as detail says, with the matching Content-Type. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    Accept: components["headers"]["Optional-Accept"];
                    "Accept-Encoding": components["headers"]["Optional-Accept-Encoding"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    deleteDomain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The domain, in any spelling of its host.
                 * @example events.example
                 */
                domain: components["parameters"]["domainParameter"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The domain is deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description `domain-in-use`: Delete its links first, or make them anew on another domain. The default domain always stays. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["DomainInUseProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    editDomain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The domain, in any spelling of its host.
                 * @example events.example
                 */
                domain: components["parameters"]["domainParameter"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "notFoundUrl": "https://example.com/lost"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["EditDomain"];
                /**
                 * @example {
                 *       "notFoundUrl": "https://example.com/lost"
                 *     }
                 */
                "application/json": components["schemas"]["EditDomain"];
            };
        };
        responses: {
            /** @description The domain as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "domain": "events.example",
                     *       "homeUrl": "https://example.com/events",
                     *       "isDefault": false,
                     *       "notFoundUrl": null,
                     *       "expiredUrl": null,
                     *       "appleAppSiteAssociation": null,
                     *       "assetLinks": [
                     *         {
                     *           "relation": [
                     *             "delegate_permission/common.handle_all_urls"
                     *           ],
                     *           "target": {
                     *             "namespace": "android_app",
                     *             "package_name": "com.example",
                     *             "sha256_cert_fingerprints": [
                     *               "14:6D:E9"
                     *             ]
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Domain"];
                };
            };
            /**
             * @description `validation`: Correct all fields that errors names, and send the request again.
             *
             *     `malformed`: Send JSON in UTF-8, and paths in percent-encoded UTF-8. errors names the part that could not be read.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"] | components["schemas"]["MalformedProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description `request-timeout`: Send the request again, and faster: its body took most of the time that a request has. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    Connection: components["headers"]["Optional-Connection"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description `too-large`: Send less. detail says how many bytes a body may have. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TooLargeProblem"];
                };
            };
            /** @description `unsupported-media-type`: Send the body as detail says, with the matching Content-Type. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Accept-Patch": components["headers"]["Optional-Accept-Patch"];
                    "Accept-Encoding": components["headers"]["Optional-Accept-Encoding"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    getAppleAppSiteAssociation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppLinksFile"];
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                    "text/html": string;
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    getAssetLinks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppLinksFile"];
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                    "text/html": string;
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who calls. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "kind": "key",
                     *       "name": "The website",
                     *       "isAdmin": false,
                     *       "scopes": [
                     *         "links:write"
                     *       ],
                     *       "domains": [
                     *         "go.example",
                     *         "events.example"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All keys, without their secrets. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "keys": [
                     *         {
                     *           "id": "019abc12-3456-7def-8123-456789abcdef",
                     *           "name": "The website",
                     *           "scopes": [
                     *             "links:write"
                     *           ],
                     *           "createdAt": "2026-11-22T08:00:00.000Z",
                     *           "expiresAt": null,
                     *           "lastUsedAt": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKeyList"];
                };
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "The website",
                 *       "scopes": [
                 *         "links:write"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CreateApiKey"];
            };
        };
        responses: {
            /** @description The key. It is shown only this once. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019abc12-3456-7def-8123-456789abcdef",
                     *       "name": "The website",
                     *       "scopes": [
                     *         "links:write"
                     *       ],
                     *       "createdAt": "2026-11-22T08:00:00.000Z",
                     *       "expiresAt": null,
                     *       "lastUsedAt": null,
                     *       "key": "bij_shown-once-and-never-again"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            /**
             * @description `validation`: Correct all fields that errors names, and send the request again.
             *
             *     `malformed`: Send JSON in UTF-8, and paths in percent-encoded UTF-8. errors names the part that could not be read.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"] | components["schemas"]["MalformedProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `request-timeout`: Send the request again, and faster: its body took most of the time that a request has. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    Connection: components["headers"]["Optional-Connection"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description `too-large`: Send less. detail says how many bytes a body may have. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TooLargeProblem"];
                };
            };
            /** @description `unsupported-media-type`: Send the body as detail says, with the matching Content-Type. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    Accept: components["headers"]["Optional-Accept"];
                    "Accept-Encoding": components["headers"]["Optional-Accept-Encoding"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    deleteApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The key's id. It is not the key itself.
                 * @example 019abc12-3456-7def-8123-456789abcdef
                 */
                id: components["parameters"]["keyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key is revoked. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All webhooks, without their secrets, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "webhooks": [
                     *         {
                     *           "id": "6f1a1f9e-2f3c-4a7b-9a53-0d4f5f1f2f11",
                     *           "url": "https://hooks.example.com/bijou",
                     *           "events": [
                     *             "link.created",
                     *             "link.deleted"
                     *           ],
                     *           "tag": null,
                     *           "state": "on",
                     *           "stateReason": null,
                     *           "createdAt": "2026-11-22T08:00:00.000Z",
                     *           "lastSuccessAt": "2026-11-22T09:00:00.000Z",
                     *           "lastFailureAt": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookList"];
                };
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://hooks.example.com/bijou",
                 *       "events": [
                 *         "link.created",
                 *         "link.deleted"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CreateWebhook"];
            };
        };
        responses: {
            /** @description The webhook with its secret, which is shown only this once. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "6f1a1f9e-2f3c-4a7b-9a53-0d4f5f1f2f11",
                     *       "url": "https://hooks.example.com/bijou",
                     *       "events": [
                     *         "link.created",
                     *         "link.deleted"
                     *       ],
                     *       "tag": null,
                     *       "state": "on",
                     *       "stateReason": null,
                     *       "createdAt": "2026-11-22T08:00:00.000Z",
                     *       "lastSuccessAt": "2026-11-22T09:00:00.000Z",
                     *       "lastFailureAt": null,
                     *       "secret": "whsec_c2hvd24tb25jZS1hbmQtbmV2ZXItYWdhaW4tbm93"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            /**
             * @description `validation`: Correct all fields that errors names, and send the request again.
             *
             *     `malformed`: Send JSON in UTF-8, and paths in percent-encoded UTF-8. errors names the part that could not be read.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"] | components["schemas"]["MalformedProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `request-timeout`: Send the request again, and faster: its body took most of the time that a request has. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    Connection: components["headers"]["Optional-Connection"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description `too-large`: Send less. detail says how many bytes a body may have. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TooLargeProblem"];
                };
            };
            /** @description `unsupported-media-type`: Send the body as detail says, with the matching Content-Type. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    Accept: components["headers"]["Optional-Accept"];
                    "Accept-Encoding": components["headers"]["Optional-Accept-Encoding"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeProblem"];
                };
            };
            /** @description `destination-refused`: Choose another destination. It must not be this shortener's own host, nor private, reserved, blocked or possibly unsafe. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["DestinationRefusedProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook's id.
                 * @example 6f1a1f9e-2f3c-4a7b-9a53-0d4f5f1f2f11
                 */
                id: components["parameters"]["webhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "6f1a1f9e-2f3c-4a7b-9a53-0d4f5f1f2f11",
                     *       "url": "https://hooks.example.com/bijou",
                     *       "events": [
                     *         "link.created",
                     *         "link.deleted"
                     *       ],
                     *       "tag": null,
                     *       "state": "on",
                     *       "stateReason": null,
                     *       "createdAt": "2026-11-22T08:00:00.000Z",
                     *       "lastSuccessAt": "2026-11-22T09:00:00.000Z",
                     *       "lastFailureAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook's id.
                 * @example 6f1a1f9e-2f3c-4a7b-9a53-0d4f5f1f2f11
                 */
                id: components["parameters"]["webhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook is deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    updateWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook's id.
                 * @example 6f1a1f9e-2f3c-4a7b-9a53-0d4f5f1f2f11
                 */
                id: components["parameters"]["webhookId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "state": "on"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["EditWebhook"];
                /**
                 * @example {
                 *       "state": "on"
                 *     }
                 */
                "application/json": components["schemas"]["EditWebhook"];
            };
        };
        responses: {
            /** @description The webhook. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "6f1a1f9e-2f3c-4a7b-9a53-0d4f5f1f2f11",
                     *       "url": "https://hooks.example.com/bijou",
                     *       "events": [
                     *         "link.created",
                     *         "link.deleted"
                     *       ],
                     *       "tag": null,
                     *       "state": "on",
                     *       "stateReason": null,
                     *       "createdAt": "2026-11-22T08:00:00.000Z",
                     *       "lastSuccessAt": "2026-11-22T09:00:00.000Z",
                     *       "lastFailureAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /**
             * @description `validation`: Correct all fields that errors names, and send the request again.
             *
             *     `malformed`: Send JSON in UTF-8, and paths in percent-encoded UTF-8. errors names the part that could not be read.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"] | components["schemas"]["MalformedProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description `request-timeout`: Send the request again, and faster: its body took most of the time that a request has. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    Connection: components["headers"]["Optional-Connection"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
                };
            };
            /** @description `too-large`: Send less. detail says how many bytes a body may have. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TooLargeProblem"];
                };
            };
            /** @description `unsupported-media-type`: Send the body as detail says, with the matching Content-Type. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Accept-Patch": components["headers"]["Optional-Accept-Patch"];
                    "Accept-Encoding": components["headers"]["Optional-Accept-Encoding"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeProblem"];
                };
            };
            /** @description `destination-refused`: Choose another destination. It must not be this shortener's own host, nor private, reserved, blocked or possibly unsafe. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["DestinationRefusedProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook's id.
                 * @example 6f1a1f9e-2f3c-4a7b-9a53-0d4f5f1f2f11
                 */
                id: components["parameters"]["webhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery. It is sent in a moment. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0b9bb0a6-8a57-4a8e-93c5-1c1f6f0e7d22",
                     *       "type": "link.created",
                     *       "time": "2026-11-22T08:30:00.000Z",
                     *       "attempts": 0,
                     *       "status": "pending",
                     *       "lastStatus": null,
                     *       "nextAttemptAt": "2026-11-22T08:30:05.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description `webhook-off`: Switch the webhook on, then send the request again. Its stateReason says why Bijou switched it off. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["WebhookOffProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook's id.
                 * @example 6f1a1f9e-2f3c-4a7b-9a53-0d4f5f1f2f11
                 */
                id: components["parameters"]["webhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook with its secret, which is shown only this once. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "6f1a1f9e-2f3c-4a7b-9a53-0d4f5f1f2f11",
                     *       "url": "https://hooks.example.com/bijou",
                     *       "events": [
                     *         "link.created",
                     *         "link.deleted"
                     *       ],
                     *       "tag": null,
                     *       "state": "on",
                     *       "stateReason": null,
                     *       "createdAt": "2026-11-22T08:00:00.000Z",
                     *       "lastSuccessAt": "2026-11-22T09:00:00.000Z",
                     *       "lastFailureAt": null,
                     *       "secret": "whsec_c2hvd24tb25jZS1hbmQtbmV2ZXItYWdhaW4tbm93"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                /** @description The most deliveries on a page. */
                limit?: number;
                /** @description The `nextCursor` of the page before this one. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The webhook's id.
                 * @example 6f1a1f9e-2f3c-4a7b-9a53-0d4f5f1f2f11
                 */
                id: components["parameters"]["webhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deliveries. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deliveries": [
                     *         {
                     *           "id": "0b9bb0a6-8a57-4a8e-93c5-1c1f6f0e7d22",
                     *           "type": "link.created",
                     *           "time": "2026-11-22T08:30:00.000Z",
                     *           "attempts": 1,
                     *           "status": "pending",
                     *           "lastStatus": 503,
                     *           "nextAttemptAt": "2026-11-22T08:30:05.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["DeliveryList"];
                };
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    redeliver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook's id.
                 * @example 6f1a1f9e-2f3c-4a7b-9a53-0d4f5f1f2f11
                 */
                id: components["parameters"]["webhookId"];
                /**
                 * @description The delivery's id, which is its `webhook-id`.
                 * @example 0b9bb0a6-8a57-4a8e-93c5-1c1f6f0e7d22
                 */
                deliveryId: components["parameters"]["deliveryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery. It is sent in a moment. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0b9bb0a6-8a57-4a8e-93c5-1c1f6f0e7d22",
                     *       "type": "link.created",
                     *       "time": "2026-11-22T08:30:00.000Z",
                     *       "attempts": 0,
                     *       "status": "pending",
                     *       "lastStatus": null,
                     *       "nextAttemptAt": "2026-11-22T08:30:05.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description `webhook-off`: Switch the webhook on, then send the request again. Its stateReason says why Bijou switched it off. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["WebhookOffProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All is well. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "healthy",
                     *       "components": {
                     *         "postgres": {
                     *           "status": "up",
                     *           "latencyMs": 12
                     *         },
                     *         "redis": {
                     *           "status": "up",
                     *           "latencyMs": 3
                     *         },
                     *         "codeKey": {
                     *           "status": "up"
                     *         }
                     *       },
                     *       "version": "0.1.0",
                     *       "time": "2026-11-22T08:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                    "text/html": string;
                };
            };
            /** @description A component is down. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "unhealthy",
                     *       "components": {
                     *         "postgres": {
                     *           "status": "up",
                     *           "latencyMs": 12
                     *         },
                     *         "redis": {
                     *           "status": "down",
                     *           "error": "no answer within 2000 ms"
                     *         },
                     *         "codeKey": {
                     *           "status": "up"
                     *         }
                     *       },
                     *       "version": "0.1.0",
                     *       "time": "2026-11-22T08:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    getHealthHistory: {
        parameters: {
            query?: {
                /** @description How many pings at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The pings. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "history": [
                     *         {
                     *           "time": "2026-11-22T08:00:00.000Z",
                     *           "status": "unhealthy",
                     *           "components": {
                     *             "postgres": {
                     *               "status": "up",
                     *               "latencyMs": 12
                     *             },
                     *             "redis": {
                     *               "status": "down",
                     *               "error": "no answer within 2000 ms"
                     *             },
                     *             "codeKey": {
                     *               "status": "up"
                     *             }
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["HealthHistory"];
                };
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    getHealthDays: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The days. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "days": [
                     *         {
                     *           "day": "2026-11-22",
                     *           "pings": 288,
                     *           "failed": 2,
                     *           "components": {
                     *             "postgres": {
                     *               "pings": 288,
                     *               "failed": 0
                     *             },
                     *             "redis": {
                     *               "pings": 288,
                     *               "failed": 2
                     *             }
                     *           }
                     *         }
                     *       ],
                     *       "isComplete": true
                     *     }
                     */
                    "application/json": components["schemas"]["HealthDays"];
                };
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "alive",
                     *       "version": "0.1.0"
                     *     }
                     */
                    "application/json": components["schemas"]["Liveness"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                    "text/html": string;
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counters. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `unauthorized`: Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthorizedProblem"];
                };
            };
            /** @description `forbidden`: Use a key with the scope that WWW-Authenticate names, or the admin key. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            /** @description `rate-limited`: Wait for the number of seconds in Retry-After, then go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
            /** @description `unavailable`: A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "RateLimit-Policy": components["headers"]["Optional-RateLimit-Policy"];
                    RateLimit: components["headers"]["Optional-RateLimit"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    getRobots: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description RFC 9309. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                    "text/html": string;
                };
            };
        };
    };
    getSecurityTxt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description RFC 9116. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                    "text/html": string;
                };
            };
        };
    };
    getOpenApiDocument: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenApiDocument"];
                };
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
        };
    };
    getDocsPage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. It loads nothing from any other host. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description `validation`: Correct all fields that errors names, and send the request again. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationProblem"];
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                };
            };
        };
    };
    getProblemPage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The last part of a problem's `type`.
                 * @example rate-limited
                 */
                type: components["parameters"]["problemType"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A small page. Its path is the problem's `type`. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description `not-found`: Check the spelling: capitals count in codes. A deleted link looks like one that was never made. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotFoundProblem"];
                    "text/html": string;
                };
            };
            /** @description `misconfigured`: The operator of this shortener finds in its log which settings are missing or wrong. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Optional-Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Optional-Referrer-Policy"];
                    "X-Content-Type-Options": components["headers"]["Optional-X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["Optional-X-Robots-Tag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["MisconfiguredProblem"];
                    "text/html": string;
                };
            };
        };
    };
}
