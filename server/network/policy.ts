import { anyone, from, within, type Policy } from '../platform/policy.ts'
import type { Viewer } from '../platform/viewer.ts'

interface OfPlace {
  pilotId?: string | null
  ownerId?: string | null
}

const member = from('MEMBER')
const admin = from('ADMIN')
const isOwn = (viewer: Viewer, thing?: OfPlace): boolean => viewer.accountId !== null && thing?.ownerId === viewer.accountId
const leads = (viewer: Viewer, thing?: OfPlace): boolean =>
  viewer.role === 'PILOT_LEAD' && thing?.pilotId != null && viewer.pilotIds.includes(thing.pilotId)

/** What may be done in this module. Which practices a viewer sees, the type says itself. */
export const policy = {
  adoptionGroups: within('GROUPS', anyone),
  practices: anyone,
  practice: anyone,
  search: anyone,
  library: anyone,
  savedSearches: member,
  saveSearch: member,
  removeSavedSearch: member,
  'search:save': member,
  places: anyone,
  place: anyone,
  placesLike: anyone,
  savePlace: member,
  assessPlace: member,
  setPracticeNeeds: member,
  // Only its lead speaks for a pilot; for an organisation whoever did so first, and then answers for it.
  'place:edit': (viewer: Viewer, place?: OfPlace) =>
    viewer.role === 'ADMIN' || leads(viewer, place) || (place?.pilotId == null && isOwn(viewer, place)),
  twinnings: member,
  proposeTwinning: member,
  acceptTwinning: member,
  declineTwinning: member,
  endTwinning: member,
  learningEvents: anyone,
  learningEvent: anyone,
  createEvent: from('PILOT_LEAD'),
  updateEvent: member,
  callOffEvent: member,
  recordAttendance: member,
  registerForEvent: member,
  giveUpPlace: member,
  calendarAddress: member,
  makeCalendarAddress: member,
  revokeCalendarAddress: member,
  'event:create': from('PILOT_LEAD'),
  'event:edit': (viewer: Viewer, event?: { organiserId: string | null }) =>
    viewer.role === 'ADMIN' || (viewer.accountId !== null && event?.organiserId === viewer.accountId),
  'event:register': member,
  people: member,
  ownProfile: member,
  saveProfile: member,
  recordPostHolding: member,
  removePostHolding: member,
  'profile:save': member,
  inbox: member,
  inboxSummary: member,
  digest: member,
  follows: member,
  follow: member,
  unfollow: member,
  muteFollow: member,
  markRead: member,
  'follow:change': member,
  'inbox:mark': member,
  discussions: member,
  activities: member,
  startDiscussion: member,
  replyToDiscussion: member,
  acceptReply: member,
  hidePost: admin,
  editPost: member,
  reportPost: member,
  keepPost: admin,
  postReports: admin,
  'post:edit': (viewer: Viewer, post?: { authorId: string | null }) => viewer.accountId !== null && post?.authorId === viewer.accountId,
  'discussion:start': member,
  'discussion:accept': (viewer: Viewer, discussion?: { authorId: string | null }) =>
    viewer.accountId !== null && discussion?.authorId === viewer.accountId,
  'discussion:moderate': admin,
  createPractice: member,
  updatePractice: member,
  submitPractice: member,
  withdrawPractice: member,
  revisePractice: member,
  practiceDocument: anyone,
  removePracticeDocument: member,
  beginPracticeReview: admin,
  commentOnPractice: admin,
  returnPractice: admin,
  publishPractice: admin,
  revalidatePractice: admin,
  archivePractice: admin,
  'practice:create': member,
  'practice:edit': (viewer: Viewer, practice?: OfPlace) => viewer.role === 'ADMIN' || leads(viewer, practice) || isOwn(viewer, practice),
  'practice:ofPilot': (viewer: Viewer, practice?: OfPlace) => viewer.role === 'ADMIN' || leads(viewer, practice),
  'practice:review': (viewer: Viewer, _practice?: OfPlace) => viewer.role === 'ADMIN',
  recordAdoption: member,
  moveAdoption: member,
  updateAdoption: member,
  linkAdoptionMeasure: member,
  unlinkAdoptionMeasure: member,
  // Only its lead speaks for a pilot; for an organisation any member may, and then answers for it.
  'adoption:record': (viewer: Viewer, place?: OfPlace) =>
    viewer.role === 'ADMIN' || leads(viewer, place) || (place?.pilotId == null && isOwn(viewer, place)),
  'adoption:change': (viewer: Viewer, adoption?: OfPlace) =>
    viewer.role === 'ADMIN' || leads(viewer, adoption) || (adoption?.pilotId == null && isOwn(viewer, adoption)),
} satisfies Policy
