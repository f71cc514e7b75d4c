import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { useParams } from 'react-router'

import { PilotReturnDocument, type Return_ReturnFragment } from '../graphql.generated.ts'
import { formatDay, formatMonth } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { useAnswersFor, useAtLeast } from '../shared/session/Session.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Choice } from '../shared/ui/Choice.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { NotFound } from '../shared/ui/NotFound.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { useChoice } from '../shared/ui/params.ts'
import { IllustrativeTag, ReturnTag } from '../shared/ui/Tag.tsx'
import { EntryForm } from './EntryForm.tsx'
import { LinesTable } from './LinesTable.tsx'
import { ExtendDialog, StepDialog } from './StepDialog.tsx'
import { extendable, isOpen, steps, type StepName } from './steps.ts'
import { StepsCard } from './StepsCard.tsx'

/** One return: its figures to enter or to look at, and what was done with it. */
export function ReturnPage() {
  const { id = '' } = useParams()
  const variables = { id }
  const { data, error, refetch } = useQuery(PilotReturnDocument, { variables, fetchPolicy: 'cache-and-network' })
  return (
    <Loaded data={data} error={error} retry={() => void refetch()}>
      {({ pilotReturn: found }) =>
        found ? (
          <QuerySource document={PilotReturnDocument} variables={variables}>
            <Return found={found} />
          </QuerySource>
        ) : (
          <NotFound what="return" />
        )
      }
    </Loaded>
  )
}

function Return({ found }: { found: Return_ReturnFragment }) {
  const { pilot, periodStart, dueOn, status, illustrative, note, lines } = found
  const mayEnter = useAnswersFor(pilot.id) && isOpen(status)
  const [isUnsaved, setIsUnsaved] = useState(false)
  const revisions = lines.map(({ observation }) => observation?.revision ?? 0).join(' ')
  return (
    <>
      <PageHead
        title={`${pilot.shortName}, ${formatMonth(periodStart)}`}
        lead={`Due on ${formatDay(dueOn)}${note ? `. ${note}` : ''}`}
        crumbs={[
          { name: 'Returns', to: paths.returns },
          { name: pilot.shortName, to: paths.pilot(pilot.slug) },
        ]}
        tags={
          <>
            <ReturnTag status={status} />
            <IllustrativeTag when={illustrative} />
          </>
        }
        actions={<Actions found={found} isUnsaved={isUnsaved} />}
      />
      <div className="body wrap-page grid main-side">
        {mayEnter ? <EntryForm key={revisions} found={found} onUnsaved={setIsUnsaved} /> : <FiguresCard found={found} />}
        <StepsCard steps={found.steps} />
      </div>
    </>
  )
}

// Whoever looks at it again sees what changed since it was last accepted, and may ask for the rest.
function FiguresCard({ found: { lines, steps: taken, status } }: { found: Return_ReturnFragment }) {
  const wasAccepted = taken.some(({ kind }) => kind === 'ACCEPTED') && status !== 'ACCEPTED'
  const shown = useChoice('show', ['changes', 'all'])
  const some = wasAccepted && shown === 'changes' ? lines.filter(({ isChanged }) => isChanged) : lines
  return (
    <Card
      title="Figures"
      note={wasAccepted ? `${lines.filter(({ isChanged }) => isChanged).length} changed since it was last accepted` : String(lines.length)}
      query={['pilotReturn.lines']}
      actions={
        wasAccepted && (
          <Choice
            name="Which figures"
            param="show"
            chosen={shown}
            options={[
              { value: 'changes', label: 'What changed' },
              { value: 'all', label: 'All' },
            ]}
          />
        )
      }
    >
      {some.length > 0 ? (
        <LinesTable lines={some} wasAccepted={wasAccepted} />
      ) : (
        <Empty icon="table" title={wasAccepted ? 'Nothing changed' : 'It holds no figures'} />
      )}
    </Card>
  )
}

// What is typed and not saved would not be sent: it is saved first.
function Actions({ found: { id, version, status, pilot, dueOn }, isUnsaved }: { found: Return_ReturnFragment; isUnsaved: boolean }) {
  const [open, setOpen] = useState<StepName | 'extend' | null>(null)
  const isOwn = useAnswersFor(pilot.id)
  const isAdmin = useAtLeast('ADMIN')
  const offered = (Object.keys(steps) as StepName[]).filter(
    (name) => (steps[name].from as readonly string[]).includes(status) && (steps[name].by === 'pilot' ? isOwn : isAdmin),
  )
  const close = () => setOpen(null)
  const which = { id, version }
  return (
    <>
      {isUnsaved && offered.includes('submit') && <span className="second">Save what you typed before you send it in</span>}
      {offered.map((name, place) => (
        <button
          key={name}
          className={place === 0 ? 'btn p' : 'btn'}
          type="button"
          aria-haspopup="dialog"
          disabled={name === 'submit' && isUnsaved}
          onClick={() => setOpen(name)}
        >
          {steps[name].name}
        </button>
      ))}
      {isAdmin && extendable.includes(status) && (
        <button className="btn" type="button" aria-haspopup="dialog" onClick={() => setOpen('extend')}>
          More time
        </button>
      )}
      {open === 'extend' && <ExtendDialog which={which} dueOn={dueOn} close={close} />}
      {open && open !== 'extend' && <StepDialog step={open} which={which} close={close} />}
    </>
  )
}
