import { anyone, from, within, type Policy } from '../platform/policy.ts'
import type { Viewer } from '../platform/viewer.ts'

import type { Subject } from './subject.ts'

// A pilot lead answers for the figures of the pilots that he or she leads, an administrator for all.
const answersFor = (viewer: Viewer, subject?: Pick<Subject, 'id' | 'kind'>): boolean =>
  viewer.role === 'ADMIN' || (viewer.role === 'PILOT_LEAD' && subject?.kind === 'PILOT' && viewer.pilotIds.includes(subject.id))

/** What may be done in this module. Which observations a viewer sees, the type says itself. */
export const policy = {
  measures: anyone,
  measure: anyone,
  observations: anyone,
  series: anyone,
  funnel: anyone,
  effect: anyone,
  controlChart: anyone,
  interruption: anyone,
  directlyStandardisedRate: anyone,
  indirectlyStandardisedRate: anyone,
  observationGroups: within('GROUPS', anyone),
  returns: anyone,
  pilotReturn: anyone,
  openReturns: from('ADMIN'),
  'return:open': from('ADMIN'),
  saveReturn: from('PILOT_LEAD'),
  submitReturn: from('PILOT_LEAD'),
  'return:send': answersFor,
  // Nobody accepts a return of their own: that is for the programme's administrators.
  queryReturn: from('ADMIN'),
  acceptReturn: from('ADMIN'),
  reopenReturn: from('ADMIN'),
  waiveReturn: from('ADMIN'),
  remindReturn: from('ADMIN'),
  extendReturn: from('ADMIN'),
  'return:review': from('ADMIN'),
  rebaseSeries: from('ANALYST'),
  undoRebase: from('ANALYST'),
  'series:rebase': (viewer: Viewer, subject?: Subject) => viewer.role === 'ANALYST' || answersFor(viewer, subject),
  // The bounds rest on the figures themselves.
  suppressionAudit: from('ADMIN'),
  createMeasure: from('PILOT_LEAD'),
  updateMeasure: from('PILOT_LEAD'),
  'measure:define': answersFor,
  assignMeasure: from('PILOT_LEAD'),
  updatePilotMeasure: from('PILOT_LEAD'),
  'measure:assign': answersFor,
  recordObservations: from('PILOT_LEAD'),
  'observation:record': answersFor,
  // Of which pilots, each row is asked for itself.
  'observation:import': from('PILOT_LEAD'),
  reviseObservation: from('PILOT_LEAD'),
  'observation:revise': answersFor,
} satisfies Policy
