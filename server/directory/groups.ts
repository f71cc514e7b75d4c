import { financialYear, groupsOf, inWords, monthAndQuarter, ofEnum, ofPilot } from '../platform/group.ts'
import { columnOf, shapeOf } from '../platform/shape.ts'

import { Agreement } from './agreement.ts'
import { Membership } from './membership.ts'
import { Organisation } from './organisation.ts'
import { Partnership } from './partnership.ts'

const statusOf = (of: typeof Organisation | typeof Partnership | typeof Membership | typeof Agreement) => (t: string) =>
  columnOf(shapeOf(of), 'status').sql(t)
const organisation = (column: string) => (t: string) =>
  `(select o."${column}"::text from directory.organisation o where o.id = ${t}."organisationId")`
const partnership = (column: string) => (t: string) => `(select p."${column}"::text from directory.partnership p where p.id = ${t}."partnershipId")`

const served = ofPilot('The pilot it serves, by its identifier.', (t) => `${t}."pilotId"`)
const servedByPartnership = ofPilot('The pilot that the partnership serves, by its identifier.', partnership('pilotId'))
const began = monthAndQuarter('it began', (t) => `${t}."startsOn"`)

/** Organisations counted by what they have in common. */
export const OrganisationGroups = groupsOf(() => Organisation, 'organisationGroups', 'OrganisationDimension', {
  description: 'Organisations counted by what they have in common.',
  dimensions: {
    KIND: ofEnum('What it is.', (t) => `${t}."kind"`),
    STATUS: ofEnum('Whether it exists today.', statusOf(Organisation)),
    REGION: { description: 'The region in which it lies, by its code.', value: (t) => `${t}."regionCode"` },
  },
  number: {
    description: 'to how many partnerships it belongs today',
    sql: (t) =>
      `(select count(distinct m."partnershipId") from directory.membership m where m."organisationId" = ${t}.id and daterange(m."startsOn", m."endsOn", '[]') @> platform.today())`,
  },
})

/** Partnerships counted by what they have in common. */
export const PartnershipGroups = groupsOf(() => Partnership, 'partnershipGroups', 'PartnershipDimension', {
  description: 'Partnerships counted by what they have in common.',
  dimensions: {
    STATUS: ofEnum('How far it is today.', statusOf(Partnership)),
    KIND: { description: 'Its form.', value: (t) => `${t}."kind"` },
    PILOT: served.pilot,
    THEME: served.theme,
    REGION: served.region,
    START_MONTH: began.month,
    START_QUARTER: began.quarter,
    START_YEAR: financialYear('The year from April to March in which it began.', (t) => `${t}."startsOn"`),
  },
  number: {
    description: 'how many members it has today',
    sql: (t) =>
      `(select count(*) from directory.membership m where m."partnershipId" = ${t}.id and m."startsOn" <= platform.today() and (m."endsOn" is null or m."endsOn" >= platform.today()))`,
  },
})

/** Memberships counted by what they have in common. */
export const MembershipGroups = groupsOf(() => Membership, 'membershipGroups', 'MembershipDimension', {
  description: 'Memberships of organisations in partnerships, counted by what they have in common.',
  dimensions: {
    ROLE: ofEnum('What the organisation is in the partnership.', (t) => `${t}."role"`),
    STATUS: ofEnum('Whether it holds today.', statusOf(Membership)),
    ORGANISATION: { description: 'The organisation, by its code.', value: organisation('odsCode'), label: organisation('name') },
    ORGANISATION_KIND: { description: 'The organisation’s kind.', value: organisation('kind'), label: (t) => inWords(organisation('kind')(t)) },
    PARTNERSHIP: { description: 'The partnership, by its identifier.', value: (t) => `${t}."partnershipId"::text`, label: partnership('name') },
    PILOT: servedByPartnership.pilot,
    THEME: servedByPartnership.theme,
    REGION: servedByPartnership.region,
    START_MONTH: began.month,
    START_QUARTER: began.quarter,
    START_YEAR: financialYear('The year from April to March in which it began.', (t) => `${t}."startsOn"`),
  },
})

/** Agreements counted by what they have in common. */
export const AgreementGroups = groupsOf(() => Agreement, 'agreementGroups', 'AgreementDimension', {
  description: 'Agreements of partnerships, counted by what they have in common.',
  dimensions: {
    KIND: ofEnum('What sort of agreement it is.', (t) => `${t}."kind"`),
    STATUS: ofEnum('Where it stands today.', statusOf(Agreement)),
    PARTNERSHIP: { description: 'The partnership, by its identifier.', value: (t) => `${t}."partnershipId"::text`, label: partnership('name') },
    PILOT: servedByPartnership.pilot,
    THEME: servedByPartnership.theme,
    REGION: servedByPartnership.region,
    START_MONTH: began.month,
    START_QUARTER: began.quarter,
    START_YEAR: financialYear('The year from April to March in which its term began.', (t) => `${t}."startsOn"`),
  },
  number: {
    description: 'what its parties pay in together, in pence, as far as that is agreed',
    sql: (t) => `(select sum(p."contributionPence") from directory."agreementParty" p where p."agreementId" = ${t}.id)`,
  },
})
