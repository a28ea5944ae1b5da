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

export const people = count => count === 1 ? '1 person' : `${count} people`;

export const lastSegment = id => id.slice(id.lastIndexOf('/') + 1);

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** 14:03:27, in the reader's own zone. */
export const timeOfDay = at => clock.format(new Date(at));

/** 5 s, 3 min, 2 h. */
export function span(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

/** 12 345 with the reader's own separators. */
export const figure = value => value.toLocaleString();

/** 12 or 12.3 */
export const ms = value => value >= 10 ? Math.round(value).toString() : value.toFixed(1);
