import type { EntityManager } from 'typeorm'

import { appendAudit } from '../../platform/audit.ts'
import { systemViewer } from '../../platform/viewer.ts'

import { partnershipId, recordId } from '../ids.ts'
import { madePartnershipId } from './partnerships.ts'

const ENTRIES: [partnership: string, at: string, actor: string, action: string, sentence: string, why: string | null][] = [
  [
    madePartnershipId('memory-nurses'),
    '2009-05-01T09:12:00Z',
    'Ada Example',
    'partnership:create',
    'Ada Example began the partnership “Memory nurses’ rota”.',
    null,
  ],
  [
    madePartnershipId('memory-nurses'),
    '2009-11-02T10:30:00Z',
    'Ada Example',
    'membership:add',
    'Ada Example added Sampleford Carers’ Forum as user representative.',
    null,
  ],
  [
    madePartnershipId('memory-nurses'),
    '2010-04-01T08:45:00Z',
    'Sam Showcase',
    'membership:end',
    'Sam Showcase ended the membership of Placeholder Mental Health Trust.',
    'Its two nurses moved to the council’s team.',
  ],
  [
    partnershipId('norfolk'),
    '2009-07-01T11:00:00Z',
    'Iris Makebelieve',
    'agreement:sign',
    'Iris Makebelieve recorded that “Pooled fund for older people’s care” was signed.',
    null,
  ],
  [
    partnershipId('church-view'),
    '2010-02-28T16:20:00Z',
    'Sam Showcase',
    'agreement:terminate',
    'Sam Showcase recorded the end of “Joint company of practice and trust”.',
    'The partners go on without a company.',
  ],
  [
    madePartnershipId('hospice-at-home'),
    '2010-05-01T09:00:00Z',
    'Robin Walkthrough',
    'partnership:review',
    'Robin Walkthrough put “Hospice at home” under review.',
    'Fewer nights than agreed.',
  ],
  [
    madePartnershipId('winter-team'),
    '2010-03-31T17:00:00Z',
    'Finn Dummytown',
    'partnership:end',
    'Finn Dummytown ended “Winter team 2009/10”.',
    'The winter was over.',
  ],
]

/** A made-up history of a few partnerships, marked as such in the audit itself. */
export async function enterHistory(manager: EntityManager, onProgress: (done: number, total: number) => void): Promise<void> {
  for (const [index, [partnership, at, name, action, sentence, why]] of ENTRIES.entries()) {
    const actor = { ...systemViewer, accountId: recordId('demonstration person', name), name }
    await appendAudit(manager, actor, null, new Date(at), {
      action,
      subjectKind: 'Partnership',
      subjectId: partnership,
      sentence,
      why,
      illustrative: true,
    })
    onProgress(index + 1, ENTRIES.length)
  }
}
