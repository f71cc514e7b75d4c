import { groupsOf, ofEnum } from '../platform/group.ts'

import { Application } from './application.ts'

const pilot = (column: string) => (t: string) => `(select p."${column}" from programme.pilot p where p.id = ${t}."pilotId")`

/** Applications counted by what they have in common. */
export const ApplicationGroups = groupsOf(() => Application, 'applicationGroups', 'ApplicationDimension', {
  description: 'Applications to the programme counted by what they have in common.',
  dimensions: {
    OUTCOME: ofEnum('What became of it.', (t) => `${t}."outcome"`),
    THEME: ofEnum('Its theme, where it is known.', (t) => `${t}."theme"`),
    REGION: {
      description: 'The region of the pilot it became, by its code.',
      value: pilot('regionCode'),
      label: (t) => `(select r.name from programme.region r where r.code = ${pilot('regionCode')(t)})`,
    },
    PILOT: { description: 'The pilot it became, by its slug.', value: pilot('slug'), label: pilot('name') },
  },
  number: { description: 'the population it was for', sql: (t) => `${t}."population"` },
})
