import { isObjectType, type GraphQLObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { modules } from '../../server/modules.ts'
import type { Decision } from '../../server/platform/policy.ts'
import { publicViewer, ROLES, type Role, type Viewer } from '../../server/platform/viewer.ts'
import { createGateway, type Gateway } from '../../server/platform/gateway.ts'
import { makePlain } from '../compile/operation.ts'
import { startProduct, type Product, type Who } from '../support/product.ts'

type Weakest = Role | 'MEMBER in a session'

const of = (weakest: Weakest, ...fields: string[]): Record<string, Weakest> =>
  Object.fromEntries(
    fields
      .join(' ')
      .split(' ')
      .map((field) => [field, weakest]),
  )

// Who may ask each root field at all. A field that is not here, and one that is here and not in the graph, fails.
const MATRIX: Record<string, Weakest> = {
  ...Object.fromEntries(
    [
      'viewer openInvitation programme pilots pilot regions applications sources organisations organisation partnerships partnership',
      'measures measure returns pilotReturn observations series funnel effect observationGroups practices practice search signIn acceptInvitation signOut',
      'savedOperations savedOperation partnershipGroups membershipGroups organisationGroups agreements agreementGroups applicationGroups adoptionGroups',
      'library places place placesLike learningEvents learningEvent practiceDocument',
      'memberships agreementDocument partnershipDifferences organisationDifferences',
      'controlChart interruption directlyStandardisedRate indirectlyStandardisedRate',
    ]
      .join(' ')
      .split(' ')
      .map((field) => [field, 'PUBLIC' as const]),
  ),
  ...of(
    'MEMBER',
    'snapshotSchedules createSnapshotSchedule updateSnapshotSchedule stopSnapshotSchedule removeSnapshotSchedule',
    'savedViews saveView removeView savedSearches saveSearch removeSavedSearch createPractice updatePractice submitPractice withdrawPractice revisePractice',
    'recordAdoption moveAdoption updateAdoption linkAdoptionMeasure unlinkAdoptionMeasure',
    'discussions activities startDiscussion replyToDiscussion acceptReply editPost reportPost',
    'recordAttendance removePracticeDocument updateEvent callOffEvent registerForEvent giveUpPlace calendarAddress makeCalendarAddress revokeCalendarAddress people ownProfile saveProfile recordPostHolding removePostHolding',
    'savePlace assessPlace setPracticeNeeds twinnings proposeTwinning acceptTwinning declineTwinning endTwinning',
    'inbox inboxSummary digest follows follow unfollow muteFollow markRead',
  ),
  ...of(
    'ADMIN',
    'beginPracticeReview commentOnPractice returnPractice publishPractice revalidatePractice archivePractice hidePost keepPost postReports',
  ),
  ...of(
    'ADMIN',
    'partnershipChangePreview membershipChangePreview changePartnerships changeMemberships organisationChangePreview changeOrganisations',
  ),
  accounts: 'ADMIN',
  invitations: 'ADMIN',
  auditEntries: 'ADMIN',
  createInvitation: 'ADMIN',
  revokeInvitation: 'ADMIN',
  updateAccount: 'ADMIN',
  apiToken: 'MEMBER',
  revokeToken: 'MEMBER',
  rebaseSeries: 'ANALYST',
  undoRebase: 'ANALYST',
  suppressionAudit: 'ADMIN',
  openReturns: 'ADMIN',
  saveReturn: 'PILOT_LEAD',
  submitReturn: 'PILOT_LEAD',
  queryReturn: 'ADMIN',
  acceptReturn: 'ADMIN',
  reopenReturn: 'ADMIN',
  waiveReturn: 'ADMIN',
  remindReturn: 'ADMIN',
  extendReturn: 'ADMIN',
  exportReceipts: 'MEMBER',
  saveOperation: 'MEMBER',
  updateOperation: 'MEMBER',
  retireOperation: 'MEMBER',
  createMeasure: 'PILOT_LEAD',
  updateMeasure: 'PILOT_LEAD',
  assignMeasure: 'PILOT_LEAD',
  updatePilotMeasure: 'PILOT_LEAD',
  recordObservations: 'PILOT_LEAD',
  reviseObservation: 'PILOT_LEAD',
  ...of(
    'PILOT_LEAD',
    'imports import importLines importProblems importKinds beginImport readImport checkImport correctImport applyImport stopImport undoImport',
  ),
  createEvent: 'PILOT_LEAD',
  createPartnership: 'PILOT_LEAD',
  updatePartnership: 'PILOT_LEAD',
  setPartnershipStage: 'PILOT_LEAD',
  changeLead: 'PILOT_LEAD',
  addMember: 'PILOT_LEAD',
  updateMembership: 'PILOT_LEAD',
  endMembership: 'PILOT_LEAD',
  undoChange: 'PILOT_LEAD',
  organisationDuplicates: 'ADMIN',
  mergePreview: 'ADMIN',
  registerOrganisation: 'ADMIN',
  updateOrganisation: 'ADMIN',
  mergeOrganisations: 'ADMIN',
  recordSuccession: 'ADMIN',
  toDo: 'PILOT_LEAD',
  removeAgreementDocument: 'PILOT_LEAD',
  agreement: 'PUBLIC',
  createAgreement: 'PILOT_LEAD',
  updateAgreement: 'PILOT_LEAD',
  negotiateAgreement: 'PILOT_LEAD',
  replaceAgreement: 'PILOT_LEAD',
  organisationClosingPreview: 'ADMIN',
  sendAgreement: 'PILOT_LEAD',
  signAgreement: 'PILOT_LEAD',
  bringAgreementIntoForce: 'PILOT_LEAD',
  terminateAgreement: 'PILOT_LEAD',
  recordAgreementReport: 'PILOT_LEAD',
  signOutEverywhere: 'MEMBER in a session',
  changePassword: 'MEMBER in a session',
  beginSecondFactor: 'MEMBER in a session',
  confirmSecondFactor: 'MEMBER in a session',
  removeSecondFactor: 'MEMBER in a session',
  createToken: 'MEMBER in a session',
  chooseLetters: 'MEMBER in a session',
}

const someone = (role: Role, via: 'session' | 'token'): Viewer =>
  role === 'PUBLIC'
    ? publicViewer
    : { ...publicViewer, role, accountId: '00000000-0000-4000-8000-000000000001', name: 'Somebody', via, canWrite: true }

const allowed = (weakest: Weakest, { role, via }: Viewer): boolean => {
  const [needed, session] = weakest.split(' in a ') as [Role, string?]
  return ROLES.indexOf(role) >= ROLES.indexOf(needed) && (!session || via === session)
}

const gateway: Gateway = await createGateway(modules)
const roots = [gateway.schema.getQueryType(), gateway.schema.getMutationType()].filter(isObjectType) as GraphQLObjectType[]
const fields = roots.flatMap((root) => Object.values(root.getFields()).map((field) => ({ root, field })))
const decisions = Object.assign({}, ...modules.map(({ policy }) => policy)) as Record<string, Decision>

test('every root field is decided here, and nothing that is not there', () => {
  expect(fields.map(({ field }) => field.name).sort()).toEqual(Object.keys(MATRIX).sort())
})

describe.each(fields.map(({ field }) => [field.name] as const))('%s', (name) => {
  test('is for whom the matrix says', () => {
    for (const role of ROLES)
      for (const via of ['session', 'token'] as const) {
        const viewer = someone(role, via)
        expect([role, via, decisions[name]!(viewer)]).toEqual([role, via, allowed(MATRIX[name]!, viewer)])
      }
  })
})

describe('over HTTP', () => {
  let product: Product
  beforeAll(async () => {
    product = await startProduct()
  })
  afterAll(() => product.close())

  const askers: { who: Who; role: Role }[] = [
    { who: 'PUBLIC', role: 'PUBLIC' },
    { who: 'MEMBER', role: 'MEMBER' },
    { who: 'ANALYST', role: 'ANALYST' },
    { who: { pilot: 'torbay' }, role: 'PILOT_LEAD' },
    { who: 'ADMIN', role: 'ADMIN' },
  ]
  const values = {
    ID: ['00000000-0000-4000-8000-000000000002'],
    String: ['words'],
    Int: [1],
    Float: [1],
    Boolean: [true],
    Date: ['2010-01-01'],
    DateTime: ['2010-01-01T00:00:00Z'],
  }

  test.each(fields.map(({ root, field }) => [field.name, root] as const))(
    '%s is refused to everybody else, by code and before anything is looked up',
    async (name, root) => {
      const text = makePlain(root, name, values)
      for (const { who, role } of askers) {
        const { errors } = await product.as(who).ask(text)
        const codes = (errors ?? []).map(({ extensions }) => extensions.code)
        if (!allowed(MATRIX[name]!, someone(role, 'token')))
          expect([name, role, codes]).toEqual([name, role, [role === 'PUBLIC' ? 'UNAUTHENTICATED' : 'FORBIDDEN']])
        else if (root.name === 'Query')
          expect([name, role, codes.filter((code) => code === 'FORBIDDEN' || code === 'UNAUTHENTICATED' || code === 'INTERNAL')]).toEqual([
            name,
            role,
            [],
          ])
      }
    },
  )
})
