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

/** The path through places `[x, y]` from one index to another; null, and an index in `breaks`, lift the pen. */
export function pathThrough(placeOf, from, to, breaks) {
  let path = '';
  let isDown = false;
  for (let index = from; index <= to; index++) {
    const place = placeOf(index);
    if (!place) {
      isDown = false;
      continue;
    }
    if (breaks.has(index)) isDown = false;
    path += `${isDown ? 'L' : 'M'}${place[0].toFixed(1)} ${place[1].toFixed(1)}`;
    isDown = true;
  }
  return path;
}
