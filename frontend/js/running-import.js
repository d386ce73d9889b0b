// The import that was started here last and may still go on: a page that is loaded anew follows it further.

const KEY = 'training-os:import';

export function rememberedImport() {
  try {
    return Number(localStorage.getItem(KEY)) || null;
  } catch {
    return null;
  }
}

export function rememberImport(id) {
  try {
    localStorage.setItem(KEY, id);
  } catch {
    // Without storage it is followed until the page is left; the history of imports has it.
  }
}

export function forgetImport(id) {
  if (rememberedImport() === id) localStorage.removeItem(KEY);
}
