// Small tools for building and changing the page.

/** Builds an element: h('p', {class: 'quiet', onclick: f}, 'text', child). Text is always text: no markup is ever parsed. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** Sets text only when it differs, so that a selection in it survives. */
export function text(element, value) {
  if (element.textContent !== value) element.textContent = value;
}

/** Replaces the children only when what they were made from differs. */
export function rebuild(element, source, build) {
  const made = JSON.stringify(source);
  if (element.madeFrom === made) return;
  element.madeFrom = made;
  element.replaceChildren(...build(source));
}

export const lastSegment = id => id.slice(id.lastIndexOf('/') + 1);

/** A display's or lane's id without the store's: checkout-1/screen-1. */
export const local = id => id.slice(id.indexOf('/') + 1);

let made = 0;
/** An id that no other element of the page has. */
export const uniqueId = prefix => `${prefix}-${++made}`;

/** Builds an SVG element; looks are set by attributes and classes alone. */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) element.setAttribute(name, value);
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}
