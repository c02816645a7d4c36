// Starts Swagger UI on /api/docs. A file of its own, so that the page's policy needs no inline script.
globalThis.SwaggerUIBundle({
  url: "/api/openapi.json",
  dom_id: "#docs",
  deepLinking: true,
  // Else it asks validator.swagger.io for a badge.
  validatorUrl: null,
  // A try goes to the Worker that shows this page, which the page's policy allows; `servers` may name another.
  requestInterceptor(request) {
    const { pathname, search } = new URL(request.url, location.href);
    return { ...request, url: location.origin + pathname + search };
  },
});
