import { useMutation, useQuery } from '@apollo/client/react'
import { lazy, Suspense } from 'react'
import { useLocation, useNavigate, useParams } from 'react-router'

import {
  CreatePracticeDocument,
  PracticeDraftDocument,
  SubmitPracticeDocument,
  UpdatePracticeDocument,
  type DraftFacts_PracticeFragment,
  type PeopleGroup,
  type PracticeSetting,
  type PracticeTheme,
} from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { SelectField, TextAreaField, TextField, TicksField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { useDraft } from '../shared/form/useDraft.ts'
import { paths } from '../shared/paths.ts'
import { useViewer } from '../shared/session/Session.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { readGraphErrors } from '../shared/ui/failure.ts'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { NotFound } from '../shared/ui/NotFound.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { useTell } from '../shared/ui/Toast.tsx'
import { sectionTitle, steps } from './template.ts'
import { licenceName, peopleName, placeName, sections, themeName } from './words.ts'

// The page opens with the template; where it stands and its files come a moment later.
const DraftState = lazy(async () => ({ default: (await import('./DraftState.tsx')).DraftState }))
const PracticeFilesCard = lazy(async () => ({ default: (await import('./PracticeFilesCard.tsx')).PracticeFilesCard }))

type Draft = DraftFacts_PracticeFragment
type Section = (typeof sections)[number][0]
type Values = Record<Section | 'title' | 'summary' | 'population' | 'setting' | 'contact' | 'pilot' | 'licence', string> & {
  themes: PracticeTheme[]
  people: PeopleGroup[]
  settings: PracticeSetting[]
}

/** A new practice, or a draft that is being written: a guided template whose drafts are kept. */
export function SharePracticePage() {
  const { slug } = useParams()
  const { data, error, refetch } = useQuery(PracticeDraftDocument, { variables: { slug: slug ?? '' }, skip: !slug })
  if (!slug) return <Template draft={null} />
  return (
    <Loaded data={data} error={error} retry={() => void refetch()}>
      {({ practice }) => (practice ? <Template key={practice.id} draft={practice} /> : <NotFound what="draft" />)}
    </Loaded>
  )
}

function Template({ draft }: { draft: Draft | null }) {
  const navigate = useNavigate()
  const refused = (useLocation().state as { refused?: string | null } | null)?.refused
  const tell = useTell()
  const viewer = useViewer()
  const [create] = useMutation(CreatePracticeDocument)
  const [update] = useMutation(UpdatePracticeDocument)
  const [submit] = useMutation(SubmitPracticeDocument)
  const command = useCommand<Values>(valuesOf(draft), async (values, event) => {
    const input = inputOf(values)
    const saved = draft
      ? (await update({ variables: { input: { ...input, id: draft.id, version: draft.version } } })).data?.updatePractice
      : (await create({ variables: { input } })).data?.createPractice
    if (!saved) return
    forget()
    const { id, version, slug } = saved
    const wantsReview = (event?.nativeEvent as SubmitEvent | undefined)?.submitter?.getAttribute('value') === 'submit'
    if (draft) {
      if (wantsReview) await submit({ variables: { input: { id, version } } })
      return tell(wantsReview ? 'Handed in for review' : 'The draft is saved')
    }
    // The first saving leads to the draft's own page; what the handing in was refused for is said there.
    const refused = wantsReview ? await submit({ variables: { input: { id, version } } }).then(() => null, readRefusal) : null
    await navigate(paths.editPractice(slug), { replace: true, state: { refused } })
    if (!refused) tell(wantsReview ? 'Handed in for review' : 'The draft is saved')
  })
  const { form } = command
  const forget = useDraft(`practice-${draft?.id ?? 'new'}`, form)
  const canEdit = !draft || draft.availableActions.some(({ name, allowed }) => name === 'updatePractice' && allowed)
  const commented = new Map(draft?.comments.filter(({ answeredAt }) => !answeredAt).map(({ field, body }) => [field, body]))
  const asked = (name: string, hint: string) => (commented.has(name) ? `The reviewer asks: ${commented.get(name)}` : hint)
  return (
    <>
      <PageHead
        title={draft ? `Draft: ${draft.title}` : 'Share practice'}
        lead="Told so that somebody elsewhere can judge it and try it. It is kept as a draft until you hand it in."
        crumbs={[
          { name: 'Learning network', to: paths.learning },
          { name: 'Drafts', to: paths.practiceDrafts },
        ]}
      />
      <div className="body wrap-page grid main-side">
        <div className="card">
          <div className="cb stack">
            {refused && draft?.status === 'DRAFT' && form.formState.submitCount === 0 && (
              <p className="banner red" role="alert">
                <span>
                  <b>The draft is saved, but not handed in.</b>{' '}
                  {draft.missing.length ? draft.missing.map(({ sentence }) => sentence).join(' ') : refused}
                </span>
              </p>
            )}
            {canEdit ? (
              <CommandForm
                command={command}
                action="Save the draft"
                secondary={
                  <button className="btn" type="submit" name="then" value="submit">
                    Save and hand in for review
                  </button>
                }
              >
                <TextField form={form} name="title" label="What is it called?" rules={{ required: 'Give the practice a name' }} />
                <TextAreaField
                  form={form}
                  name="summary"
                  label="In a sentence or two"
                  hint={asked('summary', 'Needed. A reader decides by it whether to read on')}
                />
                <TicksField form={form} name="themes" label="What it is about" options={optionsOf(themeName)} />
                <TicksField form={form} name="people" label="Whom it is for" options={optionsOf(peopleName)} />
                <TicksField form={form} name="settings" label="Where it takes place" options={optionsOf(placeName)} />
                <TextField form={form} name="population" label="For whom, in your words" />
                <TextField form={form} name="setting" label="Where, in your words" />
                {viewer && viewer.pilots.length > 0 && (
                  <SelectField
                    form={form}
                    name="pilot"
                    label="From which pilot"
                    options={[{ value: '', label: 'None' }, ...viewer.pilots.map(({ id, shortName }) => ({ value: id, label: shortName }))]}
                  />
                )}
                {steps.map(({ title, lead, fields }) => (
                  <fieldset key={title} className="f template">
                    <legend>
                      <h2>{title}</h2>
                    </legend>
                    <p className="hint">{lead}</p>
                    {fields.map(({ name, hint, long }) => (
                      <TextAreaField key={name} form={form} name={name} label={sectionTitle[name]} hint={asked(name, hint)} rows={long ? 8 : 3} />
                    ))}
                  </fieldset>
                ))}
                <TextField
                  form={form}
                  name="contact"
                  label="Whom to ask"
                  hint="A post such as “community matron”; members see it. No names, no addresses."
                />
                <SelectField
                  form={form}
                  name="licence"
                  label="Licence"
                  hint={asked('licence', 'What others may do with the text and the files')}
                  options={[{ value: '', label: 'Not said yet' }, ...optionsOf(licenceName)]}
                />
              </CommandForm>
            ) : (
              <p>{draft?.availableActions.find(({ name }) => name === 'updatePractice')?.reason}</p>
            )}
          </div>
        </div>
        <div className="grid">
          {draft ? (
            <Suspense>
              <DraftState draft={draft} />
              <PracticeFilesCard draft={draft} />
            </Suspense>
          ) : (
            <Card title="Files">
              <p className="context">Forms and leaflets can be added once the draft is saved.</p>
            </Card>
          )}
        </div>
      </div>
    </>
  )
}

const readRefusal = (error: unknown) => readGraphErrors(error)[0]?.message ?? 'The server could not be reached. Try again.'

const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }))

const valuesOf = (draft: Draft | null): Values => ({
  ...(Object.fromEntries(sections.map(([name]) => [name, draft?.[name] ?? ''])) as Record<Section, string>),
  title: draft?.title ?? '',
  summary: draft?.summary ?? '',
  population: draft?.population ?? '',
  setting: draft?.setting ?? '',
  contact: draft?.contact ?? '',
  licence: draft?.licence ?? '',
  pilot: draft?.pilot?.id ?? '',
  themes: [...(draft?.themes ?? [])],
  people: [...(draft?.people ?? [])],
  settings: [...(draft?.settings ?? [])],
})

function inputOf({ title, themes, people, settings, ...texts }: Values) {
  const given = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text.trim() || null]))
  return { ...given, title, themes, people, settings }
}
