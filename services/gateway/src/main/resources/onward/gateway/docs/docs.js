// The whole interface first; each service's own document in the list beside it.
Scalar.createApiReference('#app', {
  sources: [
    { title: 'The whole interface', slug: 'onward', url: '/docs/onward.openapi.yaml' },
    { title: 'activity', slug: 'activity', url: '/docs/activity.openapi.yaml' },
    { title: 'progress', slug: 'progress', url: '/docs/progress.openapi.yaml' },
    { title: 'notifications', slug: 'notifications', url: '/docs/notifications.openapi.yaml' },
    { title: 'gateway', slug: 'gateway', url: '/docs/gateway.openapi.yaml' },
  ],
  // Nothing from elsewhere: no fonts, no counting, no client in the cloud.
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true },
});
