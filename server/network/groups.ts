import { announced, financialYear, groupsOf, inWords, monthAndQuarter, ofEnum, ofPilot } from '../platform/group.ts'

import { Adoption } from './adoption.ts'

const practice = (column: string) => (t: string) => `(select p."${column}" from network.practice p where p.id = ${t}."practiceId")`

const taker = ofPilot('The pilot that took it up, by its identifier.', (t) => `${t}."pilotId"`)
const began = monthAndQuarter('it began', (t) => `${t}."startedOn"`)
const organisation = (part: string) => announced('organisation', (t) => `${t}."organisationId"`, part)

/** Adoptions counted by what they have in common. */
export const AdoptionGroups = groupsOf(() => Adoption, 'adoptionGroups', 'AdoptionDimension', {
  description: 'Adoptions of practices counted by what they have in common.',
  dimensions: {
    STAGE: ofEnum('How far it is.', (t) => `${t}."stage"`),
    FIDELITY: ofEnum('How closely it keeps to what is described.', (t) => `${t}."fidelity"`),
    PRACTICE: { description: 'The practice, by its slug.', value: practice('slug'), label: practice('title') },
    PILOT: taker.pilot,
    THEME: taker.theme,
    REGION: taker.region,
    ORGANISATION: {
      description: 'The organisation that took it up, by its identifier.',
      value: (t) => `${t}."organisationId"::text`,
      label: organisation('name'),
    },
    ORGANISATION_KIND: { description: 'The organisation’s kind.', value: organisation('kind'), label: (t) => inWords(organisation('kind')(t)) },
    START_MONTH: began.month,
    START_QUARTER: began.quarter,
    START_YEAR: financialYear('The year from April to March in which it began.', (t) => `${t}."startedOn"`),
  },
  number: {
    description: 'how many effects are reported of it',
    sql: (t) => `(select count(*) from network."adoptionEffect" e where e."adoptionId" = ${t}.id)`,
  },
})
