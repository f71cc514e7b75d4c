import { useMutation, useQuery } from '@apollo/client/react'
import { useEffect, useState } from 'react'
import { Link, useParams } from 'react-router'

import { ImportPageDocument, ReadImportDocument, StopImportDocument, type ImportPageQuery, type ImportStateFragment } from '../graphql.generated.ts'
import { formatCount, formatInstant } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { Banner } from '../shared/ui/Banner.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { NotFound } from '../shared/ui/NotFound.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { usePage } from '../shared/ui/Pager.tsx'
import { IllustrativeTag } from '../shared/ui/Tag.tsx'
import { ApplyCard, DoneCard } from './ApplyCard.tsx'
import { Counts } from './Counts.tsx'
import { MatchCard } from './MatchCard.tsx'
import { ProblemsCard } from './ProblemsCard.tsx'
import { ProgressBar } from './ProgressBar.tsx'
import { RowsCard } from './RowsCard.tsx'
import { Steps } from './Steps.tsx'
import { useOnly } from './only.ts'
import { importPhaseName } from './words.ts'

export type Imported = NonNullable<ImportPageQuery['import']>
export type Kind = ImportPageQuery['importKinds'][number]

const LOOK_EVERY_MS = 500

/** One import: its columns are matched, its rows checked, mended, entered, and put back again. */
export function ImportPage() {
  const { id = '' } = useParams()
  const only = useOnly()
  const [isMatching, setIsMatching] = useState(false)
  const page = usePage()
  const variables = { id, ...(only === 'errors' ? page : { first: 1 }) }
  const { data, previousData, error, refetch, startPolling, stopPolling } = useQuery(ImportPageDocument, {
    variables,
    fetchPolicy: 'cache-and-network',
  })
  const isBusy = data?.import?.progress != null
  useEffect(() => {
    if (!isBusy) return
    startPolling(LOOK_EVERY_MS)
    return () => {
      stopPolling()
      void refetch() // what stands at its end, with the problems that were found
    }
  }, [isBusy, startPolling, stopPolling, refetch])
  return (
    <Loaded data={data ?? previousData} error={error} retry={() => void refetch()}>
      {({ import: imported, importKinds }) => {
        const kind = importKinds.find(({ name }) => name === imported?.kind)
        if (!imported || !kind) return <NotFound what="import" />
        const { stage, problem, progress } = imported
        const isMatched = stage === 'CHECKED' || stage === 'APPLIED'
        return (
          <QuerySource document={ImportPageDocument} variables={variables}>
            <PageHead
              title={`Import ${kind.title.toLowerCase()}`}
              lead={`${imported.fileName} · ${stage === 'RECEIVING' ? formatCount(imported.bytes, 'byte') : formatCount(imported.rows, 'row')} · ${imported.by}, ${formatInstant(imported.begunAt)}`}
              crumbs={[{ name: 'Import', to: paths.imports }]}
              tags={<IllustrativeTag when={imported.illustrative} />}
              actions={
                <Link className="btn" to={paths.imports}>
                  Choose another file
                </Link>
              }
            >
              <Steps imported={imported} kind={kind} />
            </PageHead>
            <div className="body wrap-page grid">
              {problem && !progress && (
                <Banner tone="red" title={problem}>
                  {stage === 'RECEIVING' && <Link to={paths.imports}>Choose the file again</Link>}
                </Banner>
              )}
              {progress && <Working imported={imported} progress={progress} />}
              {!progress && stage === 'RECEIVING' && !problem && <Waiting imported={imported} />}
              {!progress && (stage === 'READ' || (stage === 'CHECKED' && isMatching)) && (
                <MatchCard kind={kind} imported={imported} done={() => setIsMatching(false)} />
              )}
              {!progress && isMatched && !isMatching && (
                <>
                  <Counts imported={imported} only={only} />
                  <div className="grid main-side">
                    {only === 'errors' ? <ProblemsCard imported={imported} kind={kind} /> : <RowsCard imported={imported} only={only} kind={kind} />}
                    {stage === 'CHECKED' ? <ApplyCard imported={imported} match={() => setIsMatching(true)} /> : <DoneCard imported={imported} />}
                  </div>
                </>
              )}
            </div>
          </QuerySource>
        )
      }}
    </Loaded>
  )
}

function Working({
  imported: { id, rows },
  progress: { phase, done, total },
}: {
  imported: Imported
  progress: NonNullable<ImportStateFragment['progress']>
}) {
  const [stop, { loading }] = useMutation(StopImportDocument, { variables: { id } })
  return (
    <Card title={importPhaseName[phase]} note={rows > 0 ? formatCount(rows, 'row') : undefined}>
      <div className="cb stack">
        <ProgressBar label={importPhaseName[phase]} done={done} total={total} />
        <p className="mut">You may leave this page; the work goes on, and this page shows how far it is.</p>
        {phase !== 'UNDOING' && (
          <div>
            <button className="btn" type="button" disabled={loading} onClick={() => void stop()}>
              Stop
            </button>
          </div>
        )}
      </div>
    </Card>
  )
}

// The file came in, and the reading of it was cut off before it ended.
function Waiting({ imported: { id, received, bytes } }: { imported: Imported }) {
  const [read, { loading }] = useMutation(ReadImportDocument, { variables: { id } })
  return (
    <Card title={received < bytes ? 'The file did not come in as a whole' : 'The file has not been read yet'}>
      <div className="cb row wrap">
        {received < bytes ? (
          <Link className="btn p" to={paths.imports}>
            Choose the file again
          </Link>
        ) : (
          <button className="btn p" type="button" disabled={loading} onClick={() => void read()}>
            Read it
          </button>
        )}
      </div>
    </Card>
  )
}
