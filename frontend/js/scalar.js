import { apiBase } from './api-base.js';

// Nothing of the API page asks another host: no fonts, no proxy, no telemetry, no assistant.
Scalar.createApiReference('#api', {
  url: apiBase ? `${apiBase}/openapi/v1.json` : 'openapi/v1.json',
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  proxyUrl: '',
  orderSchemaPropertiesBy: 'preserve',
  hideClientButton: true,
  showDeveloperTools: 'never',
});
