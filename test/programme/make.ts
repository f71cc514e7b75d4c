import { randomUUID } from 'node:crypto'

import type { DataSource, DeepPartial, ObjectLiteral } from 'typeorm'

import { Agreement } from '../../server/directory/agreement.ts'
import { Membership } from '../../server/directory/membership.ts'
import { OrganisationName } from '../../server/directory/organisation-name.ts'
import { Organisation } from '../../server/directory/organisation.ts'
import { Partnership } from '../../server/directory/partnership.ts'
import { Succession } from '../../server/directory/succession.ts'
import { AdoptionEffect } from '../../server/network/adoption-effect.ts'
import { Adoption } from '../../server/network/adoption.ts'
import { Discussion } from '../../server/network/discussion.ts'
import { Practice } from '../../server/network/practice.ts'
import { PublishedEffect } from '../../server/network/published-effect.ts'
import { Reply } from '../../server/network/reply.ts'
import { Claim } from '../../server/programme/claim.ts'
import { Milestone } from '../../server/programme/milestone.ts'
import { PilotName } from '../../server/programme/pilot-name.ts'
import { Pilot } from '../../server/programme/pilot.ts'
import { Programme } from '../../server/programme/programme.ts'
import { Region } from '../../server/programme/region.ts'
import { Risk } from '../../server/programme/risk.ts'
import { Source } from '../../server/programme/source.ts'

export type Makers = ReturnType<typeof createMakers>

const TRACKS = {
  deliveryStartsOn: '2009-04-01',
  deliveryEndsOn: '2011-03-31',
  evaluationStartsOn: '2009-04-01',
  evaluationEndsOn: '2012-03-31',
}
const PILOT = { theme: 'DEMENTIA', focus: 'Dementia', summary: 'A summary.', story: 'A story.', settings: ['PRIMARY'], ...TRACKS } as const
const PRACTICE = {
  summary: 'A summary.',
  evidenceLevel: 'NOT_REPORTED',
  evidenceSentence: 'Nothing is reported.',
  publishedOn: '2010-01-01',
} as const

/** Makes rows with what a test does not say filled in; what they need is made too. */
export function createMakers(database: DataSource) {
  let made = 0
  const next = (): number => (made += 1)
  const save = <Row extends ObjectLiteral>(type: new () => Row, ...parts: DeepPartial<Row>[]): Promise<Row> =>
    database.getRepository(type).save(Object.assign({}, ...parts) as Row)

  const source = (row: DeepPartial<Source> = {}) =>
    save(Source, { code: `S${next()}`, title: 'A source', citation: 'A citation.', kind: 'ARTICLE' }, row)
  const organisation = (row: DeepPartial<Organisation> = {}) => save(Organisation, { name: `Organisation ${next()}`, kind: 'NHS_TRUST' }, row)
  const region = async (row: DeepPartial<Region> = {}) => {
    const sourceId = row.sourceId ?? (await source()).id
    return save(Region, { code: `R${next()}`, name: `Region ${made}`, sourceId }, row)
  }
  const pilot = async (row: DeepPartial<Pilot> = {}) => {
    const number = next()
    const needed = {
      leadId: row.leadId ?? (await organisation()).id,
      sourceId: row.sourceId ?? (await source()).id,
      regionCode: row.regionCode ?? (await region()).code,
    }
    return save<Pilot>(
      Pilot,
      { ...PILOT, settings: [...PILOT.settings], number, slug: `pilot-${number}`, name: `Pilot ${number}`, shortName: `P${number}` },
      needed,
      row,
    )
  }
  const partnership = (row: DeepPartial<Partnership> = {}) => save(Partnership, { name: `Partnership ${next()}` }, row)

  return {
    source,
    organisation,
    region,
    pilot,
    partnership,
    organisationName: (row: DeepPartial<OrganisationName>) => save(OrganisationName, row),
    pilotName: (row: DeepPartial<PilotName>) => save(PilotName, { preferred: false }, row),
    succession: async (row: DeepPartial<Succession>) =>
      save(Succession, { kind: 'MERGER', effectiveOn: '2010-04-01', sourceId: (await source()).id }, row),
    membership: async (row: DeepPartial<Membership>) => {
      const partnershipId = row.partnershipId ?? (await partnership()).id
      return save(Membership, { partnershipId, role: 'PROVIDER', startsOn: '2009-04-01' }, row)
    },
    agreement: (row: DeepPartial<Agreement>) => save(Agreement, { title: `Agreement ${next()}`, kind: 'MOU' }, row),
    programme: (row: DeepPartial<Programme> = {}) =>
      save(
        Programme,
        {
          name: 'Integrated Care Pilots',
          summary: 'A summary.',
          startsOn: '2009-04-01',
          deliveryEndsOn: '2011-03-31',
          evaluationEndsOn: '2012-03-31',
        },
        { fundingPence: 400_000_000, applications: 108, shortlisted: 37, selected: 16 },
        row,
      ),
    claim: async (row: DeepPartial<Claim>) =>
      save(Claim, { subjectKind: 'Pilot', field: 'name', value: 'A value', preferred: false, sourceId: (await source()).id }, row),
    milestone: (row: DeepPartial<Milestone>) => save(Milestone, { title: `Milestone ${next()}` }, row),
    risk: (row: DeepPartial<Risk>) => save(Risk, { title: `Risk ${next()}`, likelihood: 1, impact: 1 }, row),
    practice: (row: DeepPartial<Practice> = {}) =>
      save<Practice>(Practice, { ...PRACTICE, slug: `practice-${next()}`, title: `Practice ${made}` }, row),
    adoption: (row: DeepPartial<Adoption>) => save(Adoption, { stage: 'PILOTING' }, row),
    adoptionEffect: (row: DeepPartial<AdoptionEffect>) => save(AdoptionEffect, { position: next(), sentence: 'An effect.', status: 'REPORTED' }, row),
    discussion: (row: DeepPartial<Discussion>) =>
      save(Discussion, { title: 'A question', body: 'How?', author: 'A member', postedAt: new Date('2010-05-01T09:00:00Z') }, row),
    publishedEffect: (row: DeepPartial<PublishedEffect>) =>
      save(PublishedEffect, { position: next(), measured: 'Admissions', outcome: 'NO_CHANGE', sentence: 'So it was.' }, row),
    reply: (row: DeepPartial<Reply>) => save(Reply, { body: 'So.', author: 'A member', postedAt: new Date('2010-05-02T09:00:00Z') }, row),
    /** An id that nothing has. */
    strangeId: () => randomUUID(),
  }
}
