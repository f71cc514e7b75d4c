import { anyone, from, within, type Policy } from '../platform/policy.ts'
import type { Viewer } from '../platform/viewer.ts'

/** Whether a viewer may change a partnership: an administrator any, a pilot lead those of the pilots that he or she leads. */
export const mayChange = (viewer: Viewer, partnership?: { pilotId: string | null }): boolean =>
  viewer.role === 'ADMIN' || (viewer.role === 'PILOT_LEAD' && !!partnership?.pilotId && viewer.pilotIds.includes(partnership.pilotId))

const lead = from('PILOT_LEAD')
const admin = from('ADMIN')

/** What may be done in this module. The record is public: what a viewer sees of it, each type says itself. */
export const policy = {
  partnershipGroups: within('GROUPS', anyone),
  membershipGroups: within('GROUPS', anyone),
  organisationGroups: within('GROUPS', anyone),
  agreementGroups: within('GROUPS', anyone),
  organisations: anyone,
  organisation: anyone,
  partnerships: anyone,
  partnership: anyone,
  createPartnership: lead,
  'partnership:create': mayChange,
  updatePartnership: lead,
  setPartnershipStage: lead,
  changeLead: lead,
  addMember: lead,
  updateMembership: lead,
  endMembership: lead,
  createAgreement: lead,
  updateAgreement: lead,
  negotiateAgreement: lead,
  replaceAgreement: lead,
  sendAgreement: lead,
  signAgreement: lead,
  bringAgreementIntoForce: lead,
  terminateAgreement: lead,
  recordAgreementReport: lead,
  agreement: anyone,
  agreements: anyone,
  organisationDuplicates: admin,
  mergePreview: admin,
  organisationClosingPreview: admin,
  registerOrganisation: admin,
  updateOrganisation: admin,
  mergeOrganisations: admin,
  recordSuccession: admin,
  'organisation:change': admin,
  toDo: lead,
  'partnership:change': mayChange,
  'partnership:import': admin,
  partnershipChangePreview: admin,
  membershipChangePreview: admin,
  changePartnerships: admin,
  changeMemberships: admin,
  organisationChangePreview: admin,
  changeOrganisations: admin,
  memberships: anyone,
  agreementDocument: anyone,
  removeAgreementDocument: lead,
  partnershipDifferences: anyone,
  organisationDifferences: anyone,
  undoChange: lead,
  'change:undo': mayChange,
} satisfies Policy
