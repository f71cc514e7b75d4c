import { useMutation, useQuery } from '@apollo/client/react'
import { lazy, Suspense } from 'react'
import { useNavigate, useParams } from 'react-router'

import {
  BeginPracticeReviewDocument,
  CommentOnPracticeDocument,
  PracticeDraftDocument,
  PublishPracticeDocument,
  ReturnPracticeDocument,
  type DraftFacts_PracticeFragment,
  type QualityCriterion,
} from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { SelectField, TextAreaField, TextField, TicksField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { paths } from '../shared/paths.ts'
import { Card } from '../shared/ui/Card.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { NotFound } from '../shared/ui/NotFound.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { Skeleton } from '../shared/ui/Skeleton.tsx'
import { Tag } from '../shared/ui/Tag.tsx'
import { DraftState, fieldTitle } from './DraftState.tsx'
import { licenceName, practiceStatusName, sections } from './words.ts'

const PracticeFilesCard = lazy(async () => ({ default: (await import('./PracticeFilesCard.tsx')).PracticeFilesCard }))

type Draft = DraftFacts_PracticeFragment

const criterionName = {
  PROBLEM: 'A reader sees what problem it answers, and for whom',
  REPEATABLE: 'Another place could do it from this text',
  MEASURED: 'Baseline and evaluation are described, or why they do not apply',
  BALANCED: 'Null and adverse results have the same standing as good ones',
  TRANSFERABLE: 'It says what another place would need',
  DECLARED: 'Sponsors and conflicts of interest are declared',
} satisfies Record<QualityCriterion, string>

/** The quality review of one practice: read it, ask about a field, return it, or publish it by the criteria. */
export function ReviewPracticePage() {
  const { slug = '' } = useParams()
  const { data, error, refetch } = useQuery(PracticeDraftDocument, { variables: { slug } })
  return (
    <Loaded data={data} error={error} retry={() => void refetch()}>
      {({ practice }) => (practice ? <Review draft={practice} /> : <NotFound what="practice" />)}
    </Loaded>
  )
}

function Review({ draft }: { draft: Draft }) {
  const told = [['summary', 'In short'], ['population', 'For whom'], ['setting', 'Where'], ...sections] as const
  const may = (name: string) => draft.availableActions.some((action) => action.name === name && action.allowed)
  return (
    <>
      <PageHead
        title={`Review: ${draft.title}`}
        lead={draft.summary}
        crumbs={[
          { name: 'Learning network', to: paths.learning },
          { name: 'Drafts and the review queue', to: paths.practiceDrafts },
        ]}
        tags={<Tag tone="blue">{practiceStatusName[draft.status]}</Tag>}
        actions={may('beginPracticeReview') && <Begin draft={draft} />}
      />
      <div className="body wrap-page grid main-side">
        <article className="card">
          <div className="cb prose reading">
            {told.map(([name, title]) => (
              <section key={name}>
                <h2>{title}</h2>
                {draft[name] ? <p>{draft[name]}</p> : <p className="mut">Nothing written.</p>}
              </section>
            ))}
            <section>
              <h2>Licence</h2>
              {draft.licence ? <p>{licenceName[draft.licence]}</p> : <p className="mut">Nobody has said.</p>}
            </section>
          </div>
        </article>
        <div className="grid">
          {may('publishPractice') && <PublishCard draft={draft} />}
          {may('returnPractice') && <AskCard draft={draft} />}
          {may('returnPractice') && <ReturnCard draft={draft} />}
          <Suspense fallback={<Skeleton rows={1} />}>
            <PracticeFilesCard draft={draft} />
          </Suspense>
          <DraftState draft={draft} />
        </div>
      </div>
    </>
  )
}

function Begin({ draft: { id, version } }: { draft: Draft }) {
  const [begin, { loading }] = useMutation(BeginPracticeReviewDocument)
  return (
    <button className="btn p" type="button" disabled={loading} onClick={() => void begin({ variables: { input: { id, version } } })}>
      I review this
    </button>
  )
}

function PublishCard({ draft: { id, version } }: { draft: Draft }) {
  const navigate = useNavigate()
  const [publish] = useMutation(PublishPracticeDocument)
  const command = useCommand({ criteria: [] as QualityCriterion[], note: '', reviewOn: '' }, async ({ criteria, note, reviewOn }) => {
    const { data } = await publish({ variables: { input: { id, version, criteria, note: note || null, reviewOn: reviewOn || null } } })
    if (data) await navigate(paths.practice(data.publishPractice.slug))
  })
  const { form } = command
  return (
    <Card title="Publish">
      <div className="cb">
        <CommandForm command={command} action="Publish it">
          <TicksField
            form={form}
            name="criteria"
            label="It meets"
            options={Object.entries(criterionName).map(([value, label]) => ({ value, label }))}
          />
          <TextField form={form} name="note" label="What is new, for its readers" />
          <TextField form={form} name="reviewOn" label="Look at it again by" type="date" hint="Two years on if you leave it empty" />
        </CommandForm>
      </div>
    </Card>
  )
}

function AskCard({ draft: { id } }: { draft: Draft }) {
  const [comment] = useMutation(CommentOnPracticeDocument)
  const command = useCommand({ field: 'problem', body: '' }, async ({ field, body }) => {
    await comment({ variables: { input: { id, field, body } } })
    command.form.reset({ field, body: '' })
  })
  const names = ['title', 'summary', 'population', 'setting', 'licence', 'documents', ...sections.map(([name]) => name)]
  return (
    <Card title="Ask the author">
      <div className="cb">
        <CommandForm command={command} action="Ask">
          <SelectField form={command.form} name="field" label="About" options={names.map((value) => ({ value, label: fieldTitle(value) }))} />
          <TextAreaField form={command.form} name="body" label="What to change or explain" rules={{ required: 'Say what to change or explain' }} />
        </CommandForm>
      </div>
    </Card>
  )
}

function ReturnCard({ draft: { id, version } }: { draft: Draft }) {
  const [giveBack] = useMutation(ReturnPracticeDocument)
  const command = useCommand({ why: '' }, async ({ why }) => {
    await giveBack({ variables: { input: { id, version, why } } })
  })
  return (
    <Card title="Return it">
      <div className="cb">
        <CommandForm command={command} action="Return it to its author">
          <TextAreaField form={command.form} name="why" label="What the author should do" hint="Your questions above go with it" />
        </CommandForm>
      </div>
    </Card>
  )
}
