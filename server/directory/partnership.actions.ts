import type { Context } from '../platform/context.ts'

import type { AvailableAction } from './available-action.ts'
import type { Partnership } from './partnership.ts'
import { readFacts } from './partnership.reads.ts'
import { STAGES, whyNotStage, type PartnershipFacts } from './partnership.rules.ts'
import { mayChange } from './policy.ts'

/** What could be done to a partnership, and why not where it cannot; for a whole list in one statement. */
export async function listActions(context: Context, partnership: Partnership): Promise<AvailableAction[]> {
  const facts = await context
    .loader<string, PartnershipFacts>('Partnership.facts', async (ids) => {
      const found = await readFacts((text, values) => context.query(text, values), ids, await context.today())
      return ids.map((id) => found.get(id) ?? new Error('there is no such partnership'))
    })
    .load(partnership.id)
  const refused = whyNotYou(context, partnership)
  const ended = facts.status === 'ENDED' ? `${facts.name} has ended. Undo its end in the history, or begin another partnership.` : null
  const action = (name: string, reason: string | null, value: string | null = null): AvailableAction => {
    const why = refused ?? reason
    return { name, value, allowed: why === null, reason: why }
  }
  return [
    action('updatePartnership', null),
    ...STAGES.filter((stage) => stage !== facts.status).map((stage) => action('setPartnershipStage', whyNotStage(facts, stage), stage)),
    action('addMember', ended),
    action('changeLead', ended),
    action('createAgreement', ended),
  ]
}

/** Why the viewer may not change a partnership or what belongs to it; null when they may. */
export function whyNotYou({ viewer }: Context, partnership: Pick<Partnership, 'pilotId'>): string | null {
  if (viewer.role === 'PUBLIC') return 'Sign in to do this.'
  if (!viewer.canWrite) return 'This token may only read.'
  if (mayChange(viewer, partnership)) return null
  return viewer.role === 'PILOT_LEAD'
    ? 'You lead other pilots. Ask the lead of this one, or an administrator.'
    : 'Only administrators and the lead of its pilot may change a partnership.'
}
