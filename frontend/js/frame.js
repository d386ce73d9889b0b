const CALENDAR = '/index.html';

/** Sets the page's own main part between what the calendar has around its own: header, messages and dialogs. */
export async function borrowFrame() {
  const answer = await fetch(CALENDAR);
  const calendar = new DOMParser().parseFromString(await answer.text(), 'text/html');
  calendar.querySelector('noscript').remove();
  calendar.querySelector('[data-skip]').replaceWith(document.querySelector('[data-skip]'));
  calendar.querySelector('main').replaceWith(document.querySelector('main'));
  document.body.replaceChildren(...calendar.body.childNodes);
}
