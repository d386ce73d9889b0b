import { apiBase } from './api-base.js';

// What the calendar's switch says, which theme.js found; else as the system.
const { theme } = document.documentElement.dataset;

// Nothing of the API page asks another host: no fonts, no proxy, no telemetry, no assistant.
Scalar.createApiReference('#api', {
  url: apiBase ? `${apiBase}/openapi/v1.json` : 'openapi/v1.json',
  forceDarkModeState: theme === 'auto' ? undefined : theme,
  hideDarkModeToggle: true,
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  proxyUrl: '',
  orderSchemaPropertiesBy: 'preserve',
  hideClientButton: true,
  showDeveloperTools: 'never',
});
