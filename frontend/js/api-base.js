/** Where the API is, without a closing slash; empty when it is where this page is. */
export const apiBase = findApi();

function findApi() {
  const configured = document.querySelector('meta[name="api-base"]')?.content;
  if (configured) return configured.replace(/\/$/, '');
  // The page on a server of its own, as in development: the API is beside it.
  return location.port === '3000' ? `${location.protocol}//${location.hostname}:8000` : '';
}
