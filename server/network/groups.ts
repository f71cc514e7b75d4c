import { financialYear, groupsOf, ofEnum } from '../platform/group.ts'

import { Adoption } from './adoption.ts'

const practice = (column: string) => (t: string) => `(select p."${column}" from network.practice p where p.id = ${t}."practiceId")`

/** Adoptions counted by what they have in common. */
export const AdoptionGroups = groupsOf(() => Adoption, 'adoptionGroups', 'AdoptionDimension', {
  description: 'Adoptions of practices counted by what they have in common.',
  dimensions: {
    STAGE: ofEnum('How far it is.', (t) => `${t}."stage"`),
    FIDELITY: ofEnum('How closely it keeps to what is described.', (t) => `${t}."fidelity"`),
    PRACTICE: { description: 'The practice, by its slug.', value: practice('slug'), label: practice('title') },
    PILOT: { description: 'The pilot that took it up, by its identifier.', value: (t) => `${t}."pilotId"::text` },
    ORGANISATION: { description: 'The organisation that took it up, by its identifier.', value: (t) => `${t}."organisationId"::text` },
    START_YEAR: financialYear('The year from April to March in which it began.', (t) => `${t}."startedOn"`),
  },
  number: {
    description: 'how many effects are reported of it',
    sql: (t) => `(select count(*) from network."adoptionEffect" e where e."adoptionId" = ${t}.id)`,
  },
})
