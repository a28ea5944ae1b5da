// The way to every page.

import { h, svg } from './dom.js';
import { t } from './words.js';

/** Drawn on 20 by 20; strokes alone. */
const SHAPES = {
  lanes: 'M4 3v14M10 3v3m0 3v2m0 3v3M16 3v14',
  screens: 'M2.500 4h15v10h-15zM7 17h6',
  emergency: 'M10 2.500 18 17H2zM10 8v4m0 2.200v.3',
  library: 'M3 3h6v6H3zM11 3h6v6h-6zM3 11h6v6H3zM11 11h6v6h-6z',
  playlists: 'M3 5h14M3 10h9M3 15h7m4-3 4 2.500-4 2.500z',
  schedule: 'M3 4.500h14v13H3zM3 8.500h14M7 2.500v4m6-4v4',
  campaigns: 'M3 17V9m5 8V5m5 12v-6m4 6V3',
  trash: 'M3 5.500h14M7 5V3h6v2M5 6l1 11.500h8L15 6',
  accounts: 'M10 10a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM3 17.500c.6-3.600 3.400-5 7-5s6.400 1.400 7 5',
  audit: 'M5 2.500h10v15H5zM8 7h4m-4 3h4m-4 3h2',
};
const GROUPS = [['store', ['lanes', 'screens', 'emergency']], ['content', ['library', 'playlists', 'schedule', 'campaigns']], ['order', ['trash', 'accounts', 'audit']]];

export function navigation(element) {
  const links = new Map();
  for (const [group, pages] of GROUPS) {
    element.append(h('ul', { 'aria-label': t(`nav.group.${group}`) }, pages.map(page => {
      const link = h('a', { href: `#/${page}` }, svg('svg', { viewBox: '0 0 20 20', 'aria-hidden': 'true', class: 'sign' }, svg('path', { d: SHAPES[page] })), h('span', {}, t(`nav.${page}`)));
      links.set(page, link);
      return h('li', {}, link);
    })));
  }
  return {
    mark(page) {
      for (const [name, link] of links) if (name === page) link.setAttribute('aria-current', 'page'); else link.removeAttribute('aria-current');
      links.get(page)?.scrollIntoView({ block: 'nearest', inline: 'center' });
    },
  };
}
