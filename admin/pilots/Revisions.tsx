import { useMutation, useQuery } from '@apollo/client/react'

import { PilotMeasureSeriesDocument, ReviseValueDocument, ValueRevisionsDocument, type ValueRevisionsQuery } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { formatInstant, formatNumber } from '../shared/format.ts'
import { FailurePanel } from '../shared/ui/FailurePanel.tsx'
import { Skeleton } from '../shared/ui/Skeleton.tsx'
import { observationStatusName } from '../shared/words.ts'
import { fractionOf } from './correction.ts'
import type { Value } from './ValuesCard.tsx'

type Revision = ValueRevisionsQuery['observations']['nodes'][number]['revisions'][number]

/** Every revision of a value, the latest first, each with what it changed; an earlier one can be put on record again. */
export function Revisions({ value, mayRestore, decimals }: { value: Value; mayRestore: boolean; decimals: number }) {
  const { data, error, refetch } = useQuery(ValueRevisionsDocument, { variables: { id: value.id }, fetchPolicy: 'cache-and-network' })
  if (!data) return error ? <FailurePanel error={error} retry={() => void refetch()} /> : <Skeleton rows={2} />
  const revisions = data.observations.nodes[0]?.revisions ?? []
  return (
    <ol className="revisions" reversed>
      {revisions.toReversed().map((one) => {
        const before = revisions.find(({ revision }) => revision === one.revision - 1)
        return (
          <li key={one.id}>
            <b>{one.why ?? (before ? 'Revised' : 'First recorded')}</b>
            <span className="second">
              {before && (
                <>
                  <del>{inWords(before, decimals)}</del> →{' '}
                </>
              )}
              {inWords(one, decimals)}
              {one.note && `. ${one.note}`}
            </span>
            <span className="second">
              Revision {one.revision}, {formatInstant(one.recordedAt)}
              {one.recordedBy && `, ${one.recordedBy}`}
            </span>
            {mayRestore && one.revision < value.revision && <Restore value={value} revision={one} />}
          </li>
        )
      })}
    </ol>
  )
}

// To restore is to revise: nothing that stood is lost.
function Restore({ value, revision }: { value: Value; revision: Revision }) {
  const [revise] = useMutation(ReviseValueDocument, { refetchQueries: [PilotMeasureSeriesDocument] })
  const { status, note, value: count, numerator, denominator } = revision
  const command = useCommand({}, async () => {
    const figures = status === 'MISSING' || status === 'NOT_APPLICABLE' ? {} : { value: numerator === null ? count : null, numerator, denominator }
    const why = `Revision ${revision.revision} put on record again.`
    await revise({ variables: { input: { id: value.id, version: value.revision, status, note, why, ...figures } } })
  })
  return (
    <CommandForm command={command} action={`Restore revision ${revision.revision}`}>
      {null}
    </CommandForm>
  )
}

function inWords(one: Revision, decimals: number): string {
  const status = one.status === 'NORMAL' ? '' : `${one.value === null ? '' : ', '}${observationStatusName[one.status]}`
  const figures = one.numerator === null ? '' : ` (${fractionOf(one)})`
  return `${one.value === null ? '' : formatNumber(one.value, decimals)}${figures}${status}`
}
