const NAMESPACE = 'http://www.w3.org/2000/svg';

/** An element of a drawing, with attributes and children. */
export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS(NAMESPACE, name);
  set(element, attributes);
  element.append(...children);
  return element;
}

export function set(element, attributes) {
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
}

/** The path through places `[x, y]`. An index in `breaks` lifts the pen; a place that is null is passed over. */
export function pathThrough(placeOf, from, to, breaks) {
  let path = '';
  for (let index = from; index <= to; index++) {
    const place = placeOf(index);
    if (!place) continue;
    const at = `${place[0].toFixed(1)} ${place[1].toFixed(1)}`;
    // A stretch of one point is seen as that, for the ends of lines are round.
    path += path && !breaks.has(index) ? `L${at}` : `M${at}h0`;
  }
  return path;
}
