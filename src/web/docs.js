// Starts Swagger UI on /api/docs. A file of its own, so that the page's policy needs no inline script.
globalThis.SwaggerUIBundle({
  url: "/api/openapi.json",
  dom_id: "#docs",
  deepLinking: true,
  // Otherwise it would ask validator.swagger.io for a badge.
  validatorUrl: null,
  // A try goes to the Worker that shows this page, since the page's policy allows no other. `servers` may name another.
  requestInterceptor(request) {
    const { pathname, search } = new URL(request.url, location.href);
    return { ...request, url: location.origin + pathname + search };
  },
});
