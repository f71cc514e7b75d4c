import type * as graph from '../graphql.generated.ts'
import { paths } from '../shared/paths.ts'
import { themeName } from '../shared/words.ts'

export const activityName = {
  PRACTICE: 'Practice',
  REVIEW: 'Review',
  ADOPTION: 'Taken up',
  QUESTION: 'Question',
  ANSWER: 'Answer',
  ESCALATION: 'Unanswered',
  REPORT: 'Reported',
  RECORD: 'Record',
  EVENT: 'Event',
  TWINNING: 'Twinning',
} satisfies Record<graph.ActivityKind, string>

type Followed = Omit<graph.FollowsQuery['follows'][number], 'id' | 'since' | 'muted'>

/** What is followed, as people call it; what can no longer be seen has no name. */
export function nameOf(one: {
  theme: graph.PracticeTheme | null
  practice: { title: string } | null
  pilot: { shortName: string } | null
  measure: { title: string } | null
  partnership: { name: string } | null
  organisation: { name: string } | null
  discussion: { title: string } | null
}): string {
  return (
    (one.theme && `Everything about ${themeName[one.theme].toLowerCase()}`) ??
    one.practice?.title ??
    one.pilot?.shortName ??
    one.measure?.title ??
    one.partnership?.name ??
    one.organisation?.name ??
    one.discussion?.title ??
    'Something that you may no longer see'
  )
}

/** The page of what is followed, where it has one. */
export function pathOf({ theme, practice, pilot, measure, partnership, organisation }: Followed): string | null {
  if (theme) return `${paths.learning}?theme=${theme}`
  if (practice) return paths.practice(practice.slug)
  if (pilot) return paths.pilot(pilot.slug)
  if (measure) return paths.measure(measure.code)
  if (partnership) return paths.partnership(partnership.id)
  return organisation && paths.organisation(organisation.id)
}

/** The page where something happened. */
export function whereOf({
  kind,
  practice,
  pilot,
  measure,
  partnership,
  organisation,
  event,
  place,
}: graph.InboxEntry_ActivityFragment): string | null {
  if (event) return paths.event(event.id)
  if (place) return paths.place(place.id)
  if (kind === 'REPORT') return paths.moderation
  if (practice && kind === 'REVIEW' && practice.status !== 'PUBLISHED')
    return practice.status === 'RETURNED' || practice.status === 'DRAFT' ? paths.editPractice(practice.slug) : paths.practice(practice.slug)
  if (practice) return paths.practice(practice.slug)
  if (partnership) return paths.partnership(partnership.id)
  if (measure && !pilot) return paths.measure(measure.code)
  if (measure && pilot) return paths.pilotMeasure(pilot.slug, measure.code)
  if (pilot) return paths.pilot(pilot.slug)
  return organisation && paths.organisation(organisation.id)
}
