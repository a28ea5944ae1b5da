// Editing what a schedule is made of: dayparts and entries.

import { edit } from '../base/editor.js';
import { dateRange, daypartsField, mostPlaysField, priorityField, targetField } from '../base/fields.js';
import { chipsField, choiceField, textField, timeField } from '../base/form.js';
import { weekdays } from '../base/time.js';
import { t } from '../base/words.js';

export const editDaypart = (item, saved) => edit({
  kind: 'dayparts',
  item,
  title: item?.name ?? t('dayparts.new'),
  starts: { name: '', weekdays: weekdays('long').map(([name]) => name), from: '08:00', to: '20:00' },
  fields: [
    textField('name', t('field.name'), { required: true, most: 200 }),
    chipsField('weekdays', t('field.weekdays'), weekdays('short'), { hint: t('field.weekdays.hint') }),
    timeField('from', t('field.from'), { required: true, half: true }),
    timeField('to', t('field.to'), { required: true, half: true, hint: t('field.to.hint') }),
  ],
  saved,
});

export const editEntry = (item, { playlists, dayparts, saved, starts = {} }) => edit({
  kind: 'schedule',
  item,
  title: item?.name ?? t('entries.new'),
  starts: { name: '', playlist: playlists[0]?.id ?? '', target: { laneKinds: [], lanes: [], displays: [] }, dayparts: [], fromDate: null, untilDate: null, priority: 50, mostPlaysAnHour: null, ...starts },
  fields: [
    textField('name', t('field.name'), { required: true, most: 200 }),
    choiceField('playlist', t('field.playlist'), playlists.map(each => [each.id, each.name])),
    targetField(),
    daypartsField(dayparts),
    ...dateRange(),
    priorityField(),
    mostPlaysField(),
  ],
  saved,
});
