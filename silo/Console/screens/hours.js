// When screens are on.

import { edit } from '../base/editor.js';
import { daypartsField, targetField } from '../base/fields.js';
import { textField } from '../base/form.js';
import { t } from '../base/words.js';

export const editHours = (item, { dayparts, saved }) => edit({
  kind: 'screen-hours',
  item,
  title: item?.name ?? t('hours.new'),
  starts: { name: '', target: { laneKinds: [], lanes: [], displays: [] }, dayparts: [] },
  fields: [
    textField('name', t('field.name'), { required: true, most: 200 }),
    daypartsField(dayparts, { hint: t('hours.dayparts.hint') }),
    targetField({ displays: true }),
  ],
  saved,
});
