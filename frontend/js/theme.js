// Runs before the first paint, hence not a module: the stylesheet follows the attribute. theme-switch.js keeps the
// choice.
try {
  const choice = localStorage.getItem('training-os:theme');
  document.documentElement.dataset.theme = ['light', 'dark'].includes(choice) ? choice : 'auto';
} catch {
  document.documentElement.dataset.theme = 'auto';
}
