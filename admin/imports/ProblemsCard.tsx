import { useMutation } from '@apollo/client/react'
import { useState } from 'react'

import { CheckImportDocument, CorrectImportDocument, RefusedRowsDocument } from '../graphql.generated.ts'
import { saveAnswer } from '../shared/list/files.ts'
import { formatCount } from '../shared/format.ts'
import { useAnnounce } from '../shared/ui/Announcer.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { DataTable, type Column } from '../shared/ui/DataTable.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { readFailure } from '../shared/ui/failure.ts'
import { Icon } from '../shared/ui/Icon.tsx'
import { Pager } from '../shared/ui/Pager.tsx'
import { Tag } from '../shared/ui/Tag.tsx'
import type { Imported, Kind } from './ImportPage.tsx'

type Problem = Imported['problems']['nodes'][number]

/** The rows that something is wrong with: each cell can be mended here, and all are checked again together. */
export function ProblemsCard({ imported, kind }: { imported: Imported; kind: Kind }) {
  const { id, stage, problems } = imported
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [correct] = useMutation(CorrectImportDocument)
  const [check] = useMutation(CheckImportDocument)
  const announce = useAnnounce()
  const isOpen = stage === 'CHECKED'
  const isMendable = ({ column }: Problem) => isOpen && imported.mapping.some((one) => one.column === column)
  const run = async (work: () => Promise<unknown>) => {
    setIsBusy(true)
    setProblem(null)
    try {
      await work()
    } catch (error) {
      setProblem(readFailure(error as Error).sentence)
    } finally {
      setIsBusy(false)
    }
  }
  const mend = () =>
    run(async () => {
      for (const { id: cell, row, column } of problems.nodes)
        if (typed[cell] !== undefined) await correct({ variables: { input: { id, row, column, value: typed[cell] } } })
      setTyped({})
      await check({ variables: { input: { id } } })
    })
  const download = () => run(async () => announce(`${await saveAnswer(RefusedRowsDocument, { id }, 'csv')} was saved`))
  const count = Object.keys(typed).length
  return (
    <Card
      title="Rows to mend"
      note={formatCount(problems.totalCount, 'problem')}
      query={['import.problems']}
      actions={
        problems.totalCount > 0 && (
          <button className="btn s" type="button" disabled={isBusy} onClick={() => void download()}>
            <Icon name="download" size={18} />
            Download these rows
          </button>
        )
      }
    >
      {problem && (
        <p className="cb emsg" role="alert">
          {problem}
        </p>
      )}
      {problems.totalCount === 0 ? (
        <Empty icon="check" title="Nothing is wrong with any row" />
      ) : (
        <DataTable
          caption="Rows to mend"
          columns={columns(kind, isMendable, typed, (cell, value) => setTyped({ ...typed, [cell]: value }))}
          rows={problems.nodes}
          rowKey={(one) => one.id}
        />
      )}
      {isOpen && count > 0 && (
        <div className="cf row wrap">
          <button className="btn" type="button" disabled={isBusy} onClick={() => void mend()}>
            Check again with {formatCount(count, 'corrected cell')}
          </button>
        </div>
      )}
      <Pager page={problems.pageInfo} shown={problems.nodes.length} total={problems.totalCount} things="problems" />
    </Card>
  )
}

const columns = (
  kind: Kind,
  isMendable: (problem: Problem) => boolean,
  typed: Readonly<Record<string, string>>,
  type: (cell: string, value: string) => void,
): readonly Column<Problem>[] => [
  {
    name: 'Row',
    cell: ({ row }) => (
      <span className="num">
        <span className="narrow">Row </span>
        {row}
      </span>
    ),
  },
  { name: 'Column', cell: ({ column }) => kind.columns.find(({ name }) => name === column)?.title ?? column },
  {
    name: 'In the file',
    cell: (problem) => {
      const { id, row, column, value, refuses } = problem
      return isMendable(problem) ? (
        <input
          className={refuses ? 'in-t wrong' : 'in-t'}
          aria-label={`Row ${row}, ${column}`}
          value={typed[id] ?? value ?? ''}
          onChange={(event) => type(id, event.target.value)}
        />
      ) : (
        <code>{value ?? 'blank'}</code>
      )
    },
  },
  {
    name: 'What is wrong and how to mend it',
    cell: (problem) => {
      const { id, row, column, reason, fix, refuses, suggestion } = problem
      return (
        <span>
          {!refuses && <Tag tone="amber">Asks for a note</Tag>} <b>{reason}</b>
          {fix && <span className="second">{fix}</span>}
          {suggestion && isMendable(problem) && typed[id] !== suggestion && (
            <button className="btn s" type="button" onClick={() => type(id, suggestion)}>
              Use {suggestion}
              <span className="sr">
                {' '}
                in row {row}, {column}
              </span>
            </button>
          )}
        </span>
      )
    },
  },
]
